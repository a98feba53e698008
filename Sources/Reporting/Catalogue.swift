// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// One sentence in both languages.
struct CatalogueEntry {
  let key: StaticString
  let ko: StaticString
  let en: StaticString

  init(_ key: StaticString, _ ko: StaticString, _ en: StaticString) {
    self.key = key
    self.ko = ko
    self.en = en
  }

  func template(_ language: Language) -> StaticString { language == .ko ? ko : en }
}

/// Every sentence gwalho says. The sentences are data (`Data/messages.tsv`); nothing is parsed at start.
///
/// ```swift
/// Catalogue.text("cli.not-found", ["term": "청닝"], .ko)  // ‘청닝’을 찾지 못했습니다
/// ```
public enum Catalogue {
  /// A sentence with its values and the particles that fit them.
  ///
  /// A key that is not there gives the key itself: a reader is better served by `tm.bad-tag` than by nothing.
  /// A value that is not given leaves its name.
  public static func text(
    _ key: String, _ arguments: [String: String] = [:], _ language: Language
  ) -> String {
    guard let entry = entry(key) else { return key }
    var result = ""
    for piece in MessageTemplate.pieces(entry.template(language).description) {
      switch piece {
      case .literal(let text): result += text
      case .value(let name, let open, let close, let particles):
        let value = arguments[name] ?? name
        result += open + value + close
        if let particles {
          result += KoreanParticle.fitting(FinalSound.of(value), of: particles)
        }
      }
    }
    return result
  }

  /// Which sentence a text is, and with which values, for texts that somebody else made in English: what a library says.
  ///
  /// Of the sentences whose key begins with `prefix`; where several give the text, the one of most words. Nil where none
  /// does.
  public static func sentence(_ text: String, prefix: String) -> (key: String, values: [String: String])? {
    var best: (key: String, values: [String: String], words: Int)?
    for entry in MessageData.entries where entry.key.description.hasPrefix(prefix) {
      let template = entry.template(.en).description
      guard let values = MessageTemplate.values(in: text, of: template) else { continue }
      let words = text.count - values.values.reduce(0) { $0 + $1.count }
      if words > best?.words ?? -1 { best = (entry.key.description, values, words) }
    }
    return best.map { ($0.key, $0.values) }
  }

  /// Whether a sentence is there.
  public static func has(_ key: String) -> Bool { entry(key) != nil }

  /// Every key, sorted by bytes.
  public static var keys: [String] { MessageData.entries.map { $0.key.description } }

  /// The names of a sentence's values, for tests that compare languages.
  public static func placeables(_ key: String, _ language: Language) -> Set<String> {
    guard let entry = entry(key) else { return [] }
    return Set(
      MessageTemplate.pieces(entry.template(language).description).compactMap {
        if case .value(let name, _, _, _) = $0 { name } else { nil }
      })
  }

  private static func entry(_ key: String) -> CatalogueEntry? {
    let entries = MessageData.entries
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = entries[middle].key
      if precedes(candidate, key) { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key.description == key ? entries[low] : nil
  }

  private static func precedes(_ a: StaticString, _ b: String) -> Bool {
    a.withUTF8Buffer { $0.lexicographicallyPrecedes(b.utf8) }
  }
}
