// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Tells brackets that stand beside Korean without giving its original: sources, dates, notes, law articles, remarks.
extension Aligner {
  /// The better the Korean reads the Chinese, the more it takes to call it no gloss.
  func isNoGloss(_ reading: Reading, _ name: Piece, _ content: BracketContent) -> Bool {
    let link = reading.assessment.link
    if link >= 0.8, name.digitCount == 0, !window.isOtherCell, content.digitCount == 0 { return false }
    let whole = content.pieces.first { $0.range.contains(name.range.lowerBound) } ?? name
    // 民法典 1077條 beside 민법전: the number is what the bracket says.
    if Remarks.isNumbered(whole), !readsDigits(whole), link < 0.8 || name.range != whole.range { return true }
    if Remarks.isMarker(whole), link < 0.6 || whole.digitCount > 0 { return true }
    guard link < 0.8 else { return false }
    if window.isOtherCell { return true }
    // 도쿄일렉트론(日): a syllable in the middle of a word is chance.
    if lattice.count == 1, reading.assessment.skippedHangul > 0, startsInsideWord(reading) { return true }
    if Remarks.isCount(whole) || Remarks.isYear(whole), link < 0.6 { return true }
    guard link < 0.6 else { return false }
    if content.hasSectionSign || content.pieces.contains(where: Remarks.isMarker) { return true }
    if whole.digitCount > 0, whole.hasSpace, !readsDigits(whole) { return true }
    // 韓中 잠정조치수역, 億 위안: Han inside a Korean remark.
    if whole.hangulCount > 0, name.range != whole.range, reading.path.firstItem == 0 { return true }
    guard link < Self.unread else { return false }
    // 정모(32·無職): an age, and what else is said of the person.
    if let first = content.pieces.first, first.digitCount == first.scalars.count { return true }
    if content.hasTitleMarks, !window.closesQuote { return true }
    if name.scalars.count > 20 || content.hasSentencePunctuation && name.scalars.count > 6 { return true }
    if lattice.count == 1, Remarks.single.contains(lattice.folded[0]) || reading.path.itemCount > 4 { return true }
    // 정덕본(규장각 소장, 國寶): the second of two remarks.
    if let first = content.pieces.first, first.range != whole.range, first.hangulCount > 0, first.hasSpace,
      !Remarks.labels.contains(first.text)
    {
      return true
    }
    // 12쪽 (上卷): a number that the Chinese does not have.
    if TextWindow.isDigit(window.items[reading.path.firstItem + reading.path.itemCount - 1].scalar),
      whole.digitCount == 0
    {
      return true
    }
    if !window.closesQuote, !window.startsWithQuote, Predicate.ends(window.items) { return true }
    return isNounOfItsOwn
  }

  private func startsInsideWord(_ reading: Reading) -> Bool {
    window.items[reading.path.firstItem + reading.path.itemCount - 1].left == .adjacent
  }

  /// Below this link nothing of the Korean reads the Chinese.
  static let unread = 0.34

  /// Does the text before the bracket hold the digits of a piece?
  private func readsDigits(_ piece: Piece) -> Bool {
    let digits = piece.scalars.filter(TextWindow.isDigit)
    return window.items.prefix(24).reversed().map(\.scalar).filter(TextWindow.isDigit).suffix(digits.count)
      == digits[...]
  }

  /// 안견의 〈夢遊桃源圖〉를, 예산 항목에는 [巡天]으로만: Chinese as a noun of the sentence, behind a particle and a space.
  private var isNounOfItsOwn: Bool {
    guard let last = window.items.first, last.end < bracketOpen, !window.closesQuote, last.left == .adjacent else {
      return false
    }
    return Self.bareParticles.contains(last.scalar)
  }

  /// Particles that hardly a noun ends in.
  private static let bareParticles = Set("의은는을를에".unicodeScalars.map(\.value))
}

/// The end of a sentence or clause before a bracket: what follows it is said of the sentence and renders no word.
enum Predicate {
  /// Does the nearest word end in a predicate: 쳤다, 있고, 하며, 않지만?
  static func ends(_ items: [WindowItem]) -> Bool {
    guard items.count >= 2, items[0].left == .adjacent else { return false }
    let (last, before) = (items[0].scalar, items[1].scalar)
    guard Hangul.isSyllable(last), Hangul.isSyllable(before) else { return false }
    let final = Hangul.decompose(UInt16(before)).final  // 20 is ㅆ
    switch last {
    case 0xB2E4:  // 다: 쳤다, 한다, 같다, 이다
      return !nouns.contains { noun in noun.count <= items.count && zip(noun, items).allSatisfy { $0 == $1.scalar } }
    case 0xACE0:  // 고: 있고, 했고, 하고
      return final == 20 || connected.contains(before)
    case 0xBA70: return true  // 며
    case 0xB9CC where before == 0xC9C0: return true  // 지만
    case 0xB370 where before == 0xB294 || before == 0xC740: return true  // 는데, 은데
    case 0xB85C where before == 0xBBC0: return true  // 므로
    case 0xC11C where before == 0xBA74: return true  // 면서
    default: return false
    }
  }

  /// Nouns that end in 다, right to left: all other words that do are predicates where no reading explains them.
  private static let nouns = [
    "바다", "판다", "소다", "사이다", "캐나다", "우간다", "르완다", "어젠다", "베란다", "혼다", "마쓰다", "요시다", "하네다", "붓다", "유다",
  ].map { $0.unicodeScalars.map(\.value).reversed() as [UInt32] }
  /// Syllables before 고 at the end of predicates.
  private static let connected = Set("하되이시있없않같많지치키리라다".unicodeScalars.map(\.value))
}
