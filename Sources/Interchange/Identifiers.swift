// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// The ids of an exported file: NCNames, unique, and the same again in the next export.
///
/// - A concept whose rows carry an `id` keeps it.
/// - The others get `c-` and the pinyin of their Chinese without tones and spaces (`c-chengnuo`; ü is `v`).
/// - Concepts that read alike get `-2`, `-3` … in byte order of their keys, so that the order of rows and
///   files, and the status filter, change nothing. A homophone that is added later can move a suffix; who
///   needs more gives the row an `id`.
/// - Concepts that were rejected as a whole take no id from the others.
struct Identifiers {
  /// By position in the concepts given; empty for a concept that is never exported.
  private(set) var concepts: [String] = []
  /// Positions of concepts whose own `id` could not be used.
  private(set) var refused: Set<Int> = []
  private var taken: Set<String> = []

  init(_ given: some Collection<Concept>, forms: ScriptForms) {
    concepts = Array(repeating: "", count: given.count)
    var made: [(base: String, key: [UInt8], position: Int)] = []
    for (position, concept) in given.enumerated() where concept.rows.contains(where: Self.isLive) {
      if let id = concept.id, !id.isEmpty {
        if Self.isNCName(id), taken.insert(id).inserted {
          concepts[position] = id
          continue
        }
        refused.insert(position)
        made.append(("c-" + Self.nameCharacters(id), Array(concept.key.utf8), position))
      } else {
        made.append(("c-" + Self.pinyinBase(of: concept, forms: forms), Array(concept.key.utf8), position))
      }
    }
    // Own ids first, so that a made one never takes the name of an id that a person gave.
    made.sort { a, b in
      if a.base != b.base { return a.base.utf8.lexicographicallyPrecedes(b.base.utf8) }
      if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      return a.position < b.position
    }
    for entry in made { concepts[entry.position] = unique(entry.base) }
  }

  /// Ids of people, `p-` and the name, for the objects in `back` that `responsibility` points to.
  mutating func people(_ names: Set<String>) -> [(name: String, id: String)] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { ($0, unique("p-" + Self.nameCharacters($0))) }
  }

  private mutating func unique(_ base: String) -> String {
    var candidate = base
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = base + "-\(number)"
      number += 1
    }
    return candidate
  }

  static func isLive(_ row: GlossaryRow) -> Bool { row.status != .rejected && row.zhStatus != .rejected }

  /// The id is made from content alone: the preferred Chinese form before the others, a full form before a
  /// short one, then byte order of the simplified spelling.
  private static func pinyinBase(of concept: Concept, forms: ScriptForms) -> String {
    let ranked = concept.rows.lazy.filter(isLive).map { row in
      (row.zhStatus.rank, row.form.rank, forms.simplified(forms.normalize(CleanText.legal(row.zh).text)))
    }
    let best = ranked.min { a, b in
      if a.0 != b.0 { return a.0 < b.0 }
      if a.1 != b.1 { return a.1 < b.1 }
      return a.2.utf8.lexicographicallyPrecedes(b.2.utf8)
    }
    let base = bare(forms.normalize(forms.pinyin(best?.2 ?? "")))
    return base.isEmpty ? "x" : base
  }

  /// Pinyin without tone marks, spaces and punctuation; a letter that is not ASCII by its code point.
  static func bare(_ pinyin: String) -> String {
    var out = ""
    for scalar in pinyin.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": out.unicodeScalars.append(scalar)
      case "ā", "á", "ǎ", "à": out.append("a")
      case "ē", "é", "ě", "è", "ê": out.append("e")
      case "ī", "í", "ǐ", "ì": out.append("i")
      case "ō", "ó", "ǒ", "ò": out.append("o")
      case "ū", "ú", "ǔ", "ù": out.append("u")
      case "ü", "ǖ", "ǘ", "ǚ", "ǜ": out.append("v")
      case "ń", "ň", "ǹ": out.append("n")
      case "ḿ": out.append("m")
      case _ where scalar.properties.isAlphabetic: out += "u" + String(scalar.value, radix: 16)
      default: continue
      }
    }
    return out
  }

  /// What an NCName may hold after its first letter, as far as XML 1.0's fourth edition and the fifth agree
  /// on it and our ids need it: ASCII, Hangul, Han of the first block.
  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x4E00...0x9FA5, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Whether an `id` may stand as it is (XML Namespaces, production 4: NCName), in the range above.
  static func isNCName(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, isNameCharacter(first) else { return false }
    switch first {
    case "0"..."9", "-", ".": return false
    default: return id.unicodeScalars.allSatisfy(isNameCharacter)
    }
  }

  /// An id made from one that is no NCName.
  static func repaired(_ id: String) -> String { "c-" + nameCharacters(id) }

  /// The text with one hyphen for each run of characters that a name cannot hold.
  private static func nameCharacters(_ text: String) -> String {
    let words = text.unicodeScalars.split { !isNameCharacter($0) }.map { String($0) }
    return words.isEmpty ? "x" : words.joined(separator: "-")
  }
}

extension TermStatus {
  /// Preferred first: readers that know no status take the first term.
  var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    case .superseded: 2
    case .deprecated: 3
    case .rejected: 4
    }
  }

  /// Whether a tool may offer the form.
  var isOffered: Bool { self == .preferred || self == .admitted }
}

extension TermForm {
  var rank: Int {
    switch self {
    case .full: 0
    case .short: 1
    case .abbreviation: 2
    }
  }
}
