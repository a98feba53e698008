// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import TermBase

/// One Chinese that the issue annotates, and where.
struct AnnotatedName {
  /// Folded.
  let zh: String
  /// Indexes into the renderings of the issue, in their order.
  fileprivate(set) var places: [Int]
  /// Every decided concept that has it, in glossary order.
  let concepts: [Concept]
}

/// An issue as rules see it: its documents, the decisions, and what is worth computing once for all rules.
public struct CheckContext: Sendable {
  /// In the order in which they were given.
  public let documents: [CheckedDocument]
  /// What people decided.
  public let decisions: any Decisions
  /// How this house checks.
  public let policy: CheckPolicy
  /// What earlier issues wrote, where that was asked for.
  public let earlier: EarlierForms?
  /// Tells the script of a Chinese string.
  public let classifier: ScriptClassifier
  /// Comparable annotations in document and text order.
  let renderings: [Rendering]
  /// Where those of each document begin, and where the last ends.
  private let documentStarts: [Int]
  /// What they render, in order of appearance.
  let names: [AnnotatedName]
  /// Indexes into `names`, by folded Chinese.
  private let nameNumbers: [ByteKey: Int]
  /// Korean forms of decisions in running text, by document.
  let matches: [[KoreanMatch]]
  /// Letters that follow each other in some text.
  private let pairs: TextPairs
  /// Brackets, by document.
  let brackets: [BracketPairs]
  /// How each rendering reads its Chinese, by the places of `renderings`.
  let readings: [PairReading]
  /// The issue's own renderings as if they were decisions.
  let own: OwnNames

  init(
    documents: [CheckedDocument], decisions: any Decisions, policy: CheckPolicy, classifier: @escaping ScriptClassifier,
    earlier: EarlierForms? = nil, knownPairs: KnownPairs = KnownPairs()
  ) {
    self.documents = documents
    self.decisions = decisions
    self.policy = policy
    self.earlier = earlier
    self.classifier = classifier
    var renderings: [Rendering] = []
    var starts: [Int] = []
    for (index, document) in documents.enumerated() {
      starts.append(renderings.count)
      renderings += document.annotations.compactMap { Rendering($0, document: index, in: document) }
    }
    starts.append(renderings.count)
    documentStarts = starts
    var names: [AnnotatedName] = []
    var numbers: [ByteKey: Int] = [:]
    for index in renderings.indices {
      let key = ByteKey(renderings[index].zhFolded)
      if let number = numbers[key] {
        renderings[index].name = number
        names[number].places.append(index)
      } else {
        renderings[index].name = names.count
        numbers[key] = names.count
        names.append(
          AnnotatedName(zh: key.text, places: [index], concepts: decisions.concepts(zhFolded: key.text)))
      }
    }
    self.renderings = renderings
    self.names = names
    nameNumbers = numbers
    pairs = TextPairs(documents.lazy.map(\.text.korean))
    brackets = documents.map(BracketPairs.init)
    readings = knownPairs.readings(of: renderings)
    let annotated = documents.indices.map { index in
      renderings[starts[index]..<starts[index + 1]].map { (ko: $0.koFolded, zh: $0.zhFolded) }
    }
    own = OwnNames(
      Self.ownConcepts(renderings, names), in: zip(documents, annotated).map { (document: $0, annotated: $1) })
    let hasDecisions = decisions.conceptCount > 0
    let korean = KoreanTermMatcher(decisions: decisions)
    matches = documents.enumerated().map { index, document in
      guard hasDecisions else { return [] }
      return korean.matches(in: document.text, annotated: annotated[index]).filter { !document.isSkipped($0.range) }
    }
  }

  /// Names of two characters and more whose rendering nobody doubts, each spelled as it stands first.
  private static func ownConcepts(_ renderings: [Rendering], _ names: [AnnotatedName]) -> [Concept] {
    names.compactMap { name -> Concept? in
      guard name.zh.unicodeScalars.count >= 2 else { return nil }
      var rows: [GlossaryRow] = []
      var seen: Set<ByteKey> = []
      for place in name.places {
        guard renderings[place].annotation.verdict == .accept, renderings[place].annotation.expected.isEmpty,
          renderings[place].koFolded.unicodeScalars.count >= 2,
          name.places.count == 1 || seen.insert(ByteKey(renderings[place].koFolded)).inserted
        else { continue }
        rows.append(
          GlossaryRow(zh: renderings[place].zh, ko: renderings[place].ko, kind: renderings[place].annotation.kind))
      }
      return rows.isEmpty ? nil : Concept(key: name.zh, id: nil, rows: rows)
    }
  }

  /// Those of one document, in the order of their brackets.
  func renderings(in document: Int) -> ArraySlice<Rendering> {
    renderings[documentStarts[document]..<documentStarts[document + 1]]
  }

  /// All of one Chinese.
  func renderings(of name: AnnotatedName) -> [Rendering] { name.places.map { renderings[$0] } }

  /// Nil for a Chinese (folded) that no bracket has.
  func name(_ zhFolded: String) -> AnnotatedName? { nameNumbers[ByteKey(zhFolded)].map { names[$0] } }

  /// False when a form stands in no text.
  ///
  /// - Parameter letters: code points, folded as keys are.
  func mayStand(_ letters: [UInt32]) -> Bool { pairs.mayHave(letters) }

  /// What decisions say of the Chinese of a rendering, in glossary order.
  func concepts(of rendering: Rendering) -> [Concept] { names[rendering.name].concepts }

  /// A finding with its positions filled in.
  ///
  /// - Parameter cap: the highest level that this finding may have, whatever the configuration says.
  func finding(
    _ rule: RuleID, document: Int, range: Range<Int>, message: FindingMessage, cap: Level = .error,
    conceptId: String? = nil, zh: String?, found: String, expected: [String] = [],
    reason: FindingReason? = nil, fix: FindingFix? = nil, related: [RelatedPlace] = []
  ) -> Finding {
    let text = documents[document].text
    let start = text.position(of: range.lowerBound)
    let end = text.position(of: range.upperBound)
    return Finding(
      document: document, path: documents[document].path, line: start.line, column: start.column,
      endLine: end.line, endColumn: end.column, range: range, rule: rule,
      level: min(policy.level(of: rule), cap), message: message, conceptId: conceptId, zh: zh, found: found,
      expected: expected, reason: reason, fix: fix, related: related)
  }

  /// A related place at an offset of a document.
  func place(document: Int, offset: Int, _ message: FindingMessage) -> RelatedPlace {
    let position = documents[document].text.position(of: offset)
    return RelatedPlace(
      path: documents[document].path, line: position.line, column: position.column, message: message)
  }
}
