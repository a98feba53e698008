// SPDX-License-Identifier: Apache-2.0

public import HanHangul

/// One row of a glossary file: one rendering of one Chinese form, as a person decided it.
///
/// Values are NFC, trimmed and typed; the bytes of the file are kept elsewhere (`GlossaryFile`), so that
/// a row nobody touched is written back exactly as it was.
public struct GlossaryRow: Sendable, Equatable {
  /// Path of the file as it was opened; empty for a row that was made.
  public var path: String
  /// The 1-based line on which the row starts; 0 for a row that was made.
  public var line: Int
  /// The concept, an NCName; nil: the concept is that of the folded Chinese.
  public var id: String?
  /// The Chinese form.
  public var zh: String
  /// Status of the Chinese form; an empty cell means `admitted`.
  public var zhStatus: TermStatus
  /// The rendering.
  public var ko: String
  /// Status of the rendering; an empty cell means `preferred`.
  public var status: TermStatus
  /// Which form of the term it is; an empty cell means `full`.
  public var form: TermForm
  /// How the rendering comes from the Chinese; nil: not said.
  public var kind: RenderingKind?
  /// What is named; nil: not said.
  public var category: TermCategory?
  /// What the concept is.
  public var definition: String?
  /// The field it belongs to.
  public var domain: String?
  /// Anything else for the reader.
  public var note: String?
  /// Where the form or the decision comes from.
  public var source: String?
  /// A URL or document.
  public var ref: String?
  /// Who decided.
  public var by: String?
  /// ISO 8601 calendar date, as written.
  public var date: String?
  /// Why it was decided so.
  public var reason: String?
  /// Columns gwalho does not know, in file order.
  public var extras: [Extra]

  /// A cell of a column that gwalho does not know.
  public struct Extra: Sendable, Equatable {
    /// The name in the header.
    public var column: String
    /// The text of the cell, never empty.
    public var value: String
    /// A cell of an unknown column.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// A row of typed values; what an empty cell means is the default.
  public init(
    path: String = "", line: Int = 0, id: String? = nil, zh: String, zhStatus: TermStatus = .admitted,
    ko: String, status: TermStatus = .preferred, form: TermForm = .full, kind: RenderingKind? = nil,
    category: TermCategory? = nil, definition: String? = nil, domain: String? = nil, note: String? = nil,
    source: String? = nil, ref: String? = nil, by: String? = nil, date: String? = nil,
    reason: String? = nil, extras: [Extra] = []
  ) {
    self.path = path
    self.line = line
    self.id = id
    self.zh = zh
    self.zhStatus = zhStatus
    self.ko = ko
    self.status = status
    self.form = form
    self.kind = kind
    self.category = category
    self.definition = definition
    self.domain = domain
    self.note = note
    self.source = source
    self.ref = ref
    self.by = by
    self.date = date
    self.reason = reason
    self.extras = extras
  }
}
