// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import IndexFile
public import Memory

/// The segment indexes of a base: a large one, and a small one with what was added since.
///
/// Both are caches. A stamp beside them says in which state the store's file was when they were last found to be
/// complete; as long as the file is in that state, they are used without opening the store. Else the store's count of
/// changes is compared with theirs, and what is missing is made: a new small index while it stays small, a new large one
/// when not. Where no cache can be written they are made in memory.
public struct SegmentIndexes: Sendable {
  private let base: Base

  /// The indexes of a base.
  public init(_ base: Base) { self.base = base }

  static let mainName = "segments.index"
  static let recentName = "segments-new.index"
  static let stampName = "segments.stamp"
  /// How many segments the small index may have, at least; beyond, an eighth of the large one.
  static let recentLimit = 20_000

  /// The indexes as the store is now, for `SegmentSearch`: what was added last comes first. None when there are no
  /// segments.
  public func open() throws -> [SegmentIndex] {
    guard base.hasStore else { return [] }
    if let stamp = StoreStamp(base) {
      for folder in base.cacheFolders where stamp.isTrusted(in: folder) {
        if let known = Pair(folder) { return known.indexes }
      }
    }
    guard let store = try base.storeIfAny() else { return [] }
    defer { try? store.close() }
    return try complete(store)
  }

  /// Brings the indexes up to the store; for a command that has just written to it.
  public func update(_ store: Store) throws { _ = try complete(store) }

  /// Throws the indexes away, for when one of them turned out to be damaged.
  public func discard() {
    for folder in base.cacheFolders {
      for name in [Self.stampName, Self.recentName, Self.mainName] { unlink(FileSystem.join(folder, name)) }
    }
  }

  // MARK: -

  /// A large index and the small one that continues it.
  private struct Pair {
    var main: SegmentIndex
    var recent: SegmentIndex?
    var sequence: UInt64 { recent?.sequence ?? main.sequence }
    var indexes: [SegmentIndex] { recent.map { [$0, main] } ?? [main] }

    init(main: SegmentIndex, recent: SegmentIndex?) {
      self.main = main
      self.recent = recent
    }

    /// What a folder has; a small index that does not continue the large one is none.
    init?(_ folder: String) {
      guard let main = try? SegmentIndex(path: FileSystem.join(folder, SegmentIndexes.mainName)) else { return nil }
      self.main = main
      let path = FileSystem.join(folder, SegmentIndexes.recentName)
      if let recent = try? SegmentIndex(path: path), recent.after == main.sequence, recent.after > 0,
        recent.generation == main.generation
      {
        self.recent = recent
      }
    }
  }

  private func complete(_ store: Store) throws -> [SegmentIndex] {
    // Before the store is asked: what is written meanwhile makes the stamp too old, not the index too new.
    let stamp = StoreStamp(base)
    let state = try store.segmentState()
    if state.lastSequence == 0 { return [] }
    var main: SegmentIndex?
    for folder in base.cacheFolders {
      guard let known = Pair(folder), known.main.generation == state.generation,
        known.sequence <= state.lastSequence
      else { continue }
      if known.sequence == state.lastSequence {
        stamp?.write(in: folder)
        return known.indexes
      }
      main = known.main
      break
    }
    if let main {
      let added = try store.segmentCount(after: main.sequence)
      if added <= max(Self.recentLimit, main.count / 8) {
        let recent = try keep(store.segmentIndex(after: main.sequence), Self.recentName, stamp)
        return Pair(main: main, recent: recent).indexes
      }
    }
    let made = try keep(store.segmentIndex(), Self.mainName, stamp)
    return [made]
  }

  private func keep(_ writer: IndexFileWriter, _ name: String, _ stamp: StoreStamp?) throws -> SegmentIndex {
    if let folder = base.writableCacheFolder() {
      let path = FileSystem.join(folder, name)
      // A cache that cannot be kept costs time, no answer.
      if (try? writer.write(to: path)) != nil, let index = try? SegmentIndex(path: path) {
        if name == Self.mainName { unlink(FileSystem.join(folder, Self.recentName)) }
        stamp?.write(in: folder)
        return index
      }
    }
    return try SegmentIndex(image: writer.image())
  }
}

/// The state of the store's file and of its log, as far as the file system tells.
private struct StoreStamp: Equatable {
  private var numbers: [Int64]
  private var taken: Int64

  /// A change within this time of the stamp might bear the same time as the state that was seen: the clock of files
  /// ticks every four milliseconds or so.
  private static let tick: Int64 = 20_000_000

  init?(_ base: Base) {
    guard let file = FileStamp(path: base.storePath) else { return nil }
    let log = FileStamp(path: base.storePath + "-wal")
    numbers = [
      Int64(file.size), Int64(file.modified), Int64(bitPattern: file.inode), Int64(log?.size ?? 0),
      Int64(log.map { $0.size == 0 ? 0 : $0.modified } ?? 0),
    ]
    var now = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &now)
    taken = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// Whether a folder's indexes are those of the store in this state.
  func isTrusted(in folder: String) -> Bool {
    guard let bytes = FileSystem.head(of: FileSystem.join(folder, SegmentIndexes.stampName), count: 256) else {
      return false
    }
    let known = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
    guard known.count == numbers.count + 1, Array(known.dropLast()) == numbers, let then = known.last else {
      return false
    }
    return max(numbers[1], numbers[4]) + Self.tick < then
  }

  func write(in folder: String) {
    let line = (numbers + [taken]).map { "\($0)" }.joined(separator: " ") + "\n"
    // Only time is lost without it.
    try? OutputFile.replaceAtomically(
      path: FileSystem.join(folder, SegmentIndexes.stampName), bytes: Array(line.utf8))
  }
}
