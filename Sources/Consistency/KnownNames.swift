// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// Korean forms that surely name something Chinese (the rows `name` and `province` of `Data/name-cues.tsv`).
public enum KnownNames {
  /// What a form names; spaces do not count. Nil for all that the list lacks.
  ///
  /// - Parameter evenWords: names that are words as well (시안, 지리; the rows `weak`): for whoever sees that the name is meant.
  public static func category(of korean: String, evenWords: Bool = false) -> TermCategory? {
    let letters = korean.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    guard (1...9).contains(letters.count) else { return nil }
    let cue = NameCues.beginning(letters[...]).first {
      $0.length == letters.count && $0.categories != 0
        && ($0.role == .name || $0.role == .province || evenWords && $0.role == .weak)
    }
    return cue.flatMap { cue in TermCategory.allCases.first { cue.speaks(for: FormFlags.category($0)) } }
  }
}
