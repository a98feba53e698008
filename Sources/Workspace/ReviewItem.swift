// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import HanHangul
import IndexFile
public import TermBase

/// One pair that waits for a person, with what they need to decide.
public struct ReviewItem: Sendable, Equatable {
  /// Another rendering of the same Chinese.
  public struct Other: Sendable, Equatable {
    /// The rendering.
    public var ko: String
    /// Places that have it.
    public var count: Int
    /// Whether it is decided on.
    public var isDecided: Bool
  }

  /// Which pair it is, and what was decided on its Chinese when the item was made.
  public var key: ReviewKey
  /// The Chinese as it is mostly spelled.
  public var zh: String
  /// The rendering as it is mostly spelled.
  public var ko: String
  /// Places that have the pair.
  public var count: Int
  /// Documents that have the pair.
  public var documents: Int
  /// Date of the earliest issue that has it, ISO 8601; nil when no issue has a date.
  public var firstDate: String?
  /// Date of the latest issue that has it, as `firstDate`.
  public var lastDate: String?
  /// How the rendering comes about.
  public var kind: RenderingKind
  /// Standard renderings, when the pair departs from them.
  public var expected: [String]
  /// Renderings of the Chinese contradict each other, or a decision.
  public var isConflict: Bool
  /// Other renderings of the Chinese.
  public var others: [Other]
  /// A line around its latest place.
  public var context: String
  /// Where it stands now, the latest issue first; paths are relative to the base.
  public var places: [SourcePlace]
}

/// Identifies a pair in a review, wherever its row has been and whatever was typed into the other cells.
///
/// As text `腾讯=텐센트#1a2b3c4d-5e6f`; what follows `#` stands for the decisions on this Chinese at the time, so that a
/// review that comes back late does not run over decisions it has not seen, and what follows `-` is a check sum of the
/// pair: a sheet that was saved in an encoding without simplified characters has `?` in their place.
public struct ReviewKey: Sendable, Hashable {
  /// The Chinese of the pair.
  public var zh: String
  /// The rendering of the pair.
  public var ko: String
  var state: String

  init(zh: String, ko: String, state: String) {
    self.zh = zh
    self.ko = ko
    self.state = state
  }

  /// Nil for what is no key.
  public init?(_ text: String) {
    guard let mark = text.lastIndex(of: "#"), let equals = text[..<mark].firstIndex(of: "=") else { return nil }
    zh = Self.unescaped(text[..<equals])
    ko = Self.unescaped(text[text.index(after: equals)..<mark])
    let end = text[text.index(after: mark)...].split(separator: "-", omittingEmptySubsequences: false)
    state = end.first.map(String.init) ?? ""
    guard !zh.isEmpty, !ko.isEmpty, !state.isEmpty, state.allSatisfy(\.isHexDigit), end.count <= 2 else { return nil }
    // Keys of older sheets end without it.
    if end.count == 2, end[1] != check { return nil }
  }

  /// As the review's key column has it.
  public var text: String { Self.escaped(zh) + "=" + Self.escaped(ko) + "#" + state + "-" + check }

  private var check: String {
    let digits = String(UInt16(truncatingIfNeeded: Checksum64.of(Array("\(zh)\t\(ko)".utf8)) >> 48), radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("=", with: "%3D").replacing("#", with: "%23")
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("%3D", with: "=").replacing("%23", with: "#").replacing("%25", with: "%")
  }
}

/// What a person said of one item.
public struct ReviewVerdict: Sendable, Equatable {
  /// The item that was judged.
  public var key: ReviewKey
  /// The pair as it is to be written; other than the key's when it was corrected.
  public var zh: String
  /// The rendering as it is to be written.
  public var ko: String
  /// Nil: later.
  public var status: TermStatus?
  /// What the term is; nil: nothing was said.
  public var category: TermCategory?
  /// How the rendering comes about; nil: by alignment.
  public var kind: RenderingKind?
  /// Why, in the words of whoever decided.
  public var reason: String?
  /// The row of the sheet, 1-based.
  public var line: Int?

  /// A verdict on an item as it stands.
  public init(key: ReviewKey, status: TermStatus?) {
    self.key = key
    zh = key.zh
    ko = key.ko
    self.status = status
  }

  /// Whether another pair is to be written than the one that was found.
  var isCorrected: Bool { !zh.utf8.elementsEqual(key.zh.utf8) || !ko.utf8.elementsEqual(key.ko.utf8) }
}

/// What applying a review came to.
public struct ReviewResult: Sendable {
  /// A verdict that was not taken down.
  public struct Conflict: Sendable {
    /// What was said.
    public var verdict: ReviewVerdict
    /// Why: a ``DecisionError`` or a ``ReviewConflict``.
    public var error: any ReportableError
  }

  /// What changed in the glossary, in the order of the verdicts.
  public var outcomes: [DecisionOutcome] = []
  /// Verdicts that the glossary has already.
  public var unchanged = 0
  /// Items left for later.
  public var later = 0
  /// Of those, the ones whose Chinese or Korean was corrected: the correction is not taken down either.
  public var correctedLater: [ReviewVerdict] = []
  /// Verdicts that were not taken down, in their order.
  public var conflicts: [Conflict] = []
}

/// Decisions on a Chinese form have changed since the review was made, and not to what the review says.
public struct ReviewConflict: ReportableError, Equatable {
  /// The verdict that was not taken down.
  public var zh: String
  /// The rendering of that verdict.
  public var ko: String
  /// The status that it asked for.
  public var status: TermStatus
  /// What the glossary says of the Chinese now; paths are relative to the base.
  public var decisions: [GlossaryRow]

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["review.changed-meanwhile", "review.gone-meanwhile"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { decisions.isEmpty ? "review.gone-meanwhile" : "review.changed-meanwhile" }
  /// `zh`, `ko`, `status` of the review; `decisions` of the glossary with their places.
  public var arguments: [String: String] {
    let shown = decisions.prefix(5).map { "\($0.ko)(\($0.zh)) \($0.status.rawValue) \($0.path):\($0.line)" }
    return [
      "zh": zh, "ko": ko, "status": status.rawValue,
      "decisions": shown.joined(separator: ", ") + (decisions.count > 5 ? ", …" : ""),
    ]
  }
  /// The caller knows which row it was.
  public var place: SourcePlace? { nil }
}
