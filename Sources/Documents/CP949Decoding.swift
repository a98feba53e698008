// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// CP949 (Windows 949, which holds EUC-KR) to UTF-8, strictly, by ICU.
enum CP949Decoding {
  enum Failure: Error, Equatable {
    /// No character at this offset in bytes.
    case undecodable(offset: Int)
    /// ICU would not work at all; its name of the error.
    case unavailable(String)
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> [UInt8] {
    // ICU reads these two as control and private-use characters; CP949 has nothing there, and UTF-8 has
    // 0x80 all over its Hangul.
    if let stray = bytes.firstIndex(where: { $0 == 0x80 || $0 == 0xFF }) {
      throw .undecodable(offset: stray)
    }
    var status: Int32 = 0
    guard let decoder = icushim_decoder_open("windows-949-2000", &status) else {
      throw .unavailable(String(cString: icushim_error_name(status)))
    }
    defer { icushim_decoder_close(decoder) }

    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var units = [UInt16](repeating: 0, count: 1 << 14)
    var offset = 0
    while true {
      var consumed: Int64 = 0
      let written = icushim_decoder_decode(
        decoder, bytes.baseAddress.map { $0 + offset }, Int64(bytes.count - offset), &units, Int32(units.count),
        &consumed, &status)
      // CP949 is within the Basic Multilingual Plane: a unit is a character.
      for unit in units.prefix(Int(written)) { UTF16Decoding.append(UInt32(unit), to: &output) }
      offset += Int(consumed)
      if !icushim_failed(status) { return output }
      if !icushim_is_overflow(status) { throw .undecodable(offset: offset) }
    }
  }
}
