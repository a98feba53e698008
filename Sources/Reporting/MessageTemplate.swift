// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// The syntax of a sentence: `{name}`, `{name|을/를}`, `{‘name’|을/를}`, `{{`, `}}`.
enum MessageTemplate {
  enum Piece: Equatable {
    case literal(String)
    /// Marks stand around the name and are printed around the value; the particle follows them.
    case value(name: String, open: String, close: String, particles: String?)
  }

  static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var literal = ""
    var rest = Substring(template)
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        literal.append(character)
        rest = rest.dropFirst()
      } else if character == "{", let end = rest.firstIndex(of: "}") {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(value(rest[..<end]))
        rest = rest[end...].dropFirst()
      } else {
        literal.append(character)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  private static func value(_ inside: Substring) -> Piece {
    let parts = inside.split(separator: "|", maxSplits: 1)
    let marked = parts.first ?? ""
    let isName = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber) }
    let open = marked.prefix { !isName($0) }
    let name = marked[open.endIndex...].prefix(while: isName)
    return .value(
      name: String(name), open: String(open), close: String(marked[name.endIndex...]),
      particles: parts.count > 1 ? String(parts[1]) : nil)
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
