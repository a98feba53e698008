// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// What lies between a character and the one to its left.
enum Boundary: UInt8 {
  /// The next visible character.
  case adjacent
  case space
  /// Inline markup: `**`, `</b>`.
  case markup
  /// A middle dot or a hyphen, which may belong to a name.
  case dot
  /// The closing quotation mark of an earlier phrase.
  case closingQuote
  /// One line end inside a paragraph.
  case lineBreak
  /// Another bracket closes right before: what follows it is usually its particle or tail.
  case bracket
  /// The start of a line or cell, punctuation: nothing further left belongs to it.
  case stop
  /// An opening quotation mark: as `stop`, and a sign that the phrase starts here.
  case openingQuote
}

/// One visible character of the text to the left of a bracket.
struct WindowItem {
  /// Code point; a syllable composed from NFD or half-width jamo is one item.
  var scalar: UInt32
  /// UTF-8 byte offsets in the text, half-open.
  var start: Int
  var end: Int
  var left: Boundary
}

/// The visible characters left of a place, nearest first, as far as a rendering may reach.
///
/// Quotation marks, markup, tags and entities are stepped over; item 0 is the character next to the bracket.
struct TextWindow {
  /// Reaches further only for very long Chinese.
  static let reach = 48

  private(set) var items: [WindowItem] = []
  /// Was a quotation mark closed between the last item and the bracket?
  private(set) var closesQuote = false
  /// Does what was read begin with a quotation?
  var startsWithQuote: Bool { items.last?.left == .openingQuote && quotesInside == 0 }
  /// Quotations that end in what was read, less those that begin there.
  private var quotesInside = 0
  /// Does the bracket stand in a table cell of its own?
  private(set) var isOtherCell = false

  init() { items.reserveCapacity(Self.reach + 8) }

  /// Reads leftwards from `position` (a byte offset) down to `limit`.
  ///
  /// - Parameters:
  ///   - allowsColon: the Chinese has a colon in it, so the rendering may.
  ///   - skipsBrackets: read on behind other brackets, as behind a space.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, before position: Int, limit: Int, reach: Int = Self.reach,
    allowsColon: Bool = false, skipsBrackets: Bool = false
  ) {
    items.removeAll(keepingCapacity: true)
    closesQuote = false
    isOtherCell = false
    quotesInside = 0
    var cursor = position
    var pending = Boundary.adjacent
    var openQuote: UInt32 = 0  // the closing quotation mark that was stepped over
    var crossedLine = false

    func mark(_ boundary: Boundary) {
      if boundary.rawValue > pending.rawValue { pending = boundary }
    }

    scan: while cursor > limit {
      if items.count >= reach {
        // Far enough: what follows is not known to be a boundary.
        break
      }
      var start = cursor
      let scalar = Self.scalar(text, endingAt: &start, limit: limit)
      switch scalar {
      case 0x20, 0xA0, 0x3000, 0x2009, 0x200A, 0x202F:
        mark(.space)
        cursor = start
      case 0x09 where items.isEmpty && position - start == 1:
        mark(.space)
        isOtherCell = true
        cursor = start
      case 0x3A where allowsColon, 0xFF1A where allowsColon:
        mark(.dot)
        cursor = start
      case 0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0xAD, 0x0D:
        cursor = start
      case 0x0A:
        guard !crossedLine, let previous = Self.lineEndsInText(text, before: start, limit: limit) else {
          mark(.stop)
          break scan
        }
        crossedLine = true
        mark(.lineBreak)
        cursor = previous
      case UInt32(UInt8(ascii: ">")):
        guard let tag = Tag(text, endingAt: cursor, limit: limit) else {
          mark(.stop)
          break scan
        }
        if tag.isInline || items.isEmpty && tag.isClosing {
          mark(.markup)
          cursor = tag.start
        } else {
          mark(.stop)
          break scan
        }
      case UInt32(UInt8(ascii: "*")), UInt32(UInt8(ascii: "_")), UInt32(UInt8(ascii: "`")), 0x7E:
        if scalar == 0x7E, !items.isEmpty, start == limit || text[start - 1] != 0x7E {
          mark(.stop)  // a single ~ is a range
          break scan
        }
        mark(.markup)
        cursor = start
      case UInt32(UInt8(ascii: ";")):
        guard let entity = Entity(text, endingAt: cursor, limit: limit) else {
          mark(.stop)
          break scan
        }
        cursor = entity.start
        switch entity.scalar {
        case 0xA0: mark(.space)
        case 0x26: append(0x26, start: entity.start, end: entity.end, boundary: &pending)
        case 0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D, 0x3C, 0x3E:
          if !quote(entity.scalar, at: entity.start, text: text, limit: limit, open: &openQuote, pending: &pending) {
            break scan
          }
        default:
          mark(.stop)
          break scan
        }
      case 0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D, 0x300C...0x300F, 0x300A, 0x300B, 0x3008, 0x3009, 0x2032, 0xFF07,
        0xFF02,
        0xAB, 0xBB, 0xB4, 0x3010, 0x3011:
        let resumes = quote(scalar, at: start, text: text, limit: limit, open: &openQuote, pending: &pending)
        if !resumes { break scan }
        cursor = start
      case 0xB7, 0x30FB, 0x2027, 0x2022, 0x318D, 0x22C5, 0x2D, 0x2010, 0x2011, 0x2013:
        if scalar == 0x2D || scalar == 0x2022, !Self.isJoined(text, start, cursor, limit), !items.isEmpty {
          mark(.stop)
          break scan
        }
        if items.isEmpty, scalar == 0x2022 {
          mark(.stop)
          break scan
        }
        mark(.dot)
        cursor = start
      // `BracketShape.closesAnnotation`, as numbers: this switch sees every character. BracketTests compares them.
      case 0x29, 0xFF09, 0x5D, 0xFF3D, 0x3015:
        if items.isEmpty, scalar == 0x5D, Self.isLink(text, closingAt: start, limit: limit) {
          mark(.markup)  // [[인민망]](人民網), [인민망](人民網): the visible text of a link
          cursor = start
          continue
        }
        if skipsBrackets, let open = Self.bracketStart(text, closingAt: start, limit: limit) {
          mark(.space)
          cursor = open
          continue
        }
        // Another bracket right before this one: step over all of it. Further left it is a stop.
        guard items.isEmpty, let open = Self.bracketStart(text, closingAt: start, limit: limit) else {
          mark(pending == .adjacent ? .bracket : .stop)
          break scan
        }
        cursor = open
      case 0x28, 0xFF08, 0x5B, 0xFF3B, 0x3014:  // and `opensAnnotation`
        if items.isEmpty {  // ((魚丕信)
          cursor = start
        } else {
          mark(.stop)
          break scan
        }
      case 0x2C, 0x2E:
        // Between digits it belongs to a number.
        if let last = items.last, Self.isDigit(last.scalar), start > limit, Self.isDigit(UInt32(text[start - 1])) {
          append(scalar, start: start, end: cursor, boundary: &pending)
          cursor = start
        } else if scalar == 0x2E, let last = items.last, pending == .adjacent, Self.isLatin(last.scalar) {
          append(scalar, start: start, end: cursor, boundary: &pending)  // U.S.
          cursor = start
        } else {
          mark(.stop)
          break scan
        }
      default:
        if Self.isWordScalar(scalar) {
          append(scalar, start: start, end: cursor, boundary: &pending)
          cursor = start
        } else if items.isEmpty, Self.isReferenceMark(scalar) {
          cursor = start  // ™ ® * before the bracket
        } else {
          mark(.stop)
          break scan
        }
      }
    }
    if cursor <= limit { mark(.stop) }
    if let last = items.indices.last, items[last].left == .adjacent { items[last].left = pending }
    composeJamo()
  }

  /// Items made of text that is not next to a bracket, for Hangul inside one.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    read(text, before: range.upperBound, limit: range.lowerBound)
    if let last = items.indices.last, items[last].left == .adjacent { items[last].left = .stop }
  }

  private mutating func append(_ scalar: UInt32, start: Int, end: Int, boundary pending: inout Boundary) {
    if let last = items.indices.last { items[last].left = pending }
    items.append(WindowItem(scalar: scalar, start: start, end: end, left: .adjacent))
    pending = .adjacent
  }

  /// Handles a quotation mark; false ends the window.
  private mutating func quote(
    _ scalar: UInt32, at start: Int, text: UnsafeBufferPointer<UInt8>, limit: Int, open: inout UInt32,
    pending: inout Boundary
  ) -> Bool {
    let closing: Bool
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009, 0xBB, 0x3011, 0x3E: closing = true
    case 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x3008, 0xAB, 0x3010, 0x3C:
      // ‘22년: an apostrophe set as an opening mark. It opens a phrase all the same.
      closing = false
    default:
      // Straight marks: closing when nothing was read yet, or when a word stands right before it.
      if items.isEmpty {
        closing = true
      } else if open != 0 {
        closing = false
      } else {
        var before = start
        let previous = before > limit ? Self.scalar(text, endingAt: &before, limit: limit) : 0x20
        closing = Self.isWordScalar(previous)
      }
    }
    if items.isEmpty {
      if closing {
        closesQuote = true
        open = scalar
        return true
      }
      return true  // an opening mark right before the bracket says nothing
    }
    if closing {
      if pending.rawValue < Boundary.closingQuote.rawValue { pending = .closingQuote }
      quotesInside += 1
      return true
    }
    pending = .openingQuote
    if let last = items.indices.last { items[last].left = .openingQuote }
    return false
  }

  /// Joins conjoining jamo (NFD) and half-width jamo into syllables.
  private mutating func composeJamo() {
    guard items.contains(where: { (0x1100...0x11FF).contains($0.scalar) || (0xFFA0...0xFFDC).contains($0.scalar) })
    else { return }
    var result: [WindowItem] = []
    result.reserveCapacity(items.count)
    // Left to right, which is the array backwards.
    var movable: WindowItem?  // the half-width consonant that was taken as a final last
    for item in items.reversed() {
      var item = item
      let isHalfwidth = (0xFFA0...0xFFDC).contains(item.scalar)
      if isHalfwidth { item.scalar = HalfwidthJamo.conjoining(item.scalar) }
      if let last = result.indices.last, result[last].right(joins: item) {
        if let joined = HalfwidthJamo.join(result[last].scalar, item.scalar, initialAsFinal: isHalfwidth) {
          result[last].scalar = joined
          result[last].end = item.end
          movable = isHalfwidth ? item : nil
          continue
        }
        // A half-width consonant read as a final may start the next syllable (한 + 아 → 하나).
        if let consonant = movable, let (kept, moved) = HalfwidthJamo.split(result[last].scalar, before: item.scalar) {
          result[last].scalar = kept
          result[last].end = consonant.start
          result.append(WindowItem(scalar: moved, start: consonant.start, end: item.end, left: .adjacent))
          movable = nil
          continue
        }
      }
      movable = nil
      result.append(item)
    }
    items = result.reversed()
  }
}

extension WindowItem {
  /// May the next item to the right join this one? Only when nothing lies between.
  fileprivate func right(joins next: WindowItem) -> Bool { next.left == .adjacent && next.start == end }
}
