// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Renderings that the caller knows: Chinese words with the Korean that the house uses for them.
///
/// A lexicon is a value handed to `Aligner`; alignment never looks for one. It serves kind and link of parts
/// that no reading explains (腾讯 → 텐센트).
public struct Lexicon: Sendable {
  private var entries: [[UInt32]: [[UInt32]]] = [:]

  /// An empty value.
  public init() {}

  /// How many renderings it holds.
  public var count: Int { entries.values.reduce(0) { $0 + $1.count } }

  /// Does it hold no pair?
  public var isEmpty: Bool { entries.isEmpty }

  /// Adds a pair; Chinese is folded, spaces in the Korean do not count.
  public mutating func add(zh: String, ko: String) {
    let han = Fold.key(zh).unicodeScalars.map(\.value)
    let hangul = ko.unicodeScalars.filter { $0 != " " }.map(\.value)
    guard (1...WordList.longest).contains(han.count), !hangul.isEmpty else { return }
    if entries[han, default: []].contains(hangul) == false { entries[han, default: []].append(hangul) }
  }

  func renderings(of folded: ArraySlice<UInt32>) -> [[UInt32]] { entries[Array(folded)] ?? [] }
}
