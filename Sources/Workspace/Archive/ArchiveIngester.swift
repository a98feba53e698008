// SPDX-License-Identifier: Apache-2.0

import Alignment
public import Diagnostics
import Documents
import HanHangul
public import Memory
import Synchronization
import TermBase

/// How far the ingestion of an archive has come.
public struct ArchiveProgress: Sendable, Equatable {
  /// Files that are done.
  public var files: Int
  /// All files.
  public var allFiles: Int
  /// Bytes of files that are done.
  public var bytes: Int
  /// Bytes of all files.
  public var allBytes: Int
}

/// What ingesting an archive came to.
public struct ArchiveResult: Sendable {
  /// Documents that are in the store now and were not.
  public var recorded = 0
  /// Documents that the store had in this very version.
  public var unchanged = 0
  /// Pairs found in the recorded documents.
  public var annotations = 0
  /// Their size in bytes.
  public var bytes = 0
  /// What changed in the translation memory.
  public var segments = SegmentRecordReport()
  /// What could not be read, in the order of the files; the others were recorded all the same.
  public var failures: [any ReportableError] = []
  /// What was left out, by reason.
  public var skipped: [ArchiveFiles.Skip: Int] = [:]
  /// The first few names of what was left out, by reason.
  public var skippedNames: [ArchiveFiles.Skip: [String]] = [:]
  /// Recorded documents whose date nothing tells.
  public var undated = 0
  /// Paths of what can be read, in order.
  public var paths: [String] = []
  /// What was found in the recorded documents, as far as it may stay in memory.
  public var aligned = AlignedDocuments()
  /// The uses of all issues, where the store had none before; else nil, and to be asked of the store.
  public var uses: ArchiveUses?
  /// Somebody wanted it to end before the last file.
  public var isInterrupted = false
}

/// Reads an archive into the store: documents side by side, written one after the other, some hundred in a transaction.
///
/// One file that cannot be read is a failure of its own. Whatever ends the process, batches are whole: the next run finds
/// their documents by path and content and goes on behind them.
public struct ArchiveIngester: Sendable {
  private let base: Base
  private let jobs: Int

  /// An ingester for a base; `jobs` documents are read side by side.
  public init(_ base: Base, jobs: Int) {
    self.base = base
    self.jobs = jobs
  }

  /// Ingests all files.
  ///
  /// - Parameters:
  ///   - stops: asked between documents; those under way are finished and written.
  ///   - progress: called after each document, on the calling thread.
  public func ingest(
    _ files: ArchiveFiles, stops: @escaping @Sendable () -> Bool = { false },
    progress: (ArchiveProgress) -> Void = { _ in }
  ) throws -> ArchiveResult {
    let lock = try BaseLock(base)
    defer { lock.release() }
    let store = try Store(path: base.storePath, access: .readWrite)
    defer { try? store.close() }
    let known = try store.documentVersions()
    let lexicon = Glossary(base).load().base.lexicon
    let keys = KnownKeys()
    let reader = IssueReader(base: base, readingKeys: { keys[$0] })
    let list = files.files

    var result = ArchiveResult()
    result.failures = files.failures
    var skipped = files
    let recorder = try BulkRecorder(store)
    var now = ArchiveProgress(files: 0, allFiles: list.count, bytes: 0, allBytes: files.size)
    var taken = 0
    // A document is written as soon as it is there, so that writing never waits for a batch to fill.
    result.segments = try recorder.record(exists: { FileSystem.kind(base.path($0)) != nil }) { record in
      taken = try OrderedWork.run(
        sizes: list.map(\.size), jobs: jobs, stops: stops, worker: { Aligner(lexicon: lexicon) },
        work: { aligner, number in Self.read(list[number].path, reader, known, &aligner) },
        take: { number, outcome in
          switch outcome {
          case .read(let bulk, let document, let isDated, let annotations):
            result.recorded += 1
            if !isDated { result.undated += 1 }
            result.annotations += annotations.count
            // With a lexicon it is not what a check finds.
            if lexicon.isEmpty { result.aligned.keep(document, annotations) }
            result.bytes += list[number].size
            result.paths.append(list[number].path)
            try record(bulk)
          case .unchanged:
            result.unchanged += 1
            result.paths.append(list[number].path)
          case .skipped(let reason): skipped.skip(reason, list[number].path)
          case .failed(let error): result.failures.append(error)
          }
          now.files += 1
          now.bytes += list[number].size
          progress(now)
        })
    }
    result.uses = recorder.uses
    result.skipped = skipped.skipped
    result.skippedNames = skipped.skippedNames
    result.isInterrupted = taken < list.count
    if result.segments.changedStore { try SegmentIndexes(base).update(store) }
    return result
  }

  private enum Outcome: Sendable {
    case read(BulkDocument, Document, isDated: Bool, [Annotation])
    case unchanged
    case skipped(ArchiveFiles.Skip)
    case failed(any ReportableError)
  }

  private static func read(
    _ path: String, _ reader: IssueReader, _ known: [String: String], _ aligner: inout Aligner
  ) -> Outcome {
    do throws(DocumentError) {
      let document = try Document.load(path, allowEmpty: false, limit: Document.workingLimit)
      let version = document.contentHash
      let old = known.isEmpty ? nil : known[reader.base.relativePath(of: path)]
      if let old, old.utf8.elementsEqual(version.utf8) { return .unchanged }
      let read = reader.observe(document, version: version, &aligner)
      let isDated = read.observed.date != nil
      return .read(
        BulkDocument(observed: read.observed, segments: read.headlines), document, isDated: isDated,
        read.observed.observations.map(\.annotation))
    } catch {
      switch error {
      case .empty: return .skipped(.empty)
      case .formatNotRead: return .skipped(.format)
      case .binary where !isNamedAsText(path): return .skipped(.format)
      default: return .failed(error)
      }
    }
  }

  /// Whether the name promises text: that it is none is worth a word then.
  private static func isNamedAsText(_ path: String) -> Bool {
    [".txt", ".text", ".md", ".markdown"].contains { path.lowercased().hasSuffix($0) }
  }
}

/// Keys of readings that were asked for before: names come again and again.
private final class KnownKeys: Sendable {
  private let known = Mutex<[ByteKey: [String]]>([:])
  private static let limit = 100_000

  subscript(zh: String) -> [String] {
    let key = ByteKey(zh)
    if let keys = known.withLock({ $0[key] }) { return keys }
    let keys = TermKeys.evidence(of: zh)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[key] = keys
    }
    return keys
  }
}
