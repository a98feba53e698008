// SPDX-License-Identifier: Apache-2.0

internal import CXML2
internal import Glibc

/// What libxml2 says by itself.
enum LibxmlWords {
  /// Runs `body` without letting libxml2 write to standard error.
  ///
  /// 2.9 writes "encoder error" there when bytes are not in the declared encoding, whoever handles its errors. Where it
  /// writes is a setting of the thread, put back afterwards.
  static func silenced<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let nowhere = fopen("/dev/null", "we"), let place = __xmlGenericErrorContext() else { return try body() }
    let before = place.pointee
    place.pointee = UnsafeMutableRawPointer(nowhere)
    defer {
      place.pointee = before
      fclose(nowhere)
    }
    return try body()
  }
}
