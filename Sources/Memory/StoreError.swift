// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why the store could not be used. Whatever was being written has been taken back.
public struct StoreError: ReportableError, Equatable {
  /// What stood in the way.
  public enum Cause: Error, Equatable {
    /// There is no store yet, and it was to be read only.
    case missing
    /// The folder that the file should be in does not exist.
    case noFolder
    /// The file or its folder may not be written, or not read, by this user.
    case accessDenied
    /// The file, its folder or the file system may only be read.
    case readOnly
    /// No room on the device.
    case noSpace
    /// Another program held the file for longer than one waits.
    case locked
    /// The file is no database, or a damaged one.
    case damaged(detail: String)
    /// A database of another program.
    case foreign
    /// A folder, a pipe, a device: no file.
    case notAFile
    /// Written by a newer gwalho; what it added, of which this one knows nothing.
    case newer(found: String)
    /// Written by an older gwalho, and to be read only: opening it once for writing brings it up to date.
    case outdated
    /// Anything else that the system or SQLite said.
    case failed(reason: String)
  }

  /// The file as it was opened.
  public var path: String
  /// What stood in the way.
  public var cause: Cause

  /// An error about a file.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "store.missing", "store.no-folder", "store.access-denied", "store.read-only", "store.no-space", "store.locked",
    "store.damaged", "store.foreign", "store.not-a-file", "store.newer", "store.outdated", "store.failed",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch cause {
    case .missing: "store.missing"
    case .noFolder: "store.no-folder"
    case .accessDenied: "store.access-denied"
    case .readOnly: "store.read-only"
    case .noSpace: "store.no-space"
    case .locked: "store.locked"
    case .damaged: "store.damaged"
    case .foreign: "store.foreign"
    case .notAFile: "store.not-a-file"
    case .newer: "store.newer"
    case .outdated: "store.outdated"
    case .failed: "store.failed"
    }
  }

  /// `path`, and what the cause adds.
  public var arguments: [String: String] {
    switch cause {
    case .damaged(let detail): ["path": path, "detail": detail]
    case .newer(let found): ["path": path, "found": found]
    case .failed(let reason): ["path": path, "reason": reason]
    default: ["path": path]
    }
  }

  /// The file as a whole.
  public var place: SourcePlace? { SourcePlace(path: path) }
}
