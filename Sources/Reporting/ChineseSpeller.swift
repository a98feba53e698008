// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// A Chinese form as a page shows it.
struct ChineseSpelling: Equatable {
  var text: String
  /// BCP 47: it chooses the shapes of the characters.
  var tag: String
  /// Whether ICU made it of the form in the glossary.
  var isConverted: Bool
}

/// Spells Chinese in both scripts, and in Latin letters. Used from one thread.
final class ChineseSpeller {
  private let scripts: GlossaryPage.Scripts
  // Opening a converter costs ten milliseconds.
  private lazy var toTraditional = Converter(.simplifiedToTraditional)
  private lazy var toSimplified = Converter(.traditionalToSimplified)

  private final class Converter {
    let icu: ScriptConverter?
    init(_ direction: ScriptConverter.Direction) { icu = try? ScriptConverter(direction) }

    func convert(_ text: String) -> String { (try? icu?.convert(text)) ?? text }
  }

  init(_ scripts: GlossaryPage.Scripts) { self.scripts = scripts }

  /// The form as it stands in the glossary, then in the other script where that is another spelling.
  ///
  /// A form that mixes the scripts counts as traditional.
  func spellings(_ zh: String) -> [ChineseSpelling] {
    var script = Han.Script.both
    for scalar in zh.unicodeScalars {
      let own = Han.script(scalar.value)
      if own == .traditional || script == .both { script = own }
      if own == .traditional { break }
    }
    guard script != .both else {
      return [ChineseSpelling(text: zh, tag: scripts == .traditional ? "zh-Hant" : "zh-Hans", isConverted: false)]
    }
    let isTraditional = script == .traditional
    let written = ChineseSpelling(text: zh, tag: isTraditional ? "zh-Hant" : "zh-Hans", isConverted: false)
    if scripts == (isTraditional ? .traditional : .simplified) { return [written] }
    let text = isTraditional ? toSimplified.convert(zh) : toTraditional.convert(zh)
    if text.utf8.elementsEqual(zh.utf8) { return [written] }
    let made = ChineseSpelling(text: text, tag: isTraditional ? "zh-Hans" : "zh-Hant", isConverted: true)
    return scripts == .both ? [written, made] : [made]
  }

  /// Pinyin without tones, a space between syllables; empty where a character has no known reading.
  static func pinyin(_ zh: String, isPerson: Bool) -> String {
    let codes = zh.unicodeScalars.map(\.value)
    return Mandarin.readings(of: codes, as: isPerson ? .person : .general).compactMap { $0?.pinyin }
      .joined(separator: " ")
  }
}
