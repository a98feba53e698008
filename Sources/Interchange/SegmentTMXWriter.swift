// SPDX-License-Identifier: Apache-2.0

/// What a TMX of segments should look like. No clock and no locale: the same segments give the same bytes.
public struct SegmentTMXOptions: Sendable, Equatable {
  /// Language tags.
  public var languages: LanguageCodes
  /// Whether Korean is the source language.
  public var fromKorean: Bool
  /// The program, for `creationtool` and `creationtoolversion`.
  public var tool: (name: String, version: String)

  /// Options of an export.
  public init(
    languages: LanguageCodes = .region, fromKorean: Bool = false,
    tool: (name: String, version: String) = ("gwalho", "0")
  ) {
    self.languages = languages
    self.fromKorean = fromKorean
    self.tool = tool
  }

  /// Whether two are the same.
  public static func == (one: SegmentTMXOptions, other: SegmentTMXOptions) -> Bool {
    one.languages == other.languages && one.fromKorean == other.fromKorean && one.tool == other.tool
  }
}

/// Writes segments as TMX 1.4b, valid against `tmx14.dtd` and OmegaT's schema: one Chinese and one Korean `tuv` a unit,
/// because OmegaT takes zh-Hans and zh-Hant for one language.
public final class SegmentTMXWriter {
  private var xml = XMLStreamWriter()
  private let options: SegmentTMXOptions
  private let isTraditional: (String) -> Bool
  private let sink: (UnsafeRawBufferPointer) throws -> Void
  /// How many units were written.
  public private(set) var count = 0
  /// Characters that XML forbids were left out of so many units.
  public private(set) var cleaned = 0

  /// A writer that hands its bytes to `sink`. `isTraditional` tells the script of a Chinese text.
  public init(
    _ options: SegmentTMXOptions, isTraditional: @escaping (String) -> Bool,
    sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) {
    self.options = options
    self.isTraditional = isTraditional
    self.sink = sink
    xml.start("tmx", [("version", "1.4")])
    xml.empty(
      "header",
      [
        ("creationtool", options.tool.name), ("creationtoolversion", options.tool.version), ("segtype", "block"),
        ("o-tmf", options.tool.name), ("adminlang", options.languages.korean),
        ("srclang", options.fromKorean ? options.languages.korean : options.languages.simplified),
        ("datatype", "plaintext"),
      ])
    xml.start("body")
  }

  /// Writes a unit. `date` is `2023-08-04`; `origins` are told as properties.
  public func add(zh: String, ko: String, date: String?, origins: [String]) throws {
    let (chinese, removed) = CleanText.legal(zh)
    let (korean, removedToo) = CleanText.legal(ko)
    if removed || removedToo { cleaned += 1 }
    let traditional = isTraditional(chinese)
    var attributes: [(StaticString, String)] = []
    if let day = date?.utf8.filter({ (0x30...0x39).contains($0) }), day.count == 8 {
      attributes.append(("changedate", String(decoding: day, as: UTF8.self) + "T000000Z"))
    }
    if traditional, !options.fromKorean { attributes.append(("srclang", options.languages.traditional)) }
    xml.start("tu", attributes)
    for origin in origins {
      xml.element("prop", [("type", "x-gwalho-origin")], text: CleanText.legal(origin).text)
    }
    let sides = [
      (traditional ? options.languages.traditional : options.languages.simplified, chinese),
      (options.languages.korean, korean),
    ]
    for (tag, text) in options.fromKorean ? sides.reversed() : sides {
      xml.start("tuv", [("xml:lang", tag)])
      xml.element("seg", text: text)
      xml.end()
    }
    xml.end()
    count += 1
    try xml.drain(atLeast: 1 << 16, to: sink)
  }

  /// Ends the file.
  public func finish() throws {
    xml.end()
    xml.end()
    try xml.drain(atLeast: 1, to: sink)
  }
}
