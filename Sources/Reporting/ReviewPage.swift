// SPDX-License-Identifier: Apache-2.0

/// What a screen of `gwalho review` says, before it has a width.
public struct ReviewPage: Sendable, Equatable {
  /// One rendering.
  public struct Form: Sendable, Equatable {
    /// The digit that chooses it.
    public var number: Int
    public var ko: String
    /// Places, documents; 0 for one that is in the glossary alone.
    public var count: Int
    public var documents: Int
    public var firstDate: String?
    public var lastDate: String?
    /// The name of its kind: `sound`.
    public var kind: String?
    /// The name of its status; nil: undecided.
    public var status: String?
    /// Standard renderings, when it departs from them.
    public var expected: [String]
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
    case keys
    /// A number is wanted; `action` is the name of what is done: `admitted`, `edit`. `letter` is its key.
    case number(action: String, letter: String?)
    case line(before: String, after: String)
    /// Yes or no; the question is the page's message.
    case confirmation
    case contexts
    case categories([Choice])
    case help
    /// Nothing is left.
    case finished
  }

  public var zh = ""
  /// The other script's spelling, where it is another.
  public var simplified: String?
  public var traditional: String?
  public var pinyin = ""
  /// The name of its category: `person`; nil: none is known.
  public var category: String?
  public var isConflict = false
  public var forms: [Form] = []
  /// Forms that have no digit.
  public var hiddenForms = 0
  /// By the 외래어 표기법, how it comes about, and the clause.
  public var sound = ""
  public var soundSteps: [String] = []
  public var clauses: [String] = []
  /// By 한자음.
  public var sino = ""
  /// Decided concepts that share a part: `智能 → 인공지능(人工智能)`.
  public var relatives: [String] = []
  /// 1-based.
  public var position = 0
  public var total = 0
  public var decided = 0
  public var remaining = 0
  /// What came of the last key.
  public var message: String?
  /// What is still to be done, below the message.
  public var note: String?
  public var isProblem = false
  public var prompt = Prompt.keys

  /// An empty page.
  public init() {}
}
