// SPDX-License-Identifier: Apache-2.0

/// Writes indented XML, two spaces a level, an element with text on one line.
///
/// Names are `StaticString`: a document never gets an element name that came from data. The writer escapes markup;
/// it does not look for characters that XML forbids: see `CleanText`.
struct XMLStreamWriter {
  private let output = OutputBuffer()
  private var open: [(name: StaticString, hasChildren: Bool)] = []

  init() { output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  /// Writes an element that holds text alone.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String) {
    tag(name, attributes)
    output.write(0x3E)
    escape(text, Self.inText)
    close(name)
    output.write(0x0A)
  }

  /// The same with one attribute, which most have: no array is made.
  mutating func element(_ name: StaticString, _ attribute: StaticString, _ value: StaticString, text: String) {
    indent()
    output.write(0x3C)
    output.write(name)
    output.write(0x20)
    output.write(attribute)
    output.write("=\"")
    output.write(value)
    output.write("\">")
    escape(text, Self.inText)
    close(name)
    output.write(0x0A)
  }

  /// An element without content.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    tag(name, attributes)
    output.write("/>\n")
  }

  mutating func start(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    tag(name, attributes)
    output.write(">\n")
    open.append((name, false))
  }

  mutating func end() {
    guard let last = open.popLast() else { return }
    indent()
    close(last.name)
    output.write(0x0A)
  }

  mutating func processingInstruction(_ target: StaticString, _ content: String) {
    output.write("<?")
    output.write(target)
    output.write(0x20)
    output.write(content)
    output.write("?>\n")
  }

  /// Hands on what has been written.
  mutating func drain(atLeast threshold: Int = OutputBuffer.chunk, to sink: (UnsafeRawBufferPointer) throws -> Void)
    throws
  {
    try output.drain(atLeast: threshold, to: sink)
  }

  // MARK: Pieces

  private mutating func tag(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    indent()
    output.write(0x3C)
    output.write(name)
    for (name, value) in attributes {
      output.write(0x20)
      output.write(name)
      output.write("=\"")
      escape(value, Self.inAttribute)
      output.write(0x22)
    }
  }

  private mutating func indent() {
    let spaces: StaticString = "                                "
    output.write(spaces, count: 2 * min(open.count, 16))
  }

  private mutating func close(_ name: StaticString) {
    output.write("</")
    output.write(name)
    output.write(0x3E)
  }

  // A reader takes CR for a line end, and in attributes any white space for a space.
  private static let inText = table([0x0D])
  private static let inAttribute = table([0x09, 0x0A, 0x0D])

  private static func table(_ controls: [UInt8]) -> [Bool] {
    var table = [Bool](repeating: false, count: 256)
    for byte in Array("&<>\"".utf8) + controls { table[Int(byte)] = true }
    return table
  }

  private mutating func escape(_ text: String, _ special: [Bool]) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      special.withUnsafeBufferPointer { special in
        for index in bytes.indices where special[Int(bytes[index])] {
          output.write(bytes[start..<index])
          start = index + 1
          switch bytes[index] {
          case UInt8(ascii: "&"): output.write("&amp;")
          case UInt8(ascii: "<"): output.write("&lt;")
          case UInt8(ascii: ">"): output.write("&gt;")
          case UInt8(ascii: "\""): output.write("&quot;")
          case 0x09: output.write("&#9;")
          case 0x0A: output.write("&#10;")
          default: output.write("&#13;")
          }
        }
      }
      output.write(bytes[start...])
    }
  }
}
