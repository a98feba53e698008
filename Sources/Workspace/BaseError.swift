// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why there is no base to work with, or why it cannot be worked on.
public enum BaseError: ReportableError, Equatable {
  /// Neither the folder nor one above it is a base. `gwalho init` makes one.
  case notFound(folder: String)
  /// The folder that `--base` names does not exist, or is none.
  case noFolder(path: String)
  /// The folder that `--base` names has neither `gwalho.toml` nor a glossary.
  case notABase(path: String)
  /// `.gwalho/` or something in it cannot be made or written.
  case notWritable(path: String, reason: String)
  /// Another gwalho is writing to the base and has not finished in time.
  case locked(path: String, pid: Int32?, seconds: Int)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = [
    "base.not-found", "base.no-folder", "base.not-a-base", "base.not-writable", "base.locked", "base.locked-by",
  ]

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .notFound: "base.not-found"
    case .noFolder: "base.no-folder"
    case .notABase: "base.not-a-base"
    case .notWritable: "base.not-writable"
    case .locked(_, let pid, _): pid == nil ? "base.locked" : "base.locked-by"
    }
  }

  /// `path`; `reason`, `pid`, `seconds` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .notFound(let path), .noFolder(let path), .notABase(let path): return ["path": path]
    case .notWritable(let path, let reason): return ["path": path, "reason": reason]
    case .locked(let path, let pid, let seconds):
      var arguments = ["path": path, "seconds": String(seconds)]
      if let pid { arguments["pid"] = String(pid) }
      return arguments
    }
  }

  /// The folder or file.
  public var place: SourcePlace? {
    switch self {
    case .notFound: nil
    case .noFolder(let path), .notABase(let path), .notWritable(let path, _), .locked(let path, _, _):
      SourcePlace(path: path)
    }
  }
}
