// SPDX-License-Identifier: Apache-2.0

/// The one definition of "the same term, written differently".
///
/// NFKC → compatibility ideographs and font variants to the unified character (眞→真, 淸→清, U+F9E1→李)
/// → per-character traditional to simplified → lower case → spaces, middle dots and hyphens dropped.
/// A fold is a key for look-up, never shown to a person.
public enum Fold {
  /// Stored in every index; raised whenever a fold may come out differently.
  public static let version: UInt32 = 1
}
