// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Reporting
import TermBase
import Workspace

/// `gwalho review` at a terminal: one screen a concept, one key a decision.
struct ReviewScreen {
  private let base: Base
  private let desk: ReviewDesk
  private let terminal: RawTerminal
  private let renderer: ReviewRenderer
  private var session: ReviewSession
  private var message: String?
  /// What is still to be done, below the message.
  private var note: String?
  private var isProblem = false
  /// Files that got a decision, relative to the base.
  private var written: [String] = []

  /// Runs until the person leaves, and says what came of it.
  static func run(_ base: Base, _ filter: ReviewFilter, style: Style, colour: ColourChoice) throws {
    let desk = try ReviewDesk(base, byline: Byline.current(base))
    let queue = try desk.queue(filter)
    if queue.isEmpty { return StandardOutput.write(words("review.none") + "\n") }
    guard let terminal = RawTerminal() else {
      StandardError.write("gwalho: \(words("review.no-terminal", ["count": "\(queue.count)"]))\n")
      throw ExitCode(2)
    }
    // A terminal without sequences has no colours either.
    let style = RawTerminal.isDumb && colour == .auto ? .plain : style
    var screen = ReviewScreen(
      base: base, desk: desk, terminal: terminal, renderer: ReviewRenderer(language: language, style: style),
      session: ReviewSession(queue: queue))
    do {
      try screen.loop()
    } catch {
      terminal.leave()
      throw error
    }
    terminal.leave()
    screen.sayGoodbye()
  }

  private init(
    base: Base, desk: ReviewDesk, terminal: RawTerminal, renderer: ReviewRenderer, session: ReviewSession
  ) {
    self.base = base
    self.desk = desk
    self.terminal = terminal
    self.renderer = renderer
    self.session = session
  }

  private mutating func loop() throws {
    var step = ReviewSession.Step.load
    while true {
      while step != .show {
        if step == .leave { return }
        step = try take(step)
      }
      let size = terminal.size
      terminal.paint(renderer.frame(page, width: size.width, height: size.height))
      switch terminal.next() {
      case .ended: return
      case .repaint: break
      case .input(let input):
        (message, note, isProblem) = (nil, nil, false)
        step = session.press(input)
        if let notice = session.notice { message = Self.text(notice) }
      }
    }
  }

  // MARK: steps

  private mutating func take(_ step: ReviewSession.Step) throws -> ReviewSession.Step {
    switch step {
    case .show, .leave: return step
    case .load: return try load()
    case .decide(let request):
      return try reporting { screen in try screen.decide(request) } ?? refused(request, canReplace: false)
    case .categorise(let category):
      return try reporting { screen in try screen.categorise(category) } ?? .show
    case .undo(let isWritten):
      return try reporting { screen in
        if isWritten { try screen.desk.undo() }
        screen.message = words(isWritten ? "review.screen.undone" : "review.screen.undone-choice")
        return screen.session.undone()
      } ?? .show
    }
  }

  private mutating func load() throws -> ReviewSession.Step {
    guard let current = session.current else {
      session.show(nil)
      return .show
    }
    var count = 1
    if case .contexts(let wanted) = session.mode { count = wanted }
    guard let concept = try desk.concept(current, contexts: count, as: session.category) else { return session.gone() }
    session.show(concept)
    return .show
  }

  private mutating func decide(_ request: ReviewSession.Request) throws -> ReviewSession.Step {
    guard let concept = session.concept, let current = session.current else { return .show }
    let verdicts = concept.verdicts(
      request.places, status: request.status, text: request.text, category: session.category)
    let result = try desk.decide(verdicts, replacing: request.replaces ? .replace(demoted: .deprecated) : .refuse)
    if let conflict = result.conflicts.first {
      (message, isProblem) = (Complaint.text(conflict.error), true)
      // Somebody else has decided meanwhile: the screen shows what.
      if conflict.error is ReviewConflict {
        message = words("review.screen.changed")
        session.refused(request, canReplace: false)
        return .load
      }
      guard let question = question(conflict.error) else { return refused(request, canReplace: false) }
      message = question
      return refused(request, canReplace: true)
    }
    guard let first = result.outcomes.first else {
      message = words("review.screen.unchanged")
      return refused(request, canReplace: false)
    }
    for outcome in result.outcomes where !written.contains(outcome.row.path) { written.append(outcome.row.path) }
    message = words(
      result.outcomes.count == 1 ? "review.screen.written" : "review.screen.written-more",
      [
        "zh": first.row.zh, "ko": first.row.ko, "status": words("status.\(first.row.status.rawValue)"),
        "place": "\(base.displayPath(first.row.path)):\(first.row.line)", "count": "\(result.outcomes.count - 1)",
      ])
    let wereOpen = concept.open.filter { !request.places.contains($0) }.map { concept.forms[$0].ko }
    let after = try desk.concept(current, as: session.category)
    let step = session.accepted(request, after)
    let open = after.map { concept in concept.open.map { concept.forms[$0].ko } } ?? []
    let rows = result.outcomes.map(\.row.ko)
    let covered = wereOpen.filter { !open.contains($0) && !rows.contains($0) }
    if !covered.isEmpty {
      note = words("review.screen.covered", ["forms": covered.joined(separator: ", ")])
    } else if !open.isEmpty {
      // Whoever prefers one form has not said what becomes of the others.
      note = words("review.screen.still-open", ["count": "\(open.count)", "forms": open.joined(separator: ", ")])
    }
    return step
  }

  private mutating func categorise(_ category: TermCategory) throws -> ReviewSession.Step {
    guard let current = session.current else { return .show }
    let count = try desk.categorise(current, as: category)
    guard count > 0 else {
      message = words("review.screen.unchanged")
      return .show
    }
    message = words(
      "review.screen.categorised",
      ["zh": session.concept?.zh ?? "", "category": words("category.\(category.rawValue)"), "count": "\(count)"])
    return session.categorised(category, try desk.concept(current, as: category))
  }

  private static func text(_ notice: ReviewSession.Notice) -> String {
    switch notice {
    case .noSuchKey(let key?): words("review.screen.no-such-letter", ["key": String(key)])
    case .noSuchKey(nil): words("review.screen.no-such-key")
    case .noSuchForm(let number): words("review.screen.no-such-form", ["number": "\(number)"])
    case .noStandard: words("review.screen.no-standard")
    case .nothingToUndo: words("review.screen.nothing-to-undo")
    case .firstScreen: words("review.screen.first-screen")
    case .lastScreen: words("review.screen.last-screen")
    case .emptyForm: words("review.screen.empty-form")
    }
  }

  /// What stands in the way of a decision, when a person may set it aside.
  private func question(_ error: any ReportableError) -> String? {
    switch error as? DecisionError {
    case .preferredExists(_, _, let other, let place):
      words("review.screen.preferred-exists", ["other": other, "place": shown(place)])
    case .alreadyDecided(_, let ko, let status, let place):
      words(
        "review.screen.already-decided",
        ["ko": ko, "status": words("status.\(status.rawValue)"), "place": shown(place)])
    default: nil
    }
  }

  private func shown(_ place: SourcePlace) -> String {
    base.displayPath(place.path) + (place.line.map { ":\($0)" } ?? "")
  }

  private mutating func refused(_ request: ReviewSession.Request, canReplace: Bool) -> ReviewSession.Step {
    session.refused(request, canReplace: canReplace)
    return .show
  }

  /// What goes wrong with the glossary's files is said on the screen, and the person goes on.
  private mutating func reporting(
    _ body: (inout ReviewScreen) throws -> ReviewSession.Step
  ) throws -> ReviewSession.Step? {
    do {
      return try body(&self)
    } catch let error as GlossaryUnusable {
      let problem = error.problems.first(where: \.isFatal)
      (message, isProblem) = (problem.map { Complaint.text($0.shown(from: base)) } ?? Complaint.text(error), true)
    } catch  where Complaint.isReportable(error) {
      (message, isProblem) = (Complaint.text(error), true)
    }
    return nil
  }

  private func sayGoodbye() {
    let arguments = [
      "decided": "\(session.decided)", "remaining": "\(session.remaining)",
      "files": written.map { base.displayPath($0) }.joined(separator: ", "),
    ]
    StandardOutput.write(words(session.decided == 0 ? "review.left-nothing" : "review.left", arguments) + "\n")
  }
}

// MARK: - The page

extension ReviewScreen {
  private var page: ReviewPage {
    var page = ReviewPage()
    page.position = session.position + 1
    page.total = session.queue.count
    page.decided = session.decided
    page.remaining = session.remaining
    (page.message, page.note, page.isProblem) = (message, note, isProblem)
    page.prompt = prompt
    guard let concept = session.concept else { return page }
    page.zh = concept.zh
    (page.simplified, page.traditional) = (concept.simplified, concept.traditional)
    page.pinyin = concept.pinyin
    page.category = (session.category ?? concept.category)?.rawValue
    page.isConflict = concept.isConflict
    let first = session.firstShown
    page.forms = concept.forms.dropFirst(first).prefix(9).enumerated().map { form($0.element, number: $0.offset + 1) }
    page.hiddenForms = concept.forms.count - page.forms.count
    page.sound = concept.standard.sound
    page.soundSteps = concept.standard.steps.compactMap { step in
      step.pinyin.map { "\(step.han) \($0) \(step.hangul)" }
    }
    page.clauses = clauses(concept)
    page.sino = concept.standard.sino
    page.relatives = concept.relatives.map { "\($0.morpheme) → \($0.ko)(\($0.zh))" }
    return page
  }

  /// Each once; of a table (`표5 ch+eng`) its name is said with the first row.
  private func clauses(_ concept: ReviewConcept) -> [String] {
    var clauses: [String] = []
    var tables: Set<Substring> = []
    for clause in concept.standard.steps.compactMap(\.clause) {
      let words = clause.split(separator: " ", maxSplits: 1)
      let isRow = words.count == 2 && words[0].hasPrefix("표") && !tables.insert(words[0]).inserted
      let text = isRow ? String(words[1]) : clause
      if !clauses.contains(text), !clauses.contains(clause) { clauses.append(text) }
    }
    return clauses
  }

  private func form(_ form: ReviewConcept.Form, number: Int) -> ReviewPage.Form {
    ReviewPage.Form(
      number: number, ko: form.ko, count: form.count, documents: form.documents, firstDate: form.firstDate,
      lastDate: form.lastDate, kind: form.kind?.rawValue, status: form.status?.rawValue, expected: form.expected,
      contexts: form.contexts.map { context in
        .init(place: "\(context.path):\(context.line)", text: context.context, words: [context.ko, context.zh])
      })
  }

  private var prompt: ReviewPage.Prompt {
    switch session.mode {
    case .browsing: session.current == nil ? .finished : .keys
    case .choosing(.edit): .number(action: "edit", letter: nil)
    case .choosing(.decide(let status)): .number(action: status.rawValue, letter: Self.letters[status])
    case .editing(_, let line): .line(before: line.before, after: line.after)
    case .confirming: .confirmation
    case .help: .help
    case .contexts: .contexts
    case .categorising:
      .categories(ReviewSession.categories.map { .init(digit: $0.digit, category: $0.category.rawValue) })
    }
  }

  private static let letters: [TermStatus: String] = [.admitted: "a", .deprecated: "d", .rejected: "x"]
}
