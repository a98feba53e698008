// SPDX-License-Identifier: Apache-2.0

/// CP949 (Windows 949, which holds EUC-KR) to UTF-8, strictly.
enum CP949Decoding {
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(CharsetDecoding.Failure) -> [UInt8] {
    try CharsetDecoding.decode(bytes, converter: "windows-949-2000", hasOutermost: false)
  }
}
