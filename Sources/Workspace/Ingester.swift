// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import Documents
import Memory
import TermBase

/// Reads documents, aligns them and records what was found.
///
/// Ingesting is idempotent: a document that has not changed changes nothing. Everything that can fail for want
/// of a decision, a date or a file is asked first; then the base is locked once, and each document with its headlines is
/// one transaction, so that a killed run leaves whole documents and the next run does the rest.
public struct Ingester {
  /// What belongs to all documents of a run.
  public struct Options: Sendable {
    /// The issue's date as given; nil: found in each document (front matter, imprint) or in its name.
    public var date: String?
    /// The issue's number or name.
    public var issue: String?
    /// List pairs that are no candidates.
    public var explain: Bool
    /// Seconds to wait for another program that is writing to the base.
    public var patience: Int

    /// Options of a run.
    public init(date: String? = nil, issue: String? = nil, explain: Bool = false, patience: Int = 10) {
      self.date = date
      self.issue = issue
      self.explain = explain
      self.patience = patience
    }
  }

  private let base: Base
  private let options: Options

  /// An ingester for a base.
  public init(_ base: Base, options: Options = Options()) {
    self.base = base
    self.options = options
  }

  /// Ingests documents by the paths that the user typed. One that cannot be read or stored is among the
  /// failures of the result; what concerns all of them is thrown.
  public func ingest(_ paths: [String]) throws -> IngestResult {
    var date: String?
    if let given = options.date {
      guard let iso = CalendarDate.typed(given) else { throw IngestError.badDate(value: given) }
      date = iso
    }
    let index = try Glossary(base).index()
    let lock = try BaseLock(base, waitingSeconds: options.patience)
    defer { lock.release() }
    let store = try Store(path: base.storePath, access: .readWrite, patience: Double(options.patience))
    defer { try? store.close() }

    let reader = IssueReader(base: base, date: date, issue: options.issue)
    var aligner = Aligner(lexicon: Glossary(base).load().base.lexicon)
    var run = IngestRun(index: index, explains: options.explain)
    for path in paths {
      do {
        let read = try reader.read(path, &aligner)
        let report = try store.record(read.observed, segments: read.headlines) {
          FileSystem.kind(base.path($0)) != nil
        }
        try run.add(read, report)
        run.result.segments += report.segments
      } catch let error as any ReportableError {
        run.result.failures.append(error)
      }
    }
    if run.result.segments.changedStore { try SegmentIndexes(base).update(store) }
    return try run.finish()
  }
}

/// A document as it was read, on its way into the store.
struct ObservedRead {
  var path: String
  var observed: ObservedDocument
  var notes: [DocumentNote]
  var headlines: [NewSegment]
}
