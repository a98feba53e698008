// SPDX-License-Identifier: Apache-2.0

import Glibc
import HanHangul
import IndexFile

/// What an index was made from, to tell whether it still holds.
///
/// A file that has the size, time and inode it had is taken to be the same without reading it – unless its time
/// is not older than the moment at which the stamp was begun: then it may have been written once more within
/// one tick of the clock, after it was read, and only its content tells (git's "racily clean" rule). A file that
/// has another time or inode, but the same size, is compared by content too: a checkout touches files without
/// changing them.
public struct TermIndexStamp: Sendable, Equatable {
  /// One file.
  public struct Entry: Sendable, Equatable {
    /// Relative to the folder that the index is for, so that the index holds wherever one stands.
    public var path: String
    /// In bytes.
    public var size: UInt64
    /// Time of the last change in nanoseconds since 1970.
    public var modified: Int64
    /// The file's number on its device; a file replaced by another has a new one.
    public var inode: UInt64
    /// `Checksum64` of the bytes.
    public var contentHash: UInt64

    /// A file as it was at some time.
    public init(path: String, size: UInt64, modified: Int64, inode: UInt64, contentHash: UInt64) {
      self.path = path
      self.size = size
      self.modified = modified
      self.inode = inode
      self.contentHash = contentHash
    }

    init(path: String, status: stat, contentHash: UInt64) {
      self.init(
        path: path, size: UInt64(status.st_size),
        modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
        inode: UInt64(status.st_ino), contentHash: contentHash)
    }
  }

  /// What a comparison says.
  public enum Freshness: Sendable, Equatable {
    /// Nothing changed.
    case fresh
    /// Nothing changed, but files had to be read to know; a new stamp would spare that.
    case freshByContent
    /// The index must be built again.
    case stale
  }

  /// `Fold.version` at the time.
  public var foldVersion: UInt32
  /// Whatever else goes into the index, as a number of the caller's: versions of reading tables, settings.
  public var recipe: UInt64
  /// The clock of file times when the stamp was begun, before any file was read.
  public var taken: Int64
  /// In byte order of the paths.
  public var entries: [Entry]

  /// A stamp without files, begun now.
  public init(recipe: UInt64 = 0) {
    foldVersion = Fold.version
    self.recipe = recipe
    entries = []
    // The coarse clock is the one that the kernel writes into inodes; the fine one runs ahead of it.
    var now = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &now)
    taken = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// Compares with the files as they are. `paths` (relative to `folder`) is the list of files that an index would
  /// be made from today.
  public func freshness(paths: [String], in folder: String = ".", recipe: UInt64 = 0) -> Freshness {
    let paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard foldVersion == Fold.version, self.recipe == recipe, paths.count == entries.count else { return .stale }
    var verdict = Freshness.fresh
    for (path, entry) in zip(paths, entries) {
      guard ValueRules.sameBytes(path, entry.path) else { return .stale }
      switch Self.freshness(of: entry, in: folder, isRacy: isRacy(entry)) {
      case .fresh: continue
      case .freshByContent: verdict = .freshByContent
      case .stale: return .stale
      }
    }
    return verdict
  }

  private static func freshness(of entry: Entry, in folder: String, isRacy: Bool) -> Freshness {
    var status = stat()
    guard stat(StampedFile.location(entry.path, in: folder), &status) == 0 else { return .stale }
    let now = Entry(path: entry.path, status: status, contentHash: entry.contentHash)
    guard now.size == entry.size else { return .stale }
    if now == entry, !isRacy { return .fresh }
    guard let read = try? StampedFile.read(entry.path, in: folder) else { return .stale }
    return read.entry.contentHash == entry.contentHash ? .freshByContent : .stale
  }

  private func isRacy(_ entry: Entry) -> Bool {
    // Some file systems count whole seconds (FAT two): a time without a fraction may be that much younger.
    let tick: Int64 = entry.modified % 1_000_000_000 == 0 ? 2_000_000_000 : 10_000_000
    return entry.modified > taken - tick
  }
}

// MARK: - In the index

extension TermIndexStamp {
  /// As a section: fold version (4), number of files (4), recipe (8), taken (8), then for each file size, time,
  /// inode, content hash (8 each), length of the path (4) and the path.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendU32(foldVersion)
    bytes.appendU32(UInt32(entries.count))
    bytes.appendU64(recipe)
    bytes.appendU64(UInt64(bitPattern: taken))
    for entry in entries {
      bytes.appendU64(entry.size)
      bytes.appendU64(UInt64(bitPattern: entry.modified))
      bytes.appendU64(entry.inode)
      bytes.appendU64(entry.contentHash)
      bytes.appendU32(UInt32(entry.path.utf8.count))
      bytes.append(contentsOf: entry.path.utf8)
    }
    return bytes
  }

  /// Nil when the bytes are no stamp.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let fold = bytes.u32(at: 0), let count = bytes.u32(at: 4), let recipe = bytes.u64(at: 8),
      let taken = bytes.u64(at: 16)
    else { return nil }
    foldVersion = fold
    self.recipe = recipe
    self.taken = Int64(bitPattern: taken)
    entries = []
    var position = 24
    for _ in 0..<count {
      guard let size = bytes.u64(at: position), let modified = bytes.u64(at: position + 8),
        let inode = bytes.u64(at: position + 16), let hash = bytes.u64(at: position + 24),
        let length = bytes.u32(at: position + 32), let path = bytes.slice(position + 36, position + 36 + Int(length))
      else { return nil }
      entries.append(
        Entry(
          path: String(decoding: path, as: UTF8.self), size: size, modified: Int64(bitPattern: modified), inode: inode,
          contentHash: hash))
      position += 36 + Int(length)
    }
    guard position == bytes.count else { return nil }
  }
}
