// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An `errno` of a call that failed.
package struct SystemError: Error, Equatable {
  /// `errno`.
  package var code: CInt

  package init(code: CInt) { self.code = code }

  /// The system's word for it, in the C library's language.
  package var reason: String {
    // strerror is not safe across threads; the longest message of glibc is far below this.
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "errno \(code)" }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }
}
