// SPDX-License-Identifier: Apache-2.0

/// How the bytes of a document stand for text.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// Without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-8 with a byte order mark, which is no part of the text.
  case utf8BOM = "UTF-8 (BOM)"
  /// With a byte order mark or without one; what Excel saves as "유니코드 텍스트".
  case utf16LE = "UTF-16LE"
  /// The other byte order.
  case utf16BE = "UTF-16BE"
  /// Windows code page 949, a superset of EUC-KR.
  case cp949 = "CP949"
}

/// Something about a document that its reader should know, though it could be read.
public enum DocumentNote: String, Sendable, CaseIterable {
  /// The bytes are no UTF-8 and were read as CP949.
  case decodedFromCP949 = "document.decoded-from-cp949"
  /// There was no byte order mark; the byte order of UTF-16 was guessed.
  case guessedUTF16 = "document.guessed-utf16"

  /// The entry of the message catalogue.
  public var catalogueKey: String { rawValue }
}
