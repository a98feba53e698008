// SPDX-License-Identifier: Apache-2.0

/// Where the units of a well-formed XLIFF file are, in bytes. libxml2 has no offsets to rely on, and whoever wants all
/// other bytes to stay must know where the ones are that do not.
struct XLIFFScanner {
  struct Text {
    /// From `<` to `>` of the end tag.
    var range: Range<Int>
    var content: XLIFFContent
    /// Whether there is nothing inside, not even an element.
    var isEmpty: Bool
    /// The namespace prefix with its colon, or nothing.
    var prefix: [UInt8]
    /// What stands in the start tag behind the name, white space at its start included.
    var attributes: String
  }

  /// A `mrk` of the type `seg` (XLIFF 1.2, 2.4): what `seg-source` and `target` are made of where a tool has cut them.
  struct Segment {
    /// What the two have in common.
    var mid: String
    /// Content, and the range from `<` to `>` of the end tag.
    var text: Text
  }

  /// A `seg-source`: the source once more, in segments.
  struct Segmented {
    var segments: [Segment]
    /// What is between its tags.
    var inside: Range<Int>
    /// Behind its end tag.
    var end: Int
  }

  struct Unit {
    var source: Text?
    var segmented: Segmented?
    var target: Text?
    /// The segments of the target, where there is a `seg-source`.
    var targetSegments: [Segment] = []
    var isTranslatable = true
    /// Whether there is a note from an earlier run.
    var hasOwnNote = false
    /// What the file it is in says of its languages; empty where it says nothing.
    var languages = (source: "", target: "")
    /// XLIFF 2: where notes of the unit go, inside of `notes` or where it would stand.
    var notes = (place: 0, areThere: false)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The encoding that the XML declaration names; nil when there is none.
  func declaredEncoding() -> String? {
    guard begins("<?xml") else { return nil }
    let end = bytes.firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    let inside = bytes[5..<max(5, end)]
    let attributes = String(decoding: inside, as: UTF8.self)
    return Tag(range: 0..<end, name: "?", prefix: [], attributes: attributes, isEnd: false, isEmpty: true)
      .value(of: "encoding")
  }

  private struct Tag {
    var range: Range<Int>
    var name: String
    var prefix: [UInt8]
    var attributes: String
    var isEnd: Bool
    var isEmpty: Bool

    /// The value of an attribute; nil when there is none of that name.
    func value(of name: String) -> String? {
      var rest = attributes[...]
      while let equals = rest.firstIndex(of: "=") {
        let own = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
        let behind = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
        guard let quote = behind.first, quote == "\"" || quote == "'" else { return nil }
        let inside = behind.dropFirst()
        guard let end = inside.firstIndex(of: quote) else { return nil }
        if own == name { return String(inside[..<end]) }
        rest = inside[inside.index(after: end)...]
      }
      return nil
    }
  }

  mutating func units() -> [Unit] {
    var units: [Unit] = []
    var unit: Unit?
    var skipping: String?
    var untranslatable: [String] = []
    var notes: (place: Int, areThere: Bool)?
    var hasOwnNote = false
    var languages = (source: "", target: "")
    while let tag = nextTag() {
      if let name = skipping {
        if tag.isEnd, tag.name == name { skipping = nil }
        continue
      }
      switch tag.name {
      case "alt-trans", "ignorable", "matches":
        if !tag.isEnd, !tag.isEmpty { skipping = tag.name }
      case "seg-source" where !tag.isEnd: unit?.segmented = segmented(tag)
      case "xliff" where !tag.isEnd:
        languages = (tag.value(of: "srcLang") ?? "", tag.value(of: "trgLang") ?? "")
      case "unit", "group", "file":
        if tag.name == "unit" {
          notes = nil
          hasOwnNote = false
        }
        if tag.name == "file", !tag.isEnd {
          // What one file says is not said of the next.
          if let source = tag.value(of: "source-language") {
            languages = (source, tag.value(of: "target-language") ?? "")
          }
        }
        // `translate="no"` holds for what is inside.
        if tag.isEnd {
          _ = untranslatable.popLast()
        } else if !tag.isEmpty {
          untranslatable.append(tag.value(of: "translate") ?? untranslatable.last ?? "")
        }
      case "notes" where tag.isEnd: notes = (tag.range.lowerBound, true)
      case "originalData" where !tag.isEnd: notes = notes ?? (tag.range.lowerBound, false)
      case "trans-unit", "segment":
        if !tag.isEnd { notes = notes ?? (tag.range.lowerBound, false) }
        if tag.isEnd {
          if let unit { units.append(unit) }
          unit = nil
        } else if !tag.isEmpty {
          unit = Unit()
          unit?.hasOwnNote = hasOwnNote
          if let notes { unit?.notes = notes }
          unit?.languages = languages
          unit?.isTranslatable = (tag.value(of: "translate") ?? untranslatable.last) != "no"
        }
      case "note" where tag.value(of: "from") == "gwalho" || tag.value(of: "category") == "gwalho":
        // In 1.2 notes stand in the unit, in 2.x before its segments.
        hasOwnNote = unit == nil
        unit?.hasOwnNote = true
      case "source" where !tag.isEnd: unit?.source = text(tag)
      case "target" where !tag.isEnd:
        if unit?.segmented != nil {
          var copy = self
          unit?.targetSegments = copy.segmented(tag).segments
        }
        unit?.target = text(tag)
      default: break
      }
    }
    return units
  }

  /// White space at the start of the line on which something stands, with the line end before it.
  func indent(before place: Int) -> [UInt8] {
    var start = place
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start > 0, bytes[start - 1] == 0x0A else { return [] }
    start -= 1
    if start > 0, bytes[start - 1] == 0x0D { start -= 1 }
    return Array(bytes[start..<place])
  }

  /// The element that a start tag begins; the scanner stands behind it afterwards.
  private mutating func text(_ start: Tag) -> Text {
    var pieces: [XLIFFContent.Piece] = []
    var isReadable = true
    var hasElements = false
    /// Elements of the same name that are open within: `mrk` in `mrk`.
    var nested = 0
    var from = place
    var end = start.range.upperBound
    while !start.isEmpty, let tag = nextTag() {
      if from < tag.range.lowerBound { pieces.append(.text(from..<tag.range.lowerBound)) }
      end = tag.range.upperBound
      if tag.name == start.name {
        if tag.isEnd, nested == 0 { break }
        if !tag.isEmpty { nested += tag.isEnd ? -1 : 1 }
      }
      if tag.name != "!--" { hasElements = true }
      switch tag.name {
      case "![": pieces.append(.literal(tag.range))
      case "!--", "em", "sm": break
      case "mrk":
        // XLIFF 1.2, 2.4.4: protected text is not to be translated; XLIFF 2.1, 4.7.3.1.2.
        if tag.value(of: "mtype") == "protected" || tag.value(of: "translate") == "no" { isReadable = false }
      case "g", "pc", "x", "bx", "ex", "sc", "ec": pieces.append(.code(tag.range))
      case "ph", "bpt", "ept", "it":
        // What is inside is markup of the original, unless there is text within that.
        var upper = tag.range.upperBound
        while !tag.isEmpty, let inner = nextTag() {
          upper = inner.range.upperBound
          if inner.isEnd, inner.name == tag.name { break }
          isReadable = false
        }
        pieces.append(.code(tag.range.lowerBound..<upper))
      default: isReadable = false
      }
      from = place
    }
    return Text(
      range: start.range.lowerBound..<end, content: XLIFFContent(pieces, isReadable: isReadable, in: bytes),
      isEmpty: pieces.isEmpty && !hasElements, prefix: start.prefix, attributes: start.attributes)
  }

  /// The segments of the element that a start tag begins; the scanner stands behind it afterwards.
  private mutating func segmented(_ start: Tag) -> Segmented {
    var result = Segmented(segments: [], inside: place..<place, end: start.range.upperBound)
    while !start.isEmpty, let tag = nextTag() {
      if tag.isEnd, tag.name == start.name {
        result.inside = result.inside.lowerBound..<tag.range.lowerBound
        result.end = tag.range.upperBound
        break
      }
      if tag.name == "mrk", !tag.isEnd, tag.value(of: "mtype") == "seg" {
        result.segments.append(Segment(mid: tag.value(of: "mid") ?? "", text: text(tag)))
      }
    }
    return result
  }

  private mutating func nextTag() -> Tag? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      if begins("<!--") {
        return passed(to: "-->", as: "!--")
      } else if begins("<![CDATA[") {
        return passed(to: "]]>", as: "![")
      } else if begins("<?") {
        return passed(to: "?>", as: "?")
      } else if begins("<!") {
        skip(to: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private mutating func passed(to end: StaticString, as name: String) -> Tag {
    let start = place
    skip(to: end)
    return Tag(range: start..<place, name: name, prefix: [], attributes: "", isEnd: false, isEmpty: true)
  }

  private mutating func tag() -> Tag {
    let start = place
    var end = start + 1
    var quote: UInt8 = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: ">") || quote != 0 {
      if quote == 0, bytes[end] == 0x22 || bytes[end] == 0x27 {
        quote = bytes[end]
      } else if bytes[end] == quote {
        quote = 0
      }
      end += 1
    }
    place = min(end + 1, bytes.count)
    var inside = bytes[min(start + 1, bytes.count)..<min(end, bytes.count)]
    let isEnd = inside.first == UInt8(ascii: "/")
    if isEnd { inside.removeFirst() }
    let isEmpty = inside.last == UInt8(ascii: "/")
    if isEmpty { inside.removeLast() }
    let full = inside.prefix { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let colon = full.firstIndex(of: UInt8(ascii: ":"))
    let name = colon.map { full[($0 + 1)...] } ?? full[...]
    var attributes = inside.dropFirst(full.count)
    while let last = attributes.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { attributes.removeLast() }
    return Tag(
      range: start..<place, name: String(decoding: name, as: UTF8.self),
      prefix: colon.map { Array(full[...$0]) } ?? [], attributes: String(decoding: attributes, as: UTF8.self),
      isEnd: isEnd, isEmpty: isEmpty)
  }

  private func begins(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      place + word.count <= bytes.count && bytes[place..<place + word.count].elementsEqual(word)
    }
  }

  private mutating func skip(to word: StaticString) {
    place += 2
    while place < bytes.count {
      if begins(word) {
        place += word.utf8CodeUnitCount
        return
      }
      place += 1
    }
  }
}
