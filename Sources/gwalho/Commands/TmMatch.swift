// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import HanHangul
import Interchange
import Memory
import Reporting
import Workspace

/// `gwalho tm match`: segments like a text.
struct TmMatch: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "match", abstract: words("help.tm.match"), discussion: words("help.tm.match.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, tmx
  }

  @Argument(help: help("help.tm.match.texts", valueName: "text"))
  var texts: [String] = []

  @Option(help: help("help.tm.format", valueName: "text|json|jsonl|tmx"))
  var format: Format = .text

  @Option(help: help("help.tm.from", valueName: "zh|ko"))
  var from: SideChoice?

  @Option(help: help("help.tm.top", valueName: "n"))
  var top: Int = 5

  @Option(help: help("help.tm.threshold", valueName: "0…1"))
  var threshold: Double = 0.7

  @Flag(help: help("help.tm.lower"))
  var lower = false

  @OptionGroup var filter: SegmentFilterOptions
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard threshold > 0, threshold <= 1 else { throw ValidationError(words("cli.threshold")) }
    guard top > 0 else { throw ValidationError(words("cli.top")) }
  }

  func run() throws {
    let base = try base.base()
    let service = try TmService(base)
    if service.isEmpty { StandardError.write("gwalho: \(words("tm.empty"))\n") }
    var queries = try QueryLines(try Inputs.queries(texts))
    var outcome = TmOutcome()
    switch format {
    case .jsonl:
      var json = JSONWriter()
      // A program at the other end may wait for the answer to a line before it sends the next.
      while let line = queries.next() {
        try writeLine(line, service, &json, &outcome)
        StandardOutput.write(json.bytes)
        StandardOutput.flush()
        json.removeAll()
      }
    case .json:
      var json = JSONWriter()
      try json.array { json in
        try forEach(&queries, service, &outcome) { text, matches in
          TmMatchReport.write(text, matches, terms(text, service), &json)
        }
      }
      StandardOutput.write(json.bytes + [0x0A])
    case .text:
      try forEach(&queries, service, &outcome) { text, matches in
        StandardOutput.write(
          TmMatchReport.text(text, matches, terms(text, service), side: side(of: text), style: shared.style))
      }
    case .tmx:
      let writer = try SegmentTMXWriter.standard { StandardOutput.write($0) }
      try forEach(&queries, service, &outcome) { _, matches in
        for match in matches {
          let segment = match.segment
          try writer.add(zh: segment.zh, ko: segment.ko, date: segment.date, origins: segment.origins)
        }
      }
      try writer.finish()
    }
    if let reason = queries.failure {
      StandardError.write("gwalho: -: \(words("document.unreadable", ["reason": reason]))\n")
      outcome.hasBadLine = true
    }
    if outcome.hasBadLine { throw ExitCode(2) }
    if outcome.hasMiss { throw ExitCode(1) }
  }

  private func side(of text: String) -> SegmentSide { from?.side ?? TmService.side(of: text) }

  private func terms(_ text: String, _ service: TmService) -> [TmService.Term] {
    service.terms(in: text, side: side(of: text))
  }

  private func writeLine(
    _ line: QueryLines.Line, _ service: TmService, _ json: inout JSONWriter, _ outcome: inout TmOutcome
  ) throws {
    switch line {
    case .text(let text):
      let matches = try find(text, service, nil, nil)
      if matches.isEmpty { outcome.hasMiss = true }
      TmMatchReport.writeLine(text, matches, &json)
    case .invalid(let byte):
      outcome.hasBadLine = true
      json.object { json in
        json.key("query")
        json.null()
        json.member("error", words("tm.bad-line", ["byte": "\(byte + 1)"]))
      }
    }
    json.endLine()
  }

  private func find(
    _ text: String, _ service: TmService, _ before: String?, _ after: String?
  ) throws -> [SegmentMatch] {
    var query = SegmentQuery(
      text, side: side(of: text), threshold: threshold, limit: top, before: before, after: after, filter: filter.filter)
    var matches = try service.matches(query)
    while lower, matches.isEmpty, query.threshold > 0.2 {
      query.threshold = max(0.2, query.threshold - 0.1)
      matches = try service.matches(query)
    }
    return matches
  }

  /// Queries with their neighbours, where they are lines of a text.
  private func forEach(
    _ queries: inout QueryLines, _ service: TmService, _ outcome: inout TmOutcome,
    _ body: (String, [SegmentMatch]) throws -> Void
  ) throws {
    var before: String?
    var next = queries.next()
    while let line = next {
      next = queries.next()
      guard case .text(let text) = line else {
        if case .invalid(let byte) = line {
          outcome.hasBadLine = true
          StandardError.write("gwalho: -: \(words("tm.bad-line", ["byte": "\(byte + 1)"]))\n")
        }
        continue
      }
      var after: String?
      if queries.areLines, case .text(let text)? = next { after = text }
      let matches = try find(text, service, queries.areLines ? before : nil, after)
      if matches.isEmpty { outcome.hasMiss = true }
      try body(text, matches)
      before = text
    }
  }
}

/// What happened to the queries of a run.
struct TmOutcome {
  var hasMiss = false
  var hasBadLine = false
}

/// Queries of the command line, or the lines of standard input.
struct QueryLines: ~Copyable {
  enum Line {
    case text(String)
    /// 0-based byte of the line that is no UTF-8.
    case invalid(byte: Int)
  }

  private var texts: [String]
  private var reader: LineReader?
  private var isFirst = true
  /// Whether they are the lines of a text.
  let areLines: Bool

  init(_ texts: [String]) throws {
    areLines = texts == ["-"]
    self.texts = areLines ? [] : texts.reversed()
    reader = areLines ? try LineReader(path: "-") : nil
  }

  /// Why reading stopped early; nil when it did not.
  var failure: String? {
    switch reader {
    case .some(let reader): reader.failure
    case .none: nil
    }
  }

  mutating func next() -> Line? {
    if !areLines { return texts.popLast().map { .text($0) } }
    guard var line = reader?.next() else { return nil }
    if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    isFirst = false
    if let text = String(validating: line, as: UTF8.self) { return .text(text) }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = line.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return .invalid(byte: offset)
  }
}

extension Inputs {
  /// Queries as typed; none means the lines of standard input, unless a person sits at it.
  static func queries(_ typed: [String]) throws -> [String] {
    if typed.isEmpty, Terminal.isTerminal(STDIN_FILENO) { throw ValidationError(words("cli.no-input")) }
    return typed.isEmpty ? ["-"] : typed
  }
}

extension SegmentTMXWriter {
  /// With this program's name, and scripts by the tables.
  static func standard(
    languages: LanguageCodes = .region, fromKorean: Bool = false,
    _ sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> SegmentTMXWriter {
    SegmentTMXWriter(
      SegmentTMXOptions(languages: languages, fromKorean: fromKorean, tool: ("gwalho", gwalhoVersion)),
      isTraditional: { Han.script(of: $0) == .traditional }, sink: sink)
  }
}
