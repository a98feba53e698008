// SPDX-License-Identifier: Apache-2.0

/// An issue as rules see it: its documents, the decisions, and what is worth computing once for all rules.
public struct CheckContext: Sendable {
  /// In the order in which they were given.
  public let documents: [CheckedDocument]
  /// What people decided.
  public let decisions: any Decisions
  /// How this house checks.
  public let policy: CheckPolicy
  /// Tells the script of a Chinese string.
  public let classifier: ScriptClassifier
  /// Comparable annotations in document and text order.
  let renderings: [Rendering]
  /// Indexes into `renderings`, by folded Chinese.
  let byChinese: [String: [Int]]
  /// The folded Chinese in order of appearance.
  let chinese: [String]
  /// Korean forms of decisions in running text, by document.
  let matches: [[KoreanMatch]]
  /// Chinese forms of decisions in running text, by document; brackets of annotations are among them.
  let chineseMatches: [[KoreanMatch]]

  init(
    documents: [CheckedDocument], decisions: any Decisions, policy: CheckPolicy, classifier: @escaping ScriptClassifier
  ) {
    self.documents = documents
    self.decisions = decisions
    self.policy = policy
    self.classifier = classifier
    var renderings: [Rendering] = []
    for (index, document) in documents.enumerated() {
      renderings += document.annotations.compactMap { Rendering($0, document: index, in: document) }
    }
    var byChinese: [String: [Int]] = [:]
    var chinese: [String] = []
    for (index, rendering) in renderings.enumerated() {
      if byChinese[rendering.zhFolded] == nil { chinese.append(rendering.zhFolded) }
      byChinese[rendering.zhFolded, default: []].append(index)
    }
    self.renderings = renderings
    self.byChinese = byChinese
    self.chinese = chinese
    let hasDecisions = decisions.conceptCount > 0
    let korean = KoreanTermMatcher(decisions: decisions)
    let han = ChineseTermMatcher(decisions: decisions)
    matches = documents.enumerated().map { index, document in
      guard hasDecisions else { return [] }
      let annotated = renderings.lazy.filter { $0.document == index }.map { (ko: $0.koFolded, zh: $0.zhFolded) }
      return korean.matches(in: document.text, annotated: Array(annotated)).filter { !document.isSkipped($0.range) }
    }
    chineseMatches = documents.map { document in
      hasDecisions ? han.matches(in: document.text).filter { !document.isSkipped($0.range) } : []
    }
  }

  func renderings(of zhFolded: String) -> [Rendering] {
    byChinese[zhFolded, default: []].map { renderings[$0] }
  }

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
