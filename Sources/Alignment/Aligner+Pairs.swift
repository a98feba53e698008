// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

extension Aligner {
  typealias Piece = BracketContent.Piece

  /// The pairs of one bracket; none when it is no gloss. `window` holds the text to its left.
  mutating func pairs(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> [FoundPair] {
    if content.pieces.count > 1, let first = content.pieces.first, Remarks.credits.contains(first.text) { return [] }
    let leftIsHan = window.items.first.map { Han.contains($0.scalar) || Remarks.isKana($0.scalar) } ?? false
    let inside = insidePairs(text, content)
    if !inside.isEmpty { return inside }
    if leftIsHan { return reversePair(text, content).map { [$0] } ?? [] }
    guard !window.items.isEmpty, hasWordNearby else { return [] }
    let names = names(of: content)
    guard !names.isEmpty else { return [] }
    if names.count == 1, let listed = listedNames(names[0]), let several = severalPairs(text, listed) {
      return several
    }
    if names.count > 1, let several = severalPairs(text, names) { return several }
    var best: FoundPair?
    for (index, name) in names.enumerated() {
      guard var pair = forwardPair(text, name, content) else { continue }
      pair.aliases = aliases(content, without: name)
      // The first name is the one annotated unless a later one reads the Korean much better.
      if best.map({ pair.link > $0.link + 0.3 }) ?? true { best = pair }
      if index == 0, pair.link >= 0.75 { break }
    }
    return best.map { [$0] } ?? []
  }

  /// A Hangul or Latin letter among the last twelve characters; digits and signs alone annotate nothing.
  private var hasWordNearby: Bool {
    window.items.prefix(12).contains { Hangul.isSyllable($0.scalar) || TextWindow.isLatin($0.scalar) }
  }

  // MARK: forward

  private mutating func forwardPair(_ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ content: BracketContent)
    -> FoundPair?
  {
    let hasColon = name.scalars.contains { $0 == 0x3A || $0 == 0xFF1A }
    if name.scalars.count > 14 || hasColon {
      window.read(text, before: bracketOpen, limit: max(0, bracketOpen - 900), reach: 96, allowsColon: hasColon)
    }
    lattice.fill(name.scalars, learned: lexicon)
    guard lattice.hanCount + lattice.kanaCount > 0 else { return nil }
    repeatedTail = self.repeatedTail(of: name, in: content)
    defer { repeatedTail = 0 }
    guard var reading = bestReading(name, text) else { return nil }
    if reading.assessment.link < Self.unread, let named = besideLatin(reading, content) { reading = named }
    if isNoGloss(reading, name, content) { return nil }
    if reading.path.settleTail(window.items, lattice.folded.last) {
      reading.assessment = Assessment(&reading.path, lattice, window.items)
    }
    return pair(reading, name, text)
  }

  /// What a reading of `lattice` with `window` says of a name.
  func pair(_ reading: Reading, _ name: Piece, _ text: UnsafeBufferPointer<UInt8>) -> FoundPair {
    let (best, assessment) = (reading.path, reading.assessment)
    let start = window.items[best.firstItem + best.itemCount - 1]
    let features = Confidence.features(
      best, runnerUp: reading.runnerUp, assessment, start: start.left)
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text), koBytes: bytes(best), kind: assessment.kind,
      direction: .forward, features: features, link: assessment.link,
      expected: reading.isComputable ? StandardForm.expected(best, assessment, lattice, window.items) : [])
  }

  /// The alignment of a name with the text before the bracket, of whatever language and shape explains it best.
  mutating func bestReading(_ name: Piece, _ text: UnsafeBufferPointer<UInt8>) -> Reading? {
    guard let found = pairs.best(lattice, window, from: repeatedTail) else { return nil }
    var best = found.path
    let assessment = Assessment(&best, lattice, window.items)
    let plain = Reading(path: best, runnerUp: found.runnerUp, assessment: assessment)
    guard assessment.link < 0.8 || best.endsInOtherWord(window.items) else {
      return best.itemCount != lattice.count ? fullForm(than: plain) ?? plain : plain
    }
    if let foreign = foreignReading(name.scalars, than: assessment.link) { return foreign }
    if let reordered = reordered() { return reordered }
    if assessment.link < 0.7 || best.endsInOtherWord(window.items), let titled = behindTitle() { return titled }
    if assessment.link < Self.unread, Surname.contains(lattice.folded[0]) {
      // 쩡위췬 닝더스다이(CATL) 회장(曾毓群): the same over another bracket.
      let near = window
      window.read(text, before: bracketOpen, limit: max(0, bracketOpen - 300), skipsBrackets: true)
      if window.items.count > near.items.count, let titled = behindTitle() { return titled }
      window = near
    }
    if assessment.link < 0.6, let western = westernName() { return western }
    if assessment.link < 0.75, let initials = initialsReading() { return initials }
    if assessment.link < 0.5, var short = abbreviation(window.items, than: plain) {
      var assessment = Assessment(&short, lattice, window.items)
      assessment.kind = .sino
      assessment.link = max(assessment.link, Self.abbreviationLink)
      return Reading(path: short, runnerUp: plain.runnerUp, assessment: assessment)
    }
    return plain
  }

  /// 시진핑 국가주석(习近平): a title between the rendering and the bracket.
  private mutating func behindTitle() -> Reading? {
    guard (2...5).contains(lattice.hanCount), lattice.count == lattice.hanCount, !window.closesQuote else { return nil }
    var words = 0
    for index in window.items.indices.dropLast() {
      let boundary = window.items[index].left
      guard boundary == .space || boundary == .markup || boundary == .closingQuote else { continue }
      words += 1
      if words > 8 || index > 32 { return nil }
      guard let found = pairs.best(lattice, window, from: index + 1) else { continue }
      var best = found.path
      let assessment = Assessment(&best, lattice, window.items)
      let isWhole = window.items[best.firstItem + best.itemCount - 1].left != .adjacent
      // The further away, the surer it has to be.
      if assessment.link >= (words > 4 || index > 16 ? 0.98 : 0.85), assessment.unread == 0, assessment.skippedHan == 0,
        assessment.skippedHangul == 0,
        isWhole
      {
        return Reading(path: best, runnerUp: found.runnerUp, assessment: assessment)
      }
    }
    return nil
  }

  // MARK: rendering

  func bytes(_ path: AlignmentPath, _ source: TextWindow? = nil) -> Range<Int> {
    let items = (source ?? window).items
    return items[path.firstItem + path.itemCount - 1].start..<items[path.firstItem].end
  }

  /// The rendering without markup, spaces and middle dots as they stand.
  func rendering(_ path: AlignmentPath, _ text: UnsafeBufferPointer<UInt8>, _ source: TextWindow? = nil) -> String {
    Self.visible(text, bytes(path, source))
  }

  /// Text without tags, emphasis marks and entities; white space comes out as one space.
  static func visible(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let slice = UnsafeBufferPointer(rebasing: text[range])
    let plain = slice.allSatisfy { $0 != 0x3C && $0 != 0x2A && $0 != 0x26 && $0 != 0x0A && $0 != 0x5F && $0 != 0x60 }
    if plain { return String(decoding: slice, as: UTF8.self) }
    let content = BracketContent(text, range)
    let joined = content.pieces.map(\.text).joined(separator: " ")
    return joined.split(separator: " ").joined(separator: " ")
  }
}
