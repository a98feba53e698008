// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Lines as the few places that look at the head of a text want them.
enum TextLine {
  /// NFC, without the spaces and the carriage return at its ends.
  static func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    var letters = Array(((try? Normalization.nfc(text)) ?? text).unicodeScalars)[...]
    while let last = letters.last, last.properties.isWhitespace { letters.removeLast() }
    letters = letters.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
