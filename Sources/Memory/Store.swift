// SPDX-License-Identifier: Apache-2.0

import GRDB

/// What was observed: documents and the places where pairs were seen, in `.gwalho/memory.sqlite`.
///
/// A document is its path relative to the base; its version is the hash of its text. Places keep their ids when
/// they move within the document and when the document moves. What a new version lacks stays as history.
///
/// Every method is one transaction: it sees one state, and one that writes is done or has not happened. Several
/// programs may write at once; each waits for the other.
///
/// ```swift
/// let store = try Store(path: ".gwalho/memory.sqlite", access: .readWrite)
/// let report = try store.record(observed) { FileManager.default.fileExists(atPath: base + "/" + $0) }
/// let open = try store.candidates(.init { zh, ko in decisions.contains(zh, ko) })
/// ```
public final class Store: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// Creates the file when there is none, and brings an older one up to date.
    case readWrite
    /// Never changes what is stored.
    case readOnly
  }

  /// The file as it was opened.
  public let path: String
  /// What it was opened for.
  public let access: Access
  let connection: Connection

  /// Opens the file, whose folder must exist.
  ///
  /// - Parameter patience: seconds to wait for another program that is writing.
  public init(path: String, access: Access, patience: Double = 10) throws(StoreError) {
    self.path = path
    self.access = access
    connection = try Connection(path: path, access: access, patience: patience)
  }

  /// Records a document, with its headlines, in one transaction. When the store has it all already, nothing is written.
  ///
  /// - Parameters:
  ///   - segments: its headlines with the titles of their sources: it has these and no others. Nil: nothing is said of
  ///     them.
  ///   - exists: whether there is still a document at a path, relative to the base. Asked only when a new document has
  ///     the same text as a known one: gone there, it was moved.
  public func record(
    _ document: ObservedDocument, segments: [NewSegment]? = nil, exists: (_ path: String) -> Bool = { _ in true }
  ) throws(StoreError) -> IngestReport {
    try record(document, segments: segments, exists: exists, beforeCommit: { _ in })
  }

  /// Lets tests look at, or break, what is not committed yet.
  func record(
    _ document: ObservedDocument, segments: [NewSegment]? = nil, exists: (_ path: String) -> Bool,
    beforeCommit: (Database) throws -> Void
  ) throws(StoreError) -> IngestReport {
    try connection.write { db in
      let report = try Recorder.record(document, segments: segments, in: db, exists: exists)
      try beforeCommit(db)
      return report
    }
  }

  /// Closes the file; later calls throw. A store that nobody holds any longer is closed, too.
  public func close() throws(StoreError) {
    do { try connection.queue.close() } catch { throw Connection.map(error, path: path) }
  }
}
