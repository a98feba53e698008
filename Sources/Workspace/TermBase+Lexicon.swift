// SPDX-License-Identifier: Apache-2.0

public import Alignment
public import TermBase

extension TermBase {
  /// What alignment can know from decisions: the forms in use, not those decided against, and the parts of names that
  /// three and more of them render alike.
  public var lexicon: Lexicon {
    var pairs: [(zh: String, ko: String)] = []
    for concept in concepts {
      for row in concept.rows where row.status == .preferred || row.status == .admitted {
        pairs.append((row.zh, row.ko))
      }
    }
    var lexicon = Lexicon.learned(from: pairs)
    for pair in pairs { lexicon.add(zh: pair.zh, ko: pair.ko) }
    return lexicon
  }
}
