// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Replaces a file in one step: other processes see the old bytes or the new ones, never a part.
public enum AtomicFile {
  /// The system's refusal, before it becomes an error of the caller's module.
  public struct Failure: Error, Equatable {
    /// `errno` of the call that failed.
    public var code: Int32
    /// The system's word for it.
    public var reason: String { String(cString: strerror(code)) }
  }

  // Two writers in one process must not share a temporary file; the process id keeps processes apart.
  private static let counter = Atomic<UInt64>(0)

  /// Writes `bytes` to a temporary file in the same folder, syncs it and renames it over `path`.
  ///
  /// A symbolic link keeps pointing where it does and its target is replaced; the permissions of an existing
  /// file are kept. When anything fails the temporary file is removed and `path` is what it was.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    let target = resolved(path)
    let number = counter.add(1, ordering: .relaxed).newValue
    let temporary = "\(target).tmp-\(getpid())-\(number)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var code = bytes.withUnsafeBytes { write($0, to: descriptor) }
    if code == 0 { code = copyMode(of: target, to: descriptor) }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, target) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw Failure(code: code)
    }
    syncFolder(of: target)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    guard let base = bytes.baseAddress else { return 0 }
    var done = 0
    while done < bytes.count {
      let written = Glibc.write(descriptor, base + done, bytes.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += written
    }
    return 0
  }

  private static func copyMode(of path: String, to descriptor: Int32) -> Int32 {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return fchmod(descriptor, status.st_mode & 0o7777) == 0 ? 0 : errno
  }

  // Without this a crash of the machine may bring the old name back. Some file systems refuse; the file
  // is whole either way, so a refusal is no failure.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
