// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import TermBase

/// A glossary file as a lexicon for `align --lexicon`: forms that are in use, not those decided against.
enum LexiconFile {
  static func load(_ path: String) throws -> Lexicon {
    let loaded = TermBase.load(paths: [path], in: ".")
    if let problem = loaded.problems.first(where: \.isFatal) { throw problem }
    var lexicon = Lexicon()
    for concept in loaded.base.concepts {
      for row in concept.rows where row.status == .preferred || row.status == .admitted {
        lexicon.add(zh: row.zh, ko: row.ko)
      }
    }
    return lexicon
  }
}
