// SPDX-License-Identifier: Apache-2.0

import Alignment
import GRDB

/// What a row of `attestation` says about a place, besides its document and pair.
struct Place: Equatable {
  /// In the order of `columns`, up to `koColumn`.
  var numbers: [Int64?]
  var confidence: Double
  var link: Double
  var isCandidate: Bool
  /// In the order of `columns`.
  var texts: [ExactText?]

  /// For SELECT, INSERT and UPDATE alike.
  static let columns = [
    "line", "\"column\"", "\"offset\"", "byteOffset", "zhStart", "zhEnd", "koStart", "koEnd", "koLine", "koColumn",
    "confidence", "link", "isCandidate", "kind", "direction", "verdict", "aliases", "expected", "context",
    "filterReason",
  ]
  private static let numberCount = 10
  /// Takes `arguments`, the number of the document and that of the pair.
  static let insertion = """
    INSERT INTO attestation (\(columns.joined(separator: ", ")), documentId, pairId)
    VALUES (\(Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")))
    """

  var context: ExactText { (texts[5] ?? nil) ?? ExactText("") }
  var offset: Int64 { (numbers[2] ?? nil) ?? 0 }
  var zhStart: Int64 { (numbers[4] ?? nil) ?? 0 }

  init(_ observation: Observation) {
    let annotation = observation.annotation
    numbers = [
      annotation.line, annotation.column, annotation.offset, annotation.byteOffset, annotation.zhRange?.lowerBound,
      annotation.zhRange?.upperBound, annotation.koRange?.lowerBound, annotation.koRange?.upperBound,
      annotation.koLine, annotation.koColumn,
    ].map { $0.map(Int64.init) }
    // SQLite has no NaN: it would come back as NULL.
    confidence = annotation.confidence.isNaN ? 0 : annotation.confidence
    link = annotation.link.isNaN ? 0 : annotation.link
    isCandidate = observation.isCandidate
    var context = observation.context
    if context.utf8.count > Observation.contextLimit, context.unicodeScalars.count > Observation.contextLimit {
      context = String(String.UnicodeScalarView(context.unicodeScalars.prefix(Observation.contextLimit)))
    }
    let texts: [String?] = [
      annotation.kind.rawValue, annotation.direction.rawValue, annotation.verdict.rawValue,
      storable(annotation.aliases), storable(annotation.expected), storable(context),
      observation.filterReason.map { storable($0) },
    ]
    self.texts = texts.map { $0.map(ExactText.init) }
  }

  /// Reads `columns` from a column on.
  init(_ row: Row, from first: Int) throws {
    numbers = try (0..<Self.numberCount).map { try row.optionalInteger(first + $0) }
    confidence = try row.number(first + Self.numberCount)
    link = try row.number(first + Self.numberCount + 1)
    isCandidate = try row.integer(first + Self.numberCount + 2) != 0
    texts = try (Self.numberCount + 3..<Self.columns.count).map { column in
      try row.optionalText(first + column).map(ExactText.init)
    }
  }

  /// In the order of `columns`.
  var values: [DatabaseValue] {
    var values: [DatabaseValue] = []
    // With room for the document and the pair.
    values.reserveCapacity(Self.columns.count + 2)
    for number in numbers { values.append(number?.databaseValue ?? .null) }
    values.append(confidence.databaseValue)
    values.append(link.databaseValue)
    values.append((isCandidate ? 1 : 0).databaseValue)
    for text in texts { values.append(text?.text.databaseValue ?? .null) }
    return values
  }
}

/// What tells places of one document apart when positions may have moved.
struct PlaceKey: Hashable {
  var pair: Int64
  var context: ExactText
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
