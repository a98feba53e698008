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
  /// Language tags of the Chinese and the Korean column.
  var chinese = "zh"
  var korean = "ko"
  /// The line where the columns were told apart.
  var line = 1

  /// How a table is laid out; nil when Chinese and Korean cannot be told apart.
  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> TableLayout? {
    if bytes.starts(with: Array("#UTX".utf8)) { return utx(bytes) }
    // A comment of OmegaT's that names the encoding: no quoting.
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    let isOmegaT = head.hasPrefix("#") && head.contains("-*- coding")
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
      if layout.takeHeader(first.cells, rows: Array(rows.dropFirst())) { return layout }
      layout.hasHeader = false
      if layout.takeContent(rows) { return layout }
    }
    return nil
  }

  // MARK: With a header

  private mutating func takeHeader(_ header: [String], rows: [(line: Int, cells: [String])]) -> Bool {
    let names = header.map { $0.lowercased() }
    if let zh = names.firstIndex(where: { Self.isChinese($0) }), let ko = names.firstIndex(where: { Self.isKorean($0) })
    {
      format = .glossary
      chinese = LanguageRole.isWellFormed(header[zh]) ? header[zh] : "zh"
      columns = zip(header, names).enumerated().map { index, name in
        if index == zh { return .glossary(.zh) }
        if index == ko { return .glossary(.ko) }
        if let column = GlossaryColumn(rawValue: name.1) { return .glossary(column) }
        return name.0.isEmpty ? .unused : .extra(name.0)
      }
      return isUnique
    }
    guard let source = names.firstIndex(of: "source"), let target = names.firstIndex(of: "target") else { return false }
    format = .weblate
    guard let isReversed = Self.isReversed(rows, source, target) else { return false }
    columns = zip(header, names).enumerated().map { index, name in
      if index == (isReversed ? target : source) { return .glossary(.zh) }
      if index == (isReversed ? source : target) { return .glossary(.ko) }
      switch name.1 {
      case "context": return .context
      case "developer_comments", "translator_comments", "comment", "comments", "note", "notes", "description":
        return .note
      case "": return .unused
      default: return Self.extra(name.0)
      }
    }
    return true
  }

  private var isUnique: Bool {
    let known = columns.filter { if case .glossary = $0 { true } else { false } }
    return known.indices.allSatisfy { index in !known[..<index].contains(known[index]) }
  }

  /// Whether the first column has the Korean; nil when the rows do not tell.
  private static func isReversed(_ rows: [(line: Int, cells: [String])], _ one: Int, _ other: Int) -> Bool? {
    var straight = 0
    var reversed = 0
    for row in rows where row.cells.count > max(one, other) {
      switch (LanguageRole.guessed(row.cells[one]), LanguageRole.guessed(row.cells[other])) {
      case ("ko", "ko"), (nil, nil): continue
      case ("ko", _), (_, "zh"): reversed += 1
      case ("zh", _), (_, "ko"): straight += 1
      default: continue
      }
    }
    if straight == 0, reversed == 0 { return nil }
    return reversed > straight
  }

  private static func isChinese(_ name: String) -> Bool {
    if ["chinese", "중국어", "한자", "中文", "汉语", "漢語", "중국어 간체", "chinese (simplified)"].contains(name) { return true }
    return LanguageRole(tag: name).isChinese && !name.hasSuffix("_status") && name.utf8.count <= 11
  }

  private static func isKorean(_ name: String) -> Bool {
    if ["korean", "한국어", "한글", "우리말", "韩语", "韓語"].contains(name) { return true }
    return LanguageRole(tag: name) == .korean && !name.hasSuffix("_status") && name.utf8.count <= 11
  }

  // MARK: Without a header

  private mutating func takeContent(_ rows: [(line: Int, cells: [String])]) -> Bool {
    guard let isReversed = Self.isReversed(rows, 0, 1) else { return false }
    columns = isReversed ? [.glossary(.ko), .glossary(.zh)] : [.glossary(.zh), .glossary(.ko)]
    let width = rows.map(\.cells.count).max() ?? 2
    for _ in 2..<max(2, min(width, 100)) { columns.append(.note) }
    return true
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
