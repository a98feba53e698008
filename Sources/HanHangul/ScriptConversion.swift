// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// Converts Chinese between traditional and simplified characters, by context (頭髮 → 头发, 發展 → 发展).
///
/// For display only: keys are made by ``Fold``, which is per character and never changes with ICU. Only Han
/// is converted; ICU would also rewrite quotation marks (「」 as “”), which are the writer's.
///
/// Opening one costs about 10 ms, so keep it; it is used from one thread at a time.
public struct ScriptConverter: ~Copyable {
  /// Which script becomes which.
  public enum Direction: Sendable {
    /// 繁 to 简.
    case traditionalToSimplified
    /// 简 to 繁; one character may stand for several, and the words around it decide.
    case simplifiedToTraditional
  }

  private let transliterator: Transliterator

  /// Opens ICU's rules for one direction.
  public init(_ direction: Direction) throws(ICUError) {
    transliterator = try Transliterator(
      id: direction == .traditionalToSimplified ? "Traditional-Simplified" : "Simplified-Traditional")
  }

  /// The text in the other script; what is not Han is returned as it came.
  public func convert(_ text: String) throws(ICUError) -> String {
    try transliterator.convert(text) { scalar in !Self.isQuotation(scalar) }
  }

  // The quotation marks of both scripts, the CJK corner and angle brackets, and their vertical forms.
  private static func isQuotation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x27, 0x2018...0x201F, 0x3008...0x300F, 0x301D...0x301F, 0xFE41...0xFE44, 0xFF02, 0xFF07,
      0xFF62, 0xFF63:
      true
    default: false
    }
  }
}
