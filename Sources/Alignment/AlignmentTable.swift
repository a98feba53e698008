// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The table of one alignment: cells by characters read, syllables used and layer, over memory of the caller's stack.
///
/// Nothing is allocated or counted while it is filled.
struct AlignmentTable {
  typealias Cell = PairAligner.Cell
  typealias Layer = PairAligner.Layer

  let cells: UnsafeMutablePointer<Cell>
  /// The Korean from the first item that may be read.
  let items: UnsafeBufferPointer<WindowItem>
  let lattice: ReadingLattice.View
  let hanTotal: Int
  let itemTotal: Int
  let weights: AlignmentWeights

  @inline(__always)
  func index(_ layer: Int, _ han: Int, _ item: Int) -> Int { (han * (itemTotal + 1) + item) * 3 + layer }

  /// Scores every cell.
  func fill() {
    cells[index(Layer.normal, 0, 0)].score = 0
    cells[index(Layer.normal, 0, 0)].operation = .origin
    var wordCursor = 0
    for han in 0...hanTotal {
      while wordCursor < lattice.words.count, lattice.words[wordCursor].index < han { wordCursor += 1 }
      for item in 0...itemTotal {
        close(han, item)
        let normal = cells[index(Layer.normal, han, item)].score
        let crossing = item > 0 ? cross(items[item - 1].left) : 0
        if normal > -.infinity, han < hanTotal { step(han, item, normal, crossing, wordCursor) }
        extend(han, item, crossing)
      }
    }
  }

  /// Leaving a block costs nothing; the better of the layers is the normal one's score.
  @inline(__always)
  private func close(_ han: Int, _ item: Int) {
    let normal = index(Layer.normal, han, item)
    for layer in [Layer.unread, Layer.skip] {
      let score = cells[index(layer, han, item)].score
      if score > cells[normal].score {
        cells[normal] = Cell(score: score, operation: .closeLayer, fromLayer: UInt8(layer))
      }
    }
  }

  @inline(__always)
  func offer(_ slot: Int, _ cell: @autoclosure () -> Cell, _ score: Float) {
    if score > cells[slot].score { cells[slot] = cell() }
  }

  /// Everything that may follow a cell in the normal state.
  private func step(
    _ han: Int, _ item: Int, _ base: Float, _ crossing: Float, _ wordCursor: Int
  ) {
    let character = lattice.characters[han]
    let w = weights
    // The Chinese leaves no trace. Cheaper for Latin and kana than for Han.
    let skip = base + w.skipHan
    offer(
      index(Layer.normal, han + 1, item),
      Cell(score: skip, operation: .skipHan, fromLayer: 0, hanCount: 1, readingClass: .skipped), skip)
    guard item < itemTotal else { return }
    let here = base + crossing
    let next = items[item].scalar

    if character.isHan {
      for index in character.sounds { offerSound(lattice.sounds[index], han, item, here, character) }
      if Hangul.isSyllable(next) {
        let syllable = UInt16(next)
        if reads(character, syllable) {
          let score = here + w.exact
          let distance = soundDistance(character, syllable)
          offer(
            index(Layer.normal, han + 1, item + 1),
            Cell(
              score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1,
              readingClass: distance <= PairAligner.slipOfSound ? .both : .sino, distance: min(distance, 1)), score)
        }
      } else if character.number >= 0 {
        offerNumber(character.number, han, item, here)
      }
    }
    if PairAligner.same(character.scalar, next) {
      let score = here + w.symbol
      offer(
        index(Layer.normal, han + 1, item + 1),
        Cell(score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1, readingClass: .symbol), score)
    }
    var cursor = wordCursor
    while cursor < lattice.words.count, lattice.words[cursor].index == han {
      offerWord(lattice.words[cursor], han, item, here)
      cursor += 1
    }
    // A block rendered by meaning starts with one character and one syllable.
    let unread = here + w.unreadOpen + w.unreadHan + w.unreadHangul
    offer(
      index(Layer.unread, han + 1, item + 1),
      Cell(
        score: unread, operation: .openUnread, fromLayer: UInt8(Layer.normal), hanCount: 1, itemCount: 1), unread)
    let isTail = han == 0 && item == 0 && AlignmentPath.tails.contains(next)
    let skipped = here + w.skipOpen + w.skipHangul + (isTail ? w.genericTail : 0)
    offer(
      index(Layer.skip, han, item + 1),
      Cell(score: skipped, operation: .openSkip, fromLayer: UInt8(Layer.normal), itemCount: 1), skipped)
  }

  /// Growing a block by a character or a syllable.
  @inline(__always)
  private func extend(_ han: Int, _ item: Int, _ crossing: Float) {
    let unread = cells[index(Layer.unread, han, item)].score
    if unread > -.infinity {
      if han < hanTotal {
        let score = unread + weights.unreadHan
        offer(
          index(Layer.unread, han + 1, item),
          Cell(score: score, operation: .extendUnread, fromLayer: UInt8(Layer.unread), hanCount: 1), score)
      }
      if item < itemTotal {
        let score = unread + weights.unreadHangul + crossing * 0.5
        offer(
          index(Layer.unread, han, item + 1),
          Cell(score: score, operation: .extendUnread, fromLayer: UInt8(Layer.unread), itemCount: 1), score)
      }
    }
    let skip = cells[index(Layer.skip, han, item)].score
    if skip > -.infinity, item < itemTotal, han < hanTotal {
      let score = skip + weights.skipHangul + crossing
      offer(
        index(Layer.skip, han, item + 1),
        Cell(score: score, operation: .extendSkip, fromLayer: UInt8(Layer.skip), itemCount: 1), score)
    }
  }

  func cross(_ boundary: Boundary) -> Float {
    switch boundary {
    case .adjacent: 0
    case .space: weights.acrossSpace
    case .markup: weights.acrossMarkup
    case .dot: weights.acrossDot
    case .closingQuote: weights.acrossQuote
    case .lineBreak: weights.acrossLine
    case .bracket, .stop, .openingQuote: -4
    }
  }
}
