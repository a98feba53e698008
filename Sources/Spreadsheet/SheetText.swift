// SPDX-License-Identifier: Apache-2.0

internal import Interchange

/// Collects the text of a string item: `t` alone or in runs (`r`), without what stands in phonetic guides (`rPh`).
struct SheetText {
  /// What a cell holds, in UTF-16 units (Excel's specifications and limits). Who writes more makes a file that no
  /// spreadsheet opens, or one that is to fill memory.
  static let limit = 32_767
  /// The bytes that so much text takes at most: `_x000D_` for each unit. More need not be collected to be refused.
  static let byteLimit = 7 * limit

  static func isTooLong(_ text: String) -> Bool { text.utf8.count > limit && text.utf16.count > limit }

  private var bytes: [UInt8] = []
  /// Bytes so far.
  var count: Int { bytes.count }
  private var isInText = false
  private var guides = 0

  mutating func start(_ name: String) {
    if name == "rPh" { guides += 1 }
    isInText = name == "t" && guides == 0
  }

  mutating func end(_ name: String) {
    if name == "rPh" { guides -= 1 }
    isInText = false
  }

  mutating func text(_ more: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: more) }
  }

  /// The text so far; the next item begins.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return Self.unescaped(bytes)
  }

  /// `_x000D_` stands for a character that XML cannot hold (ECMA-376-1, 22.9.2.19).
  static func unescaped(_ bytes: [UInt8]) -> String {
    let mark = UInt8(ascii: "_")
    guard bytes.contains(mark) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt16] = []
    let units = Array(String(decoding: bytes, as: UTF8.self).utf16)
    var index = 0
    while index < units.count {
      if units[index] == UInt16(mark), index + 6 < units.count, units[index + 1] == UInt16(UInt8(ascii: "x")),
        units[index + 6] == UInt16(mark), let unit = hexadecimal(units[index + 2..<index + 6])
      {
        out.append(unit)
        index += 7
      } else {
        out.append(units[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF16.self)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt16>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      guard digit < 0x80, let nibble = Character(UnicodeScalar(UInt8(digit))).hexDigitValue else { return nil }
      value = value << 4 | UInt16(nibble)
    }
    return value
  }

  /// What has to be written so that `unescaped` gives the text again.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    return unescaped(bytes).utf8.elementsEqual(bytes) ? text : text.replacing("_x", with: "_x005F_x")
  }
}

/// Reads `sharedStrings.xml`.
struct SharedStrings: XMLEventHandler {
  private let path: String
  private(set) var items: [String] = []
  private var text = SheetText()
  private var open: [String] = []
  private var length = 0

  /// Of all strings together, in bytes.
  static let limit = 256 << 20

  init(path: String) { self.path = path }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
    open.append(name.text)
    text.start(name.text)
  }

  mutating func end(line: Int) throws {
    guard let name = open.popLast() else { return }
    text.end(name)
    guard name == "si", open.count == 1 else { return }
    let item = text.take()
    if SheetText.isTooLong(item) { throw longText() }
    length += item.utf8.count + 16
    if length > Self.limit {
      throw SpreadsheetError.tooLarge(path: path, part: "xl/sharedStrings.xml", limit: Self.limit >> 20)
    }
    items.append(item)
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws {
    text.text(bytes)
    if text.count > SheetText.byteLimit { throw longText() }
  }

  private func longText() -> SpreadsheetError {
    .longText(path: path, part: "xl/sharedStrings.xml", row: nil, limit: SheetText.limit)
  }
}
