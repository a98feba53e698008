// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// The syntax of a sentence: `{name}`, `{name|을/를}`, `{‘name’|을/를}`, `{{`, `}}`.
enum MessageTemplate {
  enum Piece: Equatable {
    case literal(String)
    /// Marks stand around the name and are printed around the value; the particle follows them.
    case value(name: String, open: String, close: String, particles: String?)
  }

  // Braces, bars and names are ASCII, so that bytes tell what they are.
  static func pieces(_ template: String) -> [Piece] {
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    var pieces: [Piece] = []
    var literal = ""
    var rest = template[...]
    while let place = rest.utf8.firstIndex(where: { $0 == open || $0 == close }) {
      literal += rest[..<place]
      let brace = rest.utf8[place]
      let after = rest.utf8[place...].dropFirst()
      if after.first == brace {
        literal.unicodeScalars.append(Unicode.Scalar(brace))
        rest = rest[after.dropFirst().startIndex...]
      } else if brace == open, let end = after.firstIndex(of: close) {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(value(rest[after.startIndex..<end]))
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        literal.unicodeScalars.append(Unicode.Scalar(brace))
        rest = rest[after.startIndex...]
      }
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  /// The values with which the template gives the text, by name; nil where none do. A value reaches to the first place
  /// where the text goes on as the template does; two values without words between them cannot be told apart.
  static func values(in text: String, of template: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = text[...]
    var open: String?
    let pieces = pieces(template)
    for (index, piece) in pieces.enumerated() {
      switch (piece, open) {
      case (.value(let name, _, _, _), nil): open = name
      case (.value, _?): return nil
      case (.literal(let literal), nil):
        guard rest.hasPrefix(literal) else { return nil }
        rest = rest.dropFirst(literal.count)
      case (.literal(let literal), let name?):
        if index == pieces.count - 1 {
          guard rest.hasSuffix(literal) else { return nil }
          values[name] = String(rest.dropLast(literal.count))
          return values
        }
        guard let place = rest.firstRange(of: literal) else { return nil }
        values[name] = String(rest[..<place.lowerBound])
        rest = rest[place.upperBound...]
        open = nil
      }
    }
    if let open { values[open] = String(rest) } else if !rest.isEmpty { return nil }
    return values
  }

  private static func value(_ inside: Substring) -> Piece {
    let bar = inside.utf8.firstIndex(of: UInt8(ascii: "|"))
    let marked = inside[..<(bar ?? inside.endIndex)]
    let isName = { (byte: UInt8) in byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic || byte &- 0x30 < 10 }
    let start = marked.utf8.firstIndex(where: isName) ?? marked.endIndex
    let end = marked.utf8[start...].firstIndex { !isName($0) } ?? marked.endIndex
    return .value(
      name: String(marked[start..<end]), open: String(marked[..<start]), close: String(marked[end...]),
      particles: bar.map { String(inside[inside.utf8.index(after: $0)...]) })
  }
}

/// Chooses between the two forms of a Korean particle.
enum KoreanParticle {
  /// - Parameter pair: the form after a consonant, `/`, the form after a vowel.
  static func fitting(_ final: FinalSound, of pair: String) -> String {
    let forms = pair.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard forms.count == 2 else { return pair }
    switch final {
    case .vowel: return forms[1]
    case .consonant: return forms[0]
    // 로 and what begins with it follow ㄹ like a vowel: 서울로.
    case .rieul: return forms[1].hasPrefix("로") ? forms[1] : forms[0]
    }
  }
}
