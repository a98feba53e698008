// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes term pairs as a translation memory, TMX 1.4: one Chinese `tuv` and one Korean a unit, because tools that
/// compare the first part of a language tag mix zh-Hans and zh-Hant up.
struct TMXWriter: EntryWriter {
  let options: ExportOptions
  let forms: ScriptForms
  private var xml = XMLStreamWriter()
  /// The project's date for units without one, `20261122T000000Z`.
  private let stamp: String?

  init(options: ExportOptions, forms: ScriptForms) {
    self.options = options
    self.forms = forms
    stamp = options.date.map(Self.stamp)
  }

  private static func stamp(_ date: String) -> String { date.replacing("-", with: "") + "T000000Z" }

  private func line(_ text: String) -> String { CleanText.singleLine(CleanText.legal(text).text) }

  mutating func begin() {
    let words = line(options.generator).split(separator: " ")
    var header: [(StaticString, String)] = [
      ("creationtool", words.first.map(String.init) ?? "gwalho"),
      ("creationtoolversion", words.dropFirst().first.map(String.init) ?? "0"), ("segtype", "phrase"),
      ("o-tmf", "gwalho"), ("adminlang", "ko"), ("srclang", sourceTag), ("datatype", "plaintext"),
    ]
    if let stamp { header.append(("creationdate", stamp)) }
    xml.start("tmx", [("version", "1.4")])
    xml.empty("header", header)
    xml.start("body")
  }

  private var sourceTag: String {
    options.source == .traditional ? options.languages.traditional : options.languages.simplified
  }

  mutating func write(_ entry: TermEntry, _ report: inout ExportReport) {
    var number = 0
    for form in entry.formRenderings(options, forms: forms) {
      for rendering in form.offered {
        number += 1
        var attributes: [(StaticString, String)] = [("tuid", number == 1 ? entry.id : "\(entry.id).\(number)")]
        let decision = rendering.datedDecisions.last
        if let date = decision?.date.map(Self.stamp) ?? stamp { attributes.append(("creationdate", date)) }
        if let by = decision?.by { attributes.append(("creationid", by)) }
        if form.tag != sourceTag { attributes.append(("srclang", form.tag)) }
        xml.start("tu", attributes)
        let comment = form.comment(entry)
        if !comment.isEmpty { xml.element("note", text: comment) }
        if rendering.status != .preferred {
          xml.element("prop", "type", "x-gwalho-status", text: rendering.status.rawValue)
        }
        for source in rendering.sources { xml.element("prop", "type", "x-gwalho-source", text: source) }
        variant(form.tag, form.chinese.term)
        variant(options.languages.korean, rendering.term)
        xml.end()
        report.terms += 1
      }
    }
  }

  private mutating func variant(_ tag: String, _ text: String) {
    xml.start("tuv", [("xml:lang", tag)])
    xml.element("seg", text: text)
    xml.end()
  }

  mutating func end(people: [(name: String, id: String)]) {
    xml.end()
    xml.end()
  }

  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try xml.drain(atLeast: threshold, to: sink)
  }
}
