// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import IndexFile
public import Memory

/// Why a segment was not stored, or what of the memory is not right.
public enum TmError: ReportableError, Equatable {
  /// The pair is no segment.
  case refused(NewSegment.Fault)
  /// The store's tables contradict each other.
  case store(detail: String)
  /// An index lacks segments, or has others than the store.
  case index(missing: Int, extra: Int)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys =
    NewSegment.Fault.allCases.map { "tm.refused.\($0.rawValue)" } + ["tm.store-fault", "tm.index-fault"]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .refused(let fault): "tm.refused.\(fault.rawValue)"
    case .store: "tm.store-fault"
    case .index: "tm.index-fault"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .refused: [:]
    case .store(let detail): ["detail": detail]
    case .index(let missing, let extra): ["missing": "\(missing)", "extra": "\(extra)"]
    }
  }

  /// None.
  public var place: SourcePlace? { nil }
}

/// Adds segments by hand, and checks the memory.
public struct TmEditor {
  private let base: Base

  /// For a base.
  public init(_ base: Base) { self.base = base }

  /// Adds one segment; its origin is the person, unless one is named.
  public func add(zh: String, ko: String, origin: String? = nil, date: String? = nil) throws -> SegmentRecordReport {
    var day: String?
    if let date {
      guard let iso = CalendarDate.typed(date) else { throw IngestError.badDate(value: date) }
      day = iso
    }
    switch NewSegment.tidy(zh: zh, ko: ko) {
    case .failure(let error): throw TmError.refused(error.fault)
    case .success(let pair):
      let lock = try BaseLock(base)
      defer { lock.release() }
      let store = try Store(path: base.storePath, access: .readWrite)
      defer { try? store.close() }
      let name = origin ?? Byline.current(base).name ?? base.environment.user ?? ""
      let report = try store.record(
        [NewSegment(zh: pair.zh, ko: pair.ko, date: day)], origin: SegmentOrigin(.hand, name))
      try SegmentIndexes(base).update(store)
      return report
    }
  }

  /// What a check found.
  public struct Verification: Sendable {
    /// Segments in the store, spellings one by one.
    public var segments = 0
    /// Origins in the store.
    public var origins = 0
    /// Segments of the store that the indexes have.
    public var indexed = 0
    /// What is wrong.
    public var faults: [any ReportableError] = []
  }

  /// Reads store and indexes as a whole: pages and references of the file, checksums of the indexes, and whether each
  /// segment of the store is in an index with the same texts.
  public func verify() throws -> Verification {
    var result = Verification()
    guard base.hasStore else { return result }
    // What has been left undone by a command that was killed is done first.
    let lock = try BaseLock(base)
    defer { lock.release() }
    let store = try Store(path: base.storePath, access: .readWrite)
    defer { try? store.close() }
    do throws(StoreError) { try store.integrityCheck() } catch { result.faults.append(error) }
    for fault in try store.segmentFaults() { result.faults.append(TmError.store(detail: fault)) }
    (result.segments, result.origins) = try store.segmentCounts()
    let indexes = try SegmentIndexes(base).open()
    for index in indexes {
      do throws(IndexFileError) { try index.verify() } catch { result.faults.append(error) }
    }
    // The newest index counts: what changed is in it again.
    var units: [UInt32: (index: Int, unit: Int)] = [:]
    for (number, index) in indexes.enumerated().reversed() {
      for unit in 0..<index.count { units[try index.row(of: unit)] = (number, unit) }
    }
    var found = 0
    try store.forEachSegment { segment in
      guard let place = units[segment.row] else { return }
      if try indexes[place.index].has(segment, at: place.unit) { found += 1 }
    }
    let extra = units.count - found
    result.indexed = found
    if found < result.segments || extra > 0 {
      result.faults.append(TmError.index(missing: result.segments - found, extra: extra))
    }
    return result
  }
}
