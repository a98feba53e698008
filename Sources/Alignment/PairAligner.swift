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
  /// What the step adds to the score.
  var gain: Float = 0
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

  /// The best alignment, and the score of the best one that starts elsewhere; nil when the window is empty.
  ///
  /// - Parameters:
  ///   - lattice: the Chinese.
  ///   - window: the Korean, nearest to the bracket first.
  ///   - firstItem: items before this one are a title between rendering and bracket and left out.
  func best(
    _ lattice: borrowing ReadingLattice, _ window: borrowing TextWindow, from firstItem: Int = 0
  ) -> (path: AlignmentPath, runnerUp: Float?)? {
    withBestStarts(lattice, window, from: firstItem, keep: 2) { table, context, starts in
      starts.first.map { (table.path($0, context), starts.count > 1 ? starts[1].score : nil) }
    } ?? nil
  }

  /// The best alignments of all of the window, best first; at most `keep`.
  func alignments(
    _ lattice: borrowing ReadingLattice, _ window: borrowing TextWindow, keep: Int
  ) -> [AlignmentPath] {
    withBestStarts(lattice, window, from: 0, keep: keep) { table, context, starts in
      starts.map { table.path($0, context) }
    } ?? []
  }

  private func withBestStarts<R>(
    _ lattice: borrowing ReadingLattice, _ window: borrowing TextWindow, from firstItem: Int, keep: Int,
    _ body: (AlignmentTable, AlignmentTable.Context, UnsafeBufferPointer<AlignmentTable.Start>) -> R
  ) -> R? {
    let hanTotal = lattice.count
    let available = window.items.count - firstItem
    guard hanTotal > 0, available > 0 else { return nil }
    // No rendering is longer than this; a shorter table keeps a bracket at a few microseconds.
    let itemTotal = min(available, hanTotal * 3 + 8)
    let closesQuote = window.closesQuote && firstItem == 0
    return window.items.withUnsafeBufferPointer { items in
      lattice.withView { view in
        let context = AlignmentTable.Context(window: items, firstItem: firstItem, closesQuote: closesQuote)
        let read = UnsafeBufferPointer(rebasing: items[firstItem...])
        return AlignmentTable.withTable(read, view, itemTotal: itemTotal) { table in
          table.withBestStarts(context, keep: keep) { body(table, context, $0) }
        }
      }
    }
  }

  /// A 한자음 within this distance of the sound may be a slip of the sound (강 for 康, 캉).
  static let slipOfSound: Float = 0.15

  /// Equal symbols, letters without regard to case and width.
  @inline(__always)
  static func same(_ a: UInt32, _ b: UInt32) -> Bool {
    if a == b { return true }
    return plain(a) == plain(b) && plain(a) < 0x80 && plain(a) > 0x20
  }

  @inline(__always)
  private static func plain(_ scalar: UInt32) -> UInt32 {
    var scalar = scalar
    if (0xFF01...0xFF5E).contains(scalar) { scalar -= 0xFEE0 }
    if (0x41...0x5A).contains(scalar) { scalar += 0x20 }
    return scalar
  }
}
