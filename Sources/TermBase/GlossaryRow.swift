// SPDX-License-Identifier: Apache-2.0

public import HanHangul

/// One row of a glossary file: one rendering of one Chinese form, as a person decided it.
///
/// Values are NFC, trimmed and typed; the bytes of the file are kept elsewhere (`GlossaryFile`), so that
/// a row nobody touched is written back exactly as it was.
public struct GlossaryRow: Sendable, Equatable {
  /// Path of the file as it was opened, and the 1-based line on which the row starts.
  public var path: String
  public var line: Int
  public var id: String?
  public var zh: String
  /// Status of the Chinese form; an empty cell means `admitted`.
  public var zhStatus: TermStatus
  public var ko: String
  /// Status of the rendering; an empty cell means `preferred`.
  public var status: TermStatus
  public var form: TermForm
  public var kind: RenderingKind?
  public var category: TermCategory?
  public var definition: String?
  public var domain: String?
  public var note: String?
  public var source: String?
  public var ref: String?
  public var by: String?
  /// ISO 8601 calendar date, as written.
  public var date: String?
  public var reason: String?
  /// Columns gwalho does not know, in file order.
  public var extras: [Extra]

  public struct Extra: Sendable, Equatable {
    public var column: String
    public var value: String
    /// A cell of an unknown column.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

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
