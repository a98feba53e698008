// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Which pieces of a bracket are the Chinese, and which are aliases.
extension Aligner {
  /// The pieces that can be the Chinese, in order, each variant of one name once.
  func names(of content: BracketContent) -> [Piece] {
    if content.pieces.count == 1, content.pieces[0].isName,
      content.pieces[0].latinCount + content.pieces[0].digitCount == 0,
      !content.hasSentencePunctuation
    {
      return content.pieces
    }
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
      guard piece.hasSpace, piece.latinCount > 0 || piece.digitCount > 0, !hasVersion(piece) else { return piece }
      return longestHanRun(piece, joined: true)
    }
    // 皆骨山 바위 뼈 산: Han first, then words of Korean.
    guard let firstHangul = piece.scalars.firstIndex(where: { Hangul.isSyllable($0) }) else { return nil }
    guard firstHangul > 1, piece.scalars[firstHangul - 1] == 0x20 else {
      return firstHangul == 0 ? labelled(piece) : behindSameTail(piece, firstHangul)
    }
    let head = piece.slice(0..<firstHangul)
    return head.hanCount > 0 && head.hangulCount == 0 ? head : nil
  }

  /// 豆包1.5 Pro: a number glued to the Han makes what follows part of the name.
  private func hasVersion(_ piece: Piece) -> Bool {
    guard let digit = piece.scalars.firstIndex(where: TextWindow.isDigit), digit > 0 else { return false }
    return Han.contains(piece.scalars[digit - 1]) && !Remarks.isNumbered(piece)
  }

  /// 하회마을(河回마을): the Korean ends as the piece does.
  private func behindSameTail(_ piece: Piece, _ firstHangul: Int) -> Piece? {
    let tail = piece.scalars[firstHangul...]
    let head = piece.slice(0..<firstHangul)
    guard head.isName, tail.count <= 4, window.items.count > tail.count,
      zip(tail.reversed(), window.items).allSatisfy({ $0 == $1.scalar })
    else { return nil }
    return head
  }

  /// How many items of the text before the bracket a name's piece has behind the name.
  func repeatedTail(of name: Piece, in content: BracketContent) -> Int {
    guard content.pieces.contains(where: { $0.hangulCount > 0 }),
      let whole = content.pieces.first(where: { $0.range.contains(name.range.lowerBound) }), whole.hangulCount > 0,
      let first = whole.scalars.firstIndex(where: { Hangul.isSyllable($0) }), first == name.scalars.count,
      whole.scalars[first - 1] != 0x20
    else { return 0 }
    return whole.scalars.count - first
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

  func aliases(_ content: BracketContent, without name: Piece) -> [String] {
    content.pieces.compactMap { piece in
      if piece.range == name.range || Remarks.labels.contains(piece.text) { return nil }
      if piece.range.overlaps(name.range) {
        // What stands beside the name in its own piece.
        let rest = piece.scalars.indices.filter { !name.range.contains(piece.offsets[$0]) }
        let text = String(codePoints: rest.map { piece.scalars[$0] }).split(separator: " ").joined(separator: " ")
        return text.isEmpty || Remarks.labels.contains(text) ? nil : text
      }
      return piece.text
    }
  }
}
