// SPDX-License-Identifier: Apache-2.0

/// Distances of jamo as tables, so that comparing two syllables is a few loads.
enum JamoDistances {
  /// Initials ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ by class: plain, tense and aspirated of one place are one class.
  private static let initialClass: [UInt8] = [0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 8, 8, 8, 0, 2, 5, 9]

  /// Vowels ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ as points: pairs that are near.
  private static let nearVowels: [(UInt16, UInt16, Float)] = [
    (0, 2, 0.3), (4, 6, 0.3), (8, 12, 0.3), (13, 17, 0.3), (1, 3, 0.3), (5, 7, 0.25),
    (1, 5, 0.15), (3, 7, 0.15), (4, 8, 0.3), (6, 7, 0.3), (4, 5, 0.4), (6, 5, 0.5), (6, 12, 0.4),
    (8, 13, 0.35), (12, 17, 0.35), (13, 18, 0.35), (18, 20, 0.4), (18, 19, 0.25), (19, 20, 0.25),
    (13, 16, 0.35), (16, 20, 0.4), (14, 4, 0.35), (14, 16, 0.4), (14, 13, 0.4), (14, 8, 0.35), (14, 9, 0.4),
    (9, 0, 0.35), (10, 15, 0.15), (11, 15, 0.15), (10, 11, 0.15), (11, 5, 0.4), (15, 5, 0.4), (15, 16, 0.35),
    (2, 7, 0.45), (7, 20, 0.5), (17, 13, 0.3), (17, 16, 0.35), (17, 4, 0.5), (9, 8, 0.4), (0, 4, 0.5), (8, 0, 0.6),
    (6, 20, 0.5), (7, 2, 0.45), (14, 0, 0.5), (16, 13, 0.35), (3, 2, 0.4), (13, 4, 0.5), (18, 4, 0.4), (9, 14, 0.4),
    (1, 0, 0.5), (3, 6, 0.4), (5, 20, 0.5),
  ]

  private static let vowelTable: [Float] = {
    var table = [Float](repeating: 1, count: 21 * 21)
    for index in 0..<21 { table[index * 21 + index] = 0 }
    for (a, b, distance) in nearVowels {
      table[Int(a) * 21 + Int(b)] = distance
      table[Int(b) * 21 + Int(a)] = distance
    }
    return table
  }()

  private static let initialTable: [Float] = {
    var table = [Float](repeating: 1, count: 19 * 19)
    for a in 0..<19 {
      for b in 0..<19 {
        if a == b {
          table[a * 19 + b] = 0
        } else if initialClass[a] == initialClass[b] {
          table[a * 19 + b] = 0.25
        }
      }
    }
    func near(_ a: Int, _ b: Int, _ distance: Float) {
      table[a * 19 + b] = distance
      table[b * 19 + a] = distance
    }
    // ㅅ/ㅈ and ㅆ/ㅉ/ㅊ (s, z, c, sh, zh, ch), ㄴ/ㄹ and ㄹ/ㅇ, ㄴ/ㅇ (두음법칙 written by mistake), ㅎ/ㅋ, ㅎ/ㅍ.
    for a in [9, 10] { for b in [12, 13, 14] { near(a, b, 0.45) } }
    near(2, 5, 0.5)
    near(5, 11, 0.5)
    near(2, 11, 0.6)
    near(15, 18, 0.6)
    near(17, 18, 0.6)
    near(0, 18, 0.7)
    return table
  }()

  static func source() -> String {
    generatedHeader("JamoDistances in generate-data") + "#include \"HanData.h\"\n\n"
      + floats("gw_initial_distances", initialTable) + floats("gw_vowel_distances", vowelTable)
  }

  private static func floats(_ name: String, _ values: [Float]) -> String {
    "const float \(name)[] = {\n" + values.map { "  \($0)f," }.joined(separator: "\n") + "\n};\n"
  }
}
