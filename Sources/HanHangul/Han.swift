// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// What is known of single Han characters: script, folded form and readings.
///
/// All tables are read-only data of the program (see `Sources/HanData`), made from Unihan 15.0.0 (UAX #38)
/// and libhangul's hanja.txt; a look-up costs a few nanoseconds and allocates nothing.
public enum Han {
  /// Is the code point a Han character? Unified and compatibility ideographs, 々 and 〇 included.
  @inlinable
  public static func contains(_ code: UInt32) -> Bool {
    if code < 0x3005 { return false }
    return (0x4E00...0x9FFF).contains(code) || (0x3400...0x4DBF).contains(code)
      || (0xF900...0xFAFF).contains(code) || (0x20000...0x323AF).contains(code)
      || (0x2F800...0x2FA1F).contains(code) || code == 0x3005 || code == 0x3007
  }

  /// The everyday simplified character that a character folds to; itself when there is none.
  public static func simplified(_ code: UInt32) -> UInt32 { gw_simplified(code) }

  /// In which script a character can stand.
  public enum Script: UInt8, Sendable {
    /// Either script, or unknown.
    case both = 0
    /// Simplified text only.
    case simplified = 1
    /// Traditional text only.
    case traditional = 2
  }

  /// Unihan's kSimplifiedVariant and kTraditionalVariant tell which characters belong to one script only.
  public static func script(_ code: UInt32) -> Script { Script(rawValue: gw_script(code)) ?? .both }

  /// The script of a string: the one of its first character that belongs to one script only.
  public static func script(of text: String) -> Script {
    for scalar in text.unicodeScalars {
      let script = script(scalar.value)
      if script != .both { return script }
    }
    return .both
  }

  /// Mandarin readings, the usual one first; empty when none is known.
  @usableFromInline
  static func mandarin(_ code: UInt32) -> ReadingList {
    let plain = ReadingList(start: gw_mandarin(code))
    return plain.isEmpty ? ReadingList(start: gw_mandarin(gw_simplified(code))) : plain
  }

  /// Sino-Korean readings as Hangul syllables (U+AC00…), without 두음법칙, the usual one first.
  @usableFromInline
  static func sino(_ code: UInt32) -> ReadingList {
    let plain = ReadingList(start: gw_sino(code))
    return plain.isEmpty ? ReadingList(start: gw_sino(gw_simplified(code))) : plain
  }

  /// Calls `body` with each reading of today's Mandarin as Hangul (one to three syllables).
  @inlinable
  public static func forEachSound(_ code: UInt32, _ body: (MandarinSyllable) -> Void) {
    for value in mandarin(code) { body(MandarinSyllable(number: value >> 3)) }
  }

  /// Calls `body` with each Sino-Korean reading as a Hangul syllable.
  @inlinable
  public static func forEachSino(_ code: UInt32, _ body: (UInt16) -> Void) {
    for value in sino(code) { body(value) }
  }
}

/// A run of numbers in the read-only reading pool. The pointer is into constant data of the program, so the
/// value may be kept and shared freely.
@usableFromInline
struct ReadingList: Sequence, @unchecked Sendable {
  @usableFromInline let start: UnsafePointer<UInt16>

  @usableFromInline init(start: UnsafePointer<UInt16>) { self.start = start }

  @usableFromInline var isEmpty: Bool { start[0] == 0 }
  @usableFromInline var count: Int { Int(start[0]) }
  @usableFromInline var first: UInt16? { isEmpty ? nil : start[1] }

  @usableFromInline
  func makeIterator() -> UnsafeBufferPointer<UInt16>.Iterator {
    UnsafeBufferPointer(start: start + 1, count: count).makeIterator()
  }
}

/// One syllable of Mandarin, tone apart: its pinyin and its Hangul by 외래어 표기법 제2장 표 5.
public struct MandarinSyllable: Sendable, Hashable {
  /// Position in the table of syllables, which is sorted by the bytes of the pinyin.
  public let number: UInt16

  /// A syllable by its place in the table; not checked.
  @inlinable
  public init(number: UInt16) { self.number = number }

  /// Every syllable of the table.
  public static var all: some Sequence<MandarinSyllable> {
    (0..<gw_syllable_count).lazy.map { MandarinSyllable(number: UInt16($0)) }
  }

  /// Looks up `zhuang`, `lü`, `lv`, `lu:`, `lue`, `nue`; nil for what is no syllable of the table.
  public init?(pinyin: some StringProtocol) {
    var key = pinyin.lowercased().replacing("u:", with: "ü").replacing("v", with: "ü")
    if key == "lue" || key == "nue" { key = key.replacing("ue", with: "üe") }
    var low: UInt32 = 0
    var high = gw_syllable_count
    while low < high {
      let middle = (low + high) / 2
      let name = String(cString: gw_syllable_at(middle).pointee.pinyin)
      if name == key {
        number = UInt16(middle)
        return
      }
      if name.utf8.lexicographicallyPrecedes(key.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The pinyin without its tone: `zhuang`, `lü`.
  public var pinyin: String { String(cString: gw_syllable_at(UInt32(number)).pointee.pinyin) }

  /// The Hangul: `좡`, `루이`.
  public var hangul: String {
    withHangul { syllables in
      var text = String.UnicodeScalarView()
      for syllable in syllables { if let scalar = Unicode.Scalar(syllable) { text.append(scalar) } }
      return String(text)
    }
  }

  /// The clause of the 외래어 표기법 that gives the Hangul: `표5 zh+uang`.
  public var clause: String { String(cString: gw_syllable_at(UInt32(number)).pointee.clause) }

  /// Calls `body` with the one to three Hangul syllables, without allocating.
  @inlinable
  public func withHangul<Result>(_ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result { body(syllables) }

  /// The Hangul in the constant data of the program.
  @usableFromInline
  var syllables: UnsafeBufferPointer<UInt16> {
    let start = gw_syllable_hangul(UInt32(number))
    return UnsafeBufferPointer(start: start, count: start[2] != 0 ? 3 : start[1] != 0 ? 2 : 1)
  }
}
