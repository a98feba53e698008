// SPDX-License-Identifier: Apache-2.0

/// A count out of a total.
public struct Ratio: Sendable, Equatable {
  /// How many were right.
  public var right = 0
  /// How many there were.
  public var total = 0

  /// A ratio of counts.
  public init(right: Int = 0, total: Int = 0) {
    self.right = right
    self.total = total
  }

  mutating func count(_ isRight: Bool) {
    total += 1
    if isRight { right += 1 }
  }

  mutating func add(_ other: Ratio) {
    right += other.right
    total += other.total
  }

  /// Right out of all, 0…1; 0 for none.
  public var share: Double { total == 0 ? 0 : Double(right) / Double(total) }

  /// The 95 % interval of the share (Wilson 1927), which stays within 0…1 for small counts.
  public var interval: ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let z = 1.959964
    let n = Double(total)
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
