// SPDX-License-Identifier: Apache-2.0

import TermBase

/// Words directly beside a name.
extension CueRules {
  /// A title behind a person: 한정 국가부주석.
  func isTitled(_ word: Int, _ name: CueSentence.Name) -> Bool {
    name.particle.isEmpty && follows(word) && has(.title, in: word + 1, for: name)
  }

  /// What only places have behind a place: 창사 공항.
  func isNamedBehind(_ word: Int, _ name: CueSentence.Name) -> Bool {
    name.particle.isEmpty && follows(word) && has(.behind, in: word + 1, for: name)
  }

  /// 당나라 시인 이백, 중국 업체 비보, 첫 시장은 천이였다.
  func isNamedBefore(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard word > 0, sentence.words[word - 1].separator.isEmpty, hasSign(beside: word, withCountry: true) else {
      return false
    }
    let before = sentence.words[word - 1]
    if before.cues.contains(where: {
      $0.role == .before && $0.length == before.letters.count && $0.speaks(for: name.categories)
    }) {
      return true
    }
    let isCopula = ["이다", "다", "였", "이었", "라", "이라", "입니다", "이며", "며"].contains { Self.starts(name.particle, $0) }
    return isCopula
      && before.cues.contains {
        $0.role == .title && $0.length + 1 == before.letters.count && $0.speaks(for: name.categories)
          && [0xC740, 0xB294].contains(before.letters[$0.length])
      }
  }

  /// 볼보를 가진 중국 지리가 … 주주다.
  func isCompanyOfCountry(_ word: Int, _ name: CueSentence.Name) -> Bool {
    guard name.categories & FormFlags.category(.company) != 0, word > 0,
      let before = sentence.words[word - 1].name, before.role == .country, before.particle.isEmpty,
      ["이", "가", "은", "는"].contains(name.particle)
    else { return false }
    return sentence.words.contains { $0.cues.contains { $0.role == .business } }
  }

  /// 공자는 시경을: a work with a person of history or another work.
  func isWorkOfOld(_ word: Int, _ name: CueSentence.Name) -> Bool {
    let old = FormFlags.category(.personHistorical) | FormFlags.category(.work)
    return name.categories & FormFlags.category(.work) != 0 && isOpen(before: word)
      && sentence.words.indices.contains { other in
        other != word
          && sentence.words[other].name.map { $0.isSure && $0.categories & old != 0 && $0.role == .name } ?? false
      }
  }

  func has(_ role: NameCues.Role, in word: Int, for name: CueSentence.Name) -> Bool {
    let letters = sentence.words[word].letters
    return sentence.words[word].cues.contains {
      $0.role == role && $0.speaks(for: name.categories)
        && ($0.length == letters.count || ParticleGrammar.isParticles(letters[$0.length...]))
    }
  }
}
