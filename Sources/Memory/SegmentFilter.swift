// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// Which segments count.
public struct SegmentFilter: Sendable, Equatable {
  /// Only those with an origin that holds this text.
  public var origin: String?
  /// Only those of this day or later, `2023-08-04`; segments without a date then do not count.
  public var since: String?
  /// Only those of this day or earlier.
  public var until: String?

  /// All segments, unless something is said.
  public init(origin: String? = nil, since: String? = nil, until: String? = nil) {
    self.origin = origin
    self.since = since
    self.until = until
  }
}

/// A filter over the numbers of one index.
struct SegmentSelection {
  private let lists: Set<UInt32>?
  private let since: UInt32
  private let until: UInt32
  private let isOpen: Bool

  init(_ filter: SegmentFilter, _ index: SegmentIndex) throws(IndexFileError) {
    isOpen = filter == SegmentFilter()
    if let origin = filter.origin {
      let wanted = Array(origin.utf8)
      lists = try index.originLists { Array($0.utf8).firstRange(of: wanted) != nil }
    } else {
      lists = nil
    }
    since = SegmentIndexBuilder.number(ofDate: filter.since)
    until = SegmentIndexBuilder.number(ofDate: filter.until)
  }

  func includes(_ unit: Int, _ index: SegmentIndex) -> Bool {
    if isOpen { return true }
    if let lists, !lists.contains(index.originList(unit)) { return false }
    if since == 0 && until == 0 { return true }
    let date = index.dateNumber(unit)
    return date > 0 && date >= since && (until == 0 || date <= until)
  }

  func includes(rank: Int, _ side: SegmentIndexSide, _ index: SegmentIndex) -> Bool {
    isOpen || side.segments(rank).contains { includes(Int($0), index) }
  }
}

extension SegmentFilter {
  /// Whether a segment counts.
  public func includes(_ segment: IndexedSegment) -> Bool {
    if let origin {
      let wanted = Array(origin.utf8)
      guard segment.origins.contains(where: { Array($0.utf8).firstRange(of: wanted) != nil }) else { return false }
    }
    if since == nil && until == nil { return true }
    guard let date = segment.date else { return false }
    return date >= since ?? "" && date <= until ?? "9999"
  }
}
