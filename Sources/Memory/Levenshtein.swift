// SPDX-License-Identifier: Apache-2.0

/// Distances from one pattern to many texts: insertions, deletions and substitutions of code points, each for 1.
///
/// Bit-parallel: G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming",
/// J. ACM 46(3), 1999, in H. Hyyrö's form for whole strings ("A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances", 2003). 64 rows of the matrix are one word; longer patterns are blocks of them.
///
/// Not for several threads at once: it keeps its vectors.
final class Levenshtein {
  /// Number of each BMP character in the pattern, 0 for the others.
  private let symbols: UnsafeMutablePointer<UInt16>
  /// Characters of the pattern above U+FFFF with their numbers: rare enough for a list.
  private var astral: [(code: UInt32, symbol: Int)] = []
  private var used: [UInt16] = []
  /// `blocks` words a symbol: the pattern's rows that hold it.
  private var rows: [UInt64] = [0]
  /// The vertical differences of each block, positive and negative.
  private var verticals: [(up: UInt64, down: UInt64)] = []
  private var blocks = 1
  /// Code points of the pattern.
  private(set) var length = 0

  init() {
    symbols = .allocate(capacity: 1 << 16)
    symbols.initialize(repeating: 0, count: 1 << 16)
  }

  deinit { symbols.deallocate() }

  /// Takes another pattern.
  func setPattern(_ pattern: [UInt32]) {
    for unit in used { symbols[Int(unit)] = 0 }
    used.removeAll(keepingCapacity: true)
    astral.removeAll()
    length = pattern.count
    blocks = max(1, (length + 63) / 64)
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(0, count: blocks))
    for (place, code) in pattern.enumerated() {
      let symbol = number(code)
      rows[symbol * blocks + place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  private func number(_ code: UInt32) -> Int {
    let next = rows.count / blocks
    if code < 0x10000 {
      let known = Int(symbols[Int(code)])
      if known != 0 { return known }
      symbols[Int(code)] = UInt16(next)
      used.append(UInt16(code))
    } else {
      if let known = astral.first(where: { $0.code == code }) { return known.symbol }
      astral.append((code, next))
    }
    rows.append(contentsOf: repeatElement(0, count: blocks))
    return next
  }

  /// The distance to a text without surrogates, or nil when it is more than `limit`.
  func distance(to text: UnsafeBufferPointer<UInt16>, limit: Int) -> Int? {
    if length == 0 || text.isEmpty { return within(max(length, text.count), limit) }
    return length <= 64 ? short(text, limit) : longUnits(text, limit)
  }

  /// The distance to any text, or nil when it is more than `limit`.
  func distance(to text: [UInt32], limit: Int) -> Int? {
    if length == 0 || text.isEmpty { return within(max(length, text.count), limit) }
    return long(text.count, limit) { place in
      let code = text[place]
      if code < 0x10000 { return Int(self.symbols[Int(code)]) }
      return self.astral.first { $0.code == code }?.symbol ?? 0
    }
  }

  private func longUnits(_ text: UnsafeBufferPointer<UInt16>, _ limit: Int) -> Int? {
    let symbols = symbols
    return long(text.count, limit) { Int(symbols[Int(text[$0])]) }
  }

  private func within(_ distance: Int, _ limit: Int) -> Int? { distance <= limit ? distance : nil }

  private func short(_ text: UnsafeBufferPointer<UInt16>, _ limit: Int) -> Int? {
    let symbols = symbols
    let last = UInt64(1) << UInt64(length - 1)
    let count = text.count
    return rows.withUnsafeBufferPointer { rows in
      var positive = ~UInt64(0)
      var negative = UInt64(0)
      var score = length
      // What the score may be at most after a column so that the rest can still bring it down to the limit.
      var allowed = limit + count - 1
      for place in 0..<count {
        let equal = rows[Int(symbols[Int(text[place])])]
        let vertical = equal | negative
        let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
        var up = negative | ~(horizontal | positive)
        var down = positive & horizontal
        if up & last != 0 { score += 1 } else if down & last != 0 { score -= 1 }
        if score > allowed { return nil }
        allowed -= 1
        up = up << 1 | 1
        down <<= 1
        positive = down | ~(vertical | up)
        negative = up & vertical
      }
      return score <= limit ? score : nil
    }
  }

  @inline(__always)
  private func long(_ count: Int, _ limit: Int, _ symbol: (Int) -> Int) -> Int? {
    let blocks = blocks
    verticals.removeAll(keepingCapacity: true)
    verticals.append(contentsOf: repeatElement((up: ~UInt64(0), down: UInt64(0)), count: blocks))
    let last = UInt64(1) << UInt64((length - 1) & 63)
    var score = length
    var allowed = limit + count - 1
    return rows.withUnsafeBufferPointer { rows in
      verticals.withUnsafeMutableBufferPointer { verticals in
        for place in 0..<count {
          let row = symbol(place) * blocks
          // The row above the pattern grows by one a column: the text's first characters must be inserted.
          var carriesUp: UInt64 = 1
          var carriesDown: UInt64 = 0
          for block in 0..<blocks {
            let (up0, down0) = verticals[block]
            var equal = rows[row + block]
            let vertical = equal | down0
            equal |= carriesDown
            let horizontal = (((equal & up0) &+ up0) ^ up0) | equal
            var up = down0 | ~(horizontal | up0)
            var down = up0 & horizontal
            if block == blocks - 1 {
              if up & last != 0 { score += 1 } else if down & last != 0 { score -= 1 }
            }
            let nextUp = up >> 63
            let nextDown = down >> 63
            up = up << 1 | carriesUp
            down = down << 1 | carriesDown
            verticals[block] = (down | ~(vertical | up), up & vertical)
            carriesUp = nextUp
            carriesDown = nextDown
          }
          if score > allowed { return nil }
          allowed -= 1
        }
        return score <= limit ? score : nil
      }
    }
  }
}
