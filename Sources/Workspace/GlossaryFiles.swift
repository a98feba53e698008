// SPDX-License-Identifier: Apache-2.0

import Documents
import TermBase

/// Which glossary file a decision goes to, and what a new one looks like.
enum GlossaryFiles {
  /// Where decisions go that have no better place.
  static let terms = Base.glossaryName + "/terms.tsv"

  /// The columns of a new file: those that a decision fills.
  static let columns: [GlossaryColumn] = [
    .id, .zh, .ko, .status, .kind, .category, .source, .by, .date, .reason, .note,
  ]

  static let header = columns.map(\.rawValue).joined(separator: "\t") + "\n"

  /// The file for a new concept: one named after its category when there is such a file, else the general one.
  static func path(for category: TermCategory?, among paths: [String]) -> String {
    let names: [String]
    switch category {
    case .person, .personHistorical: names = ["people", "persons", "person", "인명"]
    case .place, .placeHistorical: names = ["places", "place", "지명"]
    case .organisation: names = ["organisations", "organizations", "organisation", "기관"]
    case .company: names = ["companies", "company", "기업"]
    case .product: names = ["products", "product"]
    case .work: names = ["works", "work"]
    case .policy: names = ["policies", "policy"]
    case .term, nil: names = []
    }
    let wanted = names.map { Base.glossaryName + "/" + $0 + ".tsv" }
    return wanted.first { paths.contains($0) } ?? terms
  }
}
