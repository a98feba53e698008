// SPDX-License-Identifier: Apache-2.0

import GRDB

/// What was observed: documents and the places where pairs were seen.
public final class Store: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// Creates the file when there is none, and brings an older one up to date.
    case readWrite
    /// Never changes the file.
    case readOnly
  }

  /// The file as it was opened.
  public let path: String
  /// What it was opened for.
  public let access: Access

  /// Opens the file, whose folder must exist.
  ///
  /// - Parameter patience: seconds to wait for another program that is writing.
  public init(path: String, access: Access, patience: Double = 10) throws(StoreError) {
    self.path = path
    self.access = access
  }

  /// Records a document in one transaction.
  ///
  /// - Parameter exists: whether there is still a document at a path, relative to the base. Asked only when a new
  ///   document has the same text as a known one: gone there, it was moved.
  public func record(
    _ document: ObservedDocument, exists: (_ path: String) -> Bool = { _ in true }
  ) throws(StoreError) -> IngestReport {
    IngestReport(path: document.path, outcome: .unchanged)
  }

  /// All documents in byte order of their paths.
  public func documents() throws(StoreError) -> [StoredDocument] { [] }
  /// The document at a path relative to the base.
  public func document(path: String) throws(StoreError) -> StoredDocument? { nil }
  /// Chinese with undecided renderings: conflicts first, then the most frequent.
  public func candidates(_ query: CandidateQuery = .init()) throws(StoreError) -> [Candidate] { [] }
  /// Conflicts among all current candidates.
  public func conflicts() throws(StoreError) -> [Conflict] { [] }
  /// Places whose Chinese has this fold: current ones first, the latest issue first.
  public func attestations(foldedChinese: String) throws(StoreError) -> [Attestation] { [] }
  /// Places whose Korean has this fold.
  public func attestations(foldedKorean: String) throws(StoreError) -> [Attestation] { [] }
  /// Places whose Chinese is read like this: `pengcheng`.
  public func attestations(readingKey: String) throws(StoreError) -> [Attestation] { [] }
  /// Places of one document, in the order of its text.
  public func attestations(path: String) throws(StoreError) -> [Attestation] { [] }
  /// All places.
  public func attestations() throws(StoreError) -> [Attestation] { [] }
  /// Korean forms that differ from a folded word in one syllable, the nearest first.
  public func fuzzyKorean(_ folded: String, limit: Int = 10) throws(StoreError) -> [NearForm] { [] }
  /// Reads the whole file and throws `.damaged` when something in it does not hold together.
  public func integrityCheck() throws(StoreError) {}
  /// Writes a copy of the store as it is now, replacing a file of that name in one step.
  public func backup(to path: String) throws(StoreError) {}
  /// Closes the file. Later calls throw.
  public func close() throws(StoreError) {}
}
