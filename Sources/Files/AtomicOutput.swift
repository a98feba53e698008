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
  /// Replaces a file's content, or makes the file: an ``AtomicOutput`` with bytes at hand.
  public static func replaceAtomically(
    path: String, bytes: some Sequence<UInt8>, expected: FileStamp? = nil
  ) throws(FileWriteError) {
    var file = try AtomicOutput(path: path, expected: expected)
    // Indexes have hundreds of megabytes: what lies in one piece is not copied.
    var failure: FileWriteError?
    func write(_ buffer: UnsafeBufferPointer<UInt8>) {
      do throws(FileWriteError) { try file.write(UnsafeRawBufferPointer(buffer)) } catch { failure = error }
    }
    if bytes.withContiguousStorageIfAvailable(write) == nil {
      ContiguousArray(bytes).withUnsafeBufferPointer(write)
    }
    if let failure { throw failure }
    try file.commit()
  }
}

/// A file that is being written piece by piece, and is there as a whole after ``commit()`` or not at all.
///
/// The bytes go to a temporary file in the same folder, which is synced and renamed over the old one. The
/// old file's mode and, where permitted, owner are kept; a symbolic link stays and its target is replaced;
/// other hard links keep the old content. A write-protected file is refused although its folder would
/// allow it. Pipes and devices are written to in place.
public struct AtomicOutput: ~Copyable {
  private let path: String
  private let expected: FileStamp?
  /// What will be replaced, links resolved.
  private var target: String
  /// Empty for what is written to in place.
  private var temporary = ""
  private var descriptor: CInt = -1
  private var slot: Int?

  /// Begins a new content of a file.
  ///
  /// - Parameter expected: what the file was when it was read; when it no longer is, nothing is written.
  public init(path: String, expected: FileStamp? = nil) throws(FileWriteError) {
    self.path = path
    self.expected = expected
    target = path
    var old = stat()
    var exists = true
    if stat(path, &old) == 0 {
      guard let resolved = realpath(path, nil) else { throw FileWriteError(path: path, code: errno) }
      target = String(cString: resolved)
      free(resolved)
      guard old.st_mode & S_IFMT != S_IFDIR else { throw FileWriteError(path: path, code: EISDIR) }
      guard faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) == 0 else { throw FileWriteError(path: path, code: errno) }
    } else if errno == ENOENT {
      exists = false
    } else {
      throw FileWriteError(path: path, code: errno)
    }
    if exists, old.st_mode & S_IFMT != S_IFREG {
      descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw FileWriteError(path: path, code: errno) }
      return
    }
    try check()
    // A name of its own, short whatever the target's is, and hidden from globs such as glossary/*.tsv.
    let name = folder + ".gwalho-" + String(UInt64.random(in: .min ... .max), radix: 16) + ".tmp"
    // Mode 0666, so that the umask decides about a new file.
    let slot = TemporaryFiles.add(name)
    let opened = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      let code = errno
      TemporaryFiles.forget(slot)
      throw FileWriteError(path: path, code: code)
    }
    if exists {
      // Only root may give files away; without that the file becomes ours, which is no failure.
      _ = fchown(opened, old.st_uid, old.st_gid)
      if fchmod(opened, old.st_mode & 0o7777) != 0 {
        let code = errno
        close(opened)
        unlink(name)
        TemporaryFiles.forget(slot)
        throw FileWriteError(path: path, code: code)
      }
    }
    descriptor = opened
    temporary = name
    self.slot = slot
  }

  /// Adds bytes at the end.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileWriteError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
      if written < 0 {
        if errno == EINTR { continue }
        throw FileWriteError(path: path, code: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Puts the new content in the place of the old one.
  public mutating func commit() throws(FileWriteError) {
    if !temporary.isEmpty, fsync(descriptor) != 0 { throw FileWriteError(path: path, code: errno) }
    let closing = descriptor
    descriptor = -1
    // Network file systems report a full disk as late as here.
    if close(closing) != 0, !temporary.isEmpty { throw FileWriteError(path: path, code: errno) }
    if temporary.isEmpty { return }
    try check()
    if rename(temporary, target) != 0 { throw FileWriteError(path: path, code: errno) }
    temporary = ""
    TemporaryFiles.forget(slot)
    Self.sync(folder: folder)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !temporary.isEmpty {
      unlink(temporary)
      TemporaryFiles.forget(slot)
    }
  }

  private var folder: String { target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./" }

  private func check() throws(FileWriteError) {
    if let expected, FileStamp(path: target) != expected { throw FileWriteError(path: path, cause: .changedMeanwhile) }
  }

  // The rename has happened: a file system that cannot sync a folder has nothing left to fail.
  private static func sync(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
