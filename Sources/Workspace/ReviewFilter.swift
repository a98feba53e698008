// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// Which candidates a review is about; on the screen and in the table alike.
public struct ReviewFilter: Sendable, Equatable {
  /// Only Chinese with several renderings, or with one that a decision does not know.
  public var conflictsOnly = false
  /// Only this class of thing: what a decision on it says, else what its letters let guess (``NameClass``).
  public var category: TermCategory?
  /// Only Chinese with a candidate in an issue of this day or later (ISO 8601); issues without a date are left out.
  public private(set) var since: String?

  /// Everything.
  public init() {}

  /// A filter.
  ///
  /// - Parameter since: a date as `ingest --date` takes it.
  public init(conflictsOnly: Bool = false, category: TermCategory? = nil, since: String? = nil) throws {
    self.conflictsOnly = conflictsOnly
    self.category = category
    if let since {
      guard let date = CalendarDate.typed(since) else { throw IngestError.badDate(value: since) }
      self.since = date
    }
  }

  func allows(isConflict: Bool, lastDate: String?, category of: @autoclosure () -> TermCategory?) -> Bool {
    if conflictsOnly, !isConflict { return false }
    if let since, lastDate ?? "" < since { return false }
    return category == nil || of() == category
  }
}
