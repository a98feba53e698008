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
  /// The national standard of China, a superset of GBK and GB 2312. Read where a file says that it is in it.
  case gb18030 = "GB18030"
  /// Windows code page 950, which holds Big5. Read where a file says that it is in it.
  case big5 = "Big5"

  /// The encoding that a name of the IANA registry, of gettext or of Windows stands for; nil for those that are not read.
  /// Case does not count, nor does `_` for `-`.
  ///
  /// Of one that holds another (CP949 of EUC-KR, GB18030 of GBK), the larger is read for both, as files that call
  /// themselves by the smaller have characters of it.
  public init?(declared name: String) {
    switch name.uppercased().replacing("_", with: "-") {
    case "UTF-8", "UTF8": self = .utf8
    case "EUC-KR", "EUCKR", "KS-C-5601-1987", "KS-C-5601", "KSC5601", "KSC-5601", "CP949", "MS949", "UHC",
      "WINDOWS-949":
      self = .cp949
    case "GB2312", "GB-2312", "GB-2312-80", "EUC-CN", "EUCCN", "GBK", "CP936", "MS936", "WINDOWS-936", "GB18030",
      "GB-18030":
      self = .gb18030
    case "BIG5", "BIG-5", "CP950", "MS950", "WINDOWS-950": self = .big5
    default: return nil
    }
  }
}

/// What a file says of its own encoding.
public struct DeclaredCharset: Sendable, Equatable {
  /// As the file spells it.
  public var name: String
  /// 1-based line on which it says so.
  public var line: Int

  /// A declaration.
  public init(name: String, line: Int) {
    self.name = name
    self.line = line
  }
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
