// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
package import Files
import Glibc

/// A document could not be read as text. `path` is as the user typed it, `-` for standard input; offsets
/// are 0-based bytes of the file.
public enum DocumentError: ReportableError, Equatable {
  /// No file of that name.
  case notFound(path: String)
  /// A folder, where a file was wanted.
  case isDirectory(path: String)
  /// There is no text at all (a byte order mark alone counts as none).
  case empty(path: String)
  /// A NUL at `offset`: this is no text.
  case binary(path: String, offset: Int)
  /// Neither well-formed UTF-8 nor another encoding that is read. `offset` is the first byte of the first
  /// ill-formed sequence; line and column are its place, 1-based, the column in code points.
  case invalidUTF8(path: String, offset: Int, line: Int, column: Int)
  /// UTF-16 with half a surrogate pair at `offset`.
  case loneSurrogate(path: String, offset: Int)
  /// UTF-16 that ends in the middle of a code unit, at `offset`.
  case truncatedUTF16(path: String, offset: Int)
  /// The system refused; `reason` is its word for it.
  case unreadable(path: String, reason: String)
  /// A known format that is no text and is not read yet, such as `PDF`.
  case formatNotRead(path: String, format: String)
  /// The file says on that line that it is in a charset that is not read.
  case unknownCharset(path: String, line: Int, charset: String)
  /// It says that it is in a charset, and a byte on that line is none of it.
  case notInCharset(path: String, line: Int, charset: String, offset: Int)
  /// More text than the caller can hold at once; both in bytes of UTF-8.
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// Every key of the message catalogue that a value can have.
  public static var catalogueKeys: [String] {
    [
      "document.not-found", "document.is-directory", "document.empty", "document.binary",
      "document.invalid-utf8", "document.lone-surrogate", "document.truncated-utf16",
      "document.unreadable", "document.format-not-read", "document.unknown-charset", "document.not-in-charset",
      "document.too-large",
    ]
  }

  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .notFound: "document.not-found"
    case .isDirectory: "document.is-directory"
    case .empty: "document.empty"
    case .binary: "document.binary"
    case .invalidUTF8: "document.invalid-utf8"
    case .loneSurrogate: "document.lone-surrogate"
    case .truncatedUTF16: "document.truncated-utf16"
    case .unreadable: "document.unreadable"
    case .formatNotRead: "document.format-not-read"
    case .unknownCharset: "document.unknown-charset"
    case .notInCharset: "document.not-in-charset"
    case .tooLarge: "document.too-large"
    }
  }

  /// The path as the user typed it.
  public var path: String {
    switch self {
    case .notFound(let path), .isDirectory(let path), .empty(let path), .binary(let path, _),
      .invalidUTF8(let path, _, _, _), .loneSurrogate(let path, _), .truncatedUTF16(let path, _),
      .unreadable(let path, _), .formatNotRead(let path, _), .unknownCharset(let path, _, _),
      .notInCharset(let path, _, _, _), .tooLarge(let path, _, _):
      path
    }
  }

  /// `path`; `offset` in bytes of the file, `reason` or `format` where there is one.
  public var arguments: [String: String] {
    var arguments = ["path": path]
    switch self {
    case .notFound, .isDirectory, .empty: break
    case .binary(_, let offset), .invalidUTF8(_, let offset, _, _), .loneSurrogate(_, let offset),
      .truncatedUTF16(_, let offset):
      arguments["offset"] = String(offset)
    case .unreadable(_, let reason): arguments["reason"] = reason
    case .formatNotRead(_, let format): arguments["format"] = format
    case .unknownCharset(_, _, let charset): arguments["charset"] = charset
    case .notInCharset(_, _, let charset, let offset):
      arguments["charset"] = charset
      arguments["offset"] = String(offset)
    case .tooLarge(_, let bytes, let limit):
      arguments["size"] = String(bytes >> 20)
      arguments["limit"] = String(limit >> 20)
    }
    return arguments
  }

  /// The file; the line where one is known, and the column for text that is no UTF-8.
  public var place: SourcePlace? {
    switch self {
    case .invalidUTF8(_, _, let line, let column): SourcePlace(path: path, line: line, column: column)
    case .unknownCharset(_, let line, _), .notInCharset(_, let line, _, _): SourcePlace(path: path, line: line)
    default: SourcePlace(path: path)
    }
  }

  /// What the system said of a file.
  package init(_ error: SystemError, path: String) {
    self =
      switch error.code {
      case ENOENT, ENOTDIR: .notFound(path: path)
      case EISDIR: .isDirectory(path: path)
      default: .unreadable(path: path, reason: error.reason)
      }
  }
}
