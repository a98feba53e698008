// SPDX-License-Identifier: Apache-2.0

import Files

/// Puts an index file together.
///
/// # The format, container version 1
///
/// All numbers are unsigned and little-endian.
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 8 | magic: `GWALHOIX` |
/// | 8 | 4 | container version: 1 |
/// | 12 | 4 | content kind, four ASCII characters |
/// | 16 | 4 | content version, counted by the content's owner |
/// | 20 | 4 | number of sections *n*, at most 1,024 |
/// | 24 | 8 | length of the whole file in bytes |
/// | 32 | 8 | ``Checksum64`` of bytes 0 … 31 followed by the table |
/// | 40 | 32 *n* | the table, one entry a section |
///
/// An entry is the section's id (4, four ASCII characters), a zero (4), the offset from the start of the file
/// (8), the length (8) and the section's ``Checksum64`` (8). Ids are different from each other.
///
/// Sections follow in the table's order. Each starts at the first multiple of 8 at or after the end of what
/// precedes it; the file ends at the first multiple of 8 at or after the end of the last one. The bytes in
/// between are zero. There is thus exactly one file for given sections, and every byte that is not inside a
/// section can be checked when the file is opened.
public struct IndexFileWriter: Sendable {
  static let magic = Array("GWALHOIX".utf8)
  static let containerVersion: UInt32 = 1
  static let headerLength = 40
  static let entryLength = 32
  static let maximumSections = 1024

  private let kind: IndexCode
  private let version: UInt32
  private var sections: [(id: IndexCode, bytes: [UInt8])] = []

  /// An index file without sections.
  public init(kind: IndexCode, version: UInt32) {
    self.kind = kind
    self.version = version
  }

  /// Adds a section, or replaces the one of that id.
  public mutating func set(_ id: IndexCode, _ bytes: [UInt8]) {
    if let known = sections.firstIndex(where: { $0.id == id }) {
      sections[known].bytes = bytes
    } else {
      sections.append((id, bytes))
    }
  }

  /// Writes the file in one step: other processes see the old bytes or the new ones, never a part.
  public func write(to path: String) throws(IndexFileError) {
    do throws(FileWriteError) {
      try OutputFile.replaceAtomically(path: path, bytes: image())
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }

  /// The bytes of the whole file, for a base whose cache can be written nowhere.
  public func image() -> [UInt8] {
    var table: [UInt8] = []
    var end = Self.headerLength + Self.entryLength * sections.count
    for section in sections {
      let start = aligned(end)
      table.appendU32(section.id.rawValue)
      table.appendU32(0)
      table.appendU64(UInt64(start))
      table.appendU64(UInt64(section.bytes.count))
      table.appendU64(Checksum64.of(section.bytes))
      end = start + section.bytes.count
    }
    var file: [UInt8] = []
    file.reserveCapacity(aligned(end))
    file.append(contentsOf: Self.magic)
    file.appendU32(Self.containerVersion)
    file.appendU32(kind.rawValue)
    file.appendU32(version)
    file.appendU32(UInt32(sections.count))
    file.appendU64(UInt64(aligned(end)))
    file.appendU64(Checksum64.of(file + table))
    file.append(contentsOf: table)
    for section in sections {
      file.append(contentsOf: repeatElement(0, count: aligned(file.count) - file.count))
      file.append(contentsOf: section.bytes)
    }
    file.append(contentsOf: repeatElement(0, count: aligned(file.count) - file.count))
    return file
  }
}

/// The first multiple of 8 at or after `offset`.
func aligned(_ offset: Int) -> Int { (offset + 7) & ~7 }

/// Four ASCII characters as a number: the name of a kind of content or of a section.
public struct IndexCode: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The characters, the first in the lowest byte.
  public var rawValue: UInt32

  /// The code with these four bytes, the lowest first.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The first four bytes of `value`, spaces where it is shorter.
  public init(stringLiteral value: StaticString) {
    // Sections are named in loops: no string is made of the literal.
    rawValue = value.withUTF8Buffer { bytes in
      (0..<4).reduce(0) { $0 | UInt32($1 < bytes.count ? bytes[$1] : 0x20) << UInt32(8 * $1) }
    }
  }

  /// The four characters.
  public var description: String {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> UInt32(8 * $0)) }
    return String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }
}
