// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Numbers in a text, by value: figures, full-width figures and Han numerals.
enum Numerals {
  /// The numbers of a text as figures, sorted: 二〇二三年8月 and 2023年８月 have the same. A decimal point stays inside.
  static func values(_ codes: [UInt32]) -> [[UInt32]] {
    let codes = inFigures(codes.map(SegmentFold.width))
    var found: [[UInt32]] = []
    var current: [UInt32] = []
    for (index, code) in codes.enumerated() {
      let isPoint = code == 0x2E && !current.isEmpty && index + 1 < codes.count && isFigure(codes[index + 1])
      if isFigure(code) || isPoint {
        current.append(code)
      } else if !current.isEmpty {
        found.append(current)
        current = []
      }
    }
    if !current.isEmpty { found.append(current) }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Characters with Han numerals in figures and without the commas of thousands. 万 and 亿 stay: they are units.
  static func inFigures(_ codes: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(codes.count)
    var index = 0
    while index < codes.count {
      if let run = hanRun(codes, index) {
        result.append(contentsOf: String(run.value).unicodeScalars.lazy.map(\.value))
        index = run.end
      } else if codes[index] == 0x2C, isThousandsComma(codes, index) {
        index += 1
      } else {
        result.append(codes[index])
        index += 1
      }
    }
    return result
  }

  /// Whether a text with this character may have anything to put into figures.
  static func isInteresting(_ code: UInt32) -> Bool { code == 0x2C || digit(code) != nil || place(code) != nil }

  private static func isFigure(_ code: UInt32) -> Bool { (0x30...0x39).contains(code) }

  private static func isThousandsComma(_ codes: [UInt32], _ index: Int) -> Bool {
    guard index > 0, isFigure(codes[index - 1]), index + 3 < codes.count else { return false }
    let three = codes[index + 1...index + 3].allSatisfy(isFigure)
    return three && (index + 4 == codes.count || !isFigure(codes[index + 4]))
  }

  /// A run of Han numerals that starts here: 二〇二三 digit by digit, 三十五 by place. One character alone is a word
  /// more often than a number (统一, 一带一路), so it counts only before a unit of time or a counter.
  private static func hanRun(_ codes: [UInt32], _ start: Int) -> (value: Int, end: Int)? {
    var end = start
    while end < codes.count, end - start <= 12, digit(codes[end]) != nil || place(codes[end]) != nil { end += 1 }
    guard end > start, end - start <= 12 else { return nil }
    if end - start == 1 {
      guard end < codes.count, isCounter(codes[end]) else { return nil }
    }
    var total = 0
    var pending = 0
    var sawPlace = false
    for code in codes[start..<end] {
      if let digit = digit(code) {
        pending = sawPlace ? digit : pending * 10 + digit
      } else if let place = place(code) {
        total += max(pending, 1) * place
        pending = 0
        sawPlace = true
      }
    }
    return (total + pending, end)
  }

  /// 年 月 日 个 個 次 届 屆 期 号 號 章 条 條
  private static func isCounter(_ code: UInt32) -> Bool {
    switch code {
    case 0x5E74, 0x6708, 0x65E5, 0x4E2A, 0x500B, 0x6B21, 0x5C4A, 0x5C46, 0x671F, 0x53F7, 0x865F, 0x7AE0, 0x6761,
      0x689D:
      true
    default: false
    }
  }

  /// 〇 零 and 一 … 九
  private static func digit(_ code: UInt32) -> Int? {
    switch code {
    case 0x3007, 0x96F6: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// 十 百 千
  private static func place(_ code: UInt32) -> Int? {
    switch code {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    default: nil
    }
  }
}
