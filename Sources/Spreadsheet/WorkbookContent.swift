// SPDX-License-Identifier: Apache-2.0

/// A colour as 0xRRGGBB.
public struct SheetColour: Sendable, Hashable {
  /// 0x000000 to 0xFFFFFF, red in the highest byte.
  public var rgb: Int32
  /// A colour.
  public init(_ rgb: Int32) { self.rgb = rgb }
}

/// What the cells of a column can be filled with.
public struct SheetChoices: Sendable, Equatable {
  /// Offered in a list. Excel takes 255 characters of them, commas included.
  public var values: [String]
  /// The head of what is said when a cell is chosen; 32 characters at most, empty: nothing is said.
  public var title: String
  /// The rest of it; 255 characters at most.
  public var message: String
  /// Said when something else is typed.
  public var refusal: String

  /// Choices.
  public init(values: [String], title: String = "", message: String = "", refusal: String = "") {
    self.values = values
    self.title = title
    self.message = message
    self.refusal = refusal
  }
}

/// A column that is written.
public struct SheetColumn: Sendable {
  /// The cell of the header.
  public var title: String
  /// Of the widest text that is shown on one line, in digits of the standard font; a Han or Hangul letter takes two.
  public var width: Double
  /// A comment on the title.
  public var note: String?
  /// Whether the column is there but not shown.
  public var isHidden = false
  /// Whether its cells can be changed when the sheet is protected.
  public var isEditable = true
  /// Whether its cells hold numbers.
  public var isNumeric = false
  /// What its cells can be filled with; nil: anything.
  public var choices: SheetChoices?
  /// Backgrounds of cells that hold exactly a text.
  public var colours: [(text: String, colour: SheetColour)] = []

  /// A column of text.
  public init(_ title: String, width: Double, note: String? = nil) {
    self.title = title
    self.width = width
    self.note = note
  }
}

/// A sheet that is written: a header and rows.
public struct SheetContent: Sendable {
  /// A row below the header.
  public struct Row: Sendable {
    /// By column, from the first; fewer than columns leave the rest empty. 32,767 characters at most in a cell.
    public var cells: [String]
    /// The background of the row.
    public var colour: SheetColour?
    /// Whether a line parts it from the row above.
    public var startsGroup: Bool

    /// A row.
    public init(_ cells: [String], colour: SheetColour? = nil, startsGroup: Bool = false) {
      self.cells = cells
      self.colour = colour
      self.startsGroup = startsGroup
    }
  }

  /// 31 characters at most, without `[]:*?/\`.
  public var name: String
  /// From left to right; at most 16,384.
  public var columns: [SheetColumn]
  /// From top to bottom, without the header; at most 1,048,575.
  public var rows: [Row]
  /// Columns that stay in sight when the others are scrolled.
  public var frozenColumns = 0
  /// Whether cells of columns that are not editable are protected (without a password).
  public var isProtected = false
  /// Whether the header can filter.
  public var hasFilter = true

  /// A sheet.
  public init(name: String, columns: [SheetColumn], rows: [Row]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
