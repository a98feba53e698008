// SPDX-License-Identifier: Apache-2.0

/// Where a table without known titles has its Chinese and its Korean: the cells tell.
struct TablePlaces {
  private let zh: Int
  private let ko: Int

  /// Nil when no column has Chinese, or none Korean.
  init?(_ rows: [(line: Int, cells: [String])]) {
    var counts = Array(repeating: (zh: 0, ko: 0), count: 10)
    for row in rows {
      for (index, cell) in row.cells.prefix(counts.count).enumerated() {
        switch LanguageRole.guessed(cell) {
        case "zh": counts[index].zh += 1
        case "ko": counts[index].ko += 1
        default: continue
        }
      }
    }
    let isFirst = counts[0].zh > 0 && counts[1].ko > 0 || counts[0].ko > 0 && counts[1].zh > 0
    // A number or a date may stand before the pair.
    if !isFirst, let zh = Self.most(counts.map(\.zh)) {
      var rest = counts.map(\.ko)
      rest[zh] = 0
      if let ko = Self.most(rest) {
        (self.zh, self.ko) = (zh, ko)
        return
      }
    }
    guard let isReversed = Self.isReversed(rows, 0, 1) else { return nil }
    (zh, ko) = isReversed ? (1, 0) : (0, 1)
  }

  /// Further cells of a pair are notes on it.
  func columns(width: Int) -> [TableLayout.Column] {
    (0..<min(max(width, zh + 1, ko + 1), 100)).map { index in
      index == zh ? .glossary(.zh) : index == ko ? .glossary(.ko) : .note
    }
  }

  /// Whether the first row can be no pair of terms, since the others are: Korean where they have Chinese (중국어, 표기),
  /// Chinese on both sides (中文, 韩文), or neither (Term, Translation).
  func isHeader(_ rows: [(line: Int, cells: [String])]) -> Bool {
    guard rows.count > 1, let first = rows.first?.cells, first.count > max(zh, ko) else { return false }
    let others = rows.dropFirst().count { $0.cells.count > max(zh, ko) && LanguageRole.guessed($0.cells[zh]) == "zh" }
    guard others > 0 else { return false }
    switch (LanguageRole.guessed(first[zh]), LanguageRole.guessed(first[ko])) {
    case ("ko", "ko"), ("ko", nil), ("zh", "zh"): return true
    case (nil, nil):
      return first[zh] != first[ko] && [first[zh], first[ko]].allSatisfy { $0.contains(where: \.isLetter) }
    default: return false
    }
  }

  /// Whether the first column has the Korean; nil when the rows do not tell.
  static func isReversed(_ rows: [(line: Int, cells: [String])], _ one: Int, _ other: Int) -> Bool? {
    var straight = 0
    var reversed = 0
    for row in rows where row.cells.count > max(one, other) {
      switch (LanguageRole.guessed(row.cells[one]), LanguageRole.guessed(row.cells[other])) {
      case ("ko", "ko"), (nil, nil): continue
      case ("ko", _), (_, "zh"): reversed += 1
      case ("zh", _), (_, "ko"): straight += 1
      default: continue
      }
    }
    if straight == 0, reversed == 0 { return nil }
    return reversed > straight
  }

  private static func most(_ counts: [Int]) -> Int? {
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }
}
