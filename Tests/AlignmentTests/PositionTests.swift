// SPDX-License-Identifier: Apache-2.0

import Alignment
import Foundation
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

  @Test func everyNameHasTheLineOnWhichItStands() {
    var aligner = Aligner()
    let above = aligner.annotations(in: "왕이\n리창\n리시(王毅, 李强, 李希)")
    #expect(above.map(\.koLine) == [1, 2, 3])
    #expect(above.map(\.koColumn) == [1, 1, 1])
    let below = aligner.annotations(in: "장삼각(\n옌청·鹽城)")
    #expect(below.map(\.koLine) == [2])
    #expect(below.map(\.koColumn) == [1])
  }

  /// Decomposed Hangul (what macOS writes) gives the same pairs.
  @Test func decomposedHangulReadsAlike() {
    var aligner = Aligner()
    for text in ["국가시장감독관리총국(国家市场监督管理总局)은", "大韓民國(대한민국) 정부", "하이난 센성(先声)제약"] {
      let composed = aligner.annotations(in: text)
      let decomposed = aligner.annotations(in: text.decomposedStringWithCanonicalMapping)
      #expect(composed.map(\.zh) == decomposed.map(\.zh))
      // Swift compares strings by canonical equivalence, which is what is wanted here.
      #expect(composed.map(\.ko) == decomposed.map(\.ko))
      #expect(!composed.isEmpty)
    }
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
