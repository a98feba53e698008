// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// What a format holds of the glossary; the table in docs/conformance.md says the same.
public struct FormatCapacity: Sendable, Equatable {
  /// Columns whose values come back from the file as they went in.
  public var columns: Set<GlossaryColumn>
  /// Columns that gwalho does not know.
  public var extras: Bool
  /// Pairs that a person rejected.
  public var rejected: Bool

  /// Of a format as `options` have it.
  public init(_ format: ExportFormat, profile: ExportProfile = .full) {
    let all = Set(GlossaryColumn.allCases)
    extras = false
    rejected = false
    switch format {
    case .tsv:
      columns = all
      extras = true
      rejected = true
    case .tbx3, .tbx2:
      columns = profile == .full ? all : all.subtracting([.status, .zhStatus, .form])
      extras = true
    case .skos: columns = all.subtracting([.form, .zhStatus])
    case .tmx: columns = [.id, .zh, .ko, .definition, .domain, .category, .source, .by, .date]
    case .csv: columns = [.id, .zh, .ko, .definition, .domain, .category]
    case .omegat: columns = [.zh, .ko, .definition, .domain, .category]
    case .utx: columns = [.id, .zh, .ko, .status, .definition, .domain, .category]
    case .deepl, .google: columns = [.zh, .ko]
    }
  }

  /// What of these concepts does not go out: values by column, `rejected` for rejected rows.
  public func left(of concepts: some Collection<Concept>) -> [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for row in concepts.lazy.flatMap(\.rows) {
      if row.status == .rejected || row.zhStatus == .rejected {
        if !rejected { counts["rejected", default: 0] += 1 }
        continue
      }
      for column in GlossaryColumn.allCases where !columns.contains(column) && !row.cell(column).isEmpty {
        counts[column.rawValue, default: 0] += 1
      }
      if !extras { for extra in row.extras { counts[extra.column, default: 0] += 1 } }
    }
    return counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }
}
