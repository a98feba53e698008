// SPDX-License-Identifier: Apache-2.0

internal import CMinizip
internal import Glibc
internal import Interchange

/// A ZIP file that is open for reading, by minizip. For one thread.
///
/// What comes out of it is counted: a kilobyte of ZIP can hold a megabyte of nothing, and archives can be made so
/// that they never end. More than `limit` bytes in all end the reading.
final class ZIPArchive {
  let path: String
  private let file: unzFile
  /// Bytes that may still come out.
  private var left: Int
  private let limit: Int

  /// Real workbooks are three to a hundred times as long outside as in the file; below the floor nobody asks.
  static let ratio = 300
  static let floor = 16 << 20
  static let ceiling = 1 << 30

  init(path: String) throws(SpreadsheetError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard let file = unzOpen64(path) else { throw .damaged(path: path, part: "ZIP") }
    self.path = path
    self.file = file
    limit = min(Self.ceiling, Self.floor + Self.ratio * Int(status.st_size))
    left = limit
  }

  deinit { unzClose(file) }

  /// Whether there is a part of that name; case does not count (ECMA-376-2, 9.1.1.1).
  func has(_ part: String) -> Bool { unzLocateFile(file, part, 2) == UNZ_OK }

  /// A part as a source; nil when there is none. Only one part can be open at a time.
  func open(_ part: String) throws(SpreadsheetError) -> ZIPPart? {
    guard has(part) else { return nil }
    var info = unz_file_info64()
    guard unzGetCurrentFileInfo64(file, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else {
      throw .damaged(path: path, part: part)
    }
    if info.flag & 1 != 0 { throw .encrypted(path: path) }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw .damaged(path: path, part: part) }
    return ZIPPart(archive: self, name: part)
  }

  /// Fills `target`; 0 at the end of the part.
  fileprivate func read(_ part: String, into target: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
    let count = unzReadCurrentFile(file, target.baseAddress, UInt32(target.count))
    if count < 0 { throw .damaged(path: path, part: part) }
    left -= Int(count)
    if left < 0 { throw .tooLarge(path: path, part: part, limit: limit >> 20) }
    return Int(count)
  }

  /// The check sum is compared when everything was read.
  fileprivate func close(_ part: String) throws(SpreadsheetError) {
    if unzCloseCurrentFile(file) == UNZ_CRCERROR { throw .damaged(path: path, part: part) }
  }
}

/// One part of an archive while it is read.
final class ZIPPart {
  private let archive: ZIPArchive
  private let name: String
  private var failure: SpreadsheetError?

  fileprivate init(archive: ZIPArchive, name: String) {
    self.archive = archive
    self.name = name
  }

  /// Reads the part as XML.
  ///
  /// - Throws: `SpreadsheetError`, `InterchangeError` with the part's line, or what the handler throws.
  func read<Handler: XMLEventHandler>(with handler: Handler) throws -> Handler {
    var source = ByteSource(path: "\(archive.path) (\(name))") { (target) throws(InterchangeError) in
      do throws(SpreadsheetError) {
        return try self.archive.read(self.name, into: target)
      } catch {
        self.failure = error
        throw InterchangeError.xmlReaderFailed
      }
    }
    let read: Handler
    do {
      read = try XMLEventReader.read(&source, with: handler)
    } catch {
      try? archive.close(name)
      throw failure ?? error
    }
    try archive.close(name)
    return read
  }
}
