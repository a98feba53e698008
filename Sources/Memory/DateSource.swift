// SPDX-License-Identifier: Apache-2.0

/// Where the date of an issue is from.
public enum DateSource: String, Sendable, CaseIterable {
  /// A person said it.
  case given
  /// Front matter of the document.
  case frontMatter = "front-matter"
  /// The imprint, or a line of the document's head.
  case imprint
  /// The name of the file.
  case fileName = "file-name"
}

/// The date of an issue, and where it is from where that is known.
struct IssueDay: Equatable {
  var date: String?
  /// Nil of what an older program recorded.
  var source: DateSource?

  /// What counts when another reading of the document gives a date, or none.
  ///
  /// What a person said stays until a person says otherwise, wherever the document goes and whatever is in it. A file's
  /// name tells less than anything else that was said before; but of two names the new one counts.
  func after(_ new: IssueDay) -> IssueDay {
    if new.date == nil { return self }
    if date == nil || new.source == .given { return new }
    if source == .given { return self }
    return new.source == .fileName && source != .fileName ? self : new
  }
}
