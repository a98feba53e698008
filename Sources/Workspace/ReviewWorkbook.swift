// SPDX-License-Identifier: Apache-2.0

import Spreadsheet

/// A review as a workbook: what ``ReviewSheet`` has as a table, made to be worked in.
///
/// Decisions are chosen from lists, the pairs stay in sight, what may not be changed is protected, and rows have the
/// colour of what is wrong with them. A second sheet explains it.
public enum ReviewWorkbook {
  /// In the order in which a person needs them: what it is, the decision, what to base it on.
  private static let columns = [
    "zh", "ko", "status", "expected", "others", "context", "place", "count", "documents", "first", "last", "category",
    "kind", "reason", "key",
  ]
  private static let editable: Set = ["zh", "ko", "status", "category", "kind", "reason"]
  private static let widths: [String: Double] = [
    "zh": 18, "ko": 24, "status": 12, "expected": 16, "others": 26, "context": 60, "place": 30, "count": 7,
    "documents": 7, "first": 11, "last": 11, "category": 13, "kind": 12, "reason": 30, "key": 30,
  ]

  private static let conflict = SheetColour(0xFCE4D6)
  private static let nonstandard = SheetColour(0xFFF9DB)
  private static let statusColours: [(status: String, colour: SheetColour)] = [
    ("preferred", SheetColour(0xC6E9CA)), ("admitted", SheetColour(0xDDEBF7)), ("deprecated", SheetColour(0xF8C7C7)),
    ("rejected", SheetColour(0xD0D0D0)),
  ]

  /// The workbook as a file's bytes.
  /// - Parameter created: For the file's properties, in seconds since 1970.
  public static func bytes(_ items: [ReviewItem], words: ReviewWords, created: Int) throws -> [UInt8] {
    var previous = ""
    let places = columns.map { ReviewSheet.columns.firstIndex(of: $0) ?? 0 }
    let rows = items.map { item in
      let all = ReviewSheet.cells(item)
      let cells = zip(columns, places).map { column, place in
        let cell = words.label(all[place], in: column)
        return editable.contains(column) || column == "key" ? cell : shortened(cell)
      }
      defer { previous = item.zh }
      return SheetContent.Row(
        cells, colour: item.isConflict ? conflict : item.expected.isEmpty ? nil : nonstandard,
        startsGroup: item.zh != previous)
    }
    var sheet = SheetContent(name: words.sheetName, columns: columns.map { column($0, words) }, rows: rows)
    sheet.frozenColumns = 2
    sheet.isProtected = true
    return try WorkbookWriter.bytes([sheet, help(words)], created: created)
  }

  /// What is there to be read and no longer than one reads: a cell that is too long for a workbook is none at all.
  private static func shortened(_ text: String) -> String {
    let limit = 2_000
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }

  private static func column(_ name: String, _ words: ReviewWords) -> SheetColumn {
    var column = SheetColumn(words.title(name), width: widths[name] ?? 12, note: words.note(on: name))
    column.isEditable = editable.contains(name)
    column.isHidden = name == "key"
    column.isNumeric = name == "count" || name == "documents"
    let message = words.note(on: name) ?? ""
    switch name {
    case "status":
      let lines = ReviewWords.statuses.map { words.label($0, in: name) + ": " + words.meaning($0) }
      column.note = ([message] + lines).joined(separator: "\n")
      column.choices = choices(ReviewWords.statuses, name, lines.joined(separator: "\n"), words)
      column.colours = statusColours.map { (words.label($0.status, in: name), $0.colour) }
    case "kind": column.choices = choices(ReviewWords.kinds, name, message, words)
    case "category": column.choices = choices(ReviewWords.categories, name, message, words)
    default: break
    }
    return column
  }

  private static func choices(
    _ values: [String], _ column: String, _ message: String, _ words: ReviewWords
  ) -> SheetChoices {
    SheetChoices(
      values: values.map { words.label($0, in: column) }, title: words.title(column),
      message: String(String.UnicodeScalarView(message.unicodeScalars.prefix(255))), refusal: words.refusal)
  }

  private static func help(_ words: ReviewWords) -> SheetContent {
    var rows = ReviewWords.statuses.map { status in
      SheetContent.Row(
        [words.label(status, in: "status"), words.meaning(status)],
        colour: statusColours.first { $0.status == status }?.colour)
    }
    for hint in ReviewWords.hints {
      let colour = hint == "conflict" ? conflict : hint == "nonstandard" ? nonstandard : nil
      // What is named, then what is said of it.
      let parts = (words.hintTexts[hint] ?? "").split(separator: ":", maxSplits: 1).map { String($0) }
      rows.append(
        SheetContent.Row([parts.first ?? "", String((parts.last ?? "").drop { $0 == " " })], colour: colour))
    }
    var sheet = SheetContent(
      name: words.helpName,
      columns: [SheetColumn(words.helpTitles[0], width: 24), SheetColumn(words.helpTitles[1], width: 90)], rows: rows)
    sheet.hasFilter = false
    return sheet
  }
}
