// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Which column of a table holds what.
struct TableLayout {
  enum Column: Equatable {
    case glossary(GlossaryColumn)
    /// UTX's `term status`, and other statuses in a tool's own words.
    case status
    /// An id when it can be one, else kept.
    case context
    case note
    case extra(String)
    case unused
  }

  var format: TermFileFormat
  var dialect: String
  var separator: UInt8
  var quotes: Bool
  var hasComments: Bool
  var columns: [Column]
  /// Whether the first row that is no comment names the columns.
  var hasHeader: Bool
  /// Whether the titles are those of the glossary or of its workbook.
  var hasOwnTitles = false
  /// Language tags of the Chinese and the Korean column.
  var chinese = "zh"
  var korean = "ko"
  /// The line where the columns were told apart.
  var line = 1

  /// What the first rows of a table tell of its columns.
  enum Finding {
    case layout(TableLayout)
    /// The first row is no pair of terms, and no heading of it says which columns the others have theirs in.
    case unknownHeader(line: Int, titles: [String])
    /// Chinese and Korean cannot be told apart.
    case nothing
  }

  /// How a table is laid out.
  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> Finding {
    if bytes.starts(with: Array("#UTX".utf8)) { return utx(bytes).map { .layout($0) } ?? .nothing }
    // A comment of OmegaT's that names the encoding: no quoting.
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    let isOmegaT = head.hasPrefix("#") && head.contains("-*- coding")
    var unknown: Finding = .nothing
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")] {
      let isTab = separator == UInt8(ascii: "\t")
      var scanner = TableScanner(bytes, separator: separator, quotes: !isOmegaT, hasComments: isTab || isOmegaT)
      var rows: [(line: Int, cells: [String])] = []
      var row = TableScanner.Row()
      while rows.count < 50, scanner.consumed < 1 << 20, scanner.next(&row) {
        if row.isComment { continue }
        rows.append((row.line, row.cells.prefix(100).map { scanner.value($0) }))
      }
      guard let first = rows.first, first.cells.count >= 2 else { continue }
      var layout = TableLayout(
        format: .pairs, dialect: isTab ? "TAB" : String(UnicodeScalar(separator)), separator: separator,
        quotes: !isOmegaT, hasComments: isTab || isOmegaT, columns: [], hasHeader: true, line: first.line)
      if layout.takeHeader(first.cells, rows: Array(rows.dropFirst())) { return .layout(layout) }
      layout.hasHeader = false
      guard let places = TablePlaces(rows) else { continue }
      if !isOmegaT, places.isHeader(rows) {
        unknown = .unknownHeader(line: first.line, titles: first.cells)
        continue
      }
      layout.columns = places.columns(width: rows.map(\.cells.count).max() ?? 2)
      return .layout(layout)
    }
    return unknown
  }

  // MARK: With a header

  private mutating func takeHeader(_ header: [String], rows: [(line: Int, cells: [String])]) -> Bool {
    let titles = TableTitles(header)
    guard let (one, other) = titles.sides else { return false }
    if titles.saysDirection {
      format = .glossary
      chinese = LanguageRole.isWellFormed(header[one]) ? header[one] : "zh"
      columns = titles.columns(zh: one, ko: other)
      hasOwnTitles = titles.isOwn(zh: one, ko: other)
      return isUnique
    }
    // Source and target: the cells tell which is which.
    guard let isReversed = TablePlaces.isReversed(rows, one, other) else { return false }
    let (zh, ko) = isReversed ? (other, one) : (one, other)
    guard titles.isWeblate else {
      format = .glossary
      columns = titles.columns(zh: zh, ko: ko)
      return isUnique
    }
    format = .weblate
    columns = header.enumerated().map { index, title in
      if index == zh { return .glossary(.zh) }
      if index == ko { return .glossary(.ko) }
      switch title.lowercased() {
      case "context": return .context
      case "developer_comments", "translator_comments", "comment", "comments", "note", "notes", "description":
        return .note
      case "": return .unused
      default: return Self.extra(title)
      }
    }
    return true
  }

  private var isUnique: Bool {
    let known = columns.filter { if case .glossary = $0 { true } else { false } }
    return known.indices.allSatisfy { index in !known[..<index].contains(known[index]) }
  }

  // MARK: UTX

  private static func utx(_ bytes: UnsafeBufferPointer<UInt8>) -> TableLayout? {
    var scanner = TableScanner(bytes, separator: UInt8(ascii: "\t"), quotes: false)
    var row = TableScanner.Row()
    var layout = TableLayout(
      format: .utx, dialect: "", separator: UInt8(ascii: "\t"), quotes: false, hasComments: true, columns: [],
      hasHeader: false)
    var isReversed = false
    while scanner.next(&row), row.isComment {
      let text = scanner.value(row.cells[0])
      if text.hasPrefix("#UTX") {
        let fields = text.dropFirst().split(separator: ";").map { CleanText.trimmed(String($0)) }
        layout.dialect = fields.first ?? "UTX"
        if fields.count > 1 {
          let tags = fields[1].split(separator: "/").map(String.init)
          if tags.count >= 2 {
            isReversed = LanguageRole(tag: tags[0]) == .korean
            layout.chinese = isReversed ? tags[1] : tags[0]
            layout.korean = isReversed ? tags[0] : tags[1]
          }
        }
      } else if text.lowercased().hasPrefix("#src") {
        layout.line = row.line
        layout.columns = text.dropFirst().split(separator: "\t", omittingEmptySubsequences: false).map {
          column(utx: CleanText.trimmed(String($0)), isReversed: isReversed)
        }
      }
    }
    guard layout.columns.contains(.glossary(.zh)), layout.columns.contains(.glossary(.ko)), layout.isUnique else {
      return nil
    }
    return layout
  }

  private static func column(utx name: String, isReversed: Bool) -> Column {
    switch name.lowercased() {
    case "src": .glossary(isReversed ? .ko : .zh)
    case "tgt": .glossary(isReversed ? .zh : .ko)
    // Nouns, as all terms are.
    case "src:pos", "tgt:pos": .unused
    case "term status": .status
    case "concept id": .context
    case "comment": .note
    case "": .unused
    default:
      if name.hasPrefix("x-"), let column = GlossaryColumn(rawValue: String(name.dropFirst(2))), column != .zh,
        column != .ko
      {
        .glossary(column)
      } else {
        extra(name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
      }
    }
  }

  /// A column of another format that only happens to be called like one of the glossary's is not that one: it keeps a
  /// name of its own, so that what we write is not read as ours.
  private static func extra(_ name: String) -> Column {
    .extra(GlossaryColumn(rawValue: name.lowercased()) == nil ? name : name + "_")
  }

  /// What UTX 1.20 calls a term's status.
  static let utxStatuses: [String: TermStatus] = [
    "approved": .preferred, "provisional": .preferred, "non-standard": .admitted, "forbidden": .deprecated,
  ]
}
