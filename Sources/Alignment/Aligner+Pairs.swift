// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

extension Aligner {
  typealias Piece = BracketContent.Piece

  /// The pairs of one bracket; none when it is no gloss. `window` holds the text to its left.
  mutating func pairs(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> [FoundPair] {
    let leftIsHan = window.items.first.map { Han.contains($0.scalar) || Remarks.isKana($0.scalar) } ?? false
    if let inside = insidePair(text, content) { return [inside] }
    if leftIsHan { return reversePair(text, content).map { [$0] } ?? [] }
    guard !window.items.isEmpty, hasWordNearby else { return [] }
    let names = names(of: content)
    guard !names.isEmpty else { return [] }
    if names.count > 1, let several = severalPairs(text, names, content) { return several }
    var candidates: [FoundPair] = []
    for (index, name) in names.enumerated() {
      guard var pair = forwardPair(text, name, content) else { continue }
      pair.aliases = aliases(content, without: name)
      candidates.append(pair)
      // The first name is the one annotated unless a later one reads the Korean much better.
      if index == 0, pair.link >= 0.75 { break }
    }
    guard let first = candidates.first else { return [] }
    return [candidates.dropFirst().reduce(first) { $1.link > $0.link + 0.3 ? $1 : $0 }]
  }

  /// A Hangul or Latin letter among the last twelve characters; digits and signs alone annotate nothing.
  private var hasWordNearby: Bool {
    window.items.prefix(12).contains { Hangul.isSyllable($0.scalar) || TextWindow.isLatin($0.scalar) }
  }

  // MARK: names inside the bracket

  /// The pieces that can be the Chinese, in order, each variant of one name once.
  private func names(of content: BracketContent) -> [Piece] {
    var result: [Piece] = []
    var pure: [Piece] = []
    var folded: Set<String> = []
    for piece in content.pieces where piece.hanCount > 0 {
      guard let name = name(in: piece), !Remarks.isDate(name), folded.insert(Fold.key(name.text)).inserted else {
        continue
      }
      result.append(name)
      if piece.latinCount == 0 { pure.append(name) }
    }
    if content.hasSentencePunctuation, content.pieces.allSatisfy({ $0.hangulCount == 0 }), content.hanCount > 4 {
      // 以下简称《…》, a whole sentence: a remark in Chinese.
      return []
    }
    // A piece that mixes Latin words and Han (Ögödei Khan國) gives way to one of Han alone.
    return pure.isEmpty ? result : pure
  }

  /// The name in a piece: the whole of it, or its Han when Latin or Hangul words stand beside it.
  private func name(in piece: Piece) -> Piece? {
    if piece.isName {
      guard piece.hasSpace, piece.latinCount > 0 || piece.digitCount > 0 else { return piece }
      return longestHanRun(piece, joined: true)
    }
    // 皆骨山 바위 뼈 산: Han first, then words of Korean.
    guard let firstHangul = piece.scalars.firstIndex(where: { Hangul.isSyllable($0) }) else { return nil }
    guard firstHangul > 1, piece.scalars[firstHangul - 1] == 0x20 else {
      return firstHangul == 0 ? labelled(piece) : nil
    }
    let head = piece.slice(0..<firstHangul)
    return head.hanCount > 0 && head.hangulCount == 0 ? head : nil
  }

  /// 구 樂天, 중국어 廣東: a label, then the name.
  private func labelled(_ piece: Piece) -> Piece? {
    guard let space = piece.scalars.firstIndex(of: 0x20) else { return nil }
    let label = piece.slice(0..<space)
    guard Remarks.labels.contains(label.text) else { return nil }
    let rest = piece.slice(space + 1..<piece.scalars.count)
    return rest.isName ? rest : nil
  }

  private func longestHanRun(_ piece: Piece, joined: Bool) -> Piece? {
    var best: Range<Int>?
    var start: Int?
    for index in 0...piece.scalars.count {
      let isHan =
        index < piece.scalars.count
        && (Han.contains(piece.scalars[index]) || piece.scalars[index] == 0x20 && start != nil
          || Remarks.isKana(piece.scalars[index]))
      if isHan, start == nil { start = index }
      if !isHan, let begun = start {
        if index - begun > (best?.count ?? 0) { best = begun..<index }
        start = nil
      }
    }
    return best.map { piece.slice($0) }
  }

  private func aliases(_ content: BracketContent, without name: Piece) -> [String] {
    content.pieces.compactMap { piece in
      if piece.range == name.range || Remarks.labels.contains(piece.text) { return nil }
      if piece.range.overlaps(name.range) {
        // What stands beside the name in its own piece.
        let rest = piece.scalars.indices.filter { !name.range.contains(piece.offsets[$0]) }
        var view = String.UnicodeScalarView()
        for index in rest { if let scalar = Unicode.Scalar(piece.scalars[index]) { view.append(scalar) } }
        let text = String(view).split(separator: " ").joined(separator: " ")
        return text.isEmpty || Remarks.labels.contains(text) ? nil : text
      }
      return piece.text
    }
  }

  // MARK: forward

  private mutating func forwardPair(_ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ content: BracketContent)
    -> FoundPair?
  {
    if name.scalars.count > 14 { window.read(text, before: windowEnd(content, name, text), limit: max(0, name.range.lowerBound - 900), reach: 96) }
    lattice.fill(name.scalars, learned: lexicon)
    guard lattice.hanCount + lattice.kanaCount > 0 else { return nil }
    var paths = pairs.align(lattice, window.items)
    guard var best = paths.first else { return nil }
    var assessment = Assessment(&best, lattice, window.items)
    if assessment.link < 0.7 || best.endsInOtherWord(window.items), let titled = behindTitle() {
      paths = titled.paths
      best = titled.paths[0]
      assessment = titled.assessment
    } else if assessment.link < 0.5, let short = abbreviation(window.items) {
      best = short
      assessment = Assessment(&best, lattice, window.items)
      assessment.kind = .sino
      assessment.link = max(assessment.link, Self.abbreviationLink)
    }
    if assessment.link < 0.34, Remarks.isRemark(name, content) { return nil }
    if best.settleTail(window.items, lattice.folded.last) { assessment = Assessment(&best, lattice, window.items) }
    let start = window.items[best.firstItem + best.itemCount - 1]
    // A single character that nothing reads inside a longer word says something else than this word.
    if lattice.count == 1, assessment.link < 0.5 {
      if Remarks.single.contains(lattice.folded[0]) || best.itemCount > 4 { return nil }
    }
    let features = Confidence.features(
      best, second: paths.dropFirst().first, assessment, start: start.left, closesQuote: window.closesQuote)
    let confidence = Confidence.probability(features)
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text), koBytes: bytes(best), kind: assessment.kind,
      direction: .forward, confidence: confidence, link: assessment.link,
      verdict: verdict(confidence, assessment.link),
      expected: StandardForm.expected(best, assessment, lattice, window.items))
  }

  private func windowEnd(_ content: BracketContent, _ name: Piece, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    // The window was read from the opening bracket; item 0 ends where that one did.
    window.items.first?.end ?? name.range.lowerBound
  }

  func verdict(_ confidence: Double, _ link: Double) -> AnnotationVerdict {
    if confidence >= 0.75 { return .accept }
    return confidence >= 0.2 ? .review : .reject
  }

  /// 시진핑 국가주석(习近平): a title between the rendering and the bracket.
  private mutating func behindTitle() -> (paths: [AlignmentPath], assessment: Assessment)? {
    guard (2...5).contains(lattice.hanCount), lattice.count == lattice.hanCount else { return nil }
    var words = 0
    for index in window.items.indices.dropLast() {
      let boundary = window.items[index].left
      guard boundary == .space || boundary == .markup || boundary == .closingQuote else { continue }
      words += 1
      if words > 4 || index > 16 { return nil }
      let paths = pairs.align(lattice, window.items, from: index + 1)
      guard var best = paths.first else { continue }
      let assessment = Assessment(&best, lattice, window.items)
      let isWhole = window.items[best.firstItem + best.itemCount - 1].left != .adjacent
      if assessment.link >= 0.85, assessment.unread == 0, assessment.skippedHan == 0, assessment.skippedHangul == 0, isWhole {
        return (paths, assessment)
      }
    }
    return nil
  }

  /// 증감회(证券监督管理委员会): every syllable of the last word reads a character, in order.
  func abbreviation(_ items: [WindowItem]) -> AlignmentPath? {
    guard lattice.count >= 4 else { return nil }
    var length = 0
    for item in items {
      guard Hangul.isSyllable(item.scalar) else { return nil }
      length += 1
      if item.left != .adjacent { break }
    }
    guard (2...7).contains(length), length < lattice.count else { return nil }
    var steps: [AlignmentStep] = []
    var han = 0
    for place in 0..<length {
      let syllable = UInt16(items[place].scalar)
      let from = han
      while han < lattice.count, !lattice.sinos[lattice.characters[han].sinos].contains(syllable) { han += 1 }
      guard han < lattice.count else { return nil }
      if han > from {
        steps.append(
          AlignmentStep(
            han: from, hanCount: han - from, item: place, itemCount: 0, readingClass: .skipped, syllable: 0xFFFF,
            distance: 0, source: nil))
      }
      steps.append(
        AlignmentStep(
          han: han, hanCount: 1, item: place, itemCount: 1, readingClass: .sino, syllable: 0xFFFF, distance: 1,
          source: nil))
      han += 1
    }
    if han < lattice.count {
      steps.append(
        AlignmentStep(
          han: han, hanCount: lattice.count - han, item: length, itemCount: 0, readingClass: .skipped,
          syllable: 0xFFFF, distance: 0, source: nil))
    }
    return AlignmentPath(firstItem: 0, itemCount: length, score: 0, steps: steps)
  }

  // MARK: several names in one bracket

  /// 왕이·리창(王毅·李强), 왕이, 리창(王毅, 李强): one pair each, from the right.
  private mutating func severalPairs(_ text: UnsafeBufferPointer<UInt8>, _ names: [Piece], _ content: BracketContent)
    -> [FoundPair]?
  {
    var result: [FoundPair] = []
    let whole = window
    defer { window = whole }
    var end = window.items.first?.end ?? 0
    for name in names.reversed() {
      window.read(text, before: end, limit: max(0, end - 300))
      guard !window.items.isEmpty else { return nil }
      lattice.fill(name.scalars, learned: lexicon)
      let paths = pairs.align(lattice, window.items)
      guard var best = paths.first else { return nil }
      let assessment = Assessment(&best, lattice, window.items)
      guard assessment.link >= 0.75, assessment.skippedHangul == 0 else { return nil }
      let start = window.items[best.itemCount - 1]
      let confidence = Confidence.probability(
        Confidence.features(best, second: paths.dropFirst().first, assessment, start: start.left, closesQuote: false))
      result.append(
        FoundPair(
          zh: name.text, zhBytes: name.range, ko: rendering(best, text), koBytes: bytes(best), kind: assessment.kind,
          direction: .forward, confidence: confidence, link: assessment.link,
          verdict: verdict(confidence, assessment.link),
          expected: StandardForm.expected(best, assessment, lattice, window.items)))
      // Over the separator: a comma, a dot, 와/과 is no separator of names in a row.
      end = start.start
      while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x2C { end -= 1 }
      if end > 2, text[end - 2] == 0xC2, text[end - 1] == 0xB7 { end -= 2 }
    }
    return result.reversed()
  }

  // MARK: inside and reverse

  /// 장삼각(연청·鹽城), 京東方(징둥팡, 京东方): Hangul in the bracket that reads the Han beside it.
  private mutating func insidePair(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> FoundPair? {
    guard content.hanCount > 0 else { return nil }
    for piece in content.pieces where piece.hanCount > 0 {
      if piece.hangulCount > 0 {
        // 본작에서는 아기노 나오마사荻野直正로 등장: Hangul words right before the Han.
        if let pair = gluedInside(text, piece) { return pair }
        continue
      }
      for other in content.pieces where other.hanCount == 0 && other.hangulCount > 0 && !Remarks.labels.contains(other.text) {
        lattice.fill(piece.scalars, learned: lexicon)
        insideWindow.read(text, range: other.range)
        guard let pair = wholePair(text, piece, other.range, direction: .inside, least: 0.6) else { continue }
        // What stands outside and reads as well is what is annotated; the Hangul inside repeats it.
        if !window.items.isEmpty, var outside = pairs.align(lattice, window.items).first,
          Assessment(&outside, lattice, window.items).link >= pair.link - 0.05
        {
          return nil
        }
        return pair
      }
    }
    return nil
  }

  private mutating func gluedInside(_ text: UnsafeBufferPointer<UInt8>, _ piece: Piece) -> FoundPair? {
    guard let start = piece.scalars.firstIndex(where: { Han.contains($0) }), start > 0 else { return nil }
    var end = start
    while end < piece.scalars.count, Han.contains(piece.scalars[end]) { end += 1 }
    let name = piece.slice(start..<end)
    guard name.scalars.count >= 2 else { return nil }
    lattice.fill(name.scalars, learned: lexicon)
    insideWindow.read(text, range: piece.offsets[0]..<piece.offsets[start])
    guard var best = pairs.align(lattice, insideWindow.items).first else { return nil }
    let assessment = Assessment(&best, lattice, insideWindow.items)
    guard assessment.link >= 0.6 || assessment.kind == .otherLanguage && assessment.link >= 0.3 else { return nil }
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text, insideWindow), koBytes: bytes(best, insideWindow),
      kind: assessment.kind, direction: .inside, confidence: 0.7, link: assessment.link, verdict: .review, expected: [])
  }

  /// The Hangul of a range as a whole, read against the lattice.
  private mutating func wholePair(
    _ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ range: Range<Int>, direction: AnnotationDirection, least: Double
  ) -> FoundPair? {
    guard !insideWindow.items.isEmpty else { return nil }
    let paths = pairs.align(lattice, insideWindow.items)
    guard var best = paths.first(where: { $0.itemCount == insideWindow.items.count }) ?? paths.first else { return nil }
    let assessment = Assessment(&best, lattice, insideWindow.items)
    guard assessment.link >= least else { return nil }
    let confidence = max(0.3, min(0.97, 0.4 + 0.6 * assessment.link))
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text, insideWindow), koBytes: bytes(best, insideWindow),
      kind: assessment.kind, direction: direction, confidence: confidence, link: assessment.link,
      verdict: verdict(confidence, assessment.link),
      expected: StandardForm.expected(best, assessment, lattice, insideWindow.items))
  }

  /// 漢字(한글): the Han right before the bracket and the Hangul in it.
  private mutating func reversePair(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> FoundPair? {
    guard let piece = content.pieces.first(where: { $0.hangulCount > 0 && $0.hanCount == 0 && !Remarks.labels.contains($0.text) }),
      content.pieces.first?.hanCount == 0
    else { return nil }
    var count = 0
    while count < window.items.count, Remarks.isChinese(window.items[count].scalar) {
      count += 1
      let boundary = window.items[count - 1].left
      if boundary != .adjacent && boundary != .dot && boundary != .markup { break }
    }
    while count > 0, !Han.contains(window.items[count - 1].scalar) { count -= 1 }
    guard count > 0 else { return nil }
    let first = window.items[count - 1]
    let isGlued = first.left == .adjacent && count < window.items.count
    var name = Piece()
    for index in stride(from: count - 1, through: 0, by: -1) {
      name.append(window.items[index].scalar, at: window.items[index].start, end: window.items[index].end)
      if index > 0, window.items[index].left != .adjacent || window.items[index - 1].left == .dot { continue }
    }
    let bytes = first.start..<window.items[0].end
    lattice.fill(name.scalars, learned: lexicon)
    insideWindow.read(text, range: piece.range)
    guard var pair = wholePair(text, name, piece.range, direction: .reverse, least: 0) else { return nil }
    if pair.link < 0.5 {
      // By meaning: only for a word that stands by itself, and a bracket that is no remark.
      guard !isGlued, name.scalars.count >= 2, content.pieces.count == 1, piece.digitCount == 0,
        piece.scalars.count <= name.scalars.count * 4 + 4, !Remarks.words.contains(piece.text)
      else { return nil }
      pair.ko = piece.text
      pair.koBytes = piece.range
      pair.kind = pair.link > 0.3 ? .mixed : .translation
      pair.confidence = 0.6
      pair.verdict = .review
      pair.expected = []
    }
    pair.zh = Self.visible(text, bytes)
    pair.zhBytes = bytes
    return pair
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
