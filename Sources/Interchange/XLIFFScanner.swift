// SPDX-License-Identifier: Apache-2.0

/// Where the units of a well-formed XLIFF file are, in bytes. libxml2 has no offsets to rely on, and whoever wants all
/// other bytes to stay must know where the ones are that do not.
struct XLIFFScanner {
  struct Text {
    /// From `<` to `>` of the end tag.
    var range: Range<Int>
    var text: String
    /// Whether there are no elements inside.
    var isPlain: Bool
    /// The namespace prefix with its colon, or nothing.
    var prefix: [UInt8]
    /// What stands in the start tag behind the name, white space at its start included.
    var attributes: String
    var isEmpty: Bool { text.isEmpty && isPlain }
  }

  struct Unit {
    var source: Text?
    var target: Text?
    var isTranslatable = true
    /// The end of `seg-source`, when there is one.
    var segmentedEnd: Int?
    /// XLIFF 2: where notes of the unit go, inside of `notes` or where it would stand.
    var notes = (place: 0, areThere: false)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private struct Tag {
    var range: Range<Int>
    var name: String
    var prefix: [UInt8]
    var attributes: String
    var isEnd: Bool
    var isEmpty: Bool
  }

  mutating func units() -> [Unit] {
    var units: [Unit] = []
    var unit: Unit?
    var skipping: String?
    var untranslatable: [String] = []
    var notes: (place: Int, areThere: Bool)?
    while let tag = nextTag() {
      if let name = skipping {
        if tag.isEnd, tag.name == name {
          skipping = nil
          if name == "seg-source" { unit?.segmentedEnd = tag.range.upperBound }
        }
        continue
      }
      switch tag.name {
      case "alt-trans", "ignorable", "seg-source", "matches":
        if !tag.isEnd, !tag.isEmpty { skipping = tag.name }
      case "unit", "group", "file":
        if tag.name == "unit" { notes = nil }
        // `translate="no"` holds for what is inside.
        if tag.isEnd {
          _ = untranslatable.popLast()
        } else if !tag.isEmpty {
          let says = tag.attributes.contains("translate=\"no\"") || tag.attributes.contains("translate='no'")
          untranslatable.append(says ? "no" : untranslatable.last ?? "")
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
          if let notes { unit?.notes = notes }
          unit?.isTranslatable =
            !tag.attributes.contains("translate=\"no\"") && !tag.attributes.contains("translate='no'")
            && untranslatable.last != "no"
        }
      case "source" where !tag.isEnd: unit?.source = text(tag)
      case "target" where !tag.isEnd: unit?.target = text(tag)
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
    if start.isEmpty {
      return Text(range: start.range, text: "", isPlain: true, prefix: start.prefix, attributes: start.attributes)
    }
    var isPlain = true
    var content: [UInt8] = []
    var from = place
    while let tag = nextTag() {
      content.append(contentsOf: bytes[from..<tag.range.lowerBound])
      from = tag.range.upperBound
      if tag.isEnd, tag.name == start.name {
        let range = start.range.lowerBound..<tag.range.upperBound
        return Text(
          range: range, text: Self.unescaped(content, &isPlain), isPlain: isPlain, prefix: start.prefix,
          attributes: start.attributes)
      }
      isPlain = false
    }
    return Text(
      range: start.range.lowerBound..<bytes.count, text: "", isPlain: false, prefix: start.prefix, attributes: "")
  }

  private mutating func nextTag() -> Tag? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      if begins("<!--") {
        skip(to: "-->")
      } else if begins("<![CDATA[") {
        return cdata()
      } else if begins("<?") {
        skip(to: "?>")
      } else if begins("<!") {
        skip(to: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  /// CDATA counts as an element, so that what has it is left alone.
  private mutating func cdata() -> Tag {
    let start = place
    skip(to: "]]>")
    return Tag(range: start..<place, name: "!", prefix: [], attributes: "", isEnd: false, isEmpty: true)
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

  /// The five predefined entities and references by number; any other makes the text more than plain.
  private static func unescaped(_ bytes: [UInt8], _ isPlain: inout Bool) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ";") else { break }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      switch name {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "apos": result += "'"
      default:
        let isHexadecimal = name.hasPrefix("#x")
        if name.hasPrefix("#"),
          let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
          let scalar = Unicode.Scalar(code)
        {
          result.unicodeScalars.append(scalar)
        } else {
          isPlain = false
        }
      }
    }
    return result + rest
  }
}
