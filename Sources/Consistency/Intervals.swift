// SPDX-License-Identifier: Apache-2.0

/// Ranges that may lie inside each other, asked whether something touches one of them.
struct Intervals {
  /// In order and apart.
  private var merged: [Range<Int>] = []

  init(_ ranges: some Sequence<Range<Int>>) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, last.upperBound >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  func overlaps(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = merged.count
    while low < high {
      let middle = (low + high) / 2
      if merged[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < merged.count && merged[low].overlaps(range)
  }

  /// Whether a range lies inside one of them; `strictly`: and is shorter.
  func contains(_ range: Range<Int>, strictly: Bool) -> Bool {
    var low = 0
    var high = merged.count
    while low < high {
      let middle = (low + high) / 2
      if merged[middle].upperBound < range.upperBound { low = middle + 1 } else { high = middle }
    }
    guard low < merged.count, merged[low].lowerBound <= range.lowerBound, merged[low].upperBound >= range.upperBound
    else { return false }
    return !strictly || merged[low] != range
  }
}
