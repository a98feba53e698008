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
  init(_ language: Language) { self.init { Catalogue.text($0, [:], language) } }
}
