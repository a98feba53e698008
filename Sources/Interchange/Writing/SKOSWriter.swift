// SPDX-License-Identifier: Apache-2.0

internal import TermBase

/// Writes entries as SKOS concepts in Turtle.
///
/// A label is one of preferred, alternative and hidden in a language, never two (SKOS S13), and one is preferred at
/// most (S14). Forms that a decision advises against are hidden labels: found by search, not shown.
struct SKOSWriter: EntryWriter {
  let options: ExportOptions
  private let output = OutputBuffer()

  init(options: ExportOptions) { self.options = options }

  private static let scheme: StaticString = "<urn:x-gwalho:scheme>"

  mutating func begin() {
    output.write("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    output.write("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n")
    output.write("@prefix dcterms: <http://purl.org/dc/terms/> .\n\n")
    output.write(Self.scheme)
    output.write(" a skos:ConceptScheme ;\n  dcterms:title ")
    literal(options.title, tag: "ko")
    if let date = options.date {
      output.write(" ;\n  dcterms:issued ")
      literal(date, tag: nil)
    }
    output.write(" .\n")
  }

  mutating func write(_ entry: TermEntry, _ report: inout ExportReport) {
    output.write("\n<urn:x-gwalho:concept:\(entry.id)> a skos:Concept ;\n  skos:inScheme ")
    output.write(Self.scheme)
    for language in entry.languages {
      var hasPreferred = false
      for term in language.terms {
        var label: StaticString = "skos:altLabel"
        if !term.status.isOffered {
          label = "skos:hiddenLabel"
        } else if !hasPreferred {
          label = "skos:prefLabel"
          hasPreferred = true
        }
        property(label, term.term, tag: language.tag)
        report.terms += 1
      }
    }
    if let definition = entry.definition { property("skos:definition", definition, tag: "ko") }
    if let subject = entry.subjectField { property("dcterms:subject", subject, tag: "ko") }
    let korean = entry.languages.first { $0.tag == options.languages.korean }?.terms ?? []
    for term in korean {
      for source in term.sources { property("dcterms:source", "\(term.term): \(source)", tag: "ko") }
      for decision in term.datedDecisions {
        let words = [decision.date, decision.by, term.term, term.status.rawValue].compactMap { $0 }
        property("skos:changeNote", words.joined(separator: " "), tag: "ko")
      }
      for reference in term.references {
        output.write(" ;\n  rdfs:seeAlso <")
        output.write(reference.target)
        output.write(">")
      }
      for note in term.notes { property("skos:editorialNote", "\(term.term): \(note)", tag: "ko") }
    }
    for note in entry.notes { property("skos:note", note, tag: "ko") }
    output.write(" .\n")
  }

  mutating func end(people: [(name: String, id: String)]) {}

  mutating func drain(atLeast threshold: Int, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    try output.drain(atLeast: threshold, to: sink)
  }

  private mutating func property(_ name: StaticString, _ text: String, tag: String) {
    output.write(" ;\n  ")
    output.write(name)
    output.write(0x20)
    literal(text, tag: tag)
  }

  /// Turtle 1.1, production STRING_LITERAL_QUOTE.
  private mutating func literal(_ text: String, tag: String?) {
    output.write(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        output.write(0x5C)
        output.write(byte)
      case 0x0A: output.write("\\n")
      case 0x0D: output.write("\\r")
      case 0x09: output.write("\\t")
      default: output.write(byte)
      }
    }
    output.write(0x22)
    if let tag {
      output.write("@")
      output.write(tag)
    }
  }
}
