// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The two directions in which the Korean stands in the bracket: 장삼각(연청·鹽城) and 漢字(한글).
extension Aligner {
  /// 장삼각(연청·鹽城), 京東方(징둥팡, 京东方): Hangul in the bracket that reads the Han beside it.
  ///
  /// Several where each Han has its Hangul before it: (쑤저우·蘇州, 우시·無錫).
  mutating func insidePairs(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> [FoundPair] {
    guard let first = insidePair(text, content) else { return [] }
    var result = [first]
    let pieces = content.pieces
    for index in pieces.indices.dropFirst(2)
    where pieces[index].hanCount > 0 && pieces[index].hangulCount == 0
      && pieces[index].range.lowerBound > first.zhBytes.upperBound
    {
      let hangul = pieces[index - 1]
      guard hangul.hangulCount > 0, hangul.hanCount == 0 else { continue }
      lattice.fill(pieces[index].scalars, learned: lexicon)
      insideWindow.read(text, range: hangul.range)
      if let pair = insideReading(text, pieces[index], hangul) { result.append(pair) }
    }
    return result
  }

  private mutating func insidePair(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> FoundPair? {
    guard content.hanCount > 0, content.pieces.contains(where: { $0.hangulCount > 0 }) else { return nil }
    // 백두산(白頭山·중국명 창바이산·長白山): what stands first and is read outside is what is annotated.
    if content.pieces.count > 2, let first = content.pieces.first, first.isName, !window.items.isEmpty {
      lattice.fill(first.scalars, learned: lexicon)
      if outsideLink() >= 0.75 { return nil }
    }
    for piece in content.pieces where piece.hanCount > 0 {
      if piece.hangulCount > 0 {
        // 본작에서는 아기노 나오마사荻野直正로 등장: Hangul words right before the Han.
        if let pair = gluedInside(text, piece) { return pair }
        continue
      }
      for other in content.pieces
      where other.hanCount == 0 && other.hangulCount > 0 && !Remarks.labels.contains(other.text) {
        lattice.fill(piece.scalars, learned: lexicon)
        let hangul = withoutLabel(other)
        insideWindow.read(text, range: hangul.range)
        guard let pair = insideReading(text, piece, hangul) ?? insideGloss(text, piece, hangul) else { continue }
        // 과학혁신판(科創板·스타마켓): behind the Han stands an alias, unless it is a reading.
        if other.range.lowerBound > piece.range.lowerBound, pair.kind == .translation || pair.kind == .other {
          continue
        }
        // What stands outside and reads as well is what is annotated; the Hangul inside repeats it.
        if pair.link > 0, outsideLink() >= pair.link - 0.05 { return nil }
        // 카이탁(계덕·啓德): Cantonese outside, 한자음 inside.
        if !window.items.isEmpty, let foreign = foreignReading(piece.scalars, than: 0), foreign.assessment.link >= 0.8 {
          return nil
        }
        return pair
      }
    }
    return nil
  }

  /// The Hangul of a piece, or its last words: 지주사 푸싱·復星.
  private mutating func insideReading(_ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ hangul: Piece) -> FoundPair?
  {
    if let pair = wholePair(text, name, hangul.range, direction: .inside, least: 0.6) { return pair }
    guard hangul.hasSpace, var best = pairs.best(lattice, insideWindow)?.path else { return nil }
    let assessment = Assessment(&best, lattice, insideWindow.items)
    guard assessment.link >= 0.75, best.firstItem == 0, insideWindow.items[best.itemCount - 1].left == .space else {
      return nil
    }
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text, insideWindow), koBytes: bytes(best, insideWindow),
      kind: assessment.kind, direction: .inside, features: features(best, assessment), link: assessment.link,
      expected: [])
  }

  /// 착륙 예정지(폰카르만 충돌구·冯·卡门撞击坑): Hangul and Han side by side, and nothing outside that reads the Han.
  private mutating func insideGloss(_ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ hangul: Piece) -> FoundPair? {
    let start = name.range.lowerBound
    guard start >= 2, text[start - 2] == 0xC2, text[start - 1] == 0xB7, hangul.end == start - 2, name.hanCount >= 2,
      hangul.digitCount == 0, hangul.scalars.count <= name.hanCount * 4 + 2, !Remarks.credits.contains(hangul.text),
      !Predicate.ends(insideWindow.items), outsideLink() < Self.unread
    else { return nil }
    guard var path = pairs.best(lattice, insideWindow)?.path else { return nil }
    var assessment = Assessment(&path, lattice, insideWindow.items)
    assessment.link = 0
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: hangul.text, koBytes: hangul.range, kind: .translation,
      direction: .inside, features: features(path, assessment), link: 0, expected: [])
  }

  /// Link of the text before the bracket, when it reads the Chinese; a brand or a translation gives way to a
  /// reading: CATL(닝더스다이·寧德時代).
  private mutating func outsideLink() -> Double {
    guard !window.items.isEmpty, var outside = pairs.best(lattice, window)?.path else { return 0 }
    let assessment = Assessment(&outside, lattice, window.items)
    return assessment.brand + assessment.translated > assessment.read + assessment.usage ? 0 : assessment.link
  }

  /// 중국명 더우인: what stands behind a label.
  private func withoutLabel(_ piece: Piece) -> Piece {
    guard let space = piece.scalars.firstIndex(of: 0x20), Remarks.labels.contains(piece.slice(0..<space).text) else {
      return piece
    }
    return piece.slice(space + 1..<piece.scalars.count)
  }

  private mutating func gluedInside(_ text: UnsafeBufferPointer<UInt8>, _ piece: Piece) -> FoundPair? {
    guard let start = piece.scalars.firstIndex(where: { Han.contains($0) }), start > 0 else { return nil }
    var end = start
    while end < piece.scalars.count, Han.contains(piece.scalars[end]) { end += 1 }
    let name = piece.slice(start..<end)
    guard name.scalars.count >= 2 else { return nil }
    lattice.fill(name.scalars, learned: lexicon)
    insideWindow.read(text, range: piece.offsets[0]..<piece.offsets[start])
    guard var best = pairs.best(lattice, insideWindow)?.path else { return nil }
    var assessment = Assessment(&best, lattice, insideWindow.items)
    if assessment.link < 0.6, let foreign = foreignReading(name.scalars, than: assessment.link, inside: true) {
      (best, assessment) = (foreign.path, foreign.assessment)
    }
    guard assessment.link >= 0.6 || assessment.kind == .otherLanguage && assessment.link >= 0.3 else { return nil }
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text, insideWindow), koBytes: bytes(best, insideWindow),
      kind: assessment.kind, direction: .inside, features: features(best, assessment), link: assessment.link,
      expected: [])
  }

  /// The Hangul of a range as a whole, read against the lattice.
  private mutating func wholePair(
    _ text: UnsafeBufferPointer<UInt8>, _ name: Piece, _ range: Range<Int>, direction: AnnotationDirection,
    least: Double
  ) -> FoundPair? {
    guard !insideWindow.items.isEmpty else { return nil }
    let paths = pairs.alignments(lattice, insideWindow, keep: 6)
    guard var best = paths.first(where: { $0.itemCount == insideWindow.items.count }) ?? paths.first else { return nil }
    let assessment = Assessment(&best, lattice, insideWindow.items)
    guard assessment.link >= least else { return nil }
    return FoundPair(
      zh: name.text, zhBytes: name.range, ko: rendering(best, text, insideWindow), koBytes: bytes(best, insideWindow),
      kind: assessment.kind, direction: direction, features: features(best, assessment), link: assessment.link,
      expected: StandardForm.expected(best, assessment, lattice, insideWindow.items))
  }

  private func features(_ path: AlignmentPath, _ assessment: Assessment) -> Confidence.Vector {
    Confidence.features(path, runnerUp: nil, assessment, start: .stop, inBracket: true)
  }

  /// 漢字(한글): the Han right before the bracket and the Hangul in it.
  mutating func reversePair(_ text: UnsafeBufferPointer<UInt8>, _ content: BracketContent) -> FoundPair? {
    guard
      let piece = content.pieces.first(where: {
        $0.hangulCount > 0 && $0.hanCount == 0 && !Remarks.labels.contains($0.text)
      }),
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
      guard !isGlued, name.scalars.count >= 2 || piece.scalars.count <= 2 || readsMeaningAndSound(piece),
        content.pieces.count == 1,
        piece.digitCount == 0, piece.scalars.count <= name.scalars.count * 4 + 4, !Remarks.words.contains(piece.text)
      else { return nil }
      pair.ko = piece.text
      pair.koBytes = piece.range
      pair.kind = pair.link > 0.3 ? .mixed : .translation
      pair.expected = []
    }
    pair.zh = Self.visible(text, bytes)
    pair.zhBytes = bytes
    return pair
  }

  /// 天(하늘 천): the meaning of a single character and its 한자음.
  private func readsMeaningAndSound(_ piece: Piece) -> Bool {
    guard lattice.count == 1, piece.hasSpace, piece.scalars.count <= 8, let last = piece.scalars.last,
      piece.scalars[piece.scalars.count - 2] == 0x20, Hangul.isSyllable(last)
    else { return false }
    return lattice.sinos[lattice.characters[0].sinos].contains(UInt16(last))
  }
}
