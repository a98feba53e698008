// SPDX-License-Identifier: Apache-2.0

/// What stands in a `source` or `target`: text, and inline elements that stand for the markup of the original (XLIFF 1.2,
/// 2.3; XLIFF 2.1, 4.2.3).
///
/// `mrk`, `sm` and `em` annotate the text of one language: they are neither looked for nor copied.
struct XLIFFContent {
  /// Where the codes stand.
  enum Codes {
    case none
    /// Before and behind the text: around any translation they say the same.
    case around
    /// Within the text: which words of a translation they belong to, a person has to say.
    case inside
    /// Something that is no translatable text, or none that this reads: protected text, `sub`, own entities.
    case unreadable
  }

  enum Piece {
    case text(Range<Int>)
    case code(Range<Int>)
    /// A CDATA section, its marks included: what is inside is text as it stands.
    case literal(Range<Int>)

    /// The text in it, for one that has any.
    var inside: Range<Int>? {
      switch self {
      case .text(let range): range
      case .literal(let range): range.lowerBound + 9..<max(range.lowerBound + 9, range.upperBound - 3)
      case .code: nil
      }
    }
  }

  private(set) var codes = Codes.none
  /// The text that is to be translated, without elements.
  private(set) var text = ""
  /// The codes before and behind it, as they are written.
  private(set) var before: [UInt8] = []
  private(set) var after: [UInt8] = []

  /// - Parameter pieces: in their order; byte ranges of `bytes`.
  init(_ pieces: [Piece], isReadable: Bool, in bytes: UnsafeBufferPointer<UInt8>) {
    func isText(_ piece: Piece) -> Bool {
      piece.inside.map { bytes[$0].contains { !Self.isSpace($0) } } ?? false
    }
    guard isReadable else {
      codes = .unreadable
      return
    }
    let hasCodes = pieces.contains { if case .code = $0 { true } else { false } }
    var rest = pieces[...]
    if hasCodes {
      codes = .around
      guard let first = pieces.firstIndex(where: isText), let last = pieces.lastIndex(where: isText) else { return }
      rest = pieces[first...last]
      if rest.contains(where: { if case .code = $0 { true } else { false } }) { codes = .inside }
      before = Self.raw(pieces[..<first], bytes)
      after = Self.raw(pieces[(last + 1)...], bytes)
    }
    var content: [UInt8] = []
    for piece in rest {
      switch piece {
      case .text(let range): content.append(contentsOf: bytes[range])
      case .literal: for byte in piece.inside.map({ bytes[$0] }) ?? bytes[0..<0] { Self.append(byte, to: &content) }
      case .code: break
      }
    }
    if hasCodes {
      // White space between a code and the text stays where it is.
      let leading = content.prefix(while: Self.isSpace)
      before += leading
      content.removeFirst(leading.count)
      let trailing = content.reversed().prefix(while: Self.isSpace).reversed()
      after = trailing + after
      content.removeLast(trailing.count)
    }
    guard let text = Self.unescaped(content) else {
      codes = .unreadable
      return
    }
    self.text = text
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private static func raw(_ pieces: ArraySlice<Piece>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    pieces.flatMap { piece in
      switch piece {
      case .text(let range), .code(let range), .literal(let range): Array(bytes[range])
      }
    }
  }

  /// A byte of CDATA as it is written outside of it.
  private static func append(_ byte: UInt8, to content: inout [UInt8]) {
    if byte == UInt8(ascii: "&") { content.append(contentsOf: "&amp;".utf8) } else { content.append(byte) }
  }

  /// With the five predefined entities and references by number resolved; nil where there are others.
  private static func unescaped(_ bytes: [UInt8]) -> String? {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ";") else { return nil }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      switch name {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "apos": result += "'"
      default:
        let isHexadecimal = name.hasPrefix("#x")
        guard name.hasPrefix("#"),
          let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        result.unicodeScalars.append(scalar)
      }
    }
    return result + rest
  }
}
