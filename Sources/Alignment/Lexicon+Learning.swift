// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

extension Lexicon {
  /// Learns renderings of parts of names from pairs that people decided: what is left between characters that are read,
  /// in pairs enough, is how this house renders it (股份 → 주식).
  ///
  /// Readings and the program's own lists explain what they can; the rest is counted, and what was learned in one round
  /// explains more in the next. A part is learned when it is left with the same Korean in `least` different pairs.
  ///
  /// - Parameters:
  ///   - pairs: Chinese and Korean of forms in use.
  ///   - least: different Chinese terms that have to show a part.
  public static func learned(from pairs: [(zh: String, ko: String)], atLeast least: Int = 3) -> Lexicon {
    var lexicon = Lexicon()
    for _ in 0..<3 {
      var aligner = Aligner(lexicon: lexicon)
      var seen: [Part: Set<String>] = [:]
      for pair in pairs {
        for part in aligner.unreadParts(zh: pair.zh, ko: pair.ko) { seen[part, default: []].insert(pair.zh) }
      }
      let found = seen.filter { $0.value.count >= least }.keys.sorted { ($0.zh, $0.ko) < ($1.zh, $1.ko) }
      var next = lexicon
      for part in found { next.add(zh: part.zh, ko: part.ko) }
      if next.count == lexicon.count { break }
      lexicon = next
    }
    return lexicon
  }

  /// Characters that nothing reads and the Korean that stands for them.
  struct Part: Hashable {
    var zh: String
    var ko: String
  }
}

extension Aligner {
  /// The blocks of a pair that neither a reading nor a list explains, beside at least one that is.
  mutating func unreadParts(zh: String, ko: String) -> [Lexicon.Part] {
    var text = ko
    return text.withUTF8 { bytes in
      insideWindow.read(bytes, range: 0..<bytes.count)
      lattice.fill(zh.unicodeScalars.map(\.value), learned: lexicon)
      let count = insideWindow.items.count
      guard
        var path = pairs.alignments(lattice, insideWindow, keep: max(count, 6))
          .first(where: { $0.itemCount == count })
      else { return [] }
      let assessment = Assessment(&path, lattice, insideWindow.items)
      guard assessment.read + assessment.listed > 0, assessment.unread > 0, assessment.skippedHan == 0 else {
        return []
      }
      return path.steps.filter { $0.readingClass == .unread }.map { step in
        let han = lattice.folded[(lattice.count - step.han - step.hanCount)..<(lattice.count - step.han)]
        let hangul = insideWindow.items[step.item..<step.item + step.itemCount].reversed().map(\.scalar)
        return Lexicon.Part(zh: String(codePoints: Array(han)), ko: String(codePoints: hangul))
      }
    }
  }
}
