// SPDX-License-Identifier: Apache-2.0

import Alignment
import GRDB
import HanHangul

/// What a row of `attestation` says about a place, besides its document and pair.
struct Place: Equatable {
  var line: Int64
  var column: Int64
  var offset: Int64
  var byteOffset: Int64
  var zhStart: Int64?
  var zhEnd: Int64?
  var koStart: Int64?
  var koEnd: Int64?
  var koLine: Int64?
  var koColumn: Int64?
  var confidence: Double
  var link: Double
  var isCandidate: Bool
  var kind: ByteKey
  var direction: ByteKey
  var verdict: ByteKey
  var aliases: ByteKey?
  var expected: ByteKey?
  var context: ByteKey
  var filterReason: ByteKey?

  /// For SELECT, INSERT and UPDATE alike.
  static let columns = [
    "line", "\"column\"", "\"offset\"", "byteOffset", "zhStart", "zhEnd", "koStart", "koEnd", "koLine", "koColumn",
    "confidence", "link", "isCandidate", "kind", "direction", "verdict", "aliases", "expected", "context",
    "filterReason",
  ]
  /// Takes the values of a place, the number of the document and that of the pair.
  static let insertion = """
    INSERT INTO attestation (\(columns.joined(separator: ", ")), documentId, pairId)
    VALUES (\(Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")))
    """

  init(_ observation: Observation) {
    let annotation = observation.annotation
    line = Int64(annotation.line)
    column = Int64(annotation.column)
    offset = Int64(annotation.offset)
    byteOffset = Int64(annotation.byteOffset)
    zhStart = annotation.zhRange.map { Int64($0.lowerBound) }
    zhEnd = annotation.zhRange.map { Int64($0.upperBound) }
    koStart = annotation.koRange.map { Int64($0.lowerBound) }
    koEnd = annotation.koRange.map { Int64($0.upperBound) }
    koLine = annotation.koLine.map(Int64.init)
    koColumn = annotation.koColumn.map(Int64.init)
    // SQLite has no NaN: it would come back as NULL.
    confidence = annotation.confidence.isNaN ? 0 : annotation.confidence
    link = annotation.link.isNaN ? 0 : annotation.link
    isCandidate = observation.isCandidate
    kind = ByteKey(annotation.kind.rawValue)
    direction = ByteKey(annotation.direction.rawValue)
    verdict = ByteKey(annotation.verdict.rawValue)
    aliases = storable(annotation.aliases).map { ByteKey($0) }
    expected = storable(annotation.expected).map { ByteKey($0) }
    var context = observation.context
    if context.utf8.count > Observation.contextLimit, context.unicodeScalars.count > Observation.contextLimit {
      context = String(String.UnicodeScalarView(context.unicodeScalars.prefix(Observation.contextLimit)))
    }
    self.context = ByteKey(storable(context))
    filterReason = observation.filterReason.map { ByteKey(storable($0)) }
  }

  /// Reads `columns` from a column on.
  init(_ row: Row, from first: Int) throws {
    func key(_ column: Int) throws -> ByteKey? { try row.optionalText(first + column).map { ByteKey($0) } }
    line = try row.integer(first)
    column = try row.integer(first + 1)
    offset = try row.integer(first + 2)
    byteOffset = try row.integer(first + 3)
    zhStart = try row.optionalInteger(first + 4)
    zhEnd = try row.optionalInteger(first + 5)
    koStart = try row.optionalInteger(first + 6)
    koEnd = try row.optionalInteger(first + 7)
    koLine = try row.optionalInteger(first + 8)
    koColumn = try row.optionalInteger(first + 9)
    confidence = try row.number(first + 10)
    link = try row.number(first + 11)
    isCandidate = try row.integer(first + 12) != 0
    kind = ByteKey(try row.text(first + 13))
    direction = ByteKey(try row.text(first + 14))
    verdict = ByteKey(try row.text(first + 15))
    aliases = try key(16)
    expected = try key(17)
    context = ByteKey(try row.text(first + 18))
    filterReason = try key(19)
  }

  /// In the order of `columns`. One by one and not as a list: an archive has a million of them.
  func forEachValue(_ body: (PlaceValue) throws -> Void) rethrows {
    try body(.integer(line))
    try body(.integer(column))
    try body(.integer(offset))
    try body(.integer(byteOffset))
    try body(PlaceValue(zhStart))
    try body(PlaceValue(zhEnd))
    try body(PlaceValue(koStart))
    try body(PlaceValue(koEnd))
    try body(PlaceValue(koLine))
    try body(PlaceValue(koColumn))
    try body(.real(confidence))
    try body(.real(link))
    try body(.integer(isCandidate ? 1 : 0))
    try body(.text(kind.text))
    try body(.text(direction.text))
    try body(.text(verdict.text))
    try body(PlaceValue(aliases))
    try body(PlaceValue(expected))
    try body(.text(context.text))
    try body(PlaceValue(filterReason))
  }

  /// The same as a list.
  var values: [DatabaseValue] {
    var values: [DatabaseValue] = []
    forEachValue { value in
      switch value {
      case .integer(let number): values.append(number.databaseValue)
      case .real(let number): values.append(number.databaseValue)
      case .text(let text): values.append(text.databaseValue)
      case .null: values.append(.null)
      }
    }
    return values
  }
}

/// A value of a column as SQLite knows them.
enum PlaceValue {
  case integer(Int64)
  case real(Double)
  case text(String)
  case null

  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ text: ByteKey?) { self = text.map { .text($0.text) } ?? .null }
}

/// What tells places of one document apart when positions may have moved.
struct PlaceKey: Hashable {
  var pair: Int64
  var context: ByteKey
}

/// Which places of a new version are which of the old one.
struct PlaceMatching {
  /// Numbers of new and old places.
  var kept: [(new: Int, old: Int)] = []
  /// Places that are back: numbers of new places and of history.
  var revived: [(new: Int, history: Int)] = []
  /// Numbers of new places.
  var added: [Int] = []
  /// Numbers of old places.
  var gone: [Int] = []

  /// The same pair in the same line of Korean is the same place; what is left is matched pair by pair in the order
  /// of the text; then history, in the same way. Each step is linear, whatever the documents.
  init(new: [PlaceKey], old: [PlaceKey], history: [PlaceKey]) {
    var new = Array(new.enumerated())
    var old = Array(old.enumerated())
    kept = Self.take(&new, &old) { $0 }.map { ($0, $1) }
    kept += Self.take(&new, &old) { $0.pair }.map { ($0, $1) }
    kept.sort { $0.new < $1.new }
    gone = old.map(\.offset)
    var history = Array(history.enumerated())
    revived = Self.take(&new, &history) { $0 }.map { ($0, $1) }
    revived += Self.take(&new, &history) { $0.pair }.map { ($0, $1) }
    added = new.map(\.offset)
  }

  private typealias Numbered = [(offset: Int, element: PlaceKey)]

  /// Takes out of both what has the same key, the first with the first.
  private static func take<Key: Hashable>(
    _ new: inout Numbered, _ old: inout Numbered, by key: (PlaceKey) -> Key
  ) -> [(Int, Int)] {
    if new.isEmpty || old.isEmpty { return [] }
    var waiting: [Key: [Int]] = [:]
    for (number, place) in old.reversed() { waiting[key(place), default: []].append(number) }
    var pairs: [(Int, Int)] = []
    var taken: Set<Int> = []
    new.removeAll { number, place in
      guard let match = waiting[key(place)]?.popLast() else { return false }
      pairs.append((number, match))
      taken.insert(match)
      return true
    }
    old.removeAll { taken.contains($0.offset) }
    return pairs
  }
}
