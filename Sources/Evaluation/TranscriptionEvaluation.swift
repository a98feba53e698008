// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Accuracy of transcription against pairs: `zh<TAB>ko<TAB>kind`, `#` comments, a header row or none.
///
/// Kinds `sound` and `both` are transcribed by sound, `sino` by 한자음; without a kind column every row counts
/// as `sound`. Other kinds are not transcribed by one system and left out.
public struct TranscriptionEvaluation: Sendable {
  /// One row that came out otherwise.
  public struct Miss: Sendable {
    /// The Chinese of the row.
    public var zh: String
    /// The Korean of the row.
    public var wanted: String
    /// What transcription gives.
    public var found: String
  }

  /// Rows transcribed as the table has them, by `sound` and `sino`; rows of kind `both` count as `sound`.
  public var byKind: [String: Ratio] = [:]
  /// The rows of `byKind` that came out otherwise, in the order of the table.
  public var misses: [Miss] = []
  /// Rows of every kind but `other` whose Korean is among the forms that can be computed: sound, 한자음, or a stem by sound
  /// with a tail by 한자음.
  public var amongForms = Ratio()
  /// Rows where it is not.
  public var outsideForms: [Miss] = []

  /// Evaluates the rows of a table.
  public init(tsv: String) {
    var kindColumn: Int?
    var koColumn = 1
    for line in tsv.split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      // A header may be written as a comment: `#zh_traditional … ko kind`.
      let isHeader = cells.contains("ko") && (cells.first == "zh" || cells.first?.hasPrefix("#zh") == true)
      if line.hasPrefix("#"), !isHeader { continue }
      if isHeader {
        kindColumn = cells.firstIndex(of: "kind")
        koColumn = cells.firstIndex(of: "ko") ?? 1
        continue
      }
      guard cells.count > koColumn else { continue }
      let kind = kindColumn.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "sound"
      if ["sound", "both", "sino", "mixed"].contains(kind) {
        let forms = Self.forms(cells[0])
        let isAmong = forms.contains(Self.joined(cells[koColumn]))
        amongForms.count(isAmong)
        if !isAmong {
          outsideForms.append(Miss(zh: cells[0], wanted: cells[koColumn], found: forms.sorted().joined(separator: "/")))
        }
      }
      guard ["sound", "both", "sino"].contains(kind) else { continue }
      let style: Transcription.Style = kind == "sino" ? .sino : .sound
      let found = Transcription(cells[0], style: style).hangul
      let isRight = Self.joined(found) == Self.joined(cells[koColumn])
      byKind[kind == "both" ? "sound" : kind, default: Ratio()].count(isRight)
      if !isRight { misses.append(Miss(zh: cells[0], wanted: cells[koColumn], found: found)) }
    }
  }

  /// Sound, 한자음, and every stem by sound with the rest by 한자음.
  private static func forms(_ zh: String) -> Set<String> {
    let scalars = Array(zh.unicodeScalars)
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    var forms: Set<String> = []
    for cut in 0...scalars.count {
      let tail = cut < scalars.count ? Transcription(text(scalars[cut...]), style: .sino).hangul : ""
      for usesExceptions in [true, false] {
        let stem = cut > 0 ? Transcription(text(scalars[..<cut]), usesExceptions: usesExceptions).hangul : ""
        forms.insert(joined(stem + tail))
      }
    }
    return forms
  }

  private static func joined(_ text: String) -> String { String(text.filter { $0 != " " }) }
}
