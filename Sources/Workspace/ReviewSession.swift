// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// A review as a value: which screen is shown, what the next key means, what it asks for. It knows neither terminal nor
/// files: `press` says what is to be done, and whoever does it says what came of it.
public struct ReviewSession: Sendable {
  /// What a letter does to a form.
  public enum Action: Sendable, Equatable {
    case decide(TermStatus)
    /// Another rendering in its place.
    case edit
  }

  /// Something to be decided.
  public struct Request: Sendable, Equatable {
    /// Positions among the forms of the screen.
    public var places: [Int]
    /// What the forms are to be from now on.
    public var status: TermStatus
    /// The rendering as corrected; nil: as found.
    public var text: String?
    /// Whether it holds against a decision that is there already.
    public var replaces = false
  }

  /// What the next key is for.
  public enum Mode: Sendable, Equatable {
    case browsing
    /// Which form an action is for.
    case choosing(Action)
    case editing(place: Int, LineEditor)
    /// Whether a request is to go against the decision that stands in its way.
    case confirming(Request)
    case help
    /// More places of each form; how many.
    case contexts(Int)
    /// Which category.
    case categorising
  }

  /// Why a key did nothing.
  public enum Notice: Sendable, Equatable {
    /// It never does; nil: it is no letter.
    case noSuchKey(Character?)
    /// No form has the number.
    case noSuchForm(Int)
    /// No open form departs from the standard.
    case noStandard
    /// No change of this session is left.
    case nothingToUndo
    /// Nothing is before this screen, or behind it.
    case firstScreen, lastScreen
    /// A rendering without a letter.
    case emptyForm
  }

  /// What is to be done after a key.
  public enum Step: Sendable, Equatable {
    /// Nothing but showing the screen again.
    case show
    /// Read the concept of `current` again and give it to `show`.
    case load
    case decide(Request)
    /// Give what is decided on the concept a category.
    case categorise(TermCategory)
    /// Take the last act back; in the files as well when it was written there.
    case undo(isWritten: Bool)
    case leave
  }

  /// Folds of the Chinese forms, in their order.
  public let queue: [String]
  /// Of the current one, 0-based; `queue.count` behind the last.
  public private(set) var position = 0
  /// Decisions made and not taken back.
  public private(set) var decided = 0
  /// What the next key is for.
  public private(set) var mode = Mode.browsing
  /// The screen; nil behind the last one, and until it was read.
  public private(set) var concept: ReviewConcept?
  /// What the last key did not do; nil: it did something.
  public private(set) var notice: Notice?
  /// The category that the next decision on this screen gives; nil: that of the glossary.
  public var category: TermCategory? { chosen[position] }
  /// Categories by the position of their screen: whoever comes back finds what was chosen.
  private var chosen: [Int: TermCategory] = [:]
  /// What was done, for undo: the last act is taken back, and nothing but it.
  private var trail: [Act] = []
  /// Chinese forms with nothing left to decide.
  private var settled: Set<Int> = []

  /// One act of the person.
  private struct Act: Sendable {
    enum Kind: Sendable {
      case decision
      /// A category for what will be decided.
      case choice
      /// A category of what is decided: written.
      case category
    }

    var kind: Kind
    var position: Int
    /// The category that was chosen on the screen before.
    var category: TermCategory?
  }

  /// A session over a queue; its first screen is to be loaded.
  public init(queue: [String]) { self.queue = queue }

  /// The Chinese to be shown; nil behind the last.
  public var current: String? { queue.indices.contains(position) ? queue[position] : nil }
  /// Chinese forms that still wait.
  public var remaining: Int { queue.count - settled.count }

  /// Nine forms have a key of their own; with more, those after them come when these are decided.
  public var firstShown: Int {
    guard let first = concept?.open.first else { return 0 }
    return first / 9 * 9
  }

  // MARK: what came of a step

  /// The screen was read; nil when there is none: the concept is gone from the documents.
  public mutating func show(_ concept: ReviewConcept?) { self.concept = concept }

  /// The documents have the concept no longer: there is nothing to decide.
  public mutating func gone() -> Step {
    settled.insert(position)
    return go(to: position + 1)
  }

  /// A request was written. The screen changes when nothing is open on it any more.
  ///
  /// - Parameter concept: the same concept, read again.
  public mutating func accepted(_ request: Request, _ concept: ReviewConcept?) -> Step {
    decided += 1
    trail.append(Act(kind: .decision, position: position, category: category))
    mode = .browsing
    self.concept = concept
    if let concept, !concept.open.isEmpty { return .show }
    settled.insert(position)
    return go(to: position + 1)
  }

  /// A category was written.
  ///
  /// - Parameter concept: the same concept, read again.
  public mutating func categorised(_ category: TermCategory, _ concept: ReviewConcept?) -> Step {
    trail.append(Act(kind: .category, position: position, category: self.category))
    chosen[position] = category
    self.concept = concept
    return .show
  }

  /// A request was refused; when a decision stands in its way, the person is asked.
  public mutating func refused(_ request: Request, canReplace: Bool) {
    mode = canReplace && !request.replaces ? .confirming(request) : .browsing
  }

  /// The last act was taken back; the screen is the one it was made on.
  public mutating func undone() -> Step {
    guard let last = trail.popLast() else { return .show }
    if last.kind == .decision {
      decided -= 1
      settled.remove(last.position)
    }
    chosen[last.position] = last.category
    return go(to: last.position)
  }

  // MARK: keys

  /// What a key asks for.
  public mutating func press(_ input: ReviewInput) -> Step {
    notice = nil
    if input == .leave { return .leave }
    if input == .other { return nothing(.noSuchKey(nil)) }
    switch mode {
    case .browsing: return browse(input)
    case .choosing(let action): return choose(input, action)
    case .editing(let place, let line): return edit(input, place, line)
    case .confirming(let request): return confirm(input, request)
    case .categorising: return categorise(input)
    case .help:
      mode = .browsing
      return .show
    case .contexts(let count):
      mode = .browsing
      if Self.letter(input) == "c" {
        mode = .contexts(count + 5)
        return .load
      }
      return input == .escape ? .load : browse(input)
    }
  }

  private mutating func browse(_ input: ReviewInput) -> Step {
    switch input {
    case .enter, .right, .down, .pageDown: return next()
    case .left, .up, .pageUp, .backspace: return previous()
    default: break
    }
    guard let letter = Self.letter(input) else { return nothing(.noSuchKey(nil)) }
    switch letter {
    case " ": return next()
    case "q": return .leave
    case "u": return trail.last.map { .undo(isWritten: $0.kind != .choice) } ?? nothing(.nothingToUndo)
    case "b": return previous()
    case "?", "h":
      mode = .help
      return .show
    default: break
    }
    guard let concept else { return nothing(.noSuchKey(letter)) }
    switch letter {
    case "1"..."9":
      guard let place = place(letter) else { return nothing(.noSuchForm(letter.wholeNumberValue ?? 0)) }
      return .decide(Request(places: [place], status: .preferred))
    case "a": return act(.decide(.admitted), concept)
    case "d": return act(.decide(.deprecated), concept)
    case "x": return act(.decide(.rejected), concept)
    case "e": return act(.edit, concept)
    case "s": return standard(concept)
    case "c":
      mode = .contexts(5)
      return .load
    case "t":
      mode = .categorising
      return .show
    default: return nothing(.noSuchKey(letter))
    }
  }

  private mutating func nothing(_ notice: Notice) -> Step {
    self.notice = notice
    return .show
  }

  private mutating func next() -> Step { current == nil ? nothing(.lastScreen) : go(to: position + 1) }
  private mutating func previous() -> Step { position == 0 ? nothing(.firstScreen) : go(to: position - 1) }

  /// An action on the only form that is open; else its number is asked for.
  private mutating func act(_ action: Action, _ concept: ReviewConcept) -> Step {
    if concept.open.count == 1 || concept.forms.count == 1 {
      return perform(action, [concept.open.first ?? 0])
    }
    mode = .choosing(action)
    return .show
  }

  private mutating func perform(_ action: Action, _ places: [Int]) -> Step {
    mode = .browsing
    switch action {
    case .decide(let status): return .decide(Request(places: places, status: status))
    case .edit:
      guard let place = places.first, let concept else { return .show }
      mode = .editing(place: place, LineEditor(concept.forms[place].ko))
      return .show
    }
  }

  /// The standard form of the first open form that departs from it.
  private mutating func standard(_ concept: ReviewConcept) -> Step {
    guard let place = concept.open.first(where: { !concept.forms[$0].expected.isEmpty }),
      let text = concept.forms[place].expected.first
    else { return nothing(.noStandard) }
    return .decide(request(place, text, concept))
  }

  private mutating func choose(_ input: ReviewInput, _ action: Action) -> Step {
    guard let concept, let letter = Self.letter(input) else {
      if input == .escape || input == .enter { mode = .browsing }
      return .show
    }
    if let place = place(letter) { return perform(action, [place]) }
    // The letter once more: all that are open.
    if case .decide = action, letter == Self.letter(of: action), !concept.open.isEmpty {
      return perform(action, concept.open)
    }
    mode = .browsing
    return nothing(letter.wholeNumberValue.map { .noSuchForm($0) } ?? .noSuchKey(letter))
  }

  /// What is decided gets the category at once, what is not with its decision.
  private mutating func categorise(_ input: ReviewInput) -> Step {
    mode = .browsing
    if input == .escape || input == .enter { return .show }
    guard let letter = Self.letter(input), let digit = letter.wholeNumberValue,
      let wanted = Self.categories.first(where: { $0.digit == digit })?.category
    else { return nothing(.noSuchKey(Self.letter(input))) }
    guard let concept, !concept.forms.contains(where: { $0.status != nil }) else { return .categorise(wanted) }
    trail.append(Act(kind: .choice, position: position, category: category))
    chosen[position] = wanted
    // The standard of a place is another.
    return .load
  }

  /// Categories and the digits that choose them, 0 behind 9.
  public static let categories = TermCategory.allCases.enumerated().map { (digit: ($0 + 1) % 10, category: $1) }

  private mutating func edit(_ input: ReviewInput, _ place: Int, _ line: LineEditor) -> Step {
    var line = line
    switch input {
    case .escape: mode = .browsing
    case .enter:
      let text = line.text.split(separator: " ").joined(separator: " ")
      guard !text.isEmpty, let concept else { return nothing(.emptyForm) }
      mode = .browsing
      return .decide(request(place, text, concept))
    default:
      if !line.take(input) { return nothing(.noSuchKey(nil)) }
      mode = .editing(place: place, line)
    }
    return .show
  }

  /// A corrected form that is another form of the screen is that form; when that one is preferred already, what is left
  /// to say is that the one found is wrong.
  private func request(_ place: Int, _ text: String, _ concept: ReviewConcept) -> Request {
    if let same = concept.forms.firstIndex(where: { $0.ko.utf8.elementsEqual(text.utf8) }) {
      let isKnown = same != place && concept.forms[same].status == .preferred
      return isKnown ? Request(places: [place], status: .deprecated) : Request(places: [same], status: .preferred)
    }
    return Request(places: [place], status: .preferred, text: text)
  }

  private mutating func confirm(_ input: ReviewInput, _ request: Request) -> Step {
    mode = .browsing
    guard Self.letter(input) == "y" else { return .show }
    var request = request
    request.replaces = true
    return .decide(request)
  }

  private mutating func go(to place: Int) -> Step {
    mode = .browsing
    position = min(max(place, 0), queue.count)
    concept = nil
    return .load
  }

  /// The form that a digit means.
  private func place(_ letter: Character) -> Int? {
    guard let digit = letter.wholeNumberValue, digit > 0, let concept else { return nil }
    let place = firstShown + digit - 1
    return place < concept.forms.count ? place : nil
  }

  private static func letter(of action: Action) -> Character? {
    switch action {
    case .decide(.admitted): "a"
    case .decide(.deprecated): "d"
    case .decide(.rejected): "x"
    default: nil
    }
  }

  /// The key that a character stands on: whoever has just typed Hangul may still have the Korean layout (두벌식) on.
  private static func letter(_ input: ReviewInput) -> Character? {
    guard case .character(let character) = input else { return nil }
    if let latin = dubeolsik[character] { return latin }
    return character.lowercased().first
  }

  private static let dubeolsik: [Character: Character] = [
    "ㅁ": "a", "ㅠ": "b", "ㅊ": "c", "ㅇ": "d", "ㄷ": "e", "ㅗ": "h", "ㅂ": "q", "ㄴ": "s", "ㅅ": "t", "ㅕ": "u", "ㅌ": "x",
    "ㅛ": "y",
  ]
}
