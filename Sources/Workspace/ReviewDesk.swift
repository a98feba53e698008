// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Dispatch
import Documents
import HanHangul
import IndexFile
import Memory
import Synchronization
public import TermBase

/// What a person at `gwalho review` has before them: candidates one by one, and the glossary to write into.
///
/// Every decision is in the glossary's files, and on the disk, before `decide` returns: whoever leaves, or is killed,
/// loses nothing. The files stay parsed between decisions and are compared with the disk before each.
public final class ReviewDesk {
  private let base: Base
  private let decisions: DecisionService
  private let store: Store?
  private let reading: GlossaryReading
  private var read: GlossaryEditor?
  private let scripts = DisplayScripts()
  private var done: [ReviewStep] = []

  /// Opens the store and begins to read the glossary, which goes on while the store is asked: both take their time
  /// when they are large. What is wrong with the glossary is thrown by whatever needs it first.
  ///
  /// - Parameter patience: seconds to wait for another program that is writing to the base.
  public init(_ base: Base, byline: Byline, patience: Int = 5) throws {
    self.base = base
    decisions = DecisionService(base, byline: byline, patience: patience)
    reading = GlossaryReading(base, byline)
    store = try base.storeIfAny()
  }

  private func editor() throws -> GlossaryEditor {
    if let read { return read }
    let editor = try reading.wait() ?? GlossaryEditor(base, byline: decisions.byline)
    read = editor
    return editor
  }

  /// Chinese forms (folded) that wait for a decision, in the order in which they come.
  public func queue(_ filter: ReviewFilter = .init()) throws -> [String] {
    guard let store else { return [] }
    let counts = try store.pairCounts(dates: filter.since != nil, kinds: filter.category != nil)
    let editor = try editor()
    return ReviewQueue.make(counts, filter: filter) { editor.rows(ofChinese: $0) }
  }

  /// The screen of a Chinese form; nil when the documents have it no longer.
  ///
  /// - Parameters:
  ///   - contexts: places shown of each rendering.
  ///   - category: what it is said to be, before the glossary has it; nil: what the glossary says.
  public func concept(
    _ zhFolded: String, contexts: Int = 1, as category: TermCategory? = nil
  ) throws -> ReviewConcept? {
    guard let store, let seen = try store.seenForms(foldedChinese: zhFolded) else { return nil }
    let editor = try editor()
    let rows = editor.rows(ofChinese: zhFolded)
    let folded = rows.map { Fold.key($0.ko) }
    var forms: [ReviewConcept.Form] = []
    for form in seen.forms {
      let exact = rows.first { $0.ko.utf8.elementsEqual(form.ko.utf8) }
      let places = try store.contexts(foldedChinese: zhFolded, ko: form.ko, limit: contexts)
      forms.append(
        .init(
          ko: form.ko, count: form.count, documents: form.documents, firstDate: form.firstDate,
          lastDate: form.lastDate, kind: form.kind, expected: form.expected,
          status: (exact ?? zip(rows, folded).first { $0.1 == form.koFolded }?.0)?.status, contexts: places))
    }
    for row in rows where !forms.contains(where: { $0.ko.utf8.elementsEqual(row.ko.utf8) }) {
      forms.append(
        .init(
          ko: row.ko, count: 0, documents: 0, firstDate: nil, lastDate: nil, kind: row.kind, expected: [],
          status: row.status, contexts: []))
    }
    let han = seen.zh.unicodeScalars.map(\.value)
    let known = category ?? rows.lazy.compactMap(\.category).first
    let sound = Self.sound(of: seen.zh, isPlace: known == .place, forms: forms)
    return ReviewConcept(
      zhFolded: zhFolded, zh: seen.zh, simplified: scripts.simplified(seen.zh),
      traditional: scripts.traditional(seen.zh),
      pinyin: Mandarin.readings(of: han).compactMap { $0?.pinyin }.joined(separator: " "), forms: forms,
      isConflict: ReviewStanding(seen.forms.lazy.map { ($0.koFolded, $0.count) }, decided: rows).isConflict,
      standard: .init(
        sound: sound.hangul, steps: sound.steps, sino: Transcription(seen.zh, style: .sino).hangul),
      relatives: ReviewRelatives.of(zhFolded, in: editor),
      category: rows.lazy.compactMap(\.category).first, state: editor.state(ofChinese: seen.zh))
  }

  /// The standard by sound. 省 and 市 are read by 한자음 whatever is said of the name; what 江 or 海 means at the end of a place,
  /// Korean alone tells: 珠江 is a river where somebody writes 주장강, and 上海, a town, is no sea.
  private static func sound(of zh: String, isPlace: Bool, forms: [ReviewConcept.Form]) -> Transcription {
    let plain = Transcription(zh)
    let place = Transcription(zh, place: true)
    let folded = zh.unicodeScalars.map { Han.simplified($0.value) }
    if NameClass.isAdministrative(folded) { return place }
    let fold = Fold.key(place.hangul)
    let isSaid = forms.contains { form in
      form.status != .rejected && ([form.ko] + form.expected).contains { Fold.key($0) == fold }
    }
    return isPlace && isSaid ? place : plain
  }

  /// Takes decisions down, all or none: with a conflict in the result nothing was written.
  public func decide(_ verdicts: [ReviewVerdict], replacing: Replacement = .refuse) throws -> ReviewResult {
    try locked { editor in
      let before = editor
      let result = try ReviewService.take(verdicts, replacing, &editor)
      guard result.conflicts.isEmpty, !result.outcomes.isEmpty else { return (result, nil) }
      return (result, ReviewStep(from: before, to: editor))
    }
  }

  /// Gives the decisions on a Chinese form a category; how many had another. Can be undone as a decision can.
  public func categorise(_ zhFolded: String, as category: TermCategory) throws -> Int {
    try locked { editor in
      let before = editor
      let count = try editor.setCategory(category, ofChinese: zhFolded)
      return (count, count == 0 ? nil : ReviewStep(from: before, to: editor))
    }
  }

  /// Whether there is a decision of this session to take back.
  public var canUndo: Bool { !done.isEmpty }

  /// Takes the last decision of this session back: the files have the bytes again that they had. When other lines of a
  /// file have changed since, those stay; when the very lines have, nothing is written and ``UndoConflict`` thrown.
  public func undo() throws {
    guard let step = done.last else { return }
    let lock = try BaseLock(base, waitingSeconds: decisions.patience)
    defer { lock.release() }
    decisions.removeLeftovers()
    var files: [SeveralFiles.Change] = []
    for patch in step.patches {
      let path = base.path(patch.path)
      let stamp = FileStamp(path: path)
      guard let size = stamp?.size, let bytes = FileSystem.head(of: path, count: size + 1),
        let restored = patch.reverted(bytes),
        (try? GlossaryFile(path: patch.path, bytes: restored, cp949: .windows949)) != nil
      else { throw UndoConflict(path: patch.path) }
      files.append(.init(path: path, stamp: stamp, old: bytes, new: restored))
    }
    try SeveralFiles.replace(files)
    done.removeLast()
    read = try GlossaryEditor(base, byline: decisions.byline)
  }

  /// Runs a change on the files as they are, under the lock, and again when an editor got in between.
  private func locked<Result>(
    _ body: (inout GlossaryEditor) throws -> (Result, ReviewStep?)
  ) throws -> Result {
    let lock = try BaseLock(base, waitingSeconds: decisions.patience)
    defer { lock.release() }
    decisions.removeLeftovers()
    var last = ""
    for _ in 0..<5 {
      var draft = try editor()
      if !draft.isCurrent() { draft = try GlossaryEditor(base, byline: decisions.byline) }
      read = draft
      let before = draft
      let (result, step) = try body(&draft)
      guard let step else { return result }
      let changes = draft.changedPaths.compactMap { path -> SeveralFiles.Change? in
        draft.bytes(of: path).map { new in
          .init(path: base.path(path), stamp: nil, old: before.bytes(of: path), new: new)
        }
      }
      do {
        try draft.save()
        read = draft
        done.append(step)
        return result
      } catch {
        // Half a decision is none: what was written goes back, and the next round begins with all of it.
        SeveralFiles.restore(changes)
        guard let error = error as? FileWriteError, error.cause == .changedMeanwhile else { throw error }
        last = error.path
      }
    }
    throw DecisionError.contended(path: last)
  }
}

/// One undoable step.
private struct ReviewStep {
  var patches: [LinePatch]

  init(from before: GlossaryEditor, to after: GlossaryEditor) {
    patches = after.changedPaths.compactMap { path in
      after.bytes(of: path).flatMap { LinePatch(path: path, before: before.bytes(of: path), after: $0) }
    }
  }
}

/// The lines of a decision have changed since: it was not taken back.
public struct UndoConflict: ReportableError, Equatable {
  /// Relative to the base.
  public var path: String

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["review.undo-conflict"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "review.undo-conflict" }
  /// `path`.
  public var arguments: [String: String] { ["path": path] }
  /// The file.
  public var place: SourcePlace? { SourcePlace(path: path) }
}

/// The glossary on its way into memory, on another thread.
private final class GlossaryReading: Sendable {
  private let result = Mutex<Result<GlossaryEditor, any Error>?>(nil)
  private let group = DispatchGroup()

  init(_ base: Base, _ byline: Byline) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let read = Result { try GlossaryEditor(base, byline: byline) }
      result.withLock { $0 = read }
    }
  }

  /// What was read; nil when it has been asked for before.
  func wait() throws -> GlossaryEditor? {
    group.wait()
    return try result.withLock { $0.take() }?.get()
  }
}
