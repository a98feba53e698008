// SPDX-License-Identifier: Apache-2.0

/// Tables as text, quoted as spreadsheets do it.
enum TableText {
  /// A cell as it is written.
  /// - Parameter always: Whether it is quoted without need: a comment's mark at the start of a line.
  static func quoted(_ cell: String, separator: UInt8 = UInt8(ascii: "\t"), always: Bool = false) -> String {
    guard always || cell.utf8.contains(where: { $0 == separator || [0x0A, 0x0D, 0x22].contains($0) }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
