// SPDX-License-Identifier: Apache-2.0

/// What of two texts is not the same, for marking: half-open ranges of code points of the NFC texts.
public struct SegmentDifference: Sendable, Equatable {
  /// In the query.
  public var query: [Range<Int>] = []
  /// In the segment's text.
  public var text: [Range<Int>] = []

  /// The differences along one shortest sequence of edits; texts of which one is longer than 2,000 code points are
  /// taken to differ between what they begin and end with alike.
  public init(_ query: String, _ text: String) {
    let one = SegmentText(query).codePoints
    let other = SegmentText(text).codePoints
    var start = 0
    while start < one.count, start < other.count, one[start] == other[start] { start += 1 }
    var tail = 0
    while tail < one.count - start, tail < other.count - start,
      one[one.count - 1 - tail] == other[other.count - 1 - tail]
    { tail += 1 }
    let rows = one.count - start - tail
    let columns = other.count - start - tail
    if rows == 0 && columns == 0 { return }
    guard rows > 0, columns > 0, rows <= 2_000, columns <= 2_000 else {
      if rows > 0 { self.query = [start..<start + rows] }
      if columns > 0 { self.text = [start..<start + columns] }
      return
    }
    // The whole matrix: these are the few texts that are shown.
    let width = columns + 1
    var cost = [Int32](repeating: 0, count: (rows + 1) * width)
    for row in 0...rows { cost[row * width] = Int32(row) }
    for column in 0...columns { cost[column] = Int32(column) }
    for row in 1...rows {
      for column in 1...columns {
        let same = one[start + row - 1] == other[start + column - 1]
        cost[row * width + column] = min(
          cost[(row - 1) * width + column - 1] + (same ? 0 : 1),
          cost[(row - 1) * width + column] + 1, cost[row * width + column - 1] + 1)
      }
    }
    var row = rows
    var column = columns
    while row > 0 || column > 0 {
      let here = cost[row * width + column]
      let same = row > 0 && column > 0 && one[start + row - 1] == other[start + column - 1]
      if same, cost[(row - 1) * width + column - 1] == here {
        row -= 1
        column -= 1
      } else if row > 0, column > 0, cost[(row - 1) * width + column - 1] + 1 == here {
        row -= 1
        column -= 1
        Self.add(start + row, &self.query)
        Self.add(start + column, &self.text)
      } else if row > 0, cost[(row - 1) * width + column] + 1 == here {
        row -= 1
        Self.add(start + row, &self.query)
      } else {
        column -= 1
        Self.add(start + column, &self.text)
      }
    }
    self.query.reverse()
    self.text.reverse()
  }

  /// Ranges come from the end.
  private static func add(_ place: Int, _ ranges: inout [Range<Int>]) {
    if let last = ranges.last, last.lowerBound == place + 1 {
      ranges[ranges.count - 1] = place..<last.upperBound
    } else {
      ranges.append(place..<place + 1)
    }
  }
}
