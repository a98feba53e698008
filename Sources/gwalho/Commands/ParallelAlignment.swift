// SPDX-License-Identifier: Apache-2.0

import Alignment
import Diagnostics
import Dispatch
import Documents
import Reporting

/// Documents aligned side by side, their lines printed in the order in which they were named.
///
/// As many documents are in memory as there are jobs, with their output; each job has an aligner of its own.
enum ParallelAlignment {
  private struct Outcome: Sendable {
    var lines: [UInt8] = []
    var notes: [DocumentNote] = []
    var error: (any Error)?
  }

  /// Returns whether a document could not be read.
  static func run(_ paths: [String], _ aligner: Aligner, jobs: Int) throws -> Bool {
    var failed = false
    let lexicon = aligner.lexiconInUse
    let all = aligner.includesNonGlosses
    for start in stride(from: 0, to: paths.count, by: jobs) {
      let wave = Array(paths[start..<min(paths.count, start + jobs)])
      let outcomes = OutcomeList(count: wave.count)
      DispatchQueue.concurrentPerform(iterations: wave.count) { index in
        outcomes.set(index, align(wave[index], lexicon, all))
      }
      for (path, outcome) in zip(wave, outcomes.values) {
        if let error = outcome.error {
          Complaint.say(error)
          failed = true
          continue
        }
        for note in outcome.notes { Complaint.note(note.catalogueKey, path: path) }
        StandardOutput.write(outcome.lines)
      }
    }
    return failed
  }

  private static func align(_ path: String, _ lexicon: Lexicon?, _ all: Bool) -> Outcome {
    var outcome = Outcome()
    do {
      let document = try Document.load(path)
      outcome.notes = document.notes
      var aligner = Aligner(lexicon: lexicon)
      aligner.includesNonGlosses = all
      var json = JSONWriter()
      document.text.withUTF8 { bytes in
        aligner.forEachAnnotation(in: bytes, passed: { document.text.release(bytes: $0) }) {
          AnnotationJSON.write($0, path: path, into: &json)
          json.endLine()
        }
      }
      outcome.lines = json.bytes
    } catch {
      outcome.error = error
    }
    return outcome
  }

  /// One place for each iteration; each is written once, by its own.
  private final class OutcomeList: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<Outcome>

    init(count: Int) {
      places = .allocate(capacity: count)
      places.initialize(repeating: Outcome())
    }

    deinit {
      places.deinitialize()
      places.deallocate()
    }

    func set(_ index: Int, _ outcome: Outcome) { places[index] = outcome }

    var values: [Outcome] { Array(places) }
  }
}
