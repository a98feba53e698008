// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A Chinese text and its Korean, as a file of translations has them.
public struct SegmentUnit: Sendable, Equatable {
  /// The Chinese, without inline codes.
  public var zh: String
  /// The Korean, without inline codes.
  public var ko: String
  /// 1-based line of the file at which the unit begins.
  public var line: Int
  /// `2023-08-04`, when the file says when it was made or changed.
  public var date: String?
  /// The source text of the unit before, when the file says it.
  public var before: String?
  /// The source text of the unit after.
  public var after: String?

  /// A unit.
  public init(zh: String, ko: String, line: Int, date: String? = nil, before: String? = nil, after: String? = nil) {
    self.zh = zh
    self.ko = ko
    self.line = line
    self.date = date
    self.before = before
    self.after = after
  }
}

/// What reading a file of translations came to.
public struct SegmentReadReport: Sendable, Equatable {
  /// Units in the file, whatever their languages.
  public var units = 0
  /// Pairs of Chinese and Korean that were handed on.
  public var pairs = 0
  /// Units without Chinese, without Korean, or with an empty text.
  public var incomplete = 0
  /// The language codes of the file.
  public var languages: Set<String> = []

  /// Nothing read yet.
  public init() {}
}

/// Formats of translations that can be read.
public enum SegmentFormat: String, Sendable, CaseIterable {
  case tmx, xliff, po, tsv

  /// The format of a file by its first bytes and, where those say nothing, its name.
  public static func of(path: String, head: some Collection<UInt8>) -> SegmentFormat {
    // UTF-16 has a zero in every other byte of markup.
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self)
    if text.contains("<tmx") { return .tmx }
    if text.contains("<xliff") { return .xliff }
    let name = path.lowercased()
    if name.hasSuffix(".tmx") { return .tmx }
    if [".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"].contains(where: { name.hasSuffix($0) }) { return .xliff }
    if name.hasSuffix(".po") || name.hasSuffix(".pot") { return .po }
    // An XML file of another kind: the XML reader names its root.
    if text.hasPrefix("<?xml") || text.hasPrefix("\u{FEFF}<?xml") { return .xliff }
    if text.hasPrefix("msgid ") || text.contains("\nmsgid ") { return .po }
    return .tsv
  }

  /// Whether units stand in the order of a document, so that each is the next one's neighbour.
  public var isOrdered: Bool { self == .xliff || self == .po }
}

/// Codes of the two languages, as files have them: zh-CN, zh_TW, cmn-Hans, ZH; ko, ko-KR, kor.
public enum SegmentLanguage {
  /// Whether a code is of Chinese.
  public static func isChinese(_ code: String) -> Bool {
    ["zh", "cmn", "zho", "chi", "zhs", "zht"].contains(primary(code))
  }
  /// Whether a code is of Korean.
  public static func isKorean(_ code: String) -> Bool { ["ko", "kor"].contains(primary(code)) }

  private static func primary(_ code: String) -> String {
    String(code.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != "@" })
  }
}

/// Why a file of translations could not be read.
public enum SegmentFileError: ReportableError, Equatable {
  /// The system would not open or read the file.
  case unreadable(path: String, reason: String)
  /// No XML, or XML that breaks off or is wrong, with the parser's words.
  case malformed(path: String, line: Int, reason: String)
  /// XML of another kind; `root` is its outermost element.
  case otherRoot(path: String, root: String)
  /// The file declares entities: by those small files become huge.
  case entities(path: String, line: Int)
  /// No pair of Chinese and Korean is in it; `languages` are those that are.
  case noPairs(path: String, units: Int, languages: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "segments.unreadable", "segments.malformed", "segments.other-root", "segments.entities", "segments.no-pairs",
    "segments.no-pairs-languages",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .unreadable: "segments.unreadable"
    case .malformed: "segments.malformed"
    case .otherRoot: "segments.other-root"
    case .entities: "segments.entities"
    case .noPairs(_, _, let languages): languages.isEmpty ? "segments.no-pairs" : "segments.no-pairs-languages"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .unreadable(_, let reason), .malformed(_, _, let reason): ["reason": reason]
    case .otherRoot(_, let root): ["root": root]
    case .entities: [:]
    case .noPairs(_, let units, let languages): ["units": "\(units)", "languages": languages]
    }
  }

  /// The file, and the line where one is known.
  public var place: SourcePlace? {
    switch self {
    case .unreadable(let path, _), .otherRoot(let path, _), .noPairs(let path, _, _): SourcePlace(path: path)
    case .malformed(let path, let line, _), .entities(let path, let line): SourcePlace(path: path, line: line)
    }
  }
}
