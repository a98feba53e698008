// SPDX-License-Identifier: Apache-2.0

import Reporting
import Workspace

extension Review {
  /// The candidates as a workbook in the language of this run.
  static func workbook(_ items: [ReviewItem]) throws -> [UInt8] {
    try ReviewWorkbook.bytes(items, words: ReviewWords(language), created: Today.midnight())
  }
}

extension ReviewWords {
  init(_ language: Language) {
    self.init { key in
      // The catalogue's English has headings of groups (companies); a cell has the glossary's own word (company).
      language == .en && key.hasPrefix("category.")
        ? String(key.dropFirst("category.".count)) : Catalogue.text(key, [:], language)
    }
  }
}
