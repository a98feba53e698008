// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// How one character of the Chinese came out in Korean.
enum ReadingClass: UInt8 {
  /// Exactly the sound, exactly the 한자음, or both at once.
  case sound, sino, both
  /// A slip of the sound.
  case near
  /// By a word list (by meaning, by usage, Japanese).
  case listed
  /// The same digit or letter.
  case symbol
  /// Part of a block rendered by meaning.
  case unread
  /// Left out.
  case skipped
}

/// One step of an alignment, right to left: which characters by which Korean.
struct AlignmentStep {
  /// Characters `[han, han + hanCount)` and items `[item, item + itemCount)`, both counted from the right.
  var han: Int
  var hanCount: Int
  var item: Int
  var itemCount: Int
  var readingClass: ReadingClass
  /// Number of the Mandarin syllable, or 0xFFFF.
  var syllable: UInt16
  /// Mean jamo distance of a near miss.
  var distance: Float
  /// The list of a listed word.
  var source: WordList.Source?
}

/// One place where the rendering may start, with its alignment.
struct AlignmentPath {
  /// The rendering is items `[0, itemCount)` (or from `firstItem`, when a title lies between).
  var firstItem: Int
  var itemCount: Int
  var score: Float
  /// Right to left.
  var steps: [AlignmentStep]
}

/// Finds which Korean renders a Chinese name: dynamic programming from right to left over characters and
/// syllables, with a normal state, a block rendered by meaning, and a run of Korean without Chinese.
///
/// Best is the shortest substring that renders all and only the Chinese: every place where the rendering may
/// start is scored, the best few are traced back and scored again by what is only known of the whole.
struct PairAligner {
  var weights = AlignmentWeights()
  /// Was a quotation closed right before the bracket? Then the whole of it is what the bracket annotates.
  var closesQuote = false
  var cells: [Cell] = []
  var width = 0

  struct Cell {
    var score: Float = -.infinity
    var operation: Operation = .none
    var fromLayer: UInt8 = 0
    var hanCount: UInt8 = 0
    var itemCount: UInt8 = 0
    var readingClass: ReadingClass = .unread
    var source: UInt8 = 0
    var syllable: UInt16 = 0xFFFF
    var distance: Float = 0
  }

  enum Operation: UInt8 {
    case none, origin, read, closeLayer, skipHan, openUnread, extendUnread, openSkip, extendSkip
  }

  enum Layer {
    static let normal = 0
    static let unread = 1
    static let skip = 2
  }

  init() {}

  @inline(__always)
  func index(_ layer: Int, _ han: Int, _ item: Int) -> Int { (han * width + item) * 3 + layer }

  /// The best alignments, best first; empty when the window is.
  ///
  /// - Parameters:
  ///   - lattice: the Chinese.
  ///   - window: the Korean, nearest to the bracket first.
  ///   - firstItem: items before this one are a title between rendering and bracket and left out.
  mutating func align(
    _ lattice: borrowing ReadingLattice, _ window: borrowing TextWindow, from firstItem: Int = 0, keep: Int = 6
  )
    -> [AlignmentPath]
  {
    let items = window.items
    closesQuote = window.closesQuote && firstItem == 0
    let hanTotal = lattice.count
    let available = items.count - firstItem
    guard hanTotal > 0, available > 0 else { return [] }
    // No rendering is longer than this; a shorter table keeps a bracket at a few microseconds.
    let itemTotal = min(available, hanTotal * 3 + 14)
    width = itemTotal + 1
    let needed = (hanTotal + 1) * width * 3
    if cells.count < needed { cells = [Cell](repeating: Cell(), count: needed) }
    for slot in 0..<needed { cells[slot].score = -.infinity }
    cells[index(Layer.normal, 0, 0)].score = 0
    cells[index(Layer.normal, 0, 0)].operation = .origin

    var wordCursor = 0
    for han in 0...hanTotal {
      while wordCursor < lattice.words.count, lattice.words[wordCursor].index < han { wordCursor += 1 }
      for item in 0...itemTotal {
        close(han, item)
        let normal = cells[index(Layer.normal, han, item)].score
        let crossing = item > 0 ? cross(items[firstItem + item - 1].left) : 0
        if normal > -.infinity, han < hanTotal {
          step(lattice, items, firstItem, han, item, itemTotal, normal, crossing, wordCursor)
        }
        extend(han, item, hanTotal, itemTotal, crossing, items[min(firstItem + item, items.count - 1)].scalar)
      }
    }
    return traced(lattice, items, firstItem, hanTotal, itemTotal, keep: keep)
  }

  /// Leaving a block costs nothing; the better of the layers is the normal one's score.
  @inline(__always)
  private mutating func close(_ han: Int, _ item: Int) {
    let normal = index(Layer.normal, han, item)
    for layer in [Layer.unread, Layer.skip] {
      let score = cells[index(layer, han, item)].score
      if score > cells[normal].score {
        cells[normal] = Cell(score: score, operation: .closeLayer, fromLayer: UInt8(layer))
      }
    }
  }

  @inline(__always)
  mutating func offer(_ slot: Int, _ cell: @autoclosure () -> Cell, _ score: Float) {
    if score > cells[slot].score { cells[slot] = cell() }
  }

  /// Everything that may follow a cell in the normal state.
  private mutating func step(
    _ lattice: borrowing ReadingLattice, _ items: [WindowItem], _ firstItem: Int, _ han: Int, _ item: Int,
    _ itemTotal: Int, _ base: Float, _ crossing: Float, _ wordCursor: Int
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
    let next = items[firstItem + item].scalar

    if character.isHan {
      for sound in lattice.sounds[character.sounds] {
        offerSound(sound, items, firstItem, han, item, itemTotal, here, character, lattice)
      }
      if Hangul.isSyllable(next) {
        let syllable = UInt16(next)
        for sino in lattice.sinos[character.sinos] {
          if sino == syllable {
            let score = here + w.exact
            let distance = soundDistance(lattice, character, syllable)
            offer(
              index(Layer.normal, han + 1, item + 1),
              Cell(
                score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1,
                readingClass: distance <= Self.slipOfSound ? .both : .sino, distance: min(distance, 1)), score)
            break
          }
        }
      } else if character.number >= 0 {
        offerNumber(character.number, items, firstItem, han, item, itemTotal, here)
      }
    }
    if Self.same(character.scalar, next) {
      let score = here + w.symbol
      offer(
        index(Layer.normal, han + 1, item + 1),
        Cell(score: score, operation: .read, fromLayer: 0, hanCount: 1, itemCount: 1, readingClass: .symbol), score)
    }
    var cursor = wordCursor
    while cursor < lattice.words.count, lattice.words[cursor].index == han {
      offerWord(lattice.words[cursor], lattice, items, firstItem, han, item, itemTotal, here)
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
  private mutating func extend(
    _ han: Int, _ item: Int, _ hanTotal: Int, _ itemTotal: Int, _ crossing: Float, _ next: UInt32
  ) {
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

  /// Equal symbols, letters without regard to case and width.
  static func same(_ a: UInt32, _ b: UInt32) -> Bool {
    if a == b { return true }
    return plain(a) == plain(b) && plain(a) < 0x80 && plain(a) > 0x20
  }

  private static func plain(_ scalar: UInt32) -> UInt32 {
    var scalar = scalar
    if (0xFF01...0xFF5E).contains(scalar) { scalar -= 0xFEE0 }
    if (0x41...0x5A).contains(scalar) { scalar += 0x20 }
    return scalar
  }
}
