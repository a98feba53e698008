// SPDX-License-Identifier: Apache-2.0

/// Where sentences of running text begin; lines end sentences.
enum Sentence {
  /// A sentence is not searched further than this, in code points.
  private static let reach = 160

  /// Offset of the first code point of the sentence that `place` is in, or the farthest that is looked at.
  static func start(before place: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var start = place
    while start > 0, place - start < reach {
      let before = scalars[start - 1]
      // A stop ends a sentence when a space follows: 3.5, 网易.com.
      if before == "\n" || (".?!。".unicodeScalars.contains(before) && start < scalars.count && scalars[start] == " ") {
        break
      }
      start -= 1
    }
    return start
  }

  /// The sentence that a range stands in, or as much of it as is looked at.
  static func range(around range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
    var end = range.upperBound
    while end < scalars.count, end - range.upperBound < reach, scalars[end] != "\n",
      !(".?!。".unicodeScalars.contains(scalars[end]) && end + 1 < scalars.count && scalars[end + 1] == " ")
    {
      end += 1
    }
    return start(before: range.lowerBound, scalars)..<end
  }
}
