// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The right to write to a base: one holder at a time, among processes and among threads.
///
/// It is a lock of the kernel on `.gwalho/lock`, so it ends with the process that holds it, however that ends.
/// The file stays; the process number in it is only there to be told to whoever waits.
///
/// ```swift
/// let lock = try BaseLock(base, waitingSeconds: 10)
/// defer { lock.release() }
/// ```
public final class BaseLock: Sendable {
  private let descriptor: CInt

  /// Waits until the lock is free, for so many seconds.
  public init(_ base: Base, waitingSeconds: Int = 10) throws(BaseError) {
    try base.makeStateFolder()
    let path = FileSystem.join(base.stateFolder, "lock")
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: FileSystem.reason(errno)) }
    // From here on `deinit` closes the descriptor, also when this initialiser throws.
    let start = Self.now()
    var pause: UInt32 = 2_000
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK else {
        throw .notWritable(path: path, reason: FileSystem.reason(code))
      }
      if Self.now() - start >= Int64(waitingSeconds) * 1_000_000_000 {
        let holder = Self.holder(descriptor)
        throw .locked(path: path, pid: holder, seconds: waitingSeconds)
      }
      usleep(pause)
      pause = min(pause * 2, 50_000)
    }
    let line = Array("\(getpid())\n".utf8)
    // A hint for people: that it cannot be written is no reason to go without the lock.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, line, line.count, 0) }
  }

  deinit { close(descriptor) }

  /// Keeps the lock until here; the lock ends when nobody refers to the value any more.
  public func release() { flock(descriptor, LOCK_UN) }

  private static func holder(_ descriptor: CInt) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 24)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
