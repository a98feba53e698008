// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Accuracy of transcription against pairs: `zh<TAB>ko<TAB>kind`, `#` comments, a header row or none.
///
/// Kinds `sound` and `both` are transcribed by sound, `sino` by 한자음; without a kind column every row counts
/// as `sound`. Other kinds are not transcribed by one system and left out.
public struct TranscriptionEvaluation: Sendable {
  /// One row that came out otherwise.
  public struct Miss: Sendable {
    public var zh: String
    public var wanted: String
    public var found: String
  }

  public var byKind: [String: Ratio] = [:]
  public var misses: [Miss] = []

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
      guard ["sound", "both", "sino"].contains(kind) else { continue }
      let style: Transcription.Style = kind == "sino" ? .sino : .sound
      let found = Transcription(cells[0], style: style).hangul
      let isRight = Self.joined(found) == Self.joined(cells[koColumn])
      byKind[kind == "both" ? "sound" : kind, default: Ratio()].count(isRight)
      if !isRight { misses.append(Miss(zh: cells[0], wanted: cells[koColumn], found: found)) }
    }
  }

  private static func joined(_ text: String) -> String { String(text.filter { $0 != " " }) }
}
