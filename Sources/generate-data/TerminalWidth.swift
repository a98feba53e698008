// SPDX-License-Identifier: Apache-2.0

/// Compiles Unicode's tables into the ranges of wide and zero-width code points (UAX #11).
enum TerminalWidthTable {
  /// - Parameters:
  ///   - eastAsianWidth: `EastAsianWidth.txt`; W and F are two cells.
  ///   - unicodeData: `UnicodeData.txt`; Mn, Me and Cf are none (U+00AD, the soft hyphen, is one), and so are the
  ///     conjoining vowels and finals of Hangul, which stand inside their initial's cells.
  /// - Returns: the text of `TerminalWidth+Generated.swift`.
  static func generate(eastAsianWidth: String, unicodeData: String) -> String {
    let version = eastAsianWidth.split(separator: "\n").first.map { $0.dropFirst(2) } ?? ""
    var wide: [ClosedRange<UInt32>] = []
    for line in eastAsianWidth.split(separator: "\n") where !line.hasPrefix("#") {
      let data = line.prefix { $0 != "#" }.split(separator: ";").map { $0.filter { $0 != " " } }
      guard data.count == 2, data[1] == "W" || data[1] == "F", let range = range(data[0]) else { continue }
      wide.append(range)
    }
    var zero: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FB]
    for line in unicodeData.split(separator: "\n") {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false)
      guard cells.count > 2, ["Mn", "Me", "Cf"].contains(cells[2]), let range = range(String(cells[0])),
        range.lowerBound != 0xAD
      else { continue }
      zero.append(range)
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // DO NOT EDIT. Made by `swift run generate-data` from \(version) and the
      // UnicodeData.txt beside it (Debian's unicode-data, /usr/share/unicode).
      // swift-format-ignore-file

      enum TerminalWidthData {
        /// Lower and upper bound of each range of wide code points, sorted, inclusive.
        static let wide: [UInt32] = [
      \(lines(merged(wide)))  ]

        /// The same for code points that take no cell.
        static let zero: [UInt32] = [
      \(lines(merged(zero)))  ]
      }

      """
  }

  private static func range(_ text: String) -> ClosedRange<UInt32>? {
    let ends = text.split(separator: ".").compactMap { UInt32($0, radix: 16) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private static func lines(_ ranges: [ClosedRange<UInt32>]) -> String {
    var text = ""
    for (index, range) in ranges.enumerated() {
      text += index % 5 == 0 ? "    " : " "
      text +=
        "0x\(String(range.lowerBound, radix: 16, uppercase: true)), 0x\(String(range.upperBound, radix: 16, uppercase: true)),"
      if index % 5 == 4 || index == ranges.count - 1 { text += "\n" }
    }
    return text
  }
}
