// SPDX-License-Identifier: Apache-2.0

/// Strict UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Validation {
  /// The offset in bytes of the first ill-formed sequence, nil when there is none.
  ///
  /// A shift-based automaton: the row of a byte holds, for each state, the next state at the bit where the
  /// state's own number says to look. One shift a byte and no branch, because Korean text, three bytes a
  /// syllable with spaces between, defeats a branch predictor. Runs of ASCII are skipped eight at a time.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let end = bytes.count
    let failed: Int? = rows.withUnsafeBufferPointer { rows in
      var state = State.start
      var offset = 0
      while end - offset >= 8 {
        var word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          if state & 63 != State.start { return offset }
          offset += 8
          continue
        }
        word = UInt64(littleEndian: word)
        for _ in 0..<8 {
          state = rows[Int(truncatingIfNeeded: word & 0xFF)] &>> state
          word &>>= 8
        }
        if state & 63 == State.failed { return offset }
        offset += 8
      }
      while offset < end {
        state = rows[Int(base[offset])] &>> state
        offset += 1
      }
      return state & 63 == State.start ? nil : max(0, end - 8)
    }
    guard let failed else { return nil }
    // All before `failed` begins well-formed text: go back to the lead byte before it and look closely.
    var start = max(0, failed - 1)
    while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
    while start < end {
      guard let length = sequenceLength(bytes, at: start) else { return start }
      start += length
    }
    return nil
  }

  /// The length of the well-formed sequence at an offset, nil when there is none.
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    func isIn(_ range: ClosedRange<UInt8>, _ index: Int) -> Bool {
      offset + index < bytes.count && range.contains(bytes[offset + index])
    }
    let tail: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[offset] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isIn(tail, 1) ? 2 : nil
    case 0xE0: return isIn(0xA0...0xBF, 1) && isIn(tail, 2) ? 3 : nil
    case 0xED: return isIn(0x80...0x9F, 1) && isIn(tail, 2) ? 3 : nil
    case 0xE1...0xEF: return isIn(tail, 1) && isIn(tail, 2) ? 3 : nil
    case 0xF0: return isIn(0x90...0xBF, 1) && isIn(tail, 2) && isIn(tail, 3) ? 4 : nil
    case 0xF1...0xF3: return isIn(tail, 1) && isIn(tail, 2) && isIn(tail, 3) ? 4 : nil
    case 0xF4: return isIn(0x80...0x8F, 1) && isIn(tail, 2) && isIn(tail, 3) ? 4 : nil
    default: return nil
    }
  }

  // A state is the position of its six bits in a row; `failed` is 0 so that it leads to itself for nothing.
  private enum State {
    static let failed: UInt64 = 0
    static let start: UInt64 = 6
    static let one: UInt64 = 12
    static let two: UInt64 = 18
    static let three: UInt64 = 24
    static let afterE0: UInt64 = 30
    static let afterED: UInt64 = 36
    static let afterF0: UInt64 = 42
    static let afterF4: UInt64 = 48
  }

  private static let rows: [UInt64] = (UInt8.min...UInt8.max).map { byte in
    var row: UInt64 = 0
    switch byte {
    case 0x00...0x7F: row = State.start << State.start
    case 0xC2...0xDF: row = State.one << State.start
    case 0xE0: row = State.afterE0 << State.start
    case 0xED: row = State.afterED << State.start
    case 0xE1...0xEF: row = State.two << State.start
    case 0xF0: row = State.afterF0 << State.start
    case 0xF1...0xF3: row = State.three << State.start
    case 0xF4: row = State.afterF4 << State.start
    case 0x80...0xBF:
      row = State.start << State.one | State.one << State.two | State.two << State.three
      row |= State.one << (byte >= 0xA0 ? State.afterE0 : State.afterED)
      row |= State.two << (byte >= 0x90 ? State.afterF0 : State.afterF4)
    default: break
    }
    return row
  }
}
