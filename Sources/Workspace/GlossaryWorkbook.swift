// SPDX-License-Identifier: Apache-2.0

import Interchange
import Spreadsheet
import TermBase

/// The glossary as a workbook, made of the table that `TermExporter` writes as TSV.
public enum GlossaryWorkbook {
  private static let widths: [String: Double] = [
    "id": 22, "zh": 20, "ko": 26, "definition": 50, "note": 40, "reason": 40, "source": 30, "ref": 30, "domain": 18,
  ]

  /// The workbook as a file's bytes. Columns with words of their own offer them in a list.
  /// - Parameters:
  ///   - tsv: What `TermExporter` wrote.
  ///   - created: For the file's properties, in seconds since 1970.
  public static func bytes(tsv: [UInt8], sheetName: String, created: Int) throws -> [UInt8] {
    let table = SeparatedTable.cells(tsv)
    guard let header = table.first else { return try WorkbookWriter.bytes([], created: created) }
    let columns = header.map { name in
      var column = SheetColumn(name, width: widths[name] ?? 14)
      if let values = GlossaryColumn(rawValue: name)?.allowedValues { column.choices = SheetChoices(values: values) }
      return column
    }
    var sheet = SheetContent(name: sheetName, columns: columns, rows: table.dropFirst().map { SheetContent.Row($0) })
    sheet.frozenColumns = (header.firstIndex(of: "ko") ?? 0) + 1
    return try WorkbookWriter.bytes([sheet], created: created)
  }
}
