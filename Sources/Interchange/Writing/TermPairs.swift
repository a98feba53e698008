// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// One Chinese form of an entry with the renderings that belong to it: what the formats of pairs are made of.
struct FormRenderings {
  var chinese: TermSection
  /// The tag of the section that the form stands in.
  var tag: String
  /// Preferred first.
  var korean: [TermSection]

  /// Those a translator may write.
  var offered: [TermSection] { korean.filter(\.status.isOffered) }
  var withheld: [TermSection] { korean.filter { !$0.status.isOffered } }

  /// What a comment says: definition, note, forms to avoid. On one line.
  func comment(_ entry: TermEntry, others: Bool = false, namesWithheld: Bool = true) -> String {
    var parts: [String] = []
    if let definition = entry.definition { parts.append(definition) }
    if others, offered.count > 1 { parts.append("또는: " + offered.dropFirst().map(\.term).joined(separator: ", ")) }
    for (status, label) in [(TermStatus.deprecated, "피할 표기"), (.superseded, "옛 표기")] where namesWithheld {
      let forms = korean.filter { $0.status == status }.map(\.term)
      if !forms.isEmpty { parts.append(label + ": " + forms.joined(separator: ", ")) }
    }
    if let subject = entry.subjectField { parts.append(subject) }
    return CleanText.singleLine(parts.joined(separator: " · "))
  }
}

extension TermEntry {
  /// The forms of the Chinese sections, one written alike in both scripts once.
  func formRenderings(_ options: ExportOptions, forms: ScriptForms) -> [FormRenderings] {
    guard let korean = languages.first(where: { $0.tag == options.languages.korean })?.terms else { return [] }
    var result: [FormRenderings] = []
    for language in languages where language.tag != options.languages.korean {
      for form in language.terms where form.status.isOffered {
        if result.contains(where: { $0.chinese.term == form.term }) { continue }
        let attested = form.convertedFrom ?? form.term
        var own = korean
        if !hasOneForm {
          let spelling = forms.simplified(attested)
          own = korean.filter { $0.chinese.contains { $0 == attested || forms.simplified($0) == spelling } }
        }
        result.append(FormRenderings(chinese: form, tag: language.tag, korean: own))
      }
    }
    return result
  }
}
