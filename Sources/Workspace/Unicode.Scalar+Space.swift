// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// Whether it has the property White_Space (UAX #44), told without a look into the tables of the library: almost every
  /// scalar that is asked is a letter of Hangul or Han.
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
