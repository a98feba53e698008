// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Memory
import Reporting
import Workspace

/// `gwalho tm search WORD…`: concordance.
struct TmSearch: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search", abstract: words("help.tm.search"), discussion: words("help.tm.search.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
  }

  enum Order: String, ExpressibleByArgument, CaseIterable {
    case score, date
  }

  @Argument(help: help("help.tm.search.words", valueName: "word"))
  var terms: [String]

  @Option(help: help("help.tm.format", valueName: "text|json|jsonl"))
  var format: Format = .text

  @Option(name: .customLong("in"), help: help("help.tm.search.in", valueName: "zh|ko"))
  var side: SideChoice?

  @Option(help: help("help.tm.search.sort", valueName: "score|date"))
  var sort: Order = .score

  @Option(help: help("help.tm.search.limit", valueName: "n"))
  var limit: Int = 20

  @Option(help: help("help.tm.search.page", valueName: "n"))
  var page: Int = 1

  @Flag(help: help("help.tm.search.exact"))
  var exact = false

  @OptionGroup var filter: SegmentFilterOptions
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if limit < 1 { throw ValidationError(words("cli.top")) }
    if page < 1 || page > 1_000_000 || limit > 1_000_000 { throw ValidationError(words("cli.page")) }
    if terms.allSatisfy(\.isEmpty) { throw ValidationError(words("cli.no-words")) }
  }

  func run() throws {
    let base = try base.base()
    let service = try TmService(base)
    let found = try service.concordance(
      ConcordanceQuery(
        terms, side: side?.side, isExact: exact, filter: filter.filter, offset: (page - 1) * limit, limit: limit,
        order: sort == .date ? .date : .score))
    let contexts = page == 1 ? try service.contexts(of: terms, limit: limit) : []
    // What the words are in the other language is marked there.
    let marked = terms + terms.flatMap { service.renderings(of: $0) }
    switch format {
    case .text: StandardOutput.write(text(found, contexts, marked, base))
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("words", terms)
        json.member("total", found.total)
        json.member("offset", (page - 1) * limit)
        json.key("segments")
        json.array { json in for segment in found.segments { write(segment, marked, &json) } }
        json.key("contexts")
        json.array { json in for place in contexts { write(place, base, &json) } }
      }
      StandardOutput.write(json.bytes + [0x0A])
    case .jsonl:
      var json = JSONWriter()
      for segment in found.segments {
        write(segment, marked, &json)
        json.endLine()
      }
      StandardOutput.write(json.bytes)
    }
    if found.total == 0 && contexts.isEmpty { throw ExitCode(1) }
  }

  private func text(_ found: Concordance, _ contexts: [ContextPlace], _ marked: [String], _ base: Base) -> String {
    let style = shared.style
    let first = (page - 1) * limit
    var out =
      found.total == 0 && contexts.isEmpty
      ? words("tm.none") + "\n"
      : words(
        "tm.search.count",
        [
          "total": "\(found.total)", "first": "\(min(first + 1, found.total))",
          "last": "\(first + found.segments.count)",
        ]) + "\n"
    for segment in found.segments {
      for text in [segment.zh, segment.ko] {
        out += "  " + TmMatchReport.oneLine(text) + "\n"
        let marks = TmMatchReport.marks(Concordance.places(of: marked, in: text, isExact: exact), in: text)
        if !marks.isEmpty { out += "  " + style.text(marks, .caret) + "\n" }
      }
      let notes = [segment.origins.joined(separator: ", "), segment.date ?? ""].filter { !$0.isEmpty }
      out += "  " + style.text(notes.joined(separator: " · "), .note) + "\n\n"
    }
    if !contexts.isEmpty {
      out += words("tm.search.contexts", ["count": "\(contexts.count)"]) + "\n"
      for place in contexts {
        let position = "\(base.displayPath(place.path)):\(place.line):\(place.column)"
        out += "  \(style.text(position, .place))  \(place.context)\n"
      }
    }
    return out
  }

  private func write(_ segment: IndexedSegment, _ marked: [String], _ json: inout JSONWriter) {
    json.object { json in
      json.member("zh", segment.zh)
      json.member("ko", segment.ko)
      json.member("origin", segment.origins.first ?? "")
      json.member("origins", segment.origins)
      json.member("date", orNull: segment.date)
      json.key("zhMarks")
      write(Concordance.places(of: marked, in: segment.zh, isExact: exact), &json)
      json.key("koMarks")
      write(Concordance.places(of: marked, in: segment.ko, isExact: exact), &json)
    }
  }

  private func write(_ ranges: [Range<Int>], _ json: inout JSONWriter) {
    json.array { json in
      for range in ranges {
        json.array { json in
          json.int(range.lowerBound)
          json.int(range.upperBound)
        }
      }
    }
  }

  private func write(_ place: ContextPlace, _ base: Base, _ json: inout JSONWriter) {
    json.object { json in
      json.member("path", base.displayPath(place.path))
      json.member("line", place.line)
      json.member("column", place.column)
      json.member("zh", place.zh)
      json.member("ko", place.ko)
      json.member("date", orNull: place.date)
      json.member("context", place.context)
    }
  }
}
