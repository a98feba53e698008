// SPDX-License-Identifier: Apache-2.0

package import IndexFile

/// A form of the term base that begins at a place of a text, as far as letters tell.
package struct FormCandidate: Sendable, Equatable {
  /// The number of the key.
  package var key: Int
  /// Index after its last letter.
  package var end: Int
  /// How many letters it has.
  package var letters: Int
  /// Bit *i* is set when something was stepped over before the letter *i* (those beyond 63 are not told).
  package var gaps: UInt64 = 0
  /// The same for line ends alone.
  package var lineGaps: UInt64 = 0
  /// The same for middle dots and hyphens.
  package var dotGaps: UInt64 = 0
}

/// The forms of one language, to be found in running text from the mapped file: nothing is parsed, and what a text
/// does not mention is never touched.
///
/// A text is given as letters: code points folded one by one as `Fold.key` does, with spaces as U+0020, line ends
/// as U+000A (and U+000D), middle dots and hyphens as U+00B7, and 0 for what belongs to the letter before it.
package struct FormTable: Sendable {
  private let keys: KeyTable
  private let heads: FormHeads

  init(keys: KeyTable, heads: FormHeads) {
    self.keys = keys
    self.heads = heads
  }

  /// The rows of a key, in the order of the base.
  package func rows(_ key: Int) throws(IndexFileError) -> [TermBase.RowIndex] { try keys.rows(key) }

  /// What matching must know of a key's rows, rejected ones left out; nil when none is left.
  package func traits(_ key: Int) throws(IndexFileError) -> FormTraits? {
    var traits: FormTraits?
    try keys.forEachFlags(key) { flags in
      if flags.isRejected { return }
      traits.add(flags)
    }
    return traits
  }

  /// Appends every form that begins at `start`, shorter ones first.
  ///
  /// Spaces, dots and at most one line end between two letters are stepped over and told.
  package func forms(
    in text: UnsafeBufferPointer<UInt32>, at start: Int, into found: inout [FormCandidate]
  ) throws(IndexFileError) {
    var cursor = Cursor(text: text, index: start)
    let first = text[start]
    guard let second = cursor.next() else { return }
    let pair = FormHeads.hash(first, second, 0)
    if heads.mayHave(pair) {
      // A copy, because the closure would keep the cursor out of registers.
      let at = cursor
      try heads.forEach(pair) { (key, _) throws(IndexFileError) in
        guard try begins(key, first, second, 0) == keys.length(key) else { return false }
        found.append(at.candidate(key))
        return true
      }
    }
    guard let third = cursor.next() else { return }
    let head = FormHeads.hash(first, second, third)
    guard heads.mayHave(head) else { return }
    try heads.forEach(head) { (key, count) throws(IndexFileError) in
      let length = try begins(key, first, second, third)
      guard length > 0 else { return false }
      let end = count < 0xFFFF ? key + count : try keys.end(of: key, sharing: length)
      guard end <= keys.count else { throw keys.damage }
      try narrow(key..<end, length, cursor, into: &found)
      return true
    }
  }

  /// The number of bytes of the head when a key begins with it, else 0.
  private func begins(_ key: Int, _ first: UInt32, _ second: UInt32, _ third: UInt32) throws(IndexFileError) -> Int {
    let bytes = try keys.key(key)
    var length = 0
    for place in 0..<3 {
      let letter = place == 0 ? first : place == 1 ? second : third
      if letter == 0 { break }
      let (wanted, count) = UTF8Letters.encoded(letter)
      guard Self.has(bytes, wanted, count, at: length) else { return 0 }
      length += count
    }
    return length
  }

  private static func has(_ bytes: UnsafeRawBufferPointer, _ wanted: UInt32, _ count: Int, at position: Int) -> Bool {
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[position + offset] != UInt8(truncatingIfNeeded: wanted >> UInt32(8 * offset)) {
      return false
    }
    return true
  }

  /// Walks on letter by letter; `range` holds the keys that begin with the letters so far, `length` bytes.
  private func narrow(
    _ range: Range<Int>, _ length: Int, _ cursor: Cursor, into found: inout [FormCandidate]
  ) throws(IndexFileError) {
    var range = range
    var length = length
    var cursor = cursor
    while !range.isEmpty {
      if try keys.length(range.lowerBound) == length {
        found.append(cursor.candidate(range.lowerBound))
        range = range.lowerBound + 1..<range.upperBound
        if range.isEmpty { return }
      }
      guard let letter = cursor.next() else { return }
      let (wanted, count) = UTF8Letters.encoded(letter)
      let low = try bound(range, length, wanted, count, isUpper: false)
      let high = try bound(low..<range.upperBound, length, wanted, count, isUpper: true)
      range = low..<high
      length += count
    }
  }

  /// The first key of a range whose letter at `length` is not before (`isUpper`: is behind) `wanted`.
  private func bound(
    _ range: Range<Int>, _ length: Int, _ wanted: UInt32, _ count: Int, isUpper: Bool
  ) throws(IndexFileError) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      let order = Self.compare(try keys.key(middle), at: length, wanted, count)
      if order < 0 || (isUpper && order == 0) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func compare(_ key: UnsafeRawBufferPointer, at position: Int, _ wanted: UInt32, _ count: Int) -> Int {
    for offset in 0..<count {
      guard position + offset < key.count else { return -1 }
      let difference = Int(key[position + offset]) - Int(wanted >> UInt32(8 * offset) & 0xFF)
      if difference != 0 { return difference }
    }
    return 0
  }

  /// A letter of the text, and what was stepped over on the way to it.
  private struct Cursor {
    let text: UnsafeBufferPointer<UInt32>
    var index: Int
    var letters = 1
    var gaps: UInt64 = 0
    var lineGaps: UInt64 = 0
    var dotGaps: UInt64 = 0

    init(text: UnsafeBufferPointer<UInt32>, index: Int) {
      self.text = text
      self.index = index
    }

    @inline(__always)
    mutating func next() -> UInt32? {
      var at = index + 1
      while at < text.count, text[at] == 0 { at += 1 }
      guard at < text.count else { return nil }
      let letter = text[at]
      if letter > 0xB7 || (letter > 0x20 && letter < 0xB7) {
        index = at
        letters += 1
        return letter
      }
      return nextOverGap(at)
    }

    private mutating func nextOverGap(_ start: Int) -> UInt32? {
      var at = start
      var lines = 0
      var hasDot = false
      while at < text.count {
        let letter = text[at]
        switch letter {
        case 0, 0x0D, 0x20: break
        case 0x0A:
          lines += 1
          if lines > 1 { return nil }
        case 0xB7: hasDot = true
        default:
          let bit: UInt64 = letters < 64 ? 1 << UInt64(letters) : 0
          gaps |= bit
          if lines > 0 { lineGaps |= bit }
          if hasDot { dotGaps |= bit }
          index = at
          letters += 1
          return letter
        }
        at += 1
      }
      return nil
    }

    func candidate(_ key: Int) -> FormCandidate {
      var end = index + 1
      while end < text.count, text[end] == 0 { end += 1 }
      return FormCandidate(key: key, end: end, letters: letters, gaps: gaps, lineGaps: lineGaps, dotGaps: dotGaps)
    }
  }
}

/// What matching must know of the rows of a key, taken together.
package struct FormTraits: Sendable, Equatable {
  /// Bits of their categories.
  package var categories: UInt16
  /// The ordinary word that the form may be taken for.
  package var homograph: EverydayWords.Class?
  /// Bits of their statuses, numbered as `TermStatus` lists them.
  package var statuses: UInt8
  private var spaces: UInt32

  init(_ flags: FormFlags) {
    categories = flags.category
    statuses = flags.status
    homograph = flags.homograph
    spaces = flags.bits
  }

  /// Whether a row has a space before the letter.
  package func hasSpace(before letter: Int, of count: Int) -> Bool {
    FormFlags(bits: spaces).hasSpace(before: letter, of: count)
  }
}

extension FormTraits? {
  fileprivate mutating func add(_ flags: FormFlags) {
    guard var all = self else {
      self = FormTraits(flags)
      return
    }
    all.merge(flags)
    self = all
  }
}

extension FormTraits {
  /// A form that is somebody's plain term is no homograph to be afraid of.
  fileprivate mutating func merge(_ flags: FormFlags) {
    categories |= flags.category
    statuses |= flags.status
    if flags.homograph == nil { homograph = nil }
    spaces |= flags.bits
  }
}
