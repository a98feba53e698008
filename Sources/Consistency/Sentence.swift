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

  /// Whether two ranges stand in one sentence.
  static func same(_ one: Range<Int>, _ other: Range<Int>, in text: CheckText) -> Bool {
    let (first, second) = one.lowerBound <= other.lowerBound ? (one, other) : (other, one)
    return start(before: second.lowerBound, text.scalars) <= first.lowerBound
  }
}
