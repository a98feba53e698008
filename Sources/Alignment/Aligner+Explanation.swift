// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

extension Aligner {
  /// How a Korean form is read against a Chinese one: a line for each step of the best alignment of the two as wholes.
  ///
  /// A line gives the characters, the Korean that stands for them, how they are read (sound, sino, both, near, listed,
  /// symbol, unread, skipped), what the step adds to the score, and the jamo distance of a near miss.
  public mutating func explanation(zh: String, ko: String) -> [String] {
    var text = ko
    return text.withUTF8 { bytes in
      insideWindow.read(bytes, range: 0..<bytes.count)
      let count = insideWindow.items.count
      var best: (lines: [String], score: Float)?
      for language in [nil, ForeignReading.Language.japanese, .cantonese] {
        lattice.fill(zh.unicodeScalars.map(\.value), learned: lexicon, language: language)
        let paths = pairs.alignments(lattice, insideWindow, keep: max(count, 6))
        guard let path = paths.first(where: { $0.itemCount == count }) ?? paths.first,
          path.score > best?.score ?? -.infinity
        else { continue }
        best = (["\(zh) ↔ \(ko)  \(Self.rounded(path.score))"] + path.steps.reversed().map(line), path.score)
      }
      return best?.lines ?? []
    }
  }

  private func line(_ step: AlignmentStep) -> String {
    let han = lattice.folded[(lattice.count - step.han - step.hanCount)..<(lattice.count - step.han)]
    let hangul = insideWindow.items[step.item..<step.item + step.itemCount].reversed().map(\.scalar)
    var line = "  \(Self.joined(Array(han))) → \(Self.joined(hangul))  \(step.readingClass)"
    if let source = step.source, step.readingClass == .listed { line += " (\(source))" }
    line += "  \(Self.rounded(step.gain))"
    if step.readingClass == .near { line += "  ±\(Self.rounded(step.distance))" }
    return line
  }

  private static func rounded(_ value: Float) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    return (value < 0 ? "−" : "+") + "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func joined(_ scalars: [UInt32]) -> String {
    scalars.isEmpty ? "–" : String(codePoints: scalars)
  }
}
