// SPDX-License-Identifier: Apache-2.0

import Alignment
public import Consistency
import Documents
import HanHangul
import IndexFile
public import Memory

/// Makes the baseline of an archive: what `check` says of issues that have long been printed.
///
/// Issues are checked one by one, side by side, with the decisions and settings as they are, so that memory stays bounded
/// whatever the archive. What only a check of several issues at once would say – one name rendered differently in two of
/// them – is found in a second step, from the lines of such names alone. So whoever checks one issue of the archive, or
/// all of them, is told of nothing old.
public struct ArchiveBaseline {
  private let base: Base
  private let jobs: Int

  /// For a base; `jobs` issues are checked side by side.
  public init(_ base: Base, jobs: Int) {
    self.base = base
    self.jobs = jobs
  }

  /// The baseline of documents, by the paths that the user typed; nil when it was stopped.
  ///
  /// - Parameters:
  ///   - sizes: of the documents, in bytes.
  ///   - uses: every pair that the documents have.
  ///   - aligned: what they were aligned to a moment ago.
  public func make(
    _ paths: [String], sizes: [Int], uses: [PairUse], aligned: AlignedDocuments = AlignedDocuments(),
    stops: @escaping @Sendable () -> Bool = { false }, progress: (Int) -> Void = { _ in }
  ) throws -> Baseline? {
    let configuration = try Configuration.load(base)
    let policy = {
      var policy = configuration.policy
      policy.each = true
      return policy
    }()
    let run = Run(base: base, configuration: configuration, wavering: Wavering(uses), aligned: aligned)
    return try Glossary(base).query(Glossary(base).index()) { index in
      var entries: [Baseline.Entry] = []
      var excerpts: [CheckedDocument] = []
      let checker = Checker(decisions: DecisionList(), policy: policy)
      let taken = try OrderedWork.run(
        sizes: sizes, jobs: jobs, stops: stops, worker: { Worker(IndexedDecisions(index), checker) },
        work: { worker, number in run.check(paths[number], worker) },
        take: { number, outcome in
          if let damage = outcome.damage { throw damage }
          entries += outcome.entries
          if let excerpt = outcome.excerpt { excerpts.append(excerpt) }
          progress(number + 1)
        })
      if taken < paths.count { return nil }
      let decisions = IndexedDecisions(index)
      let together = Checker(decisions: decisions, policy: policy, rules: Run.rulesOfSeveral).check(excerpts)
      if let damage = decisions.damage { throw damage }
      var known = Set(entries.map(\.fingerprint))
      entries += Baseline(together.findings).entries.filter { known.insert($0.fingerprint).inserted }
      return Baseline(entries: entries)
    }
  }

  /// What one document came to.
  private struct Outcome: Sendable {
    var entries: [Baseline.Entry] = []
    var excerpt: CheckedDocument?
    var damage: IndexFileError?
  }

  /// What a thread keeps from issue to issue.
  private struct Worker {
    let decisions: IndexedDecisions
    let checker: Checker

    init(_ decisions: IndexedDecisions, _ checker: Checker) {
      self.decisions = decisions
      self.checker = Checker(checker, decisions: decisions)
    }
  }

  private struct Run: Sendable {
    let base: Base
    let configuration: Configuration
    let wavering: Wavering
    let aligned: AlignedDocuments

    /// Rules that compare renderings of one issue with those of another.
    static var rulesOfSeveral: [any Rule] {
      RuleRegistry.rules.filter { [.inconsistentRendering, .ambiguousRendering].contains(type(of: $0).id) }
    }

    func check(_ path: String, _ worker: Worker) -> Outcome {
      let relative = base.relativePath(of: path)
      if configuration.excludes(relative) { return Outcome() }
      let checked: CheckedDocument
      if let known = aligned.document(of: path) {
        checked = CheckedDocument(known.document, path: relative, annotations: known.annotations)
      } else if let document = try? Document.load(path, limit: Document.workingLimit) {
        checked = CheckedDocument(document, path: relative)
      } else {
        // What cannot be read any more has been said, or has no findings.
        return Outcome()
      }
      let result = worker.checker.check([checked])
      return Outcome(
        entries: Baseline(result.findings).entries, excerpt: Excerpt.of(checked) { wavering.contains($0) },
        damage: worker.decisions.damage)
    }
  }
}

/// Names that the archive renders in several ways, and renderings that stand for several names.
private struct Wavering: Sendable {
  private var chinese: Set<String> = []
  private var korean: Set<String> = []

  init(_ uses: [PairUse]) {
    var renderings: [String: String] = [:]
    var names: [String: String] = [:]
    for use in uses {
      if renderings.updateValue(use.koFolded, forKey: use.zhFolded).map({ $0 != use.koFolded }) == true {
        chinese.insert(use.zhFolded)
      }
      if names.updateValue(use.zhFolded, forKey: use.koFolded).map({ $0 != use.zhFolded }) == true {
        korean.insert(use.koFolded)
      }
    }
  }

  func contains(_ annotation: Annotation) -> Bool {
    guard let zh = annotation.zhFolded, let ko = annotation.ko else { return false }
    return chinese.contains(zh) || korean.contains(Fold.key(ko))
  }
}

/// The lines of a document on which some annotations stand, as a document of its own.
enum Excerpt {
  /// Nil when no annotation is wanted. Lines are whole, so that a finding in them has the fingerprint that it has in the
  /// document, which is made from the letters around it on its line.
  static func of(_ document: CheckedDocument, where isWanted: (Annotation) -> Bool) -> CheckedDocument? {
    let text = document.text
    var scalars = String.UnicodeScalarView()
    var annotations: [Annotation] = []
    var length = 0
    var lines = 0
    // Lines that were taken last, where they begin in the document and in the excerpt.
    var taken = (first: 1, last: 0, offset: 0, line: 0)
    for annotation in document.annotations where isWanted(annotation) {
      guard let zh = annotation.zhRange, let ko = annotation.koRange,
        !document.skipped.contains(where: { $0.overlaps(ko) })
      else { continue }
      let first = text.position(of: min(zh.lowerBound, ko.lowerBound, annotation.offset)).line
      let last = max(first, text.position(of: max(zh.upperBound, ko.upperBound)).line)
      if last > taken.last || first < taken.first {
        // One that begins on a line that was taken has it once more: places of the excerpt are nobody's.
        let start = text.lineRange(first).lowerBound
        taken = (first, last, length - start, lines - first + 1)
        let part = text.scalars[start..<text.lineRange(last).upperBound]
        scalars.append(contentsOf: part)
        scalars.append("\n")
        length += part.count + 1
        lines += last - first + 1
      }
      annotations.append(annotation.moved(by: taken.offset, lines: taken.line))
    }
    if annotations.isEmpty { return nil }
    return CheckedDocument(path: document.path, text: CheckText(String(scalars)), annotations: annotations)
  }
}

extension Annotation {
  /// The same at another place: so many code points and lines further on.
  fileprivate func moved(by distance: Int, lines: Int) -> Annotation {
    var moved = self
    moved.offset += distance
    moved.line += lines
    moved.koLine = koLine.map { $0 + lines }
    moved.zhRange = zhRange.map { $0.lowerBound + distance..<$0.upperBound + distance }
    moved.koRange = koRange.map { $0.lowerBound + distance..<$0.upperBound + distance }
    return moved
  }
}
