// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// The Chinese forms of one concept, sorted into the two language sections.
///
/// A form that is written alike in both scripts goes into both: who reads the file with zh-Hant as the
/// source language must find 北京 too. A form attested in traditional script alone is converted, form by
/// form, so that with zh-Hans as the source language every pair can be seen.
struct ChineseForms {
  private var forms: [(section: TermSection, script: ChineseScript)] = []

  /// Adds the form of a row. A status that is written (`admitted` is the empty cell's) stands for the form
  /// in all rows of the concept.
  mutating func add(
    _ zh: String, row: GlossaryRow, script: ChineseScript, category: TermCategory?, log: inout WarningLog
  ) {
    let new = TermSection(
      term: zh, status: row.zhStatus, form: row.form, partOfSpeech: partOfSpeech(category))
    guard let index = forms.firstIndex(where: { $0.section.term == zh }) else {
      return forms.append((new, script))
    }
    let old = forms[index].section.status
    forms[index].section.merge(new)
    if old == .admitted {
      forms[index].section.status = new.status
    } else if new.status != .admitted && new.status != old {
      log.add(.contradictoryStatus, field: "zh_status", value: zh, row: row)
    }
  }

  /// The zh-Hant section: attested forms alone.
  var traditional: [TermSection] { forms.filter { $0.script != .simplified }.map(\.section) }

  /// The zh-Hans section: attested forms, then conversions of traditional ones that it lacks.
  func simplified(forms scripts: ScriptForms) -> [TermSection] {
    var result = forms.filter { $0.script != .traditional }.map(\.section)
    for (section, script) in forms where script == .traditional {
      let converted = CleanText.singleLine(
        CleanText.legal(scripts.normalize(scripts.simplified(section.term))).text)
      let term = converted.isEmpty ? section.term : converted
      if result.contains(where: { $0.term == term }) { continue }
      var copy = section
      copy.term = term
      copy.isConverted = true
      copy.convertedFrom = section.term
      // Nobody preferred a form that was made here.
      if copy.status == .preferred { copy.status = .admitted }
      copy.notes.append("converted-from: " + section.term)
      result.append(copy)
    }
    return result
  }

  /// Whether all forms are spellings of one: then every rendering belongs to it.
  func hasOneForm(forms scripts: ScriptForms) -> Bool {
    guard forms.count > 1, let first = forms.first else { return true }
    let spelling = scripts.simplified(first.section.term)
    return forms.dropFirst().allSatisfy { scripts.simplified($0.section.term) == spelling }
  }
}
