// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Aligns the Chinese in brackets with exactly the Korean that it annotates.
///
/// ```swift
/// var aligner = Aligner()
/// for annotation in aligner.annotations(in: "하이난 센성(先声)제약") { … }  // 先声 ↔ 센성
/// ```
///
/// A value of its own for every thread: it keeps scratch space between calls.
public struct Aligner {
  /// Report brackets with Han that are no gloss as well (`kind` `.none`).
  public var includesNonGlosses = false
  /// The program's own lists that are left out, to measure what each is worth.
  package mutating func ignore(_ lists: Set<AlignmentList>) {
    var bits: UInt16 = 0
    for list in lists { for source in list.sources { bits |= 1 << source.rawValue } }
    lattice.ignoredLists = bits
    foreignLattice.ignoredLists = bits
    readsForeign = !lists.contains(.foreignReadings)
  }
  var readsForeign = true

  /// Keep what the confidence is computed from, for fitting it.
  package var keepsFeatures = false
  let lexicon: Lexicon?
  /// The lexicon it was given.
  public var lexiconInUse: Lexicon? { lexicon }
  var pairs = PairAligner()
  var window = TextWindow()
  var insideWindow = TextWindow()
  var lattice = ReadingLattice()
  var foreignLattice = ReadingLattice()
  /// Items that the bracket repeats in Hangul behind its Han: 마을 of 하회마을(河回마을).
  var repeatedTail = 0
  /// Byte offset of the bracket that is looked at.
  var bracketOpen = 0

  /// An aligner, with a lexicon where the caller has one.
  public init(lexicon: Lexicon? = nil) {
    self.lexicon = lexicon?.isEmpty == true ? nil : lexicon
  }

  /// Every annotation of a text, in order of the brackets.
  public mutating func annotations(in text: String) -> [Annotation] {
    var text = text
    var result: [Annotation] = []
    text.withUTF8 { forEachAnnotation(in: $0) { result.append($0) } }
    return result
  }

  /// Calls `body` with every annotation of UTF-8 text, in order of the brackets. Memory does not grow with
  /// the text; malformed bytes are stepped over.
  ///
  /// - Parameter passed: called now and then with a range of bytes that is not needed any more, so that pages
  ///   of a mapped file can be given back.
  public mutating func forEachAnnotation(
    in text: UnsafeBufferPointer<UInt8>, passed: (Range<Int>) -> Void = { _ in }, _ body: (Annotation) throws -> Void
  ) rethrows {
    var scanner = BracketScanner()
    var position = PositionCounter()
    var released = 0
    while true {
      // In stretches, so that a gigabyte without a bracket is passed as well.
      let stretch = min(text.count, scanner.cursor + Self.stretch)
      while let bracket = scanner.next(text, until: stretch) {
        guard bracket.open >= position.byte, Self.mayAnnotate(text, bracket) else { continue }
        if !bracket.isUnclosed { scanner.dropOuter() }
        position.advance(text, to: bracket.open)
        try annotate(text, bracket, position, body)
      }
      position.advance(text, to: max(position.byte, stretch - Self.behind))
      if stretch == text.count { break }
      let done = max(released, stretch - Self.behind)
      passed(released..<done)
      released = done
    }
  }

  /// Bytes between two calls of `passed`, and bytes behind the scanner that a window may still reach.
  private static let stretch = 8 << 20
  private static let behind = 4096

  /// Link of a Korean abbreviation every syllable of which reads a character.
  static let abbreviationLink = 0.65

  /// Degree to which a Korean form as a whole reads a Chinese one, 0…1.
  public mutating func link(zh: String, ko: String) -> Double {
    var text = ko
    return text.withUTF8 { bytes in
      insideWindow.read(bytes, range: 0..<bytes.count)
      lattice.fill(zh.unicodeScalars.map(\.value), learned: lexicon)
      let count = insideWindow.items.count
      let paths = pairs.alignments(lattice, insideWindow, keep: max(count, 6))
      guard var best = paths.first(where: { $0.itemCount == count }) ?? paths.first else { return 0 }
      let assessment = Assessment(&best, lattice, insideWindow.items)
      let link = assessment.link * Double(best.itemCount) / Double(max(count, 1))
      if link < Self.abbreviationLink, let short = abbreviation(insideWindow.items), short.itemCount == count {
        return Self.abbreviationLink
      }
      return link
    }
  }

  /// Is there Han in the bracket, or right before a bracket of Hangul? Decides on bytes alone.
  private static func mayAnnotate(_ text: UnsafeBufferPointer<UInt8>, _ bracket: BracketScanner.Bracket) -> Bool {
    var hasHangul = false
    for index in bracket.content {
      let byte = text[index]
      if byte >= 0xE3, byte <= 0xE9, isHanLead(text, index) { return true }
      if byte == 0xF0 || byte == 0xEF { return true }
      // E1 84…87 are conjoining jamo (NFD).
      if (0xEA...0xED).contains(byte) || byte == 0xE1 { hasHangul = true }
    }
    guard hasHangul else { return false }
    // 漢字(한글): Han within the few bytes before the bracket, over quotation marks and markup.
    var index = bracket.open - 1
    let floor = max(0, bracket.open - 16)
    while index >= floor {
      let byte = text[index]
      if (0xE4...0xE9).contains(byte) || byte == 0xE3 && isHanLead(text, index) { return true }
      if byte >= 0xEA, byte <= 0xED { return false }
      if byte < 0x80, byte != 0x2A, byte != 0x27, byte != 0x22, byte != 0x20, byte != 0x3E, byte != 0x5D {
        return false
      }
      index -= 1
    }
    return false
  }

  private static func isHanLead(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    if byte >= 0xE4 { return true }
    guard index + 1 < text.count else { return false }
    return text[index + 1] >= 0x90  // U+3400 and above
      || text[index + 1] == 0x80 && index + 2 < text.count && (text[index + 2] == 0x85 || text[index + 2] == 0x87)
  }

  // MARK: one bracket

  private mutating func annotate(
    _ text: UnsafeBufferPointer<UInt8>, _ bracket: BracketScanner.Bracket, _ position: PositionCounter,
    _ body: (Annotation) throws -> Void
  ) rethrows {
    let content = BracketContent(text, bracket.content, keepsHan: includesNonGlosses)
    let limit = max(0, bracket.open - 600)
    bracketOpen = bracket.open
    window.read(text, before: bracket.open, limit: limit)
    let found = pairs(text, content)
    if found.isEmpty {
      guard includesNonGlosses, content.hanCount > 0 || window.items.first.map({ Han.contains($0.scalar) }) == true
      else { return }
      try body(
        Annotation(
          line: position.line, column: position.column, offset: position.offset, byteOffset: bracket.open, zh: nil,
          zhFolded: nil, zhRange: nil, ko: nil, koRange: nil, koLine: nil, koColumn: nil, kind: .none,
          direction: .forward, aliases: [], confidence: 0, link: 0, verdict: .reject, expected: [], han: content.han))
    }
    for index in found.indices {
      let annotation = annotation(found[index], text, bracket, position)
      try body(keepsFeatures ? annotation.with(found[index].features) : annotation)
    }
  }

  /// 1-based line and column of the rendering, which may start lines above the bracket or inside it.
  private func place(
    of byte: Int, at offset: Int, _ text: UnsafeBufferPointer<UInt8>, _ bracket: BracketScanner.Bracket,
    _ position: PositionCounter
  ) -> (line: Int, column: Int) {
    if byte >= position.lineStartByte {
      var (line, lineStart) = (position.line, position.lineStart)
      var counted = position.offset
      for index in bracket.open..<max(byte, bracket.open) {
        if text[index] & 0xC0 != 0x80 { counted += 1 }
        if text[index] == 0x0A { (line, lineStart) = (line + 1, counted) }
      }
      return (line, offset - lineStart + 1)
    }
    let above = text[byte..<position.lineStartByte].count { $0 == 0x0A }
    var start = byte
    while start > 0, text[start - 1] != 0x0A { start -= 1 }
    return (position.line - above, PositionCounter.codePoints(text, start..<byte) + 1)
  }

  private func annotation(
    _ pair: FoundPair, _ text: UnsafeBufferPointer<UInt8>, _ bracket: BracketScanner.Bracket,
    _ position: PositionCounter
  ) -> Annotation {
    func codePoint(_ byte: Int) -> Int {
      byte >= bracket.open
        ? position.offset + PositionCounter.codePoints(text, bracket.open..<byte)
        : position.offset - PositionCounter.codePoints(text, byte..<bracket.open)
    }
    let koStart = codePoint(pair.koBytes.lowerBound)
    let koEnd = codePoint(pair.koBytes.upperBound)
    let zhStart = codePoint(pair.zhBytes.lowerBound)
    let zhEnd = codePoint(pair.zhBytes.upperBound)
    let confidence = Confidence.probability(pair.features)
    let (koLine, koColumn) = place(of: pair.koBytes.lowerBound, at: koStart, text, bracket, position)
    return Annotation(
      line: position.line, column: position.column, offset: position.offset, byteOffset: bracket.open, zh: pair.zh,
      zhFolded: Fold.key(pair.zh), zhRange: zhStart..<zhEnd, ko: pair.ko, koRange: koStart..<koEnd,
      koLine: koLine, koColumn: koColumn,
      kind: pair.kind, direction: pair.direction, aliases: pair.aliases, confidence: confidence, link: pair.link,
      verdict: Confidence.verdict(confidence), expected: pair.expected)
  }
}

extension Annotation {
  /// The same with what its confidence was computed from.
  fileprivate func with(_ features: Confidence.Vector) -> Annotation {
    var annotation = self
    annotation.features = Confidence.Feature.allCases.map { Double(features[$0.rawValue]) }
    return annotation
  }
}

/// A pair found at one bracket, in byte offsets of the text.
struct FoundPair {
  var zh: String
  var zhBytes: Range<Int>
  var ko: String
  var koBytes: Range<Int>
  var kind: RenderingKind
  var direction: AnnotationDirection
  var aliases: [String] = []
  /// What its confidence is computed from.
  var features: Confidence.Vector
  var link: Double
  var expected: [String]
}
