// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// A concept as a file has it, before anything is made of it.
struct ReadEntry {
  var id: String?
  var line: Int
  var level = ReadLevel()
  var subjectFields: [String] = []
  /// With the tag of the language section they stand in; empty at the concept itself.
  var definitions: [(language: String, text: String)] = []
  var languages: [ReadLanguage] = []
  /// Terms in it, and bytes of text: both are bounded.
  var termCount = 0
  var size = 0
  var isTooLarge: Bool { termCount > 2_000 || size > 8 << 20 }
}

/// What may be said at any level.
struct ReadLevel {
  var notes: [String] = []
  var sources: [String] = []
  /// What the reference says, and where it leads.
  var references: [(text: String, target: String)] = []
  var decisions: [(by: String?, date: String?)] = []
  /// Data categories without a column of ours.
  var extras: [(column: String, value: String)] = []
}

/// All terms of a language.
struct ReadLanguage {
  var tag: String
  var role: LanguageRole
  var line: Int
  var terms: [ReadTerm] = []
  var level = ReadLevel()
}

struct ReadTerm {
  var text = ""
  var line: Int
  var status: TermStatus?
  var form: TermForm?
  var contexts: [String] = []
  var level = ReadLevel()
}

/// What a language tag means to a glossary of Chinese and Korean.
enum LanguageRole: Sendable {
  case simplified, traditional
  /// Chinese, and the tag does not say in which script.
  case chinese
  case korean
  case other

  /// By BCP 47; ISO 639's three-letter codes and the underscores of POSIX locales are met in the wild.
  init(tag: String) {
    let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
    switch parts.first {
    case "ko", "kor": self = .korean
    case "zh", "zho", "chi", "cmn":
      if parts.contains("latn") {
        self = .other
      } else if parts.contains("hant") {
        self = .traditional
      } else if parts.contains("hans") {
        self = .simplified
      } else if parts.contains(where: { $0 == "tw" || $0 == "hk" || $0 == "mo" }) {
        self = .traditional
      } else if parts.contains(where: { $0 == "cn" || $0 == "sg" }) {
        self = .simplified
      } else {
        self = .chinese
      }
    default: self = .other
    }
  }

  var isChinese: Bool { self == .simplified || self == .traditional || self == .chinese }

  /// Whether a tag is made of the letters, digits and hyphens that BCP 47 has.
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.count) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    }
  }

  /// The language that a text without a tag is in: Korean with any Hangul, Chinese with Han.
  static func guessed(_ text: String) -> String? {
    var hasHan = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: return "ko"
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: hasHan = true
      default: continue
      }
    }
    return hasHan ? "zh" : nil
  }
}
