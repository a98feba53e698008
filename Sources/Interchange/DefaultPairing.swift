// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Which Chinese form a rendering belongs to when an entry does not say.
///
/// In an interchange file all terms of a concept stand for each other; a row of the glossary pairs two of them.
/// The fewest rows that lose no form: the leading Chinese form with every rendering, every other Chinese form with
/// the leading rendering. The writers use the same rule to know when nothing has to be said.
enum DefaultPairing {
  /// Places in the two lists, which hold the statuses in the order of the file.
  static func pairs(chinese: [TermStatus], korean: [TermStatus]) -> [(chinese: Int, korean: Int)] {
    guard !chinese.isEmpty, !korean.isEmpty else { return [] }
    let leadingChinese = chinese.firstIndex(of: .preferred) ?? 0
    let leadingKorean = korean.firstIndex(of: .preferred) ?? 0
    var pairs = korean.indices.map { (chinese: leadingChinese, korean: $0) }
    for index in chinese.indices where index != leadingChinese { pairs.append((index, leadingKorean)) }
    return pairs
  }
}
