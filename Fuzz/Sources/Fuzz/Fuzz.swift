// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Which reader gets the bytes: `GWALHO_FUZZ`, one of ``FuzzedReader``'s names.
private let reader: FuzzedReader = {
  let name = getenv("GWALHO_FUZZ").map { String(cString: $0) } ?? ""
  guard let reader = FuzzedReader(rawValue: name) else {
    fatalError("GWALHO_FUZZ names one of: \(FuzzedReader.allCases.map(\.rawValue).joined(separator: " "))")
  }
  return reader
}()

/// What libFuzzer calls, again and again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    if let broken = try reader.complaint(about: bytes) { fatalError(broken) }
  } catch {
    fatalError("an error that no user can be told: \(error)")
  }
  return 0
}
