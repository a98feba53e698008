// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Documents

@Suite struct UTF8ValidationTests {
  private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer(UTF8Validation.firstInvalid)
  }

  @Test(arguments: [
    "C0 80", "C1 BF", "E0 80 80", "E0 9F BF", "F0 80 80 80", "F0 8F BF BF",  // overlong
    "ED A0 80", "ED BF BF",  // surrogates
    "F4 90 80 80", "F5 80 80 80", "FF", "FE",  // above U+10FFFF
    "80", "BF", "C2", "E1 80", "F1 80 80", "ED 95", "C2 41", "E1 80 41", "F1 80 80 41", "C2 C2 80",  // cut short
  ])
  func illFormedSequences(hex: String) {
    let bad = bytes(hex)
    // At every place in a word, with ASCII and with Hangul before and after.
    for lead in 0..<20 {
      for (before, after) in [("a", "b"), ("가", "나")] {
        let prefix = Array(String(repeating: before, count: lead).utf8)
        #expect(firstInvalid(prefix + bad) == prefix.count)
        let suffix = Array(String(repeating: after, count: lead).utf8)
        #expect(firstInvalid(prefix + bad + suffix) == prefix.count)
      }
    }
  }

  @Test(arguments: [
    "", "00", "7F", "C2 80", "DF BF", "E0 A0 80", "ED 9F BF", "EE 80 80", "EF BF BF", "F0 90 80 80", "F4 8F BF BF",
  ])
  func boundariesOfWellFormedSequences(hex: String) {
    for lead in 0..<20 {
      let text = [UInt8](repeating: 0x61, count: lead) + bytes(hex)
      #expect(firstInvalid(text) == nil)
      #expect(firstInvalid(text + [0x62]) == nil)
    }
  }

  @Test func everyCodePoint() {
    var text: [UInt8] = []
    for value in 0...UInt32(0x10FFFF) {
      if let scalar = Unicode.Scalar(value) { text.append(contentsOf: UTF8.encode(scalar)!) }
    }
    #expect(firstInvalid(text) == nil)
  }

  @Test func agreesWithTheStandardLibrary() {
    var generator = SeededGenerator(state: 1)
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("é".utf8), Array("한".utf8), Array("𠀀".utf8), Array("plain ascii text ".utf8),
      [0x80], [0xE0], [0xED], [0xF0], [0xF4], [0xC2], [0xBF],
    ]
    var rejected = 0
    for _ in 0..<20_000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        // Well-formed pieces mostly, so that the texts are not all rejected at once.
        let count = Int.random(in: 0..<8, using: &generator) == 0 ? pieces.count : 5
        text += pieces[Int.random(in: 0..<count, using: &generator)]
      }
      let valid = String(validating: text, as: UTF8.self) != nil
      let found = firstInvalid(text)
      #expect((found == nil) == valid, "\(text)")
      if let found {
        rejected += 1
        #expect(String(validating: text[..<found], as: UTF8.self) != nil, "\(text)")
        // No longer prefix that ends a code point is well-formed.
        let repaired = String(decoding: text, as: UTF8.self)
        let before = String(decoding: text[..<found], as: UTF8.self)
        #expect(repaired.unicodeScalars.dropFirst(before.unicodeScalars.count).first == "\u{FFFD}")
      }
    }
    #expect(rejected > 1000)
  }
}
