// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An index file, mapped into memory: opening costs the same whatever its size.
///
/// ## What is checked when
///
/// Header, table, layout and padding are checked whenever a file is opened, and so is every section of up to
/// 64 KiB. Larger sections are checked with ``Verification/everything`` or ``verify()`` only: to add up 30 MB
/// (100,000 concepts) takes some 10 ms with its page faults, and a look-up has 15 ms for everything. The
/// accidents that happen to a cache – a file cut short, of another version, of another program – all show in
/// the cheap part, because files appear by `rename` after `fsync` and are never changed in place. What is left
/// is a disk that lies; against that whoever reads a section checks every offset, and content that people
/// get to see (a concept's record) carries a checksum of its own that is checked when it is read.
public final class IndexFile: Sendable {
  /// How much of the sections to read when a file is opened.
  public enum Verification: Sendable {
    /// Sections of up to 64 KiB.
    case small
    /// All of them.
    case everything
  }

  /// The path as it was opened; empty for an image.
  public let path: String
  private let mapping: Mapping
  private let table: [Entry]

  /// Maps a file and refuses what is not an undamaged index of this kind and version.
  public convenience init(
    path: String, kind: IndexCode, version: UInt32, verifying: Verification = .small
  ) throws(IndexFileError) {
    try self.init(
      mapping: try Mapping(path: path), path: path, kind: kind, version: version, verifying: verifying)
  }

  /// The same over bytes in memory.
  public convenience init(
    image: [UInt8], path: String = "", kind: IndexCode, version: UInt32, verifying: Verification = .small
  ) throws(IndexFileError) {
    try self.init(mapping: Mapping(copying: image), path: path, kind: kind, version: version, verifying: verifying)
  }

  private init(
    mapping: Mapping, path: String, kind: IndexCode, version: UInt32, verifying: Verification
  ) throws(IndexFileError) {
    self.path = path
    self.mapping = mapping
    table = try Self.table(of: mapping.bytes, path: path, kind: kind, version: version)
    for entry in table where verifying == .everything || entry.length <= 64 << 10 {
      try verify(entry)
    }
  }

  /// The ids of the sections in the file's order.
  public var sectionIDs: [IndexCode] { table.map(\.id) }

  /// A section, or nil when the file has none of that id.
  public func section(_ id: IndexCode) -> IndexSection? {
    guard let entry = table.first(where: { $0.id == id }) else { return nil }
    return IndexSection(bytes: bytes(of: entry), owner: self)
  }

  /// A section that every file of this kind and version has.
  public func required(_ id: IndexCode) throws(IndexFileError) -> IndexSection {
    guard let found = section(id) else { throw .damaged(path: path, what: id.description) }
    return found
  }

  /// Reads every section and compares its checksum.
  public func verify() throws(IndexFileError) {
    for entry in table { try verify(entry) }
  }

  private func verify(_ entry: Entry) throws(IndexFileError) {
    guard Checksum64.of(bytes(of: entry)) == entry.checksum else {
      throw .damaged(path: path, what: entry.id.description)
    }
  }

  private func bytes(of entry: Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: mapping.bytes[entry.offset..<entry.offset + entry.length])
  }
}

/// The bytes of one section, 8-byte aligned. The section keeps its file mapped; `bytes` is valid as long as the
/// section or the file is alive, so hold one of them while you read.
public struct IndexSection: @unchecked Sendable {
  // Unchecked because of the pointer alone: the memory it points to is never written.
  /// The section's bytes, in a mapping that is only ever read.
  public let bytes: UnsafeRawBufferPointer
  /// Keeps the mapping alive.
  public let owner: IndexFile
}

// MARK: - The table

private struct Entry: Sendable {
  var id: IndexCode
  var offset: Int
  var length: Int
  var checksum: UInt64
}

extension IndexFile {
  private static func table(
    of bytes: UnsafeRawBufferPointer, path: String, kind: IndexCode, version: UInt32
  ) throws(IndexFileError) -> [Entry] {
    typealias Format = IndexFileWriter
    guard bytes.count >= 8, bytes.prefix(8).elementsEqual(Format.magic) else { throw .notAnIndex(path: path) }
    guard let container = bytes.u32(at: 8), let foundKind = bytes.u32(at: 12), let foundVersion = bytes.u32(at: 16),
      let count = bytes.u32(at: 20).map(Int.init), let length = bytes.u64(at: 24), let checksum = bytes.u64(at: 32)
    else { throw .truncated(path: path) }
    guard container == Format.containerVersion else {
      throw .otherVersion(path: path, found: container, wanted: Format.containerVersion)
    }
    guard length == UInt64(bytes.count) else { throw .truncated(path: path) }
    guard count <= Format.maximumSections,
      let table = bytes.slice(Format.headerLength, Format.headerLength + count * Format.entryLength),
      checksum == Checksum64.of(Array(bytes[..<32]) + Array(table))
    else { throw .damaged(path: path, what: "header") }
    guard foundKind == kind.rawValue else { throw .otherKind(path: path) }
    guard foundVersion == version else { throw .otherVersion(path: path, found: foundVersion, wanted: version) }
    return try entries(in: table, of: bytes, path: path)
  }

  private static func entries(
    in table: UnsafeRawBufferPointer, of bytes: UnsafeRawBufferPointer, path: String
  ) throws(IndexFileError) -> [Entry] {
    var entries: [Entry] = []
    var end = IndexFileWriter.headerLength + table.count
    for start in stride(from: 0, to: table.count, by: IndexFileWriter.entryLength) {
      guard let id = table.u32(at: start), let offset = table.u64(at: start + 8),
        let length = table.u64(at: start + 16),
        let checksum = table.u64(at: start + 24), table.u32(at: start + 4) == 0, offset == UInt64(aligned(end)),
        offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset,
        isZero(bytes, from: end, to: aligned(end))
      else { throw .damaged(path: path, what: "table") }
      entries.append(Entry(id: IndexCode(rawValue: id), offset: Int(offset), length: Int(length), checksum: checksum))
      end = Int(offset + length)
    }
    guard aligned(end) == bytes.count, isZero(bytes, from: end, to: bytes.count) else {
      throw .damaged(path: path, what: "padding")
    }
    return entries
  }

  private static func isZero(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Bool {
    bytes.slice(start, end)?.allSatisfy { $0 == 0 } ?? false
  }
}

// MARK: - The mapping

/// Memory that is read only and freed with the last reader.
private final class Mapping: @unchecked Sendable {
  // Unchecked because of the pointer: nothing writes to the memory between init and deinit.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  init(path: String) throws(IndexFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notAnIndex(path: path) }
    let length = Int(status.st_size)
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
    isMapped = true
  }

  init(copying image: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: image.count, alignment: 8)
    memory.copyBytes(from: image)
    bytes = UnsafeRawBufferPointer(memory)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
