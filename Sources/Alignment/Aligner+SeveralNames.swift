// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Several names in one bracket, one pair each: 왕이·리창(王毅·李强), 왕이, 리창(王毅, 李强).
extension Aligner {
  /// The names of a list joined by dots; nil for a name that has dots in it (书生·浦语).
  ///
  /// A list is what has three and more members, persons (surname, then one or two characters; two names of three to
  /// five characters, as in Japan), or members with the same last character (長江·珠江).
  func listedNames(_ piece: Piece) -> [Piece]? {
    guard piece.scalars.contains(where: Self.joins) else { return nil }
    guard piece.latinCount + piece.digitCount + piece.kanaCount == 0 else { return nil }
    let names = piece.scalars.indices.split { Self.joins(piece.scalars[$0]) }.map {
      piece.slice($0.startIndex..<$0.endIndex)
    }
    guard names.count >= 2, names.allSatisfy({ $0.hanCount > 0 }) else { return nil }
    return names.count >= 3 || isList(names) || isWeakList(names) ? names : nil
  }

  /// A middle dot, a hyphen, a dash.
  private static func joins(_ scalar: UInt32) -> Bool { scalar == 0xB7 || scalar == 0x2D || scalar == 0x2013 }

  private func isList(_ names: [Piece]) -> Bool {
    if names.allSatisfy({ (2...3).contains($0.hanCount) && Surname.contains($0.scalars[0]) }) { return true }
    return names.allSatisfy { $0.hanCount >= 2 } && Set(names.map { $0.scalars.last.map(Han.simplified) }).count == 1
  }

  private func isWeakList(_ names: [Piece]) -> Bool {
    names.count == 2 && !isList(names) && names.allSatisfy { (3...5).contains($0.hanCount) }
  }

  /// One pair for each name, from the right; nil when the Korean does not hold all of them.
  mutating func severalPairs(_ text: UnsafeBufferPointer<UInt8>, _ names: [Piece]) -> [FoundPair]? {
    var result: [FoundPair] = []
    let whole = window
    defer { window = whole }
    var end = window.items.first?.end ?? 0
    for name in names.reversed() {
      window.read(text, before: end, limit: max(0, end - 300))
      guard !window.items.isEmpty else { return nil }
      lattice.fill(name.scalars, learned: lexicon)
      guard let reading = bestReading(name, text), reading.path.firstItem == 0, reading.assessment.link >= 0.75,
        reading.assessment.skippedHangul == 0
      else { return nil }
      result.append(pair(reading, name, text))
      let start = window.items[reading.path.itemCount - 1].start
      end = Self.separator(text, before: start)
      if result.count < names.count, !text[end..<start].contains(where: { $0 != 0x20 }) { return nil }
    }
    // Two names of three and more characters are a list in Japanese; in Chinese as well a work or a product.
    if isWeakList(names), !result.allSatisfy({ $0.kind == .otherLanguage }) { return nil }
    return result.reversed()
  }

  /// Where the name before a separator ends: a comma, a middle dot, 와 and 과 (왕이와 리창).
  private static func separator(_ text: UnsafeBufferPointer<UInt8>, before start: Int) -> Int {
    var end = start
    while end > 0 {
      var previous = end
      switch TextWindow.scalar(text, endingAt: &previous, limit: 0) {
      case 0x20, 0x2C, 0xB7, 0x30FB, 0x318D, 0x2027, 0x3001, 0xFF0C, 0xFF65, 0x2D, 0x2013, 0x0A, 0x0D: end = previous
      case 0xC640 where end < start, 0xACFC where end < start: return previous  // 와, 과
      default: return end
      }
    }
    return end
  }
}
