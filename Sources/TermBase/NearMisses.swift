// SPDX-License-Identifier: Apache-2.0

import IndexFile

/// Finds keys that are one character away from a word without looking at all of them.
///
/// The section lists, for each key and each of its characters, the key with that character left out: the upper
/// half of a 64-bit number is the upper half of the `Checksum64` of the rest, the lower half the number of the
/// key; numbers are sorted. Two words are one substitution apart only if they are the same with one character
/// left out of each; whatever else has the same checksum is sorted out by comparing.
struct NearMisses {
  private let section: IndexSection

  init(_ section: IndexSection) { self.section = section }

  static func build(_ keys: BuiltKeys) -> [UInt8] {
    var entries: [UInt64] = []
    entries.reserveCapacity(keys.count * 5)
    keys.visit { number, key in
      // Nothing in here throws.
      try? forEachShortened(Array(key)) { entries.append(UInt64(hash($0)) << 32 | UInt64(number)) }
    }
    entries.sort()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 8)
    bytes.append(littleEndian: entries)
    return bytes
  }

  /// Numbers of keys that may be one character away, at one of these places of the word; some are further.
  func candidates(
    for word: [UInt8], in table: KeyTable, at places: SlipPlaces = .all
  ) throws(IndexFileError) -> Set<Int> {
    // Nearly every word has none, so that nothing is kept until something is found.
    var found: Set<Int> = []
    if places.contains(.missing) { collect(Self.hash(word), into: &found) }
    var place = 0
    try Self.forEachShortened(word) { rest throws(IndexFileError) in
      defer { place += 1 }
      guard places == .all || places.contains(SlipPlaces(place)) else { return }
      collect(Self.hash(rest), into: &found)
      if let number = try Self.find(rest, in: table) { found.insert(number) }
    }
    return found
  }

  private static func find(_ key: [UInt8], in table: KeyTable) throws(IndexFileError) -> Int? {
    let result = key.withUnsafeBytes { bytes in
      Result { () throws(IndexFileError) in try table.find(bytes) }
    }
    return try result.get()
  }

  private func collect(_ hash: UInt32, into found: inout Set<Int>) {
    let bytes = section.bytes
    let wanted = UInt64(hash) << 32
    var low = 0
    var high = bytes.count / 8
    // Checksums are spread evenly: the place is near where their share of the whole says.
    if high > 1024 {
      let guess = Int(UInt64(high).multipliedFullWidth(by: wanted).high)
      let reach = Int(Double(high).squareRoot()) * 4
      let (before, behind) = (max(0, guess - reach), min(high - 1, guess + reach))
      if let entry = bytes.u64(at: 8 * before), entry < wanted { low = before }
      if let entry = bytes.u64(at: 8 * behind), entry >= wanted { high = behind + 1 }
    }
    while low < high {
      let middle = (low + high) / 2
      if let entry = bytes.u64(at: 8 * middle), entry < wanted { low = middle + 1 } else { high = middle }
    }
    while let entry = bytes.u64(at: 8 * low), entry >> 32 == UInt64(hash) {
      found.insert(Int(entry & 0xFFFF_FFFF))
      low += 1
    }
  }

  private static func hash(_ bytes: [UInt8]) -> UInt32 { UInt32(Checksum64.of(bytes) >> 32) }

  /// Longest key that near misses are kept for, in bytes of UTF-8: 85 syllables of Hangul.
  private static let longest = 256

  /// Calls `body` with the word without each of its characters in turn, unless nothing is left.
  private static func forEachShortened(
    _ word: [UInt8], _ body: ([UInt8]) throws(IndexFileError) -> Void
  ) throws(IndexFileError) {
    // Each left-out character costs a copy of the rest: what is no word but a page is found by its whole only.
    guard word.count <= longest else { return }
    var rest: [UInt8] = []
    rest.reserveCapacity(word.count)
    var start = 0
    while start < word.count {
      var end = start + 1
      while end < word.count, word[end] & 0xC0 == 0x80 { end += 1 }
      if end - start < word.count {
        rest.removeAll(keepingCapacity: true)
        rest += word[..<start]
        rest += word[end...]
        try body(rest)
      }
      start = end
    }
  }
}

/// How far two words are apart that differ in one syllable.
public enum SyllableDifference {
  /// Jamo to change: 1…3 when one syllable differs (청눠/청닝: 2), the jamo of the syllable when one has a
  /// syllable more. Characters other than Hangul count as three. Nil when more than one character differs.
  public static func jamo(_ one: String, _ other: String) -> Int? {
    let one = Array(one.unicodeScalars)
    let other = Array(other.unicodeScalars)
    if one.count > other.count { return difference(other, one) }
    return difference(one, other)
  }

  /// Jamo of a word, for a similarity between 0 and 1.
  public static func length(_ word: String) -> Int { word.unicodeScalars.reduce(0) { $0 + size($1) } }

  private static func difference(_ short: [Unicode.Scalar], _ long: [Unicode.Scalar]) -> Int? {
    guard long.count - short.count <= 1 else { return nil }
    guard let place = long.indices.first(where: { $0 >= short.count || short[$0] != long[$0] }) else { return 0 }
    if short.count < long.count {
      return short[place...].elementsEqual(long[(place + 1)...]) ? size(long[place]) : nil
    }
    guard short[(place + 1)...].elementsEqual(long[(place + 1)...]) else { return nil }
    guard let first = jamo(short[place]), let second = jamo(long[place]) else { return 3 }
    return zip(first, second).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }

  private static func size(_ scalar: Unicode.Scalar) -> Int {
    jamo(scalar).map { $0[2] == 0 ? 2 : 3 } ?? 3
  }

  private static func jamo(_ scalar: Unicode.Scalar) -> [UInt32]? {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    let number = scalar.value - 0xAC00
    return [number / 588, number % 588 / 28, number % 28]
  }
}
