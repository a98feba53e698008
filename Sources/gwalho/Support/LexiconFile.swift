// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import TermBase
import Workspace

/// A glossary file as a lexicon for `align --lexicon`.
enum LexiconFile {
  static func load(_ path: String) throws -> Lexicon {
    let loaded = TermBase.load(paths: [path], in: ".")
    if let problem = loaded.problems.first(where: \.isFatal) { throw problem }
    return loaded.base.lexicon
  }
}
