// SPDX-License-Identifier: Apache-2.0

import TermBase

/// Addresses, and what is said of places.
extension CueRules {
  private static let placeParticles = ["에서", "에", "까지", "으로", "로"]

  /// On a way (베이징에서 선전까지) or in an address (광둥성 선전; 베이징 선전에서, which says so only before a particle of
  /// place; 윈난의 대리와).
  func isInAddress(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty, let before = sentence.words[word - 1].name,
      before.categories & FormFlags.placeCategories != 0
    else { return false }
    let isAt = Self.placeParticles.contains { Self.starts(name.particle, $0) }
    if before.role == .province { return isInProvince(before, name) || (before.isSure && before.hasTail) }
    guard before.isSure else { return false }
    if before.particle == "에서" { return ["까지", "으로", "로"].contains { Self.starts(name.particle, $0) } }
    guard before.particle.isEmpty else { return false }
    if before.hasTail { return true }
    return isAt || (name.particle == "의" && before.role != .country)
  }

  /// Whether a province before a place says that it lies in it.
  private func isInProvince(_ province: CueSentence.Name, _ name: CueSentence.Name) -> Bool {
    let isAt = (Self.placeParticles + ["의"]).contains { Self.starts(name.particle, $0) }
    if province.particle.isEmpty { return isAt || (province.hasTail && !name.particle.isEmpty) }
    if province.particle == "에서" { return ["까지", "으로", "로"].contains { Self.starts(name.particle, $0) } }
    return province.particle == "의" && (isAt || ["와", "과", "은", "는"].contains(name.particle))
  }

  /// Whether a place that lies in it stands behind: 저장 항저우, 신장의 이리는, 선전 핑산구.
  func isLargerPlace(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard follows(word), ["", "의"].contains(name.particle) else { return false }
    guard let next = sentence.words[word + 1].name, next.role != .country,
      next.categories & FormFlags.placeCategories != 0
    else {
      return name.particle.isEmpty && isUnlistedDistrict(sentence.words[word + 1].letters)
        && hasSign(beside: word, withCountry: true)
    }
    if next.isSure { return name.particle.isEmpty || name.role == .province }
    return name.role == .province && isInProvince(name, next)
  }

  /// 핑산구에: three letters and more that end in 구, 현, 시, 진, 향 and are no other word.
  private func isUnlistedDistrict(_ letters: [UInt32]) -> Bool {
    for length in 3...4 where length <= letters.count {
      guard let last = Unicode.Scalar(letters[length - 1]), "구현시진향".unicodeScalars.contains(last),
        length == letters.count || ParticleGrammar.isParticles(letters[length...]),
        !EverydayWords.contains(letters[..<length]), !EverydayWords.contains(letters[..<(length - 1)]),
        !EverydayWords.contains(letters[(length - 2)..<length])
      else { continue }
      return true
    }
    return false
  }

  /// What the sentence says about it is said of places: 선전에서, 선전에 새 본사를, 시안으로 들어갔다, 선전의 집값.
  func isSpokenOfAsPlace(_ word: Int, _ name: CueSentence.Name) -> Bool {
    if Self.starts(name.particle, "에서") { return true }
    let behind = sentence.words.indices.dropFirst(word + 1).prefix(6)
    func says(_ role: NameCues.Role) -> Bool {
      behind.contains { sentence.words[$0].cues.contains { $0.role == role } }
    }
    switch name.particle {
    case "에", "에는", "에도", "에만", "엔": return says(.located)
    case "으로", "로": return says(.motion)
    case "의":
      return follows(word)
        && (has(.has, in: word + 1, for: name) || sentence.words[word + 1].cues.contains { $0.role == .sign })
    default: return false
    }
  }

  /// 미국은 신장에서 난 면화: what comes from a place, where countries are spoken of.
  func isOrigin(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard name.particle == "에서", follows(word), has(.event, in: word + 1, for: name) else { return false }
    return sentence.words.contains { $0.cues.contains { $0.role == .abroad } }
  }

  /// 저장의 물의 마을 우전에서: a place spelled like a word where a province is, which is as well.
  func isBesideProvince(_ word: Int, _ name: CueSentence.Name) -> Bool {
    sentence.words.indices.contains { other in
      guard other != word, let number = sentence.words[other].hit, doubtful.contains(number),
        hits[number].candidate.key != sentence.words[word].hit.map({ hits[$0].candidate.key }),
        hits[number].traits.homograph == .noun, let beside = sentence.words[other].name
      else { return false }
      let (province, place) = name.role == .province ? (name, beside) : (beside, name)
      return province.role == .province && ["의", "에", "에서"].contains(province.particle)
        && ["에서", "에서는"].contains(place.particle)
    }
  }
}
