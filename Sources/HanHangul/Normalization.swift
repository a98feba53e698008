// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// Unicode normalisation by ICU.
///
/// Swift's `==` on strings takes canonically equal strings for the same, so "is this text in NFC?" can be
/// neither asked nor tested with it: compare scalars or bytes. U+F9E1 (李 for compatibility) becomes U+674E
/// in NFC already.
public enum Normalization {
  /// The text in Normalization Form C; text that is in it already comes back as it is, without a copy.
  public static func nfc(_ text: String) throws(ICUError) -> String {
    try normalize(text, ICUShimNormalFormNFC)
  }

  /// The text in Normalization Form KC: full-width letters, circled numbers and the like are made plain.
  public static func nfkc(_ text: String) throws(ICUError) -> String {
    try normalize(text, ICUShimNormalFormNFKC)
  }

  /// Whether the text is in Normalization Form C, some 1 GB of UTF-8 a second.
  public static func isNFC(_ text: String) throws(ICUError) -> Bool {
    try isNormalized(text, ICUShimNormalFormNFC)
  }

  private static func isNormalized(_ text: String, _ form: ICUShimNormalForm) throws(ICUError) -> Bool {
    var text = text
    var status: Int32 = 0
    let answer = text.withUTF8 { utf8 -> Bool in
      // ASCII is in every normal form, and most keys are short: spare them the call.
      if utf8.allSatisfy({ $0 < 0x80 }) { return true }
      // ICU counts in 32 bits; it refuses the negative length of anything longer.
      return icushim_is_normalized(form, utf8.baseAddress, Int32(exactly: utf8.count) ?? -1, &status)
    }
    if icushim_failed(status) { throw ICUError(code: status, function: "isNormalizedUTF8") }
    return answer
  }

  private static func normalize(_ text: String, _ form: ICUShimNormalForm) throws(ICUError) -> String {
    if try isNormalized(text, form) { return text }
    var text = text
    var status: Int32 = 0
    let result = text.withUTF8 { utf8 -> String in
      // Composition makes text shorter as a rule; when it does grow, ICU says by how much.
      var capacity = utf8.count + 16
      while true {
        var needed = 0
        let result = String(unsafeUninitializedCapacity: capacity) { output in
          needed = Int(
            icushim_normalize(
              form, utf8.baseAddress, Int32(exactly: utf8.count) ?? -1, output.baseAddress,
              Int32(clamping: capacity), &status))
          return icushim_failed(status) ? 0 : needed
        }
        guard icushim_is_overflow(status), needed > capacity else { return result }
        capacity = needed
      }
    }
    if icushim_failed(status) { throw ICUError(code: status, function: "normalizeUTF8") }
    return result
  }
}
