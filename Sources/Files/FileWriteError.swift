// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Glibc

/// A file could not be written; the one that was there, if any, is as it was.
public struct FileWriteError: ReportableError, Equatable {
  /// What stood in the way.
  public enum Cause: Sendable, Equatable {
    /// No room on the device, or the user's quota is used up.
    case noSpace
    /// The folder or the file may not be written by this user.
    case accessDenied
    /// The file system is mounted for reading.
    case readOnlyFileSystem
    /// The folder that the file should be in does not exist.
    case noFolder
    /// There is a folder of that name.
    case isDirectory
    /// Another program has changed the file since it was read.
    case changedMeanwhile
    /// Anything else that the system said.
    case other(reason: String)
  }

  /// As it was given.
  public var path: String
  /// Why nothing was written.
  public var cause: Cause

  /// An error about a path as it was given.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// An error by what the system said (`errno`).
  public init(path: String, code: CInt) {
    self.path = path
    switch code {
    case ENOSPC, EDQUOT: cause = .noSpace
    case EACCES, EPERM: cause = .accessDenied
    case EROFS: cause = .readOnlyFileSystem
    case ENOENT, ENOTDIR: cause = .noFolder
    case EISDIR: cause = .isDirectory
    default: cause = .other(reason: SystemError(code: code).reason)
    }
  }

  /// The system's word for the cause, for errors that have sentences of their own.
  public var reason: String {
    switch cause {
    case .noSpace: SystemError(code: ENOSPC).reason
    case .accessDenied: SystemError(code: EACCES).reason
    case .readOnlyFileSystem: SystemError(code: EROFS).reason
    case .noFolder: SystemError(code: ENOENT).reason
    case .isDirectory: SystemError(code: EISDIR).reason
    case .changedMeanwhile: SystemError(code: EBUSY).reason
    case .other(let reason): reason
    }
  }

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    [
      "file.no-space", "file.access-denied", "file.read-only", "file.no-folder", "file.is-directory",
      "file.changed-meanwhile", "file.write-failed",
    ]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch cause {
    case .noSpace: "file.no-space"
    case .accessDenied: "file.access-denied"
    case .readOnlyFileSystem: "file.read-only"
    case .noFolder: "file.no-folder"
    case .isDirectory: "file.is-directory"
    case .changedMeanwhile: "file.changed-meanwhile"
    case .other: "file.write-failed"
    }
  }

  /// `path`, and `reason` for a cause that has no entry of its own.
  public var arguments: [String: String] {
    guard case .other(let reason) = cause else { return ["path": path] }
    return ["path": path, "reason": reason]
  }

  /// The file as a whole.
  public var place: SourcePlace? { SourcePlace(path: path) }
}
