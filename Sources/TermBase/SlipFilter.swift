// SPDX-License-Identifier: Apache-2.0

import HanHangul
import IndexFile

/// Says of nearly every word of a running text that no key is a slip away from it, at the cost of a few bits looked at.
///
/// A slip is one jamo of one syllable, or in names of five syllables and more a syllable that is missing or doubled.
/// Keys of Hangul alone count, of 3 … 17 syllables. The section: number of words of the filter *f* (4), zero (4), the
/// filter (*f* × 8): a Bloom filter whose bits for one entry lie in one word (Putze, Sanders, Singler: Cache-, Hash- and
/// Space-Efficient Bloom Filters, 2007). Entered are, as numbers that `SlipWord` makes,
/// - for keys of three syllables the key with one jamo left open, nine for a key: there are too many names of three
///   syllables for anything less exact to tell them apart;
/// - for longer keys the key without one of its syllables, and from five syllables on the key itself.
///
/// Up to four syllables a key that 표 5 can spell is entered apart (`SlipWord.Kind`): a word that it can spell as well is
/// another name and no slip.
public struct SlipFilter: Sendable {
  private let section: IndexSection
  private let words: UInt64

  /// Bits of the filter for each entry: with four bits set, one question in 100 to 200 is answered wrongly with yes.
  private static let bitsPerEntry = 13
  /// Of a few keys, which may have more: hardly any is.
  private static let bitsPerEntryInMemory = 128

  init(_ section: IndexSection) throws(IndexFileError) {
    guard let words = section.bytes.u32(at: 0), words > 0, section.bytes.count == 8 + 8 * Int(words) else {
      throw .damaged(path: section.owner.path, what: "slips")
    }
    self.section = section
    self.words = UInt64(words)
  }

  /// A filter that is nowhere written.
  ///
  /// - Parameter keys: `Fold.key` of forms.
  public init(inMemory keys: [String]) {
    var builder = KeyTableBuilder()
    for (number, key) in keys.enumerated() { builder.add(key, TermBase.RowIndex(concept: number, row: 0)) }
    var writer = IndexFileWriter(kind: "SLIP", version: 1)
    writer.set("SLIP", Self.build(builder.build().keys, bitsPerEntry: Self.bitsPerEntryInMemory))
    do {
      let file = try IndexFile(image: writer.image(), kind: "SLIP", version: 1)
      try self.init(file.required("SLIP"))
    } catch {
      preconditionFailure("what was just written can be read: \(error)")
    }
  }

  /// Where keys may be a slip away from the first `length` syllables of a word; empty when none is.
  ///
  /// - Parameter anySound: a word that 표 5 can spell may be a slip of a name that it can spell as well.
  public func slips(of word: borrowing SlipWord, length: Int, anySound: Bool = false) -> SlipPlaces {
    var places = SlipPlaces()
    word.visitNumbers(ofFirst: length, anySound: anySound) { place, number in
      if mayHave(number) { places.insert(place) }
      return false
    }
    return places
  }

  /// False when no key is a slip away from any of the word's beginnings; true when one may be.
  public func mayHaveSlip(of word: borrowing SlipWord, anySound: Bool = false) -> Bool {
    for length in SlipWord.lengths where length <= word.count {
      if word.visitNumbers(ofFirst: length, anySound: anySound, { mayHave($1) }) { return true }
    }
    return false
  }

  /// False when nothing with this number was entered.
  @inline(__always)
  private func mayHave(_ number: UInt64) -> Bool {
    let word = section.bytes.loadUnaligned(
      fromByteOffset: 8 + 8 * Int(((number >> 32) &* words) >> 32), as: UInt64.self)
    let bits = Self.bits(number)
    return UInt64(littleEndian: word) & bits == bits
  }

  @inline(__always)
  private static func bits(_ number: UInt64) -> UInt64 {
    1 << (number & 63) | 1 << (number >> 6 & 63) | 1 << (number >> 12 & 63) | 1 << (number >> 18 & 63)
  }

  static func build(_ keys: BuiltKeys, bitsPerEntry: Int = bitsPerEntry) -> [UInt8] {
    var numbers: [UInt64] = []
    var word = SlipWord()
    keys.visit { _, key in
      // Three bytes a syllable.
      guard key.count % 3 == 0, (3...17).contains(key.count / 3) else { return }
      word.removeAll()
      var position = 0
      while let letter = UTF8Letters.next(key, &position) {
        guard letter &- 0xAC00 < 11172 else { return }
        word.append(letter)
      }
      word.forEachEntry { numbers.append($0) }
    }
    let words = max(1, (numbers.count * bitsPerEntry + 63) / 64)
    var filter = [UInt64](repeating: 0, count: words)
    for number in numbers { filter[Int(((number >> 32) &* UInt64(words)) >> 32)] |= bits(number) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + 8 * words)
    bytes.appendU32(UInt32(words))
    bytes.appendU32(0)
    bytes.append(littleEndian: filter)
    return bytes
  }
}

/// Syllables of a word that may be the slip.
public struct SlipPlaces: OptionSet, Sendable {
  /// Bit *n*: the syllable *n* is another or too much.
  public let rawValue: UInt32
  /// From the bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Of one syllable.
  init(_ place: Int) { rawValue = 1 << UInt32(place) }

  /// The word lacks a syllable.
  static let missing = SlipPlaces(rawValue: 1 << 31)
  /// Anywhere.
  public static let all = SlipPlaces(rawValue: .max)
}

/// A run of Hangul whose beginnings are asked for: is a key a slip away from 텐센드, when the text has 텐센드는?
///
/// Numbers are sums over the syllables at their places, so that those of every beginning with any syllable changed or
/// left out come from two running sums.
public struct SlipWord {
  /// Syllables of the beginnings that can be asked for.
  public static let lengths = 3...16

  private struct Syllable {
    /// Code point; of the last element, which stands for the end, nothing.
    var letter: UInt32
    /// How many syllables before it are in no syllable of 표 5.
    var foreignBefore: UInt32
    /// Sum over the syllables before it, at their own places.
    var before: UInt64
    /// The same with each a place further to the front, as behind a syllable that is left out.
    var shiftedBefore: UInt64
  }

  private static let end = Syllable(letter: 0, foreignBefore: 0, before: 0, shiftedBefore: 0)
  private var syllables = [Self.end]
  private let table = SoundSyllables.table

  /// Keys of up to four syllables are told apart.
  enum Kind: UInt64 {
    /// 표 5 can spell it.
    case sound = 0x5D1A_9E37
    case other = 0
  }

  /// An empty word.
  public init() {}

  /// How many syllables it has.
  public var count: Int { syllables.count - 1 }

  /// The syllables, as code points.
  public var letters: [UInt32] { syllables.dropLast().map(\.letter) }

  /// Makes it empty again.
  public mutating func removeAll() {
    syllables.removeAll(keepingCapacity: true)
    syllables.append(Self.end)
  }

  /// - Parameter letter: a syllable of Hangul, U+AC00 … U+D7A3.
  public mutating func append(_ letter: UInt32) {
    let place = count
    syllables[place].letter = letter
    let last = syllables[place]
    syllables.append(
      Syllable(
        letter: 0, foreignBefore: last.foreignBefore + (table.occurs(letter) ? 0 : 1),
        before: last.before &+ Self.mixed(place, letter),
        shiftedBefore: last.shiftedBefore &+ Self.mixed(place - 1, letter)))
  }

  /// Calls `body` with what an entry would have whose key is a slip away from the first `length` syllables, and where the
  /// slip would be, until it returns true; that is returned.
  @inline(__always) @discardableResult
  func visitNumbers(ofFirst length: Int, anySound: Bool, _ body: (SlipPlaces, UInt64) -> Bool) -> Bool {
    if length >= 4, body(.missing, syllables[length].before) { return true }
    if length > 4 {
      for place in 0..<length where body(SlipPlaces(place), without(place, ofFirst: length)) { return true }
      return false
    }
    // One slip makes at most one syllable that 표 5 does not have, out of a name that it can spell.
    let foreign = syllables[length].foreignBefore
    let couldBeSound = anySound || foreign == 1 || foreign == 0 && !table.spell(syllables[..<length].map(\.letter)[...])
    for place in 0..<length {
      let isSound =
        couldBeSound && syllables[place + 1].foreignBefore - syllables[place].foreignBefore == foreign
      for kind in [Kind.other.rawValue, Kind.sound.rawValue] where kind == 0 || isSound {
        if length == 4 {
          if body(SlipPlaces(place), without(place, ofFirst: 4) &+ kind) { return true }
        } else {
          for jamo in 0..<3 where body(SlipPlaces(place), open(place, jamo, ofFirst: 3) &+ kind) { return true }
        }
      }
    }
    return false
  }

  /// The numbers to enter for a key of 3 syllables and more.
  func forEachEntry(_ body: (UInt64) -> Void) {
    let kind: Kind = count <= 4 && table.spell(letters[...]) ? .sound : .other
    if count > 4 { body(syllables[count].before) }
    for place in 0..<count {
      if count == 3 {
        for jamo in 0..<3 { body(open(place, jamo, ofFirst: 3) &+ kind.rawValue) }
      } else {
        body(without(place, ofFirst: count) &+ kind.rawValue)
      }
    }
  }

  private func without(_ place: Int, ofFirst count: Int) -> UInt64 {
    syllables[place].before &+ syllables[count].shiftedBefore &- syllables[place + 1].shiftedBefore
  }

  /// The first syllables with one jamo of one of them left open.
  private func open(_ place: Int, _ jamo: Int, ofFirst count: Int) -> UInt64 {
    let letter = syllables[place].letter
    let syllable = letter - 0xAC00
    let rest =
      switch jamo {
      case 0: syllable % 588
      case 1: syllable / 588 * 28 + syllable % 28
      default: syllable / 28
      }
    return syllables[count].before &- Self.mixed(place, letter) &+ Self.mixed(place, UInt32(jamo + 1) << 16 | rest)
  }

  @inline(__always)
  private static func mixed(_ place: Int, _ letter: UInt32) -> UInt64 {
    var number = UInt64(letter) | UInt64(truncatingIfNeeded: place &+ 2) << 32
    number &*= 0x9E37_79B9_7F4A_7C15
    number ^= number >> 29
    number &*= 0xBF58_476D_1CE4_E5B9
    return number ^ number >> 32
  }
}
