// SPDX-License-Identifier: Apache-2.0

public import IndexFile

/// The segment index: all segments of a store in one memory-mapped file, both sides searchable.
///
/// # The format, content kind `SEGM`, version 1
///
/// The container is that of ``IndexFileWriter`` (magic, versions, checksums). Numbers are unsigned and little-endian;
/// arrays are packed.
///
/// | section | content |
/// |---|---|
/// | `HEAD` | ``SegmentFold/version``, units *u*, origins, zero (u32 each); the count of changes and the generation of the store that it was made from, and the count after which it begins or 0 (u64 each) |
/// | `UNIT` | *u* × { rank of the Chinese text, rank of the Korean text, row of the store, number of its origins, date as yyyymmdd or 0 } (u32 each) |
/// | `CTXT` | *u* × { keys of the Chinese before and after, of the Korean before and after } (u32 each, 0: none); the section is missing when no unit has any |
/// | `ORIG` | offsets (u32, origins + 1) and the UTF-8 of the lists of origins, the names in a list separated by U+001F |
///
/// and for each side, with `Z` for Chinese or `K` for Korean before the name:
///
/// | section | content |
/// |---|---|
/// | `.LEN` | rank of the first text of at least 0, 1, 2, … code points (u32); the last entry is the number of texts *t* |
/// | `.OFF` | *t* + 1 offsets into `.TXT` in units of UTF-16 (u32); bit 31: the text itself follows its fold, both of one length; bit 30: it has surrogates |
/// | `.TXT` | the folded texts in UTF-16, and the texts themselves where they differ |
/// | `.SIG` | *t* × 128 bits: one for each class of characters that the folded text has |
/// | `.USE` | *t* + 1 offsets (u32), and *u* numbers of units (u32): those with this text |
/// | `.VAL` | *t* × { rank (low 32 bits), hash of ``SegmentFold/valueKey(_:)`` (high 32 bits) } (u64), sorted |
/// | `.KEY` | the *b* bigrams (u64), sorted: first character << 21 \| second; 0x110000 is the start and 0x110001 the end of a text |
/// | `.HSH` | a power of two slots (u32): 1 + number of the bigram or 0, by linear probing from the bigram's hash |
/// | `.LST` | *b* + 1 offsets into `.PST` (u32) |
/// | `.PST` | for each bigram its list in units of 16 bits: number of chunks; { high half of the ranks, how many − 1 } for each chunk; the low halves of the ranks, ascending |
///
/// Texts are numbered by length ("rank"), so that the texts that can be similar to a query at all are one range of
/// ranks, and within a chunk of 65,536 ranks nearly all have one length.
public enum SegmentIndexFormat {
  /// The kind of content.
  public static let kind: IndexCode = "SEGM"
  /// Raised whenever the layout or the meaning of a section changes.
  public static let version: UInt32 = 1

  static let start: UInt32 = 0x110000
  static let end: UInt32 = 0x110001
  static let hasOriginal: UInt32 = 1 << 31
  static let hasSurrogates: UInt32 = 1 << 30
  static let offsetMask: UInt32 = (1 << 30) - 1

  @inline(__always)
  static func bigram(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 21 | UInt64(second) }

  @inline(__always)
  static func hash(_ bigram: UInt64) -> UInt64 {
    let product = bigram &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }

  /// Which of the 128 bits of a signature stands for a character.
  @inline(__always)
  static func signatureBit(_ code: UInt32) -> UInt64 {
    UInt64(truncatingIfNeeded: (code &* 0x9E37_79B1) >> 25)
  }

  static func hash(of key: [UInt32]) -> UInt32 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for code in key { state = (state ^ UInt64(code)) &* 0x0000_0100_0000_01B3 }
    state = (state ^ (state >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: state >> 32)
  }

  /// The key of a neighbouring text: never 0.
  static func contextKey(_ text: String) -> UInt32 {
    let key = hash(of: SegmentFold.valueKey(text.unicodeScalars.map(\.value)))
    return key == 0 ? 1 : key
  }
}

/// A side of a segment.
public enum SegmentSide: String, Sendable, CaseIterable {
  /// The Chinese.
  case zh
  /// The Korean.
  case ko

  /// The section of this side.
  func code(_ name: StaticString) -> IndexCode {
    let letter: UInt32 = self == .zh ? 0x5A : 0x4B
    let rest = IndexCode(stringLiteral: name).rawValue
    return IndexCode(rawValue: letter | rest << 8)
  }

  /// The other side.
  public var other: SegmentSide { self == .zh ? .ko : .zh }
}
