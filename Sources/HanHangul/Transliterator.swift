// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// One of ICU's transliterators, closed when it goes out of scope.
struct Transliterator: ~Copyable {
  private let opened: OpaquePointer
  private let name: String

  /// - Parameter id: ICU's name, such as `Hangul-Latin`.
  init(id: String) throws(ICUError) {
    var status: Int32 = 0
    guard let opened = icushim_transliterator_open(id, &status) else {
      throw ICUError(code: status, function: "open \(id)")
    }
    self.opened = opened
    self.name = id
  }

  /// - Parameter rules: ICU's rule text, such as `長江 > 창장;`. Needs no registry, so it opens in 1 ms.
  init(rules: String) throws(ICUError) {
    var status: Int32 = 0
    var line: Int32 = 0
    var offset: Int32 = 0
    let units = Array(rules.utf16)
    guard
      let opened = icushim_transliterator_open_rules(
        units, Int32(clamping: units.count), &line, &offset, &status)
    else { throw ICUError(code: status, function: "compile rules, line \(line), offset \(offset)") }
    self.opened = opened
    self.name = "rules"
  }

  deinit { icushim_transliterator_close(opened) }

  /// Converts the longest runs of scalars that `isConverted` lets through; the scalars between are copied.
  func convert(
    _ text: String, where isConverted: (Unicode.Scalar) -> Bool
  ) throws(ICUError) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var run: [UInt16] = []
    for scalar in text.unicodeScalars {
      if isConverted(scalar) {
        run.append(contentsOf: String(scalar).utf16)
        continue
      }
      if !run.isEmpty {
        result += try convert(run)
        run.removeAll(keepingCapacity: true)
      }
      result.unicodeScalars.append(scalar)
    }
    if !run.isEmpty { result += try convert(run) }
    return result
  }

  private func convert(_ units: [UInt16]) throws(ICUError) -> String {
    var capacity = units.count * 2 + 16
    while true {
      var status: Int32 = 0
      var needed: Int32 = 0
      let output = [UInt16](unsafeUninitializedCapacity: capacity) { output, count in
        needed = icushim_transliterator_convert(
          opened, units, Int32(clamping: units.count), output.baseAddress, Int32(clamping: capacity), &status)
        count = icushim_failed(status) ? 0 : Int(needed)
      }
      if !icushim_failed(status) { return String(decoding: output, as: UTF16.self) }
      // ICU reports a need only when the text itself was too long at the end; grow in any case.
      guard icushim_is_overflow(status), capacity < Int(Int32.max) else {
        throw ICUError(code: status, function: "convert by \(name)")
      }
      capacity = min(max(capacity * 2, Int(needed) + 16), Int(Int32.max))
    }
  }
}
