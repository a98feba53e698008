// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents
import Memory

/// Reads issues and finds in them what the store keeps. A value for every thread.
struct IssueReader: Sendable {
  var base: Base
  /// The issue's date as given; nil: found in the text, or in the file's name.
  var date: String?
  /// The issue's number or name.
  var issue: String?
  /// Keys of readings of a Chinese form.
  var readingKeys: @Sendable (String) -> [String] = TermKeys.evidence

  /// Reads a document by the path that the user typed.
  func read(_ path: String, _ aligner: inout Aligner) throws -> ObservedRead {
    if path == "-" { throw IngestError.standardInput }
    let document = try Document.load(path, allowEmpty: false, limit: Document.workingLimit)
    return observe(document, version: document.contentHash, &aligner)
  }

  /// What is in a document that was read.
  func observe(_ document: Document, version: String, _ aligner: inout Aligner) -> ObservedRead {
    var observations: [Observation] = []
    var found = date.map { ($0, DateSource.given) }
    document.text.withUTF8 { text in
      aligner.forEachAnnotation(in: text, passed: { document.text.release(bytes: $0) }) { annotation in
        observations.append(observation(annotation, in: text))
      }
      if found == nil { found = IssueDate.find(in: text, path: document.path) }
    }
    let observed = ObservedDocument(
      path: base.relativePath(of: document.path), contentHash: version, date: found?.0, dateSource: found?.1,
      issue: issue, codePoints: document.text.codePointCount, observations: observations)
    return ObservedRead(
      path: document.path, observed: observed, notes: document.notes,
      headlines: Self.segments(
        SegmentHeadlines.find(in: document.text) + SegmentCaptions.find(in: document.text)))
  }

  /// Headlines with the titles of their sources, and captions with their originals, as segments.
  private static func segments(_ headlines: [SourcedHeadline]) -> [NewSegment] {
    headlines.compactMap { headline in
      guard case .success(let pair) = NewSegment.tidy(zh: headline.zh, ko: headline.ko) else { return nil }
      return NewSegment(zh: pair.zh, ko: pair.ko, place: "\(headline.koLine), \(headline.zhLine)")
    }
  }

  private func observation(_ annotation: Annotation, in text: UnsafeBufferPointer<UInt8>) -> Observation {
    let reason = CandidateFilter.reason(against: annotation)
    return Observation(
      annotation: annotation, context: ContextLine.around(annotation.byteOffset, in: text),
      readingKeys: readingKeys(annotation.zh ?? ""), isCandidate: reason == nil, filterReason: reason?.rawValue)
  }
}
