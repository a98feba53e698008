// SPDX-License-Identifier: Apache-2.0

import Alignment
import Testing

@Suite struct PositionTests {
  @Test func positionsAreCodePointsOfTheOriginal() throws {
    var aligner = Aligner()
    let text = "첫 줄 😀\r\n둘째 줄의 하이난 센성(先声)제약"
    let found = try #require(aligner.annotations(in: text).first)
    #expect(found.line == 2)
    #expect(found.column == 13)
    let scalars = Array(text.unicodeScalars)
    #expect(scalars[found.offset] == "(")
    #expect(String(String.UnicodeScalarView(scalars[try #require(found.zhRange)])) == "先声")
    #expect(String(String.UnicodeScalarView(scalars[try #require(found.koRange)])) == "센성")
    #expect(Array(text.utf8)[found.byteOffset] == UInt8(ascii: "("))
    #expect(found.koLine == 2)
    #expect(found.koColumn == 11)
  }

  @Test func aRenderingOnTheLineAboveHasItsOwnPlace() throws {
    var aligner = Aligner()
    let found = try #require(aligner.annotations(in: "가나다\n오늘의 인민망\n(人民網)은").first)
    #expect(found.line == 3)
    #expect(found.column == 1)
    #expect(found.koLine == 2)
    #expect(found.koColumn == 5)
  }

  @Test func lineSeparatorIsNoLineEnd() throws {
    var aligner = Aligner()
    let found = try #require(aligner.annotations(in: "가\u{2028}나 베이징(北京)").first)
    #expect(found.line == 1)
  }

  /// Inserting text before an annotation moves it by exactly that much, whatever the text.
  @Test func positionsMoveWithTheText() throws {
    var generator = SeededGenerator(seed: 20_230_804)
    let pieces = ["가", "漢", "a", "😀", "\n", "\r\n", "(", ")", "\u{1100}", "·", "'", "<b>", "\t"]
    var aligner = Aligner()
    for _ in 0..<300 {
      var prefix = ""
      for _ in 0..<Int.random(in: 0..<30, using: &generator) { prefix += pieces.randomElement(using: &generator) ?? "" }
      let text = prefix + "\n\n하이난 센성(先声)제약"
      let found = try #require(aligner.annotations(in: text).last, "\(text.debugDescription)")
      let scalars = Array(text.unicodeScalars)
      #expect(scalars[found.offset] == "(")
      #expect(String(String.UnicodeScalarView(scalars[try #require(found.koRange)])) == "센성")
      let line = text.utf8.prefix(found.byteOffset).filter { $0 == 0x0A }.count + 1
      #expect(found.line == line)
    }
  }

  /// Any bytes: no crash, no endless loop, ranges inside the text.
  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 7)
    var aligner = Aligner()
    aligner.includesNonGlosses = true
    let seeds: [[UInt8]] = [
      "(", ")", "（", "）", "[", "]", "센성", "先声", "<b>", "</b>", "&apos;", "&#x", ";", "\n", "‘", "’", "·", ",", " ",
    ].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        if Int.random(in: 0..<12, using: &generator) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        } else {
          bytes += seeds.randomElement(using: &generator) ?? []
        }
      }
      bytes.withUnsafeBufferPointer { buffer in
        aligner.forEachAnnotation(in: buffer) { annotation in
          #expect(annotation.byteOffset < buffer.count)
          if let range = annotation.koRange { #expect(range.lowerBound >= 0 && range.upperBound <= buffer.count) }
        }
      }
    }
  }

  @Test func tenThousandNestedBracketsAreQuick() {
    var aligner = Aligner()
    let text = String(repeating: "(", count: 10_000) + "베이징(北京)" + String(repeating: ")", count: 10_000)
    #expect(aligner.annotations(in: text).first?.ko == "베이징")
  }
}

/// SplitMix64: the same seed gives the same cases everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
