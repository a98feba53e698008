// SPDX-License-Identifier: Apache-2.0

/// Words that say, beside a form, whether the name is meant (`Data/name-cues.tsv`).
struct NameCues {
  /// What a word is; the order is that of the generator.
  enum Role: UInt16 {
    case name, province, country, sign, before, title, behind, has, located, motion, business, person, abroad, sense
    case weak, event
  }

  /// A word of the list that begins some letters.
  struct Cue {
    var role: Role
    /// Bits of the categories that it speaks for; 0: any.
    var categories: UInt16
    /// How many letters it has.
    var length: Int
    fileprivate var form: Int

    /// Whether it speaks for such a name.
    func speaks(for categories: UInt16) -> Bool { self.categories == 0 || self.categories & categories != 0 }
    /// Whether it speaks of this form.
    func speaks(of form: ArraySlice<UInt32>) -> Bool { NameCueData.forms[self.form][...] == form }
  }

  /// Every word of the list that begins the letters, shorter ones first.
  static func beginning(_ letters: ArraySlice<UInt32>) -> [Cue] {
    var found: [Cue] = []
    for length in 1...max(1, min(9, letters.count)) where length <= letters.count {
      exact(letters.prefix(length), into: &found)
    }
    return found
  }

  /// Whether letters are a name of the list, as a whole.
  static func isName(_ letters: ArraySlice<UInt32>) -> Bool {
    beginning(letters).contains { $0.length == letters.count && [.name, .province, .weak].contains($0.role) }
  }

  /// Whether any row speaks of other senses of a form.
  static func hasSenses(_ form: ArraySlice<UInt32>) -> Bool {
    form.count <= 4 && NameCueData.forms.contains { $0[...] == form }
  }

  private static func exact(_ word: ArraySlice<UInt32>, into found: inout [Cue]) {
    var low = 0
    var high = NameCueData.entries.count / 5
    while low < high {
      let middle = (low + high) / 2
      if letters(of: middle).lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
    }
    while low < NameCueData.entries.count / 5, letters(of: low).elementsEqual(word) {
      let entry = NameCueData.entries[(low * 5)..<(low * 5 + 5)]
      if let role = Role(rawValue: entry[low * 5 + 2]) {
        found.append(
          Cue(role: role, categories: entry[low * 5 + 3], length: word.count, form: Int(entry[low * 5 + 4])))
      }
      low += 1
    }
  }

  private static func letters(of entry: Int) -> some Sequence<UInt32> {
    let start = Int(NameCueData.entries[entry * 5])
    return NameCueData.letters[start..<start + Int(NameCueData.entries[entry * 5 + 1])].lazy.map { UInt32($0) }
  }
}
