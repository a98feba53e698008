// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// The glossary as one page for people: grouped by category, in both scripts, searchable without a server and readable
/// on paper and without scripts. It asks the network for nothing.
///
/// ```swift
/// let page = GlossaryPage(entries: entries, language: .ko)
/// try page.made().html.write(to: file, atomically: true, encoding: .utf8)
/// ```
public struct GlossaryPage: Sendable {
  /// A concept and what was observed of it.
  public struct Entry: Sendable {
    /// The decision: its rows as the glossary has them.
    public var concept: Concept
    /// An NCName, the place of the entry in the page.
    public var id: String
    /// Sentences that have the term.
    public var sentences: [Sentence]
    /// The forms that were seen, by year, the earliest first.
    public var years: [Year]

    /// An entry of these.
    public init(concept: Concept, id: String, sentences: [Sentence] = [], years: [Year] = []) {
      self.concept = concept
      self.id = id
      self.sentences = sentences
      self.years = years
    }
  }

  /// A line of a document.
  public struct Sentence: Sendable, Equatable {
    /// The line as it stands.
    public var text: String
    /// The document and its date.
    public var source: String

    /// A line of these.
    public init(text: String, source: String) {
      self.text = text
      self.source = source
    }
  }

  /// The forms of one year.
  public struct Year: Sendable, Equatable {
    /// `2023`; nil for documents without a date.
    public var year: String?
    /// The most frequent first.
    public var forms: [Form]
    /// Issues that have them: numbers, else dates, else names of files.
    public var issues: [String]

    /// A form and the places that have it.
    public struct Form: Sendable, Equatable {
      /// The rendering.
      public var ko: String
      /// Places that have it.
      public var count: Int

      /// A form of these.
      public init(ko: String, count: Int) {
        self.ko = ko
        self.count = count
      }
    }

    /// A year of these.
    public init(year: String?, forms: [Form], issues: [String] = []) {
      self.year = year
      self.forms = forms
      self.issues = issues
    }
  }

  /// Chinese that was rendered in several ways and waits for a decision.
  public struct Question: Sendable, Equatable {
    /// One of its renderings.
    public struct Form: Sendable, Equatable {
      /// The rendering.
      public var ko: String
      /// Places that have it.
      public var count: Int
      /// Date of the earliest issue that has it, `YYYY-MM-DD`.
      public var firstDate: String?
      /// Date of the latest one.
      public var lastDate: String?
      /// What was decided on it; nil: nothing.
      public var status: TermStatus?
      /// A line that has it.
      public var sentence: String

      /// A form of these.
      public init(
        ko: String, count: Int, firstDate: String? = nil, lastDate: String? = nil, status: TermStatus? = nil,
        sentence: String = ""
      ) {
        self.ko = ko
        self.count = count
        self.firstDate = firstDate
        self.lastDate = lastDate
        self.status = status
        self.sentence = sentence
      }
    }

    /// The Chinese.
    public var zh: String
    /// The most frequent first.
    public var forms: [Form]
    /// Standard renderings, when a form departs from them.
    public var expected: [String]

    /// A question of these.
    public init(zh: String, forms: [Form], expected: [String] = []) {
      self.zh = zh
      self.forms = forms
      self.expected = expected
    }
  }

  /// Which Chinese is shown.
  public enum Scripts: Sendable {
    /// Simplified, converted where the glossary has traditional alone.
    case simplified
    /// Traditional, converted where the glossary has simplified alone.
    case traditional
    /// The one beside the other; what was converted looks different.
    case both
  }

  /// Decisions, in any order: the page groups and sorts them.
  public var entries: [Entry]
  /// What waits for a decision, in the order in which it is asked.
  public var questions: [Question]
  /// Renderings of another status are left out; rejected ones always are.
  public var statuses: Set<TermStatus>
  /// Which Chinese is shown beside the Korean.
  public var scripts: Scripts
  /// The day of the page, `YYYY-MM-DD`.
  public var date: String?
  /// The program's name and version.
  public var generator: String
  /// Of headings and labels.
  public var language: Language

  /// A page of these.
  public init(
    entries: [Entry], questions: [Question] = [],
    statuses: Set<TermStatus> = [.preferred, .admitted, .deprecated, .superseded], scripts: Scripts = .both,
    date: String? = nil, generator: String = "gwalho", language: Language
  ) {
    self.entries = entries
    self.questions = questions
    self.statuses = statuses
    self.scripts = scripts
    self.date = date
    self.generator = generator
    self.language = language
  }

  /// The page and how many concepts and renderings are on it.
  public func made() -> (html: String, concepts: Int, terms: Int) {
    let speller = ChineseSpeller(scripts)
    let groups = GlossaryPageGroup.groups(entries, statuses: statuses, speller)
    let writer = GlossaryPageWriter(page: self, speller: speller, groups: groups)
    let concepts = groups.reduce(0) { $0 + $1.articles.count }
    let terms = groups.reduce(0) { $0 + $1.articles.reduce(0) { $0 + $1.renderings.count } }
    return (writer.document(groups), concepts, terms)
  }
}
