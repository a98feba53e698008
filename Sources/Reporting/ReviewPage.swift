// SPDX-License-Identifier: Apache-2.0

/// What a screen of `gwalho review` says, before it has a width.
public struct ReviewPage: Sendable, Equatable {
  /// One rendering.
  public struct Form: Sendable, Equatable {
    /// The digit that chooses it.
    public var number: Int
    /// The rendering as it was seen.
    public var ko: String
    /// Places that have it; 0 for one that is in the glossary alone.
    public var count: Int
    /// Documents that have it.
    public var documents: Int
    /// Date of the earliest document that has it, `YYYY-MM-DD`; nil: none is known.
    public var firstDate: String?
    /// Date of the latest one.
    public var lastDate: String?
    /// The name of its kind: `sound`.
    public var kind: String?
    /// The name of its status; nil: undecided.
    public var status: String?
    /// Standard renderings, when it departs from them.
    public var expected: [String]
    /// Lines that have it.
    public var contexts: [Context]

    /// A form.
    public init(
      number: Int, ko: String, count: Int, documents: Int, firstDate: String?, lastDate: String?, kind: String?,
      status: String?, expected: [String], contexts: [Context]
    ) {
      self.number = number
      self.ko = ko
      self.count = count
      self.documents = documents
      self.firstDate = firstDate
      self.lastDate = lastDate
      self.kind = kind
      self.status = status
      self.expected = expected
      self.contexts = contexts
    }
  }

  /// A line that has a form.
  public struct Context: Sendable, Equatable {
    /// `issue.txt:12`.
    public var place: String
    /// The line; the renderer cuts it to the terminal's cells.
    public var text: String
    /// What is to be seen in it: the form and its Chinese as they stand there.
    public var words: [String]

    /// A line.
    public init(place: String, text: String, words: [String]) {
      self.place = place
      self.text = text
      self.words = words
    }
  }

  /// A digit and what it chooses.
  public struct Choice: Sendable, Equatable {
    /// 0 behind 9.
    public var digit: Int
    /// The name of a category: `person`.
    public var category: String

    /// A choice.
    public init(digit: Int, category: String) {
      self.digit = digit
      self.category = category
    }
  }

  /// What the next key is for.
  public enum Prompt: Sendable, Equatable {
    /// A decision, by one key.
    case keys
    /// A number is wanted; `action` is the name of what is done: `admitted`, `edit`. `letter` is its key.
    case number(action: String, letter: String?)
    /// A text is typed: what stands before and behind the cursor.
    case line(before: String, after: String)
    /// Yes or no; the question is the page's message.
    case confirmation
    /// The lines of the forms are shown; any key goes back.
    case contexts
    /// A category, by its digit.
    case categories([Choice])
    /// All keys are shown; any key goes back.
    case help
    /// Nothing is left.
    case finished
  }

  /// The Chinese as it is mostly written.
  public var zh = ""
  /// The simplified spelling, where it is another.
  public var simplified: String?
  /// The traditional spelling, where it is another.
  public var traditional: String?
  /// Its reading in pinyin, empty where none is known.
  public var pinyin = ""
  /// The name of its category: `person`; nil: none is known.
  public var category: String?
  /// Whether it has several renderings.
  public var isConflict = false
  /// Renderings that have a digit.
  public var forms: [Form] = []
  /// Forms that have no digit.
  public var hiddenForms = 0
  /// The form by the 외래어 표기법.
  public var sound = ""
  /// How it comes about, character by character.
  public var soundSteps: [String] = []
  /// The clauses of the 외래어 표기법 that it follows.
  public var clauses: [String] = []
  /// By 한자음.
  public var sino = ""
  /// Decided concepts that share a part: `智能 → 인공지능(人工智能)`.
  public var relatives: [String] = []
  /// 1-based place of this Chinese among all of the sitting.
  public var position = 0
  /// All of the sitting.
  public var total = 0
  /// Those that were decided in it.
  public var decided = 0
  /// Those that are left.
  public var remaining = 0
  /// What came of the last key.
  public var message: String?
  /// What is still to be done, below the message.
  public var note: String?
  /// Whether the message says that something went wrong.
  public var isProblem = false
  /// What the next key is for.
  public var prompt = Prompt.keys

  /// An empty page.
  public init() {}
}
