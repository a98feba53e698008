// SPDX-License-Identifier: Apache-2.0

/// The forms of a term through the issues, in one line: `2023-08 즈강 3, 지장 1 → 2024-08 즈장 2`.
///
/// A longer history is told by its changes: months behind each other with the same forms become one span
/// (`2023-08–2024-01 즈강 12`), and of more spans than fit the middle is left out.
public enum HistoryLine {
  /// What one month has.
  public struct Period: Sendable, Equatable {
    /// `2023-08`; nil when the date is not known.
    public var month: String?
    /// Forms and their places, the most frequent first.
    public var forms: [(form: String, count: Int)]

    /// A month.
    public init(month: String?, forms: [(form: String, count: Int)]) {
      self.month = month
      self.forms = forms
    }

    public static func == (one: Self, other: Self) -> Bool {
      one.month == other.month && one.forms.elementsEqual(other.forms, by: ==)
    }
  }

  /// So many months are shown one by one.
  private static let months = 6
  /// So many spans are shown; the first one and the latest.
  private static let spans = 8

  /// The line, without a line end.
  ///
  /// - Parameter periods: the earliest first; what has no date stands at the end.
  public static func text(_ periods: [Period], language: Language) -> String {
    var parts = (periods.count > months ? merged(periods) : periods.map { ($0, $0.month) }).map { period, last in
      let forms = period.forms.map { "\($0.form) \($0.count)" }.joined(separator: ", ")
      guard let month = period.month else { return Catalogue.text("history.no-date", [:], language) + " " + forms }
      return (last == month ? month : "\(month)–\(last ?? month)") + " " + forms
    }
    if parts.count > spans { parts.replaceSubrange(1...(parts.count - spans + 1), with: ["…"]) }
    return parts.joined(separator: " → ")
  }

  /// Spans with their last months.
  private static func merged(_ periods: [Period]) -> [(Period, last: String?)] {
    var merged: [(period: Period, last: String?)] = []
    for period in periods {
      guard let last = merged.last?.period, last.month != nil, period.month != nil,
        Set(last.forms.map(\.form)) == Set(period.forms.map(\.form))
      else {
        merged.append((period, period.month))
        continue
      }
      var forms = last.forms
      for index in forms.indices {
        forms[index].count += period.forms.first { $0.form == forms[index].form }?.count ?? 0
      }
      forms.sort { $0.count != $1.count ? $0.count > $1.count : $0.form.utf8.lexicographicallyPrecedes($1.form.utf8) }
      merged[merged.count - 1] = (Period(month: last.month, forms: forms), period.month)
    }
    return merged.map { ($0.period, $0.last) }
  }
}
