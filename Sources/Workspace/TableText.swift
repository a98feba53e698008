// SPDX-License-Identifier: Apache-2.0

/// Tables with TABs between cells, quoted as spreadsheets do it.
enum TableText {
  /// A cell as it is written.
  static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\"" }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
