// SPDX-License-Identifier: Apache-2.0

import GRDB
import Glibc

extension Store {
  /// Reads the whole file and throws `.damaged` when something in it does not hold together.
  public func integrityCheck() throws(StoreError) {
    try connection.read { db in
      let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
      if answers != ["ok"] { throw StoreError.Cause.damaged(detail: answers.joined(separator: "; ")) }
      if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
        let table = try row.optionalText(0) ?? ""
        throw StoreError.Cause.damaged(detail: "foreign key: \(table)")
      }
    }
  }

  /// Writes a copy of the store as it is now. A file of that name is replaced in one step, when the copy is whole;
  /// others may go on writing to the store meanwhile.
  public func backup(to destination: String) throws(StoreError) {
    if let here = Self.identity(path), let there = Self.identity(destination), here == there {
      throw StoreError(path: destination, cause: .failed(reason: String(cString: strerror(EEXIST))))
    }
    let copy = "\(destination).\(getpid()).tmp"
    unlink(copy)
    defer { unlink(copy) }
    do {
      try connection.alone { db in try db.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
    } catch {
      throw Connection.blame(error, on: destination)
    }
    try Self.call(destination) { Self.flush(copy) }
    // The log of what was there before would be taken for that of the copy.
    for suffix in ["-wal", "-shm"] { unlink(destination + suffix) }
    try Self.call(destination) { rename(copy, destination) }
    let folder = destination.lastIndex(of: "/").map { String(destination[...$0]) } ?? "."
    // The copy is there; a file system that cannot flush a folder makes it no worse.
    _ = Self.flush(folder)
  }

  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
  }

  private static func flush(_ path: String) -> CInt {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return -1 }
    defer { Glibc.close(descriptor) }
    return fsync(descriptor)
  }

  private static func call(_ path: String, _ body: () -> CInt) throws(StoreError) {
    if body() == 0 { return }
    let cause: StoreError.Cause
    switch errno {
    case ENOSPC, EDQUOT: cause = .noSpace
    case EACCES, EPERM: cause = .accessDenied
    case EROFS: cause = .readOnly
    case ENOENT, ENOTDIR: cause = .noFolder
    default: cause = .failed(reason: String(cString: strerror(errno)))
    }
    throw StoreError(path: path, cause: cause)
  }
}
