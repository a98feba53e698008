// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Renderings whose boundary something else than the order of readings tells.
extension Aligner {
  /// 국가정권전복선동죄(煽動顚覆國家政權罪): the characters' 한자음 in the order of Korean, each once.
  func reordered() -> Reading? {
    let items = window.items
    let count = lattice.count
    guard count >= 4, lattice.hanCount == count, items.count >= count, items[count - 1].left != .adjacent else {
      return nil
    }
    var free = Array(0..<count)
    for item in items[..<count] {
      guard let syllable = UInt16(exactly: item.scalar), Hangul.isSyllable(item.scalar),
        let place = free.firstIndex(where: { lattice.sinos[lattice.characters[$0].sinos].contains(syllable) })
      else { return nil }
      free.remove(at: place)
    }
    let steps = (0..<count).map {
      AlignmentStep(
        han: $0, hanCount: 1, item: $0, itemCount: 1, readingClass: .sino, syllable: 0xFFFF, distance: 1, source: nil)
    }
    var path = AlignmentPath(firstItem: 0, itemCount: count, score: 0, steps: steps)
    var assessment = Assessment(&path, lattice, items)
    assessment.kind = .sino
    return Reading(path: path, runnerUp: nil, assessment: assessment, isComputable: false)
  }

  /// 할인점 알디(ALDI·奥乐齐): where nothing reads the Chinese, the Latin name beside it tells which words are meant.
  func besideLatin(_ plain: Reading, _ content: BracketContent) -> Reading? {
    guard let latin = content.pieces.first(where: { $0.latinCount >= 3 && $0.hanCount == 0 && $0.hangulCount == 0 })
    else {
      return nil
    }
    let wanted = latin.scalars.compactMap(Self.consonant(latin:))
    guard !wanted.isEmpty else { return nil }
    var best: (end: Int, likeness: Double)?
    var words = 0
    for index in window.items.indices where window.items[index].left != .adjacent {
      words += 1
      if words > 4 { break }
      let found = window.items[0...index].reversed().flatMap { Self.consonants(hangul: $0.scalar) }
      let likeness = 2 * Double(Self.common(wanted, found)) / Double(max(wanted.count + found.count, 1))
      if likeness > best?.likeness ?? 0.66 { best = (index, likeness) }
    }
    guard let best, best.end + 1 != plain.path.itemCount else { return nil }
    var reading = plain
    let step = AlignmentStep(
      han: 0, hanCount: lattice.count, item: 0, itemCount: best.end + 1, readingClass: .unread, syllable: 0xFFFF,
      distance: 0, source: nil)
    reading.path = AlignmentPath(firstItem: 0, itemCount: best.end + 1, score: plain.path.score, steps: [step])
    reading.assessment = Assessment(&reading.path, lattice, window.items)
    reading.assessment.kind = .other
    return reading
  }

  /// Classes of consonants in which a Latin name and its Hangul agree: k t p s j n m r h.
  private static func consonant(latin: UInt32) -> UInt8? {
    switch latin | 0x20 {
    case 0x6B, 0x63, 0x71, 0x67: UInt8(ascii: "k")
    case 0x74, 0x64: UInt8(ascii: "t")
    case 0x70, 0x62, 0x66, 0x76: UInt8(ascii: "p")
    case 0x73, 0x7A, 0x78: UInt8(ascii: "s")
    case 0x6A: UInt8(ascii: "j")
    case 0x6E: UInt8(ascii: "n")
    case 0x6D: UInt8(ascii: "m")
    case 0x72, 0x6C: UInt8(ascii: "r")
    case 0x68: UInt8(ascii: "h")
    default: nil
    }
  }

  private static func consonants(hangul scalar: UInt32) -> [UInt8] {
    guard Hangul.isSyllable(scalar) else { return [consonant(latin: scalar)].compactMap { $0 } }
    let (initial, _, final) = Hangul.decompose(UInt16(scalar))
    let tail: UInt8? =
      switch final {
      case 1: UInt8(ascii: "k")
      case 4, 21: UInt8(ascii: "n")
      case 8: UInt8(ascii: "r")
      case 16: UInt8(ascii: "m")
      case 17: UInt8(ascii: "p")
      case 19: UInt8(ascii: "s")
      default: nil
      }
    let order: [UInt8?] = [
      UInt8(ascii: "k"), UInt8(ascii: "k"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "t"), UInt8(ascii: "r"),
      UInt8(ascii: "m"),
      UInt8(ascii: "p"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "s"), nil, UInt8(ascii: "j"),
      UInt8(ascii: "j"), UInt8(ascii: "j"), UInt8(ascii: "k"), UInt8(ascii: "t"), UInt8(ascii: "p"), UInt8(ascii: "h"),
    ]
    return [order[Int(initial)], tail].compactMap { $0 }
  }

  /// Length of the longest common subsequence.
  private static func common(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (index, y) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
