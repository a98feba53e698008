// SPDX-License-Identifier: Apache-2.0

/// Marks around titles of works (한글 맞춤법 부록 문장 부호: 겹화살괄호, 홑화살괄호, 겹낫표, 홑낫표): what stands between them is
/// spelled as its author or translator wanted it.
enum TitleMarks {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = ["〈": "〉", "《": "》", "「": "」", "『": "』"]
  /// Titles are not longer, in code points.
  private static let reach = 60

  /// Whether a range stands between such marks, on its line.
  static func enclose(_ range: Range<Int>, in text: CheckText) -> Bool {
    let scalars = text.scalars
    var place = range.lowerBound - 1
    while place >= 0, range.lowerBound - place <= reach, scalars[place] != "\n" {
      if let close = pairs[scalars[place]] {
        let behind = scalars[range.upperBound...].prefix(reach).prefix { $0 != "\n" && $0 != scalars[place] }
        return behind.contains(close)
      }
      if pairs.values.contains(scalars[place]) { return false }
      place -= 1
    }
    return false
  }
}
