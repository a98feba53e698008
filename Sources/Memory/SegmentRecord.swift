// SPDX-License-Identifier: Apache-2.0

/// Where segments are from.
public struct SegmentOrigin: Sendable, Hashable {
  /// What kind of place it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Headlines of a document of the base, with their sources.
    case headline
    /// A file of translations that was imported.
    case file
    /// Added by hand.
    case hand
  }

  /// What kind of place it is.
  public var kind: Kind
  /// The document or file, relative to the base; the person who added it.
  public var name: String

  /// An origin.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}

/// A segment on its way into the store.
public struct NewSegment: Sendable, Equatable {
  /// The Chinese.
  public var zh: String
  /// The Korean.
  public var ko: String
  /// `2023-08-04`, when it is known.
  public var date: String?
  /// Where in its origin, for people: `line 12`, `71:3`.
  public var place: String?
  /// What stands before and after it.
  public var context: SegmentContext

  /// A segment.
  public init(
    zh: String, ko: String, date: String? = nil, place: String? = nil, context: SegmentContext = SegmentContext()
  ) {
    self.zh = zh
    self.ko = ko
    self.date = date
    self.place = place
    self.context = context
  }

  /// Why a pair of texts is no segment.
  public enum Fault: String, Sendable, CaseIterable {
    /// One side has nothing to read.
    case empty
    /// More than 10,000 code points on one side.
    case tooLong = "too-long"
    /// The Chinese is Korean and the Korean Chinese, or one of them is neither.
    case wrongLanguage = "wrong-language"
  }

  /// The pair as it is stored: control characters become spaces, white space at the ends goes. Or why it is not.
  public static func tidy(zh: String, ko: String) -> Result<(zh: String, ko: String), FaultError> {
    // Counting bytes first: a text of megabytes is not gone through.
    let limit = SegmentText.limit
    guard zh.utf8.count <= limit * 4, ko.utf8.count <= limit * 4 else { return .failure(FaultError(fault: .tooLong)) }
    let (chinese, korean) = (Self.tidy(zh), Self.tidy(ko))
    guard !chinese.isEmpty, !korean.isEmpty else { return .failure(FaultError(fault: .empty)) }
    guard chinese.unicodeScalars.count <= limit, korean.unicodeScalars.count <= limit else {
      return .failure(FaultError(fault: .tooLong))
    }
    let (one, other) = (Scripts(chinese), Scripts(korean))
    let isSwapped = one.hasHangul && !one.hasHan && !other.hasHangul
    let isOther = !one.hasHan && one.hasHangul || !other.hasHangul && other.hasKana || one.hasKana && !one.hasHan
    if isSwapped || isOther { return .failure(FaultError(fault: .wrongLanguage)) }
    return .success((chinese, korean))
  }

  /// Carries a fault.
  public struct FaultError: Error {
    /// Why the pair is no segment.
    public var fault: Fault
  }

  private static func tidy(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && text.utf8.first != 0x20 && text.utf8.last != 0x20
    if isClean, text.unicodeScalars.allSatisfy({ !isControl($0.value) }) { return text }
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || isControl(scalar.value) {
        // A line break or TAB inside stays what it is; other control characters are a space.
        if scalar == "\n" || scalar == "\t" || scalar == " " || scalar.value > 0xA0 {
          if !scalars.isEmpty { scalars.append(scalar) }
          pendingSpace = false
        } else {
          pendingSpace = !scalars.isEmpty
        }
      } else {
        if pendingSpace { scalars.append(" ") }
        pendingSpace = false
        scalars.append(scalar)
      }
    }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  private static func isControl(_ code: UInt32) -> Bool {
    code < 0x20 || (0x7F..<0xA0).contains(code) || code == 0xFEFF
  }

  private struct Scripts {
    var hasHan = false
    var hasHangul = false
    var hasKana = false
    init(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x3041...0x30FA: hasKana = true
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: hasHangul = true
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: hasHan = true
        default: break
        }
      }
    }
  }
}

/// What storing some segments came to.
public struct SegmentRecordReport: Sendable, Equatable {
  /// Segments that the store did not have.
  public var added = 0
  /// Other spellings of segments that it had: the same fold, other characters.
  public var spellings = 0
  /// Segments that it had, from another origin: this one was noted.
  public var merged = 0
  /// Segments that it had from this origin.
  public var known = 0
  /// Those of them that have another date now, because their issue has.
  public var redated = 0
  /// Segments that are gone: their only origin lacks them now.
  public var removed = 0

  /// Nothing yet.
  public init() {}

  /// Adds up two reports.
  public static func += (one: inout SegmentRecordReport, other: SegmentRecordReport) {
    one.added += other.added
    one.spellings += other.spellings
    one.merged += other.merged
    one.known += other.known
    one.redated += other.redated
    one.removed += other.removed
  }

  /// Whether anything in the store changed.
  public var changedStore: Bool { added + spellings + merged + redated + removed > 0 }
}

/// How far the store's segments have come, to compare an index with.
public struct SegmentState: Sendable, Equatable {
  /// Raised by whatever takes segments away.
  public var generation: UInt64
  /// Raised by every change of a segment.
  public var lastSequence: UInt64
}
