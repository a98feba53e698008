// SPDX-License-Identifier: Apache-2.0

import Alignment
import Dispatch
import Documents
import Reporting
import Synchronization

/// Documents aligned side by side, their lines printed in the order in which they were named.
///
/// One document at a time has its turn to print, and prints while it is aligned; the others keep their lines until
/// theirs comes. As many documents as there are jobs are in memory, with the lines that they keep.
enum ParallelAlignment {
  /// Returns whether a document could not be read.
  static func run(_ paths: [String], _ aligner: Aligner, jobs: Int) -> Bool {
    let (lexicon, includesNonGlosses) = (aligner.lexiconInUse, aligner.includesNonGlosses)
    let failed = Atomic(false)
    let next = Atomic(0)
    // One more than documents: the last hands its turn on as well.
    let turns = (0...paths.count).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
    DispatchQueue.concurrentPerform(iterations: min(jobs, paths.count)) { _ in
      var aligner = Aligner(lexicon: lexicon)
      aligner.includesNonGlosses = includesNonGlosses
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < paths.count else { return }
        var turn = Turn(turns[index])
        do {
          let document = try Document.load(paths[index])
          align(document, &aligner, &turn)
        } catch {
          turn.await()
          Complaint.say(error)
          failed.store(true, ordering: .relaxed)
        }
        turns[index + 1].signal()
      }
    }
    return failed.load(ordering: .relaxed)
  }

  /// Prints the lines of a document; it has its turn when this returns.
  private static func align(_ document: Document, _ aligner: inout Aligner, _ turn: inout Turn) {
    var json = JSONWriter()
    var notes = document.notes
    func print() {
      for note in notes { Complaint.note(note.catalogueKey, path: document.path) }
      notes = []
      json.withBytes(StandardOutput.write)
      json.removeAll()
    }
    let piece = 1 << 15
    var enough = piece
    document.text.withUTF8 { bytes in
      aligner.forEachAnnotation(in: bytes, passed: document.text.release) {
        AnnotationJSON.write($0, path: document.path, into: &json)
        json.endLine()
        guard json.count > enough else { return }
        if turn.hasCome() { print() }
        enough = json.count + piece
      }
    }
    turn.await()
    print()
  }

  /// A document's turn to print, which the one before it hands on.
  private struct Turn {
    private let signal: DispatchSemaphore
    private var isOurs = false

    init(_ signal: DispatchSemaphore) { self.signal = signal }

    mutating func hasCome() -> Bool {
      if !isOurs { isOurs = signal.wait(timeout: .now()) == .success }
      return isOurs
    }

    mutating func await() {
      if !isOurs { signal.wait() }
      isOurs = true
    }
  }
}
