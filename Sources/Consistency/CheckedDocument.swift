// SPDX-License-Identifier: Apache-2.0

public import Alignment

/// One document of an issue, read and aligned.
public struct CheckedDocument: Sendable {
  /// As the user typed it; `-` for standard input.
  public var path: String
  /// What annotations and findings point into.
  public var text: CheckText
  /// In text order; brackets that are no gloss may be among them.
  public var annotations: [Annotation]
  /// Code, front matter, link targets: nothing there is prose, and no rule may speak of it.
  public var skipped: [Range<Int>]

  /// - Parameter skipped: ranges in code points, in order, not overlapping.
  public init(path: String, text: CheckText, annotations: [Annotation], skipped: [Range<Int>] = []) {
    self.path = path
    self.text = text
    self.annotations = annotations
    self.skipped = skipped
  }

  func isSkipped(_ range: Range<Int>) -> Bool {
    firstSkipped(endingBehind: range.lowerBound)?.overlaps(range) ?? false
  }

  /// The skipped range in which a code point lies.
  func skipped(at place: Int) -> Range<Int>? {
    firstSkipped(endingBehind: place).flatMap { $0.contains(place) ? $0 : nil }
  }

  private func firstSkipped(endingBehind place: Int) -> Range<Int>? {
    // In order and apart: the first that does not end before the place is the only one to ask.
    var low = 0
    var high = skipped.count
    while low < high {
      let middle = (low + high) / 2
      if skipped[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < skipped.count ? skipped[low] : nil
  }
}
