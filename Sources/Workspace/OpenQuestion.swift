// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import TermBase

/// Chinese whose renderings contradict each other, as a page shows it to people who read the glossary.
public struct OpenQuestion: Sendable, Equatable {
  /// One of its renderings.
  public struct Form: Sendable, Equatable {
    /// The rendering.
    public var ko: String
    /// Places that have it.
    public var count: Int
    /// Date of the earliest issue that has it, ISO 8601.
    public var firstDate: String?
    /// Date of the latest issue that has it, ISO 8601.
    public var lastDate: String?
    /// What was decided on it; nil: nothing.
    public var status: TermStatus?
    /// A line that has it; empty for what is decided.
    public var sentence = ""
  }

  /// The Chinese.
  public var zh: String
  /// The most frequent first.
  public var forms: [Form]
  /// Standard renderings, when a form departs from them.
  public var expected: [String] = []
}

extension ReviewService {
  /// Chinese in conflict, in the order in which `review` puts it before a person.
  ///
  /// - Parameter concepts: all of the glossary: what is decided on a Chinese form stands beside what is not.
  public func questions(_ concepts: [Concept]) throws -> [OpenQuestion] {
    var questions = Self.grouped(try items(ReviewFilter(conflictsOnly: true)))
    if questions.isEmpty { return [] }
    var decided: [ByteKey: [GlossaryRow]] = [:]
    for row in concepts.lazy.flatMap(\.rows) { decided[ByteKey(Fold.key(row.zh)), default: []].append(row) }
    for index in questions.indices {
      questions[index].take(decided[ByteKey(Fold.key(questions[index].zh))] ?? [])
    }
    return questions
  }

  /// Renderings of one Chinese stand together.
  private static func grouped(_ items: [ReviewItem]) -> [OpenQuestion] {
    var questions: [OpenQuestion] = []
    for item in items {
      if questions.last?.zh != item.zh {
        let decided = item.others.filter(\.isDecided).map { OpenQuestion.Form(ko: $0.ko, count: $0.count) }
        questions.append(OpenQuestion(zh: item.zh, forms: decided))
      }
      let last = questions.count - 1
      questions[last].forms.append(
        .init(
          ko: item.ko, count: item.count, firstDate: item.firstDate, lastDate: item.lastDate, sentence: item.context))
      for standard in item.expected where !questions[last].expected.contains(standard) {
        questions[last].expected.append(standard)
      }
    }
    return questions
  }
}

extension OpenQuestion {
  fileprivate mutating func take(_ rows: [GlossaryRow]) {
    for row in rows {
      let fold = Fold.key(row.ko)
      if let known = forms.firstIndex(where: { Fold.key($0.ko) == fold }) {
        // Of homonyms the first.
        if forms[known].status == nil { forms[known].status = row.status }
      } else if row.status == .preferred || row.status == .admitted {
        // A decision counts although no issue follows it yet.
        forms.append(.init(ko: row.ko, count: 0, status: row.status))
      }
    }
    forms = forms.enumerated().sorted { one, other in
      one.element.count != other.element.count ? one.element.count > other.element.count : one.offset < other.offset
    }.map(\.element)
  }
}
