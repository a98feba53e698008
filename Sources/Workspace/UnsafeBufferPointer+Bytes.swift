// SPDX-License-Identifier: Apache-2.0

import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands first; nil where it does not.
  func offset(of byte: UInt8) -> Int? {
    guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }
}
