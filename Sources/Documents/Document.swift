// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc

/// How a document's text is marked up.
public enum DocumentFormat: String, Sendable {
  /// Text without markup, or with some that is not known here.
  case plain
  /// CommonMark and its relatives.
  case markdown
}

/// A document that was read: its text, and how it came to be text.
public struct Document: Sendable {
  /// As the user typed it; `-` for standard input.
  public var path: String
  /// Decoded, not normalised.
  public var text: DocumentText
  /// What the bytes of the file were.
  public var encoding: TextEncoding
  /// By name; by content where the name says nothing.
  public var format: DocumentFormat
  /// What the user should be told; empty as a rule.
  public var notes: [DocumentNote]

  /// See ``DocumentText/contentHash()``; computed anew each time, some 1 GB a second.
  public var contentHash: String { text.contentHash() }

  /// Reads a file, or standard input for `-`, and decodes it by content.
  ///
  /// Pipes, devices and other special files are read to their end. A regular file of 16 MB and more that is
  /// UTF-8 is mapped instead of read, so that memory stays bounded.
  ///
  /// - Parameters:
  ///   - allowEmpty: whether a document without any text is one; otherwise it is an error.
  ///   - limit: most bytes of UTF-8 that the caller can work on; `workingLimit` for one that keeps everything it
  ///     finds in a document.
  public static func load(
    _ path: String, allowEmpty: Bool = true, limit: Int = .max
  ) throws(DocumentError) -> Document {
    let storage = try readBytes(path)
    let document = try decode(storage, path: path, allowEmpty: allowEmpty)
    let size = document.text.byteCount
    if size > limit { throw .tooLarge(path: path, bytes: size, limit: limit) }
    return document
  }

  /// Text that can be checked or ingested as one document: a thousand times a long newsletter issue. What is
  /// found in it is held in memory, so it has to be bounded.
  public static let workingLimit = 64 << 20

  /// Decodes bytes that were read elsewhere. `path` is what errors name.
  public static func decode(
    _ bytes: [UInt8], path: String, allowEmpty: Bool = true
  ) throws(DocumentError) -> Document {
    try decode(ByteStorage(bytes), path: path, allowEmpty: allowEmpty)
  }

  private static func decode(
    _ storage: ByteStorage, path: String, allowEmpty: Bool
  ) throws(DocumentError) -> Document {
    let decoding = try Decoding(storage, path: path)
    let text = decoding.decoded.map { DocumentText(ByteStorage($0)) } ?? DocumentText(storage, from: decoding.start)
    if text.byteCount == 0, !allowEmpty { throw .empty(path: path) }
    return Document(
      path: path, text: text, encoding: decoding.encoding,
      format: text.withUTF8 { FormatSniffer.textFormat(path: path, $0) }, notes: decoding.notes)
  }

  private static func readBytes(_ path: String) throws(DocumentError) -> ByteStorage {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(errno, path) }
    defer { if !isInput { close(descriptor) } }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno, path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
    // /dev/zero never ends; a terminal does, and /dev/null (1:3) at once.
    if status.st_mode & S_IFMT == S_IFCHR, !isInput, isatty(descriptor) == 0, status.st_rdev != 0x103 {
      throw failure(ENOTSUP, path)
    }
    // /proc and the like call themselves regular files of no bytes: the size is a hint.
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    // Standard input may have been read in part by whoever handed it over.
    if !isInput, size >= ByteStorage.mappingThreshold, let mapped = ByteStorage.map(descriptor, size: size) {
      return mapped
    }
    do {
      return try ByteStorage.read(descriptor, expecting: size)
    } catch {
      throw failure(error.code, path)
    }
  }

  private static func failure(_ code: CInt, _ path: String) -> DocumentError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(path: path)
    case EISDIR: .isDirectory(path: path)
    default: .unreadable(path: path, reason: SystemError(code: code).reason)
    }
  }
}
