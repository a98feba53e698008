// SPDX-License-Identifier: Apache-2.0

/// In which script a Chinese form is written.
public enum ChineseScript: Sendable {
  /// With characters that simplified Chinese alone has (发).
  case simplified
  /// With characters that traditional Chinese alone has (發).
  case traditional
  /// Written the same way in both (北京), or not Han at all.
  case both
}

/// What the writers must know about Chinese, handed in so that this module needs no tables.
public struct ScriptForms: Sendable {
  /// The simplified spelling of a form, for a person to read (not the fold).
  public var simplified: @Sendable (String) -> String
  /// The script of a form. A form that mixes both scripts counts as traditional: it still needs converting.
  public var script: @Sendable (String) -> ChineseScript
  /// Pinyin with tone marks; empty when there is none. Goes into a note and, bare, into made ids.
  public var pinyin: @Sendable (String) -> String
  /// NFC. TBX asks for it in terms, and readers compare code points.
  public var normalize: @Sendable (String) -> String

  /// The four functions; each has to answer the same for the same text.
  public init(
    simplified: @escaping @Sendable (String) -> String,
    script: @escaping @Sendable (String) -> ChineseScript,
    pinyin: @escaping @Sendable (String) -> String,
    normalize: @escaping @Sendable (String) -> String
  ) {
    self.simplified = simplified
    self.script = script
    self.pinyin = pinyin
    self.normalize = normalize
  }
}
