// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The table of one alignment: cells by characters read, syllables used and layer, over memory of the caller's stack.
///
/// Nothing is allocated or counted while it is filled.
struct AlignmentTable {
  typealias Cell = PairAligner.Cell
  typealias Layer = PairAligner.Layer
  typealias Weights = AlignmentWeights

  /// What the table needs to know of a window's item.
  struct Item {
    let scalar: UInt32
    let parts: Hangul.Parts
    let isSyllable: Bool
    let left: Boundary
    /// The cost of going on to its left.
    let crossing: Float

    init(_ item: WindowItem) {
      scalar = item.scalar
      isSyllable = Hangul.isSyllable(item.scalar)
      parts = Hangul.Parts(isSyllable ? UInt16(item.scalar) : Hangul.firstSyllable)
      left = item.left
      crossing =
        switch item.left {
        case .adjacent: 0
        case .space: Weights.acrossSpace
        case .markup: Weights.acrossMarkup
        case .dot: Weights.acrossDot
        case .closingQuote: Weights.acrossQuote
        case .lineBreak: Weights.acrossLine
        case .bracket, .stop, .openingQuote: -4
        }
    }
  }

  private let cells: UnsafeMutablePointer<Cell>
  /// The Korean from the first item that may be read.
  let items: UnsafePointer<Item>
  let lattice: ReadingLattice.View
  let hanTotal: Int
  let itemTotal: Int
  /// How far apart two cells lie that differ by one item, and by one character.
  static let oneItem = 3
  let oneHan: Int

  /// Lends a filled table.
  static func withTable<R>(
    _ items: UnsafeBufferPointer<WindowItem>, _ lattice: ReadingLattice.View, itemTotal: Int,
    _ body: (AlignmentTable) -> R
  ) -> R {
    let hanTotal = lattice.characters.count
    let cellCount = (hanTotal + 1) * (itemTotal + 1) * oneItem
    return withUnsafeTemporaryAllocation(of: Cell.self, capacity: cellCount) { cells in
      withUnsafeTemporaryAllocation(of: Item.self, capacity: itemTotal) { read in
        cells.initialize(repeating: Cell())
        for index in 0..<itemTotal { read.initializeElement(at: index, to: Item(items[index])) }
        // Neither is empty: a table has a cell at least, and is made for one item at least.
        let table = AlignmentTable(
          cells: cells.baseAddress!, items: UnsafePointer(read.baseAddress!), lattice: lattice, hanTotal: hanTotal,
          itemTotal: itemTotal, oneHan: (itemTotal + 1) * oneItem)
        table.fill()
        return body(table)
      }
    }
  }

  /// The cells of the layers where so many characters are read and so many items used.
  @inline(__always)
  func cell(_ han: Int, _ item: Int) -> UnsafeMutablePointer<Cell> {
    cells + (han &* oneHan &+ item &* Self.oneItem)
  }

  /// Scores every cell.
  private func fill() {
    cells[Layer.normal].score = 0
    cells[Layer.normal].operation = .origin
    var words = 0..<0
    for han in 0...hanTotal {
      words = self.words(from: han, behind: words.upperBound)
      let next = han < hanTotal ? lattice.characters[han] : nil
      for item in 0...itemTotal {
        let cell = cell(han, item)
        close(cell, Layer.unread)
        close(cell, Layer.skip)
        let crossing = item > 0 ? items[item - 1].crossing : 0
        if let next, cell[Layer.normal].score > -.infinity { step(cell, next, item, crossing, words) }
        extend(cell, han, item, crossing)
      }
    }
  }

  /// The words whose last character is the `han`th, which follow those of the character before.
  private func words(from han: Int, behind start: Int) -> Range<Int> {
    var end = start
    while end < lattice.words.count, lattice.words[end].index == han { end += 1 }
    return start..<end
  }

  /// Leaving a block costs nothing; the better of the layers is the normal one's score.
  @inline(__always)
  private func close(_ cell: UnsafeMutablePointer<Cell>, _ layer: Int) {
    let score = cell[layer].score
    if score > cell[Layer.normal].score {
      cell[Layer.normal] = Cell(score: score, operation: .closeLayer, fromLayer: UInt8(truncatingIfNeeded: layer))
    }
  }

  @inline(__always)
  func offer(_ target: UnsafeMutablePointer<Cell>, _ cell: @autoclosure () -> Cell, _ score: Float) {
    if score > target.pointee.score { target.pointee = cell() }
  }

  /// Everything that may follow a cell in the normal state.
  private func step(
    _ cell: UnsafeMutablePointer<Cell>, _ character: ReadingLattice.Character, _ item: Int, _ crossing: Float,
    _ words: Range<Int>
  ) {
    let base = cell[Layer.normal].score
    // The Chinese leaves no trace. Cheaper for Latin and kana than for Han.
    let skip = base + Weights.skipHan
    offer(
      cell + oneHan + Layer.normal,
      Cell(score: skip, operation: .skipHan, fromLayer: 0, hanCount: 1, readingClass: .skipped), skip)
    guard item < itemTotal else { return }
    let next = items[item].scalar
    let place = Place(cell: cell, item: item, score: base + crossing)

    if character.isHan {
      for index in character.sounds { offerSound(lattice.sounds[index], place, character) }
      if items[item].isSyllable {
        if reads(character, UInt16(truncatingIfNeeded: next)) {
          let score = place.score + Weights.exact
          let distance = soundDistance(character, items[item].parts)
          offer(
            target(place, items: 1),
            Cell(
              score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1,
              readingClass: distance <= PairAligner.slipOfSound ? .both : .sino, distance: min(distance, 1)), score)
        }
      } else if character.number >= 0 {
        offerNumber(character.number, place)
      }
    }
    if PairAligner.same(character.scalar, next) {
      let score = place.score + Weights.symbol
      offer(
        target(place, items: 1),
        Cell(score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1, readingClass: .symbol), score)
    }
    for index in words { offerWord(lattice.words[index], place) }
    // A block rendered by meaning starts with one character and one syllable.
    let unread = place.score + Weights.unreadOpen + Weights.unreadHan + Weights.unreadHangul
    offer(
      cell + oneHan + Self.oneItem + Layer.unread,
      Cell(
        score: unread, operation: .openUnread, fromLayer: UInt8(Layer.normal), hanCount: 1, itemCount: 1), unread)
    // Only right before the bracket.
    let isTail = cell == cells && AlignmentPath.tails.contains(next)
    let skipped = place.score + Weights.skipOpen + Weights.skipHangul + (isTail ? Weights.genericTail : 0)
    offer(
      cell + Self.oneItem + Layer.skip,
      Cell(score: skipped, operation: .openSkip, fromLayer: UInt8(Layer.normal), itemCount: 1), skipped)
  }

  /// Growing a block by a character or a syllable.
  @inline(__always)
  private func extend(_ cell: UnsafeMutablePointer<Cell>, _ han: Int, _ item: Int, _ crossing: Float) {
    let unread = cell[Layer.unread].score
    if unread > -.infinity {
      if han < hanTotal {
        let score = unread + Weights.unreadHan
        offer(
          cell + oneHan + Layer.unread,
          Cell(score: score, operation: .extendUnread, fromLayer: UInt8(Layer.unread), hanCount: 1), score)
      }
      if item < itemTotal {
        let score = unread + Weights.unreadHangul + crossing * 0.5
        offer(
          cell + Self.oneItem + Layer.unread,
          Cell(score: score, operation: .extendUnread, fromLayer: UInt8(Layer.unread), itemCount: 1), score)
      }
    }
    let skip = cell[Layer.skip].score
    if skip > -.infinity, item < itemTotal, han < hanTotal {
      let score = skip + Weights.skipHangul + crossing
      offer(
        cell + Self.oneItem + Layer.skip,
        Cell(score: score, operation: .extendSkip, fromLayer: UInt8(Layer.skip), itemCount: 1), score)
    }
  }

  /// Where a reading is offered: a cell in the normal state and the item that follows it.
  struct Place {
    let cell: UnsafeMutablePointer<Cell>
    let item: Int
    /// The cell's score, the item's boundary crossed.
    let score: Float
  }

  /// The cell in the normal state behind so many further characters and items.
  @inline(__always)
  func target(_ place: Place, han: Int = 1, items: Int) -> UnsafeMutablePointer<Cell> {
    place.cell + (han &* oneHan &+ items &* Self.oneItem + Layer.normal)
  }
}
