// SPDX-License-Identifier: Apache-2.0

public import Memory

/// Hands out the segments of a base.
public struct TmExporter {
  private let base: Base

  /// For a base.
  public init(_ base: Base) { self.base = base }

  /// Calls `body` with every segment that counts, in the order in which they came.
  public func forEach(_ filter: SegmentFilter, _ body: (IndexedSegment) throws -> Void) throws {
    guard let store = try base.storeIfAny() else { return }
    defer { try? store.close() }
    try store.forEachSegment { segment in if filter.includes(segment) { try body(segment) } }
  }
}
