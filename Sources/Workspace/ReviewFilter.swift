// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import TermBase

/// Which candidates a review is about; on the screen and in the table alike.
public struct ReviewFilter: Sendable, Equatable {
  /// Only Chinese with several renderings, or with one that a decision does not know.
  public var conflictsOnly = false
  /// Only this class of thing: see ``CandidateCategory``.
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

/// The class of thing that a candidate names, as far as it can be told.
///
/// A row of its concept says it. Without one, places are told by their generic (省 市 县 江 …) and people by a surname at
/// the start of two or three characters by sound; nothing else is guessed.
enum CandidateCategory {
  static func of(zhFolded: String, isBySound: Bool, decided: [GlossaryRow]) -> TermCategory? {
    decided.lazy.compactMap(\.category).first ?? guess(zhFolded: zhFolded, isBySound: isBySound)
  }

  static func guess(zhFolded: String, isBySound: Bool) -> TermCategory? {
    let han = zhFolded.unicodeScalars.map(\.value)
    guard han.count >= 2, let first = han.first, let last = han.last, han.allSatisfy({ Han.contains($0) }) else {
      return nil
    }
    if Generic.namesNature.contains(last) || isAdministrative(han) { return .place }
    let isPerson = han.count <= 3 && Surname.contains(first) && !Generic.endNoPerson.contains(last)
    return isBySound && isPerson ? .person : nil
  }

  /// Does a name end in 省, 市, 县 …?
  static func isAdministrative(_ han: [UInt32]) -> Bool {
    Generic.tails.contains { han.count > $0.count && han.suffix($0.count).elementsEqual($0) }
  }
}
