// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Memory

/// The textbook's matrix, for comparison.
func plainDistance(_ one: [UInt32], _ other: [UInt32]) -> Int {
  var row = Array(0...other.count)
  for (place, code) in one.enumerated() {
    var diagonal = row[0]
    row[0] = place + 1
    for column in 0..<other.count {
      let above = row[column + 1]
      row[column + 1] = min(above + 1, row[column] + 1, diagonal + (code == other[column] ? 0 : 1))
      diagonal = above
    }
  }
  return row[other.count]
}

@Suite struct LevenshteinTests {
  /// kitten/sitting is 3 in every description of the distance.
  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "가나", 2), ("청눠", "청눠", 0), ("腾讯研究院", "騰訊研究院", 2), ("𠮷野家", "吉野家", 1),
  ])
  func knownDistances(_ one: String, _ other: String, _ expected: Int) {
    let levenshtein = Levenshtein()
    levenshtein.setPattern(one.unicodeScalars.map(\.value))
    #expect(levenshtein.distance(to: other.unicodeScalars.map(\.value), limit: 100) == expected)
  }

  /// Patterns of one word, of exactly one, and of several; texts shorter and longer; all limits.
  @Test func equalsTheMatrixOnRandomTexts() {
    var random = Seeded(11)
    let levenshtein = Levenshtein()
    for round in 0..<1_500 {
      let letters = UInt32.random(in: 2...6, using: &random)
      func text(_ most: Int) -> [UInt32] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
          let code = UInt32.random(in: 0..<letters, using: &random)
          return round % 5 == 0 && code == 1 ? 0x20000 : 0x4E00 + code
        }
      }
      let most = [8, 64, 65, 128, 200][round % 5]
      let one = text(most)
      // Half of the texts are made from the pattern, so that small distances come up.
      var other = round % 2 == 0 ? text(most) : one
      if round % 2 == 1, !other.isEmpty {
        for _ in 0..<Int.random(in: 0...6, using: &random) where !other.isEmpty {
          let place = Int.random(in: 0..<other.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: other[place] = 0x4E07
          case 1: other.remove(at: place)
          default: other.insert(0x4E01, at: place)
          }
        }
      }
      let expected = plainDistance(one, other)
      levenshtein.setPattern(one)
      for limit in [expected - 1, expected, expected + 3, 1_000] where limit >= 0 {
        let found = levenshtein.distance(to: other, limit: limit)
        #expect(found == (expected <= limit ? expected : nil))
        let units = other.flatMap { Array(String(Unicode.Scalar($0)!).utf16) }
        if units.count == other.count {
          let short = units.withUnsafeBufferPointer { levenshtein.distance(to: $0, limit: limit) }
          #expect(short == found)
        }
      }
    }
  }
}
