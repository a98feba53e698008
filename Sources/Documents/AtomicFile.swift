// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Which state of a file was seen, to find out later whether somebody else has written it.
public struct FileStamp: Sendable, Equatable {
  /// In bytes.
  public var size: Int
  /// Of the last change, since 1970, in nanoseconds.
  public var modified: Int
  /// Another file of that name has another.
  public var inode: UInt64

  /// The stamp of a file as it is now; nil when there is none or it cannot be seen.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}

/// Writing files so that a reader, a crash or a power cut sees the old content or the new, never a mixture.
public enum OutputFile {
  /// Replaces a file's content, or makes the file.
  ///
  /// The bytes go to a temporary file in the same folder, which is synced and renamed over the old one. The
  /// old file's mode and, where permitted, owner are kept; a symbolic link stays and its target is replaced;
  /// other hard links keep the old content. A write-protected file is refused although its folder would
  /// allow it. Pipes and devices are written to in place.
  ///
  /// - Parameter expected: what the file was when it was read; when it no longer is, nothing is written.
  public static func replaceAtomically(
    path: String, bytes: some Sequence<UInt8>, expected: FileStamp? = nil
  ) throws(FileWriteError) {
    let contiguous = ContiguousArray(bytes)
    do throws(SystemError) {
      try contiguous.withUnsafeBufferPointer { buffer throws(SystemError) in
        try replace(path, UnsafeRawBufferPointer(buffer), expected)
      }
    } catch {
      throw error.code == changed
        ? FileWriteError(path: path, cause: .changedMeanwhile) : FileWriteError(path: path, code: error.code)
    }
  }

  // No errno is negative.
  private static let changed: CInt = -1

  private static func replace(
    _ path: String, _ bytes: UnsafeRawBufferPointer, _ expected: FileStamp?
  ) throws(SystemError) {
    var old = stat()
    var target = path
    var exists = true
    if stat(path, &old) == 0 {
      guard let resolved = realpath(path, nil) else { throw SystemError(code: errno) }
      target = String(cString: resolved)
      free(resolved)
      guard old.st_mode & S_IFMT != S_IFDIR else { throw SystemError(code: EISDIR) }
      guard faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) == 0 else { throw SystemError(code: errno) }
      if old.st_mode & S_IFMT != S_IFREG { return try writeInPlace(target, bytes) }
    } else if errno == ENOENT {
      exists = false
    } else {
      throw SystemError(code: errno)
    }
    try check(expected, target)

    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
    // A name of its own, short whatever the target's is, and hidden from globs such as glossary/*.tsv.
    let temporary = folder + ".gwalho-" + String(UInt64.random(in: .min ... .max), radix: 16) + ".tmp"
    // Mode 0666, so that the umask decides about a new file.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    do throws(SystemError) {
      do throws(SystemError) {
        if exists {
          // Only root may give files away; without that the file becomes ours, which is no failure.
          _ = fchown(descriptor, old.st_uid, old.st_gid)
          if fchmod(descriptor, old.st_mode & 0o7777) != 0 { throw SystemError(code: errno) }
        }
        try write(bytes, to: descriptor)
        if fsync(descriptor) != 0 { throw SystemError(code: errno) }
      } catch {
        close(descriptor)
        throw error
      }
      // Network file systems report a full disk as late as here.
      if close(descriptor) != 0 { throw SystemError(code: errno) }
      try check(expected, target)
      if rename(temporary, target) != 0 { throw SystemError(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    sync(folder: folder)
  }

  private static func check(_ expected: FileStamp?, _ target: String) throws(SystemError) {
    if let expected, FileStamp(path: target) != expected { throw SystemError(code: changed) }
  }

  private static func writeInPlace(_ target: String, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemError(code: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  // The rename has happened: a file system that cannot sync a folder has nothing left to fail.
  private static func sync(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
