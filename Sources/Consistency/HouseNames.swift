// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

/// How names of a class are rendered.
public enum NameStyle: String, Sendable, CaseIterable {
  /// By the sound of today's Mandarin.
  case sound
  /// By 한자음.
  case sino
  /// Either form is right.
  case both
}

/// What the policy of a house for people and places asks of a name: 심천(深圳) where places go by sound.
///
/// Only the policy that a house has written down asks anything, and only of names that are well known
/// (`Data/name-cues.tsv`): nothing in 廣州 or 光州 says by itself that it is a place of China, or of Korea.
enum HouseNames {
  /// Places of Korea whose characters sound like a place of China; folded.
  private static let korean: Set<String> = ["光州", "晋州", "全州", "杨州", "安山"]
  /// What a place's name may have behind it: 선전시, 광시 자치구.
  private static let generics: Set<String> = ["", "시", "성", "구", "현", "주", "자치구", "자치주", "특별행정구"]

  /// The form that the house wants, and the class it takes the name for.
  static func expected(
    _ rendering: Rendering, _ policy: CheckPolicy
  ) -> (form: String, category: TermCategory, style: NameStyle)? {
    guard !policy.names.isEmpty, rendering.annotation.verdict == .accept, !korean.contains(rendering.zhFolded),
      rendering.zhFolded.unicodeScalars.count >= 2
    else { return nil }
    let wanted: NameStyle
    switch rendering.annotation.kind {
    case .sino: wanted = .sound
    case .sound: wanted = .sino
    default: return nil
    }
    for category in TermCategory.allCases where policy.names[category] == wanted {
      let isPlace = FormFlags.category(category) & FormFlags.placeCategories != 0
      let form =
        wanted == .sound
        ? Transcription(rendering.zh, place: isPlace).hangul : SinoKorean.reading(of: rendering.zh)
      if Fold.key(form) == rendering.koFolded { continue }
      let age = HistoricalName.kind(of: rendering.zh)
      if category == .personHistorical, age == .person { return (form, category, wanted) }
      if category != .personHistorical, age != nil { continue }
      // The list has names as they are mostly written: 제갈량 by 한자음, of the past; 시진핑 and 선전 by sound, of today.
      let isOfToday = wanted == .sino && category != .personHistorical
      if isName(form, category) || (isOfToday && isName(rendering.koFolded, category)) {
        return (form, category, wanted)
      }
    }
    return nil
  }

  private static func isName(_ form: String, _ category: TermCategory) -> Bool {
    let letters = Array(form.unicodeScalars.map(\.value))
    return NameCues.beginning(letters[...]).contains { cue in
      guard [.name, .province, .weak].contains(cue.role), cue.categories & FormFlags.category(category) != 0 else {
        return false
      }
      var rest = ""
      rest.unicodeScalars.append(contentsOf: form.unicodeScalars.dropFirst(cue.length))
      return generics.contains(rest.filter { $0 != " " })
    }
  }
}
