// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Documents
import Glibc
import HanHangul
public import Interchange
public import Memory

/// Reads files of translations into the store's segments.
///
/// Files are streamed and stored in batches, each one transaction: a command that is stopped leaves whole batches, and
/// running it again adds the rest. What makes a file broken: ``SegmentFileError``.
public struct TmImporter {
  /// What belongs to all files of a run.
  public struct Options: Sendable {
    /// The name of the origin; nil: the file's path relative to the base.
    public var origin: String?
    /// The date of segments whose file says none.
    public var date: String?
    /// Seconds to wait for another program that is writing to the base.
    public var patience: Int
    /// Segments a transaction.
    public var batch: Int

    /// Options of a run.
    public init(origin: String? = nil, date: String? = nil, patience: Int = 10, batch: Int = 10_000) {
      self.origin = origin
      self.date = date
      self.patience = patience
      self.batch = batch
    }
  }

  private let base: Base
  private let options: Options

  /// An importer for a base.
  public init(_ base: Base, options: Options = Options()) {
    self.base = base
    self.options = options
  }

  /// Imports files by the paths that the user typed. One that cannot be read to its end is among the failures of the
  /// result, and nothing of it is stored.
  ///
  /// - Parameter progress: called after each batch with the segments read so far.
  public func run(_ paths: [String], progress: (Int) -> Void = { _ in }) throws -> TmImportResult {
    var date: String?
    if let given = options.date {
      guard let iso = CalendarDate.typed(given) else { throw IngestError.badDate(value: given) }
      date = iso
    }
    let lock = try BaseLock(base, waitingSeconds: options.patience)
    defer { lock.release() }
    let store = try Store(path: base.storePath, access: .readWrite, patience: Double(options.patience))
    defer { try? store.close() }
    var result = TmImportResult()
    for path in paths {
      var file = ImportedFile(path: path)
      do {
        try read(path, into: &file, store, date: date, progress)
      } catch let error as any ReportableError {
        result.failures.append(error)
      }
      result.files.append(file)
    }
    try SegmentIndexes(base).update(store)
    return result
  }

  private func read(
    _ path: String, into file: inout ImportedFile, _ store: Store, date: String?, _ progress: (Int) -> Void
  ) throws {
    let name = options.origin ?? (path == "-" ? "-" : base.relativePath(of: path))
    // The readers' closures may outlive a scope as far as the compiler knows; this does not.
    let sink = SegmentSink(store, SegmentOrigin(.file, name), batch: options.batch, date: date)
    // Everything is read twice, at first only to see that it can be: of a file that is broken further down, nothing is
    // stored. Reading takes a fortieth of the time of storing. What comes by a pipe is held for that.
    var source = try ByteSource(path: path)
    let held = source.isFile ? nil : try source.readAll(limit: Document.streamLimit)
    file.format = SegmentFormat.of(path: path, head: try held?.prefix(1024) ?? source.peek(1024)[...])
    func reopened() throws -> ByteSource {
      try held.map { ByteSource(bytes: $0, path: path) } ?? ByteSource(path: path)
    }
    sink.isOrdered = file.format.isOrdered
    defer {
      file.report = sink.report
      file.refused = sink.refused
      file.refusedLines = sink.refusedLines
    }
    try withoutActuallyEscaping(progress) { progress in
      sink.progress = progress
      defer { sink.progress = { _ in } }
      switch file.format {
      case .tmx, .xliff:
        _ = try SegmentXMLReader.read(reopened()) { _ in }
        file.read = try SegmentXMLReader.read(reopened()) { try sink.add($0) }
      case .po, .tsv:
        let read = try TmDocument(path, file.format, held: held)
        file.notes = read.document.notes
        let isAsDeclared = read.isAsDeclared
        file.read = try read.document.text.withUTF8 { text in
          if file.format == .tsv { return try SegmentTableReader.read(text, path: path) { try sink.add($0) } }
          _ = try SegmentPOReader.read(text, path: path, isAsDeclared: isAsDeclared) { _ in }
          return try SegmentPOReader.read(text, path: path, isAsDeclared: isAsDeclared) { try sink.add($0) }
        }
      }
      try sink.finish()
    }
    if file.read.pairs == 0 {
      throw SegmentFileError.noPairs(
        path: path, units: file.read.units, languages: file.read.languages.sorted().joined(separator: ", "))
    }
  }
}

/// What importing some files came to.
public struct TmImportResult: Sendable {
  /// The files in the order in which they were given.
  public var files: [ImportedFile] = []
  /// What could not be read or stored.
  public var failures: [any ReportableError] = []
}

/// One file that was imported.
public struct ImportedFile: Sendable {
  /// As the user typed it.
  public var path: String
  /// What it is.
  public var format = SegmentFormat.tsv
  /// What was read.
  public var read = SegmentReadReport()
  /// What changed in the store.
  public var report = SegmentRecordReport()
  /// What is no segment, by why.
  public var refused: [NewSegment.Fault: Int] = [:]
  /// The first lines of those.
  public var refusedLines: [NewSegment.Fault: [Int]] = [:]
  /// What reading the file had to say.
  public var notes: [DocumentNote] = []

  init(path: String) { self.path = path }
}

/// Takes units, makes segments of them and stores them by batches.
final class SegmentSink {
  private let store: Store
  private let origin: SegmentOrigin
  private let batch: Int
  private let date: String?
  private var waiting: [NewSegment] = []
  private var last: SegmentUnit?
  private var beforeLast: SegmentUnit?
  private var count = 0
  var isOrdered = false
  var progress: (Int) -> Void = { _ in }
  private(set) var report = SegmentRecordReport()
  private(set) var refused: [NewSegment.Fault: Int] = [:]
  private(set) var refusedLines: [NewSegment.Fault: [Int]] = [:]

  init(_ store: Store, _ origin: SegmentOrigin, batch: Int, date: String?) {
    self.store = store
    self.origin = origin
    self.batch = batch
    self.date = date
  }

  func add(_ unit: SegmentUnit) throws {
    count += 1
    guard isOrdered else { return try keep(unit, context: Self.context(unit)) }
    // A unit's neighbour is known when the next one is.
    if let last { try keep(last, context: Self.context(beforeLast, unit)) }
    beforeLast = last
    last = unit
  }

  func finish() throws {
    if let last { try keep(last, context: Self.context(beforeLast, nil)) }
    last = nil
    try flush()
  }

  private func keep(_ unit: SegmentUnit, context: SegmentContext) throws {
    switch NewSegment.tidy(zh: unit.zh, ko: unit.ko) {
    case .failure(let error):
      refused[error.fault, default: 0] += 1
      if refusedLines[error.fault, default: []].count < 5 { refusedLines[error.fault, default: []].append(unit.line) }
    case .success(let pair):
      waiting.append(
        NewSegment(zh: pair.zh, ko: pair.ko, date: unit.date ?? date, place: "\(unit.line)", context: context))
      if waiting.count >= batch { try flush() }
    }
  }

  private func flush() throws {
    guard !waiting.isEmpty else { return }
    report += try store.record(waiting, origin: origin)
    waiting.removeAll(keepingCapacity: true)
    progress(count)
  }

  private static func context(_ unit: SegmentUnit) -> SegmentContext {
    guard unit.before != nil || unit.after != nil else { return SegmentContext() }
    let isKorean = [unit.before, unit.after].compactMap(\.self).contains { text in
      text.unicodeScalars.contains { Hangul.isSyllable($0.value) }
    }
    return isKorean
      ? SegmentContext(zhBefore: nil, zhAfter: nil, koBefore: unit.before, koAfter: unit.after)
      : SegmentContext(zhBefore: unit.before, zhAfter: unit.after, koBefore: nil, koAfter: nil)
  }

  private static func context(_ before: SegmentUnit?, _ after: SegmentUnit?) -> SegmentContext {
    SegmentContext(zhBefore: before?.zh, zhAfter: after?.zh, koBefore: before?.ko, koAfter: after?.ko)
  }
}
