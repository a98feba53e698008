// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Glibc

/// A store where this user may not write, for whom SQLite therefore cannot make the file by which readers and writers of a
/// log know of each other.
///
/// Somebody else may be writing to it all the same. So it is read as it stands only where nobody can write, on a file system
/// that is mounted for reading; anywhere else it is read from a copy of its own.
enum StoreCopy {
  /// - Parameter temporary: the folder in which the copy is made; it does not stay there.
  static func open(
    _ path: String, _ configuration: Configuration, temporary: String = NSTemporaryDirectory()
  ) throws -> DatabaseQueue {
    if isOnReadOnlyFileSystem(path), size(path + "-wal") == 0 { return try unchanging(path, configuration) }
    let folder = temporary + "/gwalho-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // What is open stays readable, and a program that is killed leaves nothing.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = folder + "/memory.sqlite"
    try take(path, to: copy)
    // Brings what the log has into the file.
    let whole = try DatabaseQueue(path: copy)
    try whole.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
    try whole.close()
    return try unchanging(copy, configuration)
  }

  /// A file that nobody writes to.
  private static func unchanging(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    guard let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
    }
    return try Connection.openForReading("file:\(name)?immutable=1", configuration)
  }

  /// Copies the file and then its log.
  ///
  /// Pages that are brought from the log into the file meanwhile are in the log until that begins anew, which its head
  /// tells: with the same head before and after, file and log make one state.
  private static func take(_ path: String, to copy: String) throws {
    for attempt in 0..<10 {
      if attempt > 0 { usleep(20_000) }
      for suffix in ["", "-wal"] { unlink(copy + suffix) }
      let before = (head(path + "-wal"), stamp(path))
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      if before.0.isEmpty {
        // Without a log the file alone tells.
        if head(path + "-wal").isEmpty, stamp(path) == before.1 { return }
        continue
      }
      guard (try? FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")) != nil else { continue }
      if head(copy + "-wal") == before.0 { return }
    }
    throw DatabaseError(resultCode: .SQLITE_BUSY)
  }

  /// The head of a log: 32 bytes, among them two numbers that are new whenever it begins anew.
  private static func head(_ path: String) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    return [UInt8]((try? file.read(upToCount: 32)) ?? Data())
  }

  private static func stamp(_ path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    return [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func isOnReadOnlyFileSystem(_ path: String) -> Bool {
    var status = statvfs()
    return statvfs(path, &status) == 0 && status.f_flag & UInt(ST_RDONLY) != 0
  }
}
