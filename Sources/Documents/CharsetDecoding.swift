// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// Bytes of a charset to UTF-8, strictly, by ICU.
enum CharsetDecoding {
  enum Failure: Error, Equatable {
    /// No character at this offset in bytes.
    case undecodable(offset: Int)
    /// ICU would not work at all; its name of the error.
    case unavailable(String)
  }

  /// - Parameters:
  ///   - converter: ICU's name of it.
  ///   - hasOutermost: whether it has the bytes 0x80 and 0xFF. ICU's tables of Windows read them as control and private-use
  ///     characters where the charset has nothing, and UTF-8 has 0x80 all over its Hangul.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, converter: String, hasOutermost: Bool
  ) throws(Failure) -> [UInt8] {
    if !hasOutermost, let stray = bytes.firstIndex(where: { $0 == 0x80 || $0 == 0xFF }) {
      throw .undecodable(offset: stray)
    }
    var status: Int32 = 0
    guard let decoder = icushim_decoder_open(converter, &status) else {
      throw .unavailable(String(cString: icushim_error_name(status)))
    }
    defer { icushim_decoder_close(decoder) }

    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var units = [UInt16](repeating: 0, count: 1 << 14)
    var offset = 0
    // The first half of a surrogate pair, which a full buffer may cut off from the second.
    var high: UInt32?
    while true {
      var consumed: Int64 = 0
      let written = icushim_decoder_decode(
        decoder, bytes.baseAddress.map { $0 + offset }, Int64(bytes.count - offset), &units, Int32(units.count),
        &consumed, &status)
      for unit in units.prefix(Int(written)) {
        if unit & 0xFC00 == 0xD800 {
          high = UInt32(unit)
        } else if let first = high {
          high = nil
          UTF16Decoding.append(0x10000 + (first & 0x3FF) << 10 + UInt32(unit) & 0x3FF, to: &output)
        } else {
          UTF16Decoding.append(UInt32(unit), to: &output)
        }
      }
      offset += Int(consumed)
      if !icushim_failed(status) { return output }
      if !icushim_is_overflow(status) { throw .undecodable(offset: offset) }
    }
  }
}
