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
  ///   - isKorean: Whether titles and values have the Korean words of `TableWords`; else they have the glossary's own.
  ///   - created: For the file's properties, in seconds since 1970.
  public static func bytes(tsv: [UInt8], sheetName: String, isKorean: Bool = false, created: Int) throws -> [UInt8] {
    let table = SeparatedTable.cells(tsv)
    guard let header = table.first else { return try WorkbookWriter.bytes([], created: created) }
    let naming = isKorean ? TableWords.Naming.korean : .own
    // Names that the glossary does not know are somebody's own.
    let known = header.map { GlossaryColumn(rawValue: $0) }
    let groups = known.map { $0.flatMap { TableWords.Group(of: $0) } }
    let columns = header.indices.map { index in
      let name = header[index]
      var column = SheetColumn(
        known[index] == nil ? name : TableWords.label(name, .column, naming), width: widths[name] ?? 14)
      if let values = known[index]?.allowedValues, let group = groups[index] {
        column.choices = SheetChoices(values: values.map { TableWords.label($0, group, naming) })
      }
      return column
    }
    let rows = table.dropFirst().map { row in
      SheetContent.Row(
        row.enumerated().map { index, cell in
          guard index < groups.count, let group = groups[index] else { return cell }
          return TableWords.label(cell, group, naming)
        })
    }
    var sheet = SheetContent(name: sheetName, columns: columns, rows: rows)
    sheet.frozenColumns = (header.firstIndex(of: "ko") ?? 0) + 1
    return try WorkbookWriter.bytes([sheet], created: created)
  }
}
