// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why an index file could not be used or written. All of them mean "build it again"; none loses data.
public enum IndexFileError: ReportableError, Equatable {
  /// The system would not open, size or map the file; `reason` is the system's word for it.
  case unreadable(path: String, reason: String)
  /// The system would not write the file.
  case unwritable(path: String, reason: String)
  /// The file does not begin as an index file does.
  case notAnIndex(path: String)
  /// Written by another version of the container, or holds another version of its content.
  case otherVersion(path: String, found: UInt32, wanted: UInt32)
  /// An index file, but of another kind of content.
  case otherKind(path: String)
  /// Shorter or longer than it says.
  case truncated(path: String)
  /// Bytes are not those that were written; `what` names the part.
  case damaged(path: String, what: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "index.unreadable", "index.unwritable", "index.not-an-index", "index.other-version", "index.other-kind",
    "index.truncated", "index.damaged",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .unreadable: "index.unreadable"
    case .unwritable: "index.unwritable"
    case .notAnIndex: "index.not-an-index"
    case .otherVersion: "index.other-version"
    case .otherKind: "index.other-kind"
    case .truncated: "index.truncated"
    case .damaged: "index.damaged"
    }
  }

  /// Values for the placeables of the entry.
  public var arguments: [String: String] {
    switch self {
    case .unreadable(let path, let reason), .unwritable(let path, let reason): ["path": path, "reason": reason]
    case .notAnIndex(let path), .otherKind(let path), .truncated(let path): ["path": path]
    case .otherVersion(let path, let found, let wanted):
      ["path": path, "found": String(found), "wanted": String(wanted)]
    case .damaged(let path, let what): ["path": path, "what": what]
    }
  }

  /// Where it was found.
  public var place: SourcePlace? {
    switch self {
    case .unreadable(let path, _), .unwritable(let path, _), .notAnIndex(let path), .otherKind(let path),
      .truncated(let path), .otherVersion(let path, _, _), .damaged(let path, _):
      SourcePlace(path: path)
    }
  }
}
