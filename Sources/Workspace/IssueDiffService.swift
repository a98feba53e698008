// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import Documents
import HanHangul
import Memory
import TermBase

/// Compares an issue with what came before it; writes nothing.
public struct IssueDiffService {
  private let base: Base

  /// For a base.
  public init(_ base: Base) { self.base = base }

  /// - Parameter issue: a document's path, the number or name it was ingested with, its date, its file's name with or
  ///   without the ending; or a file that was never ingested.
  public func diff(_ issue: String) throws -> IssueDiff {
    let store = try base.storeForReading()
    let found = try find(issue, store)
    return try Glossary(base).query { index in
      var comparison = Comparison(found.pairs, DecidedForms(index), DecidedPairs(index))
      let earlier = EarlierThan(date: found.diff.date, excluding: found.diff.documents)
      return try comparison.diff(found.diff, store, earlier)
    }
  }

  /// An issue, and its pairs in the order of the text.
  private struct Found {
    var diff: IssueDiff
    var pairs: [SeenPair]
  }

  private func find(_ issue: String, _ store: Store) throws -> Found {
    let relative = base.relativePath(of: issue)
    let isFile = FileSystem.kind(issue) == .file
    if let document = try store.document(path: relative), document.kind == .issue {
      // An editor who asks about a file means the file.
      if isFile,
        try Document.load(issue, allowEmpty: false, limit: Document.workingLimit).contentHash != document.contentHash
      {
        return try read(issue, .changedFile, known: document.date)
      }
      return try stored([document], store)
    }
    let documents = try store.documents(ofIssue: issue)
    if !documents.isEmpty { return try stored(documents, store) }
    if FileSystem.kind(issue) != nil { return try read(issue, .file, known: nil) }
    let all = try store.documents().filter { $0.kind == .issue }
    var names: [String] = []
    for document in all { names += [document.issue, document.date, document.path].compactMap { $0 } }
    throw IssueUnknown(name: issue, suggestion: Suggestion.nearest(to: issue, among: names))
  }

  private func stored(_ documents: [StoredDocument], _ store: Store) throws -> Found {
    var pairs: [SeenPair] = []
    for document in documents {
      for place in try store.attestations(path: document.path) where place.isCurrent {
        pairs.append(
          SeenPair(
            zh: place.zh, ko: place.ko, isCandidate: place.isCandidate,
            place: SourcePlace(
              path: place.path, line: place.koLine ?? place.line, column: place.koColumn ?? place.column)))
      }
    }
    let diff = IssueDiff(source: .stored, documents: documents.map(\.path), date: documents.compactMap(\.date).min())
    return Found(diff: diff, pairs: pairs)
  }

  private func read(_ path: String, _ source: IssueDiff.Source, known date: String?) throws -> Found {
    var aligner = Aligner(lexicon: Glossary(base).load().base.lexicon)
    let read = try IssueReader(base: base, date: date).read(path, &aligner)
    let pairs = read.observed.observations.compactMap { observation -> SeenPair? in
      let annotation = observation.annotation
      guard let zh = annotation.zh, let ko = annotation.ko, !zh.isEmpty, !ko.isEmpty else { return nil }
      return SeenPair(
        zh: zh, ko: ko, isCandidate: observation.isCandidate,
        place: SourcePlace(
          path: read.observed.path, line: annotation.koLine ?? annotation.line,
          column: annotation.koColumn ?? annotation.column))
    }
    let diff = IssueDiff(source: source, documents: [read.observed.path], date: read.observed.date)
    return Found(diff: diff, pairs: pairs)
  }
}

/// A pair at a place of the issue.
private struct SeenPair {
  var zh: String
  var ko: String
  var isCandidate: Bool
  var place: SourcePlace
}

private struct Comparison {
  /// One Chinese of the issue with its forms, in the order of the text.
  private struct Group {
    var zhFolded: String
    var zh: String
    var forms: [Form] = []

    typealias Form = (koFolded: String, ko: String, count: Int, place: SourcePlace)
  }

  private let pairs: [SeenPair]
  private var decided: DecidedForms
  private let decisions: DecidedPairs

  init(_ pairs: [SeenPair], _ decided: DecidedForms, _ decisions: DecidedPairs) {
    self.pairs = pairs
    self.decided = decided
    self.decisions = decisions
  }

  mutating func diff(_ empty: IssueDiff, _ store: Store, _ earlier: EarlierThan) throws -> IssueDiff {
    var diff = empty
    diff.annotations = pairs.count
    diff.earlierDocuments = try store.countDocuments(earlier)
    let groups = try groups()
    let counts = try store.formCounts(foldedChinese: groups.map(\.zhFolded), earlier)
    for (group, counts) in zip(groups, counts) { try add(group, counts, to: &diff) }
    return diff
  }

  private mutating func groups() throws -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for pair in pairs {
      let zhFolded = Fold.key(pair.zh)
      let koFolded = Fold.key(pair.ko)
      let status = try decided.chinese(zhFolded).rows[koFolded]?.status
      if status == .rejected || status == nil && !pair.isCandidate { continue }
      let number = places[zhFolded] ?? groups.count
      if number == groups.count {
        groups.append(Group(zhFolded: zhFolded, zh: pair.zh))
        places[zhFolded] = number
      }
      if let form = groups[number].forms.firstIndex(where: { $0.koFolded == koFolded }) {
        groups[number].forms[form].count += 1
      } else {
        groups[number].forms.append((koFolded, pair.ko, 1, pair.place))
      }
    }
    return groups
  }

  private mutating func add(_ group: Group, _ counts: [FormCount], to diff: inout IssueDiff) throws {
    let chinese = try decided.chinese(group.zhFolded)
    var before: [String: (ko: String, count: Int, best: Int)] = [:]
    for count in counts {
      let status = chinese.rows[count.koFolded]?.status
      let places = status == .rejected ? 0 : status == nil ? count.candidates : count.count
      guard places > 0 else { continue }
      let known = before[count.koFolded]
      // The spelling of most places is shown.
      let isBetter = places > known?.best ?? 0
      before[count.koFolded] = (
        isBetter ? count.ko : known?.ko ?? count.ko, (known?.count ?? 0) + places, max(places, known?.best ?? 0)
      )
    }
    let earlier = Self.sorted(before.values.map { Conflict.Form(ko: $0.ko, count: $0.count) })
    let most = before.values.map(\.count).max() ?? 0
    let majority = earlier.filter { $0.count == most }.map(\.ko)
    func term(_ forms: [Group.Form], _ expected: [String]) -> IssueDiff.Term? {
      guard let first = forms.first else { return nil }
      return IssueDiff.Term(
        zh: group.zh, forms: Self.sorted(forms.map { Conflict.Form(ko: $0.ko, count: $0.count) }), expected: expected,
        earlier: earlier, place: first.place)
    }

    var open = group.forms
    if chinese.isDecided {
      let wrong = try group.forms.filter {
        try decisions.disagreement(zh: group.zh, ko: $0.ko, line: 0, column: 0) != nil
      }
      if let term = term(wrong, chinese.preferred) { diff.againstDecisions.append(term) }
      let right = group.forms.filter { form in
        chinese.rows[form.koFolded] != nil && !wrong.contains { $0.koFolded == form.koFolded }
      }
      diff.asDecided.add(right.map(\.count))
      // A decision against some forms and for none leaves the others open.
      open.removeAll { form in (wrong + right).contains { $0.koFolded == form.koFolded } }
    }
    if before.isEmpty, !chinese.isDecided {
      if let term = term(open, []) { diff.newConcepts.append(term) }
    } else {
      if let term = term(open.filter { before[$0.koFolded] == nil }, majority) { diff.newForms.append(term) }
      let minor = open.filter { form in before[form.koFolded].map { $0.count < most } ?? false }
      if let term = term(minor, majority) { diff.againstMajority.append(term) }
      diff.asBefore.add(open.filter { before[$0.koFolded]?.count == most }.map(\.count))
    }
  }

  /// The most frequent first, else in byte order.
  private static func sorted(_ forms: [Conflict.Form]) -> [Conflict.Form] {
    forms.sorted { $0.count != $1.count ? $0.count > $1.count : $0.ko.utf8.lexicographicallyPrecedes($1.ko.utf8) }
  }
}
