// SPDX-License-Identifier: Apache-2.0

internal import Files

/// Bytes that are asked for piece by piece: a file of any size, standard input, or bytes at hand.
public struct ByteSource {
  /// The path as the user typed it; `-` for standard input. Errors name it.
  public let path: String
  /// Whether the path can be opened once more: a file can, what comes by a pipe or standard input is gone.
  public let isFile: Bool
  private let pull: (UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int
  private var ahead: [UInt8] = []
  private var taken = 0

  /// A file, or standard input for `-`.
  public init(path: String) throws(InterchangeError) {
    self.path = path
    do throws(SystemError) {
      let file = try InputFile(path: path)
      isFile = file.isRegular && path != "-"
      // A file can be read whatever its size; what comes by a pipe has to end.
      var left = isFile ? Int.max : InputFile.streamLimit
      pull = { (target: UnsafeMutableRawBufferPointer) throws(InterchangeError) in
        do throws(SystemError) {
          let count = try file.read(into: target)
          left -= count
          if left >= 0 { return count }
        } catch { throw .unreadable(path: path, reason: error.reason) }
        throw .tooLarge(path: path, limit: InputFile.streamLimit)
      }
    } catch { throw .unreadable(path: path, reason: error.reason) }
  }

  /// Bytes at hand; `path` is what errors name.
  public init(bytes: [UInt8], path: String) {
    self.path = path
    isFile = false
    var position = 0
    pull = { (target: UnsafeMutableRawBufferPointer) throws(InterchangeError) in
      let count = min(target.count, bytes.count - position)
      bytes.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
      }
      position += count
      return count
    }
  }

  /// Whatever fills buffers from their start and returns 0 at the end; `path` is what errors name.
  package init(
    path: String, _ pull: @escaping (UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int
  ) {
    self.path = path
    isFile = false
    self.pull = pull
  }

  /// The first bytes, which a later `read` gives again. Fewer when the source has no more.
  public mutating func peek(_ count: Int) throws(InterchangeError) -> [UInt8] {
    while ahead.count < count {
      var more = [UInt8](repeating: 0, count: count - ahead.count)
      let got = try Self.fill(&more, pull)
      if got == 0 { break }
      ahead.append(contentsOf: more[..<got])
    }
    return ahead
  }

  /// All that is left, or an error when it is more than `limit` bytes.
  public mutating func readAll(limit: Int) throws(InterchangeError) -> [UInt8] {
    var bytes = Array(ahead[taken...])
    taken = ahead.count
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try Self.fill(&buffer, pull)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > limit { throw .tooLarge(path: path, limit: limit) }
    }
  }

  private static func fill(
    _ bytes: inout [UInt8], _ pull: (UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int
  ) throws(InterchangeError) -> Int {
    var failure: InterchangeError?
    let got = bytes.withUnsafeMutableBytes { target -> Int in
      do throws(InterchangeError) { return try pull(target) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return got
  }

  /// Fills `target` from its start; 0 at the end.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
    guard taken < ahead.count else { return try pull(target) }
    let count = min(target.count, ahead.count - taken)
    ahead.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
    taken += count
    return count
  }
}
