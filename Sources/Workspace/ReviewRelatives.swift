// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase

/// Decided concepts that share characters with one.
enum ReviewRelatives {
  private static let limit = 6

  /// The longest shared part first, then in byte order of the Chinese.
  static func of(_ zhFolded: String, in editor: GlossaryEditor) -> [ReviewConcept.Relative] {
    let own = Array(zhFolded.unicodeScalars)
    guard own.count >= 2 else { return [] }
    var pairs: Set<UInt64> = []
    for (one, other) in zip(own, own.dropFirst()) where Han.contains(one.value) && Han.contains(other.value) {
      pairs.insert(UInt64(one.value) << 32 | UInt64(other.value))
    }
    var found: [(length: Int, relative: ReviewConcept.Relative, fold: String)] = []
    for fold in editor.concepts.folds where shares(fold, pairs) && fold != zhFolded {
      let morpheme = longest(own, Array(fold.unicodeScalars))
      let row = editor.concepts.places(fold: fold).lazy.map { editor.files[$0.file].rows[$0.row] }
        .first { $0.status == .preferred }
      guard let row else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: morpheme)
      found.append((morpheme.count, .init(morpheme: String(text), zh: row.zh, ko: row.ko), fold))
    }
    found.sort { one, other in
      one.length != other.length ? one.length > other.length : one.fold.utf8.lexicographicallyPrecedes(other.fold.utf8)
    }
    return found.prefix(limit).map(\.relative)
  }

  private static func shares(_ fold: String, _ pairs: Set<UInt64>) -> Bool {
    var last: UInt64 = 0
    for scalar in fold.unicodeScalars {
      if last != 0, pairs.contains(last << 32 | UInt64(scalar.value)) { return true }
      last = UInt64(scalar.value)
    }
    return false
  }

  private static func longest(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var best = one[0..<0]
    for start in one.indices {
      for match in other.indices {
        var count = 0
        while start + count < one.count, match + count < other.count, one[start + count] == other[match + count] {
          count += 1
        }
        if count > best.count { best = one[start..<start + count] }
      }
    }
    return best
  }
}
