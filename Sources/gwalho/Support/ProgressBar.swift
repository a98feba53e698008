// SPDX-License-Identifier: Apache-2.0

import Glibc
import Reporting

/// How far a long step has come, on the last line of a terminal; nothing where standard error is none.
struct ProgressBar {
  private let label: String
  private let isShown = Terminal.isTerminal(STDERR_FILENO)
  private let start = now()
  private var last = 0.0
  private var hasLine = false

  /// Cells of the bar itself, and seconds between two looks.
  private static let width = 20
  private static let pause = 0.1

  init(label: String) { self.label = label }

  mutating func show(files: Int, of allFiles: Int, bytes: Int, of allBytes: Int) {
    guard isShown else { return }
    let time = Self.now()
    guard time - last >= Self.pause else { return }
    last = time
    let part = allBytes == 0 ? 1 : Double(bytes) / Double(allBytes)
    let full = min(Self.width, Int(part * Double(Self.width)))
    let rate = Double(bytes) / max(0.001, time - start)
    let left = rate > 0 ? Int(Double(allBytes - bytes) / rate + 0.5) : 0
    let line = words(
      "archive.progress",
      [
        "label": label, "percent": "\(min(100, Int(part * 100)))", "files": "\(files)", "all": "\(allFiles)",
        "bar": String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full),
        "rate": Self.megabytes(Int(rate)), "left": Self.clock(left),
      ])
    // A line that the terminal breaks cannot be taken back.
    let columns = (Terminal.columns(STDERR_FILENO) ?? 80) - 1
    guard TerminalWidth.cells(line) <= columns else {
      StandardError.write("\r\(files)/\(allFiles)\u{1B}[K")
      hasLine = true
      return
    }
    StandardError.write("\r" + line + "\u{1B}[K")
    hasLine = true
  }

  mutating func clear() {
    if hasLine { StandardError.write("\r\u{1B}[K") }
    hasLine = false
  }

  /// Millions of bytes with one digit behind the point.
  static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A size for people: `20.1 MB`, `3 KB`.
  static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) KB" : megabytes(bytes) + " MB"
  }

  /// Seconds as `0:12`, `1:02:03`.
  static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
