// SPDX-License-Identifier: Apache-2.0

/// Recognises formats by content; names of files lie (`.hwp` is three formats).
enum FormatSniffer {
  /// The name of a known format that is no plain text, nil when it may be text.
  static func unreadFormat(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    func starts(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { bytes.count >= $0.count && bytes.prefix($0.count).elementsEqual($0) }
    }
    if starts("%PDF-") { return "PDF" }
    if starts("HWP Document File V3.00") { return "HWP 3" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // The stream names of a compound file are UTF-16 in its directory.
      if contains(bytes, "F\0i\0l\0e\0H\0e\0a\0d\0e\0r\0") { return "HWP 5" }
      if contains(bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0") { return "DOC" }
      if contains(bytes, "W\0o\0r\0k\0b\0o\0o\0k\0") { return "XLS" }
      return "OLE"
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      if contains(bytes, "application/hwp+zip") { return "HWPX" }
      if contains(bytes, "word/document.xml") { return "DOCX" }
      if contains(bytes, "xl/workbook.xml") { return "XLSX" }
      if contains(bytes, "application/vnd.oasis.opendocument.text") { return "ODT" }
      return "ZIP"
    }
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return "gzip" }
    if starts("{\\rtf") { return "RTF" }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let head = UnsafeBufferPointer(rebasing: bytes.dropFirst(hasMark ? 3 : 0).prefix(1024))
    if head.starts(with: Array("<?xml".utf8)) || head.starts(with: Array("<HWPML".utf8)),
      contains(head, "<HWPML")
    {
      return "HWPML"
    }
    return nil
  }

  /// Markdown by its file name; a name that says nothing (standard input) leaves it to the first 64 KB.
  static func textFormat(path: String, _ bytes: UnsafeBufferPointer<UInt8>) -> DocumentFormat {
    let name = path.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."), dot != name.startIndex {
      switch name[name.index(after: dot)...].lowercased() {
      case "md", "markdown", "mdown", "mkd", "mdx": return .markdown
      default: return .plain
      }
    }
    return looksLikeMarkdown(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16))) ? .markdown : .plain
  }

  // Two marks of different sorts: `#` alone begins a comment in other files, and a list is no Markdown.
  private static func looksLikeMarkdown(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var headings = false
    var fences = false
    var tables = false
    var links = contains(bytes, "](")
    var emphasis = contains(bytes, "**")
    for line in bytes.split(separator: ByteScan.lineFeed) {
      let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(marks), line.dropFirst(marks).first == 0x20 { headings = true }
      if line.starts(with: Array("```".utf8)) || line.starts(with: Array("~~~".utf8)) { fences = true }
      if line.starts(with: Array("| ---".utf8)) || line.starts(with: Array("|---".utf8))
        || line.starts(with: Array("|:--".utf8)) || line.starts(with: Array("| :--".utf8))
      {
        tables = true
      }
    }
    if !(headings || fences || tables) {
      links = false
      emphasis = false
    }
    return [headings, fences, tables, links, emphasis].filter { $0 }.count >= 2 || tables
  }

  private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      var from = 0
      while let found = ByteScan.firstIndex(of: wanted[0], in: bytes, from: from) {
        if bytes[found...].starts(with: wanted) { return true }
        from = found + 1
      }
      return false
    }
  }
}
