// SPDX-License-Identifier: Apache-2.0

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
  /// Whether it is a TMX: a memory, and no text to translate.
  public var isMemory = false
  /// The version of TMX or XLIFF that the file says; empty for tables and PO, or when it says none.
  public var version = ""
  /// The character set that the header of a PO file declares; nil when there is none.
  public var charset: String?
  /// What is not as the format wants it, the first of each kind by lines.
  public private(set) var problems: [ReadProblem] = []
  /// How many problems there are, by kind.
  public private(set) var problemCounts: [ReadProblem.Kind: Int] = [:]

  /// Nothing read yet.
  public init() {}

  mutating func take(_ log: ProblemLog) { (problems, problemCounts) = (log.kept, log.counts) }
}

/// Formats of translations that can be read.
public enum SegmentFormat: String, Sendable, CaseIterable {
  /// TMX 1.1 to 1.4: a memory.
  case tmx
  /// XLIFF 1.2, 2.0 and 2.1: a text that is being translated.
  case xliff
  /// A catalogue of gettext.
  case po
  /// A table with TAB between its cells.
  case tsv

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
    // A line end may stand behind the word; where it is a TAB, the word may be the head of a table.
    let isPO = text.split(whereSeparator: \.isNewline).contains { line in
      line.hasPrefix("msgid") && ["", " ", "\""].contains(line.dropFirst(5).prefix(1))
    }
    if isPO { return .po }
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

  /// Whether a file with these codes, empty where it says none, can be one between the two languages.
  static func isOurs(source: String, target: String) -> Bool {
    let source = side(source)
    let target = side(target)
    return source != .other && target != .other && (source == .unknown || source != target)
  }

  /// Whether the source is Korean; nil when neither code says it.
  static func sourceIsKorean(source: String, target: String) -> Bool? {
    switch (side(source), side(target)) {
    case (.korean, _), (.unknown, .chinese): true
    case (.chinese, _), (.unknown, .korean): false
    default: nil
    }
  }

  private enum Side { case chinese, korean, other, unknown }

  private static func side(_ code: String) -> Side {
    code.isEmpty ? .unknown : isChinese(code) ? .chinese : isKorean(code) ? .korean : .other
  }

  private static func primary(_ code: String) -> String {
    String(code.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != "@" })
  }
}
