// SPDX-License-Identifier: Apache-2.0

/// Names of before the revolution of 1911, which 외래어 표기법 제4장 제2절 제1·2항 gives their 한자음 (공자 孔子, 아방궁 阿房宮), told
/// by evidence: a temple name or title in the name itself, or the list `Data/historical-names.tsv`. Other names do not
/// say so; who wants both forms of them asks for both.
public enum HistoricalName {
  /// What the evidence says of a name.
  public enum Kind: Sendable, Equatable {
    /// A person who lived before the line that 외래어 표기법 제4장 제2절 제1항 draws: by 한자음.
    case person
    /// A place that is no more, 제2항: by 한자음.
    case place
  }

  /// The kind of a historical name; nil where nothing says that it is one.
  public static func kind(of text: String) -> Kind? {
    let folded = text.unicodeScalars.map { Han.simplified($0.value) }
    guard folded.count >= 2, folded.allSatisfy({ Han.contains($0) }), let last = folded.last else { return nil }
    if folded.count >= 3, titles.contains(last) { return .person }
    var key = ""
    for value in folded { Unicode.Scalar(value).map { key.unicodeScalars.append($0) } }
    return contains(key, people) ? .person : contains(key, places) ? .place : nil
  }

  /// 帝 宗 祖 后 皇 妃 at the end of a name.
  private static let titles = Set("帝宗祖后皇妃".unicodeScalars.map(\.value))

  /// Whether sorted lines have one.
  private static func contains(_ name: String, _ lines: StaticString) -> Bool {
    lines.withUTF8Buffer { bytes in
      var low = 0
      var high = bytes.count
      while low < high {
        // The line in which the middle lies.
        var start = (low + high) / 2
        while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? high
        let line = bytes[start..<end]
        if line.elementsEqual(name.utf8) { return true }
        if line.lexicographicallyPrecedes(name.utf8) { low = end + 1 } else { high = start }
      }
      return false
    }
  }
}
