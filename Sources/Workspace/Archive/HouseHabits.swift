// SPDX-License-Identifier: Apache-2.0

import Consistency
import HanHangul
public import Memory

/// One way in which a house writes, as an archive shows it.
public struct HouseHabit: Sendable, Equatable {
  /// What it is about; raw values are words of the catalogue (`habit.…`).
  public enum Subject: String, Sendable, CaseIterable {
    /// The script of annotations.
    case script
    /// Their brackets.
    case bracket
    /// Names of people of today and of the past, and of places: by sound or by 한자음.
    case person
    case personHistorical = "person-historical"
    case place
    /// Whether longer names by meaning are written with spaces. No setting; for people.
    case spacing
  }

  /// A way of writing and the places that have it.
  public struct Share: Sendable, Equatable {
    /// As the setting has it: `simplified`, `()`, `sound`; of spacing `spaced` and `solid`.
    public var value: String
    /// Places that are written so.
    public var count: Int
  }

  /// What the habit is about.
  public var subject: Subject
  /// The most frequent first; never empty.
  public var shares: [Share]
  /// Places that tell.
  public var total: Int { shares.reduce(0) { $0 + $1.count } }
  /// Of the most frequent way, rounded; 100 is never said of less than all.
  public var percent: Int {
    let (count, total) = (shares[0].count, max(1, total))
    return count == total ? 100 : min(99, (count * 200 + total) / (total * 2))
  }
  /// Whether it can be a setting without a person being asked: at least 20 places, four fifths of them alike.
  public var isClear: Bool { total >= Self.least && isMostlyOne }
  /// Whether four fifths of the places are alike.
  public var isMostlyOne: Bool { shares[0].count * 5 >= total * 4 }

  private static let least = 20
}

/// Learns how a house writes from what its archive has in the store.
public enum HouseHabits {
  /// In the order of the settings. Subjects that no place tells anything about are left out.
  public static func learn(_ uses: [PairUse], brackets: [String: Int]) -> [HouseHabit] {
    var counts: [HouseHabit.Subject: [String: Int]] = [:]
    func count(_ subject: HouseHabit.Subject, _ value: String, _ places: Int) {
      counts[subject, default: [:]][value, default: 0] += places
    }
    for (mark, places) in brackets {
      let style = HouseBracket.allCases.first { $0.rawValue.hasPrefix(mark) && !mark.isEmpty }
      if let style { count(.bracket, style.rawValue, places) }
    }
    for use in uses where use.candidates > 0 {
      let kind = use.kind
      if kind != .otherLanguage, use.zh.unicodeScalars.count >= 2 {
        switch ChineseScript(of: use.zh) {
        case .simplified: count(.script, HouseScript.simplified.rawValue, use.count)
        case .traditional: count(.script, HouseScript.traditional.rawValue, use.count)
        case .both: break
        }
      }
      // 헤이룽장성: a place by sound with 한자음 behind it is by sound.
      let bySound = use.kinds[.sound, default: 0]
      let bySino = use.kinds[.sino, default: 0]
      let category = use.category
      switch category {
      case .person, .personHistorical:
        let subject: HouseHabit.Subject = category == .person ? .person : .personHistorical
        count(subject, NameStyle.sound.rawValue, bySound)
        count(subject, NameStyle.sino.rawValue, bySino)
      case .place:
        count(.place, NameStyle.sound.rawValue, bySound + use.kinds[.mixed, default: 0])
        count(.place, NameStyle.sino.rawValue, bySino)
      default: break
      }
      if kind == .translation, use.zhFolded.unicodeScalars.count >= 4 {
        count(.spacing, use.ko.contains(" ") ? "spaced" : "solid", use.count)
      }
    }
    return HouseHabit.Subject.allCases.compactMap { subject in
      let shares = counts[subject, default: [:]].filter { $0.value > 0 }.map { HouseHabit.Share(value: $0, count: $1) }
      if shares.isEmpty { return nil }
      return HouseHabit(subject: subject, shares: shares.sorted { ($1.count, $0.value) < ($0.count, $1.value) })
    }
  }
}
