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
  /// Pipes and standard input are read to their end, 1 GB at most; devices are refused. A regular file of 16 MB and
  /// more that is UTF-8 is mapped instead of read, so that memory stays bounded.
  ///
  /// - Parameters:
  ///   - allowEmpty: whether a document without any text is one; otherwise it is an error.
  ///   - declared: finds in the bytes what they say of their own encoding, for formats that do.
  ///   - limit: most bytes of UTF-8 that the caller can work on; `workingLimit` for one that keeps everything it
  ///     finds in a document.
  public static func load(
    _ path: String, allowEmpty: Bool = true, limit: Int = .max,
    declared: (UnsafeBufferPointer<UInt8>) -> DeclaredCharset? = { _ in nil }
  ) throws(DocumentError) -> Document {
    let storage = try readBytes(path, limit: limit)
    let document = try decode(storage, path: path, allowEmpty: allowEmpty, declared: declared(storage.bytes))
    let size = document.text.byteCount
    if size > limit { throw .tooLarge(path: path, bytes: size, limit: limit) }
    return document
  }

  /// Text that can be checked or ingested as one document: a thousand times a long newsletter issue. What is
  /// found in it is held in memory, so it has to be bounded.
  public static let workingLimit = 64 << 20

  /// Bytes that are read of a pipe or standard input.
  public static let streamLimit = InputFile.streamLimit

  /// Decodes bytes that were read elsewhere. `path` is what errors name, `declared` what the bytes say of themselves.
  public static func decode(
    _ bytes: [UInt8], path: String, allowEmpty: Bool = true, declared: DeclaredCharset? = nil
  ) throws(DocumentError) -> Document {
    try decode(ByteStorage(bytes), path: path, allowEmpty: allowEmpty, declared: declared)
  }

  private static func decode(
    _ storage: ByteStorage, path: String, allowEmpty: Bool, declared: DeclaredCharset?
  ) throws(DocumentError) -> Document {
    let decoding = try Decoding(storage, path: path, declared: declared)
    let text = decoding.decoded.map { DocumentText(ByteStorage($0)) } ?? DocumentText(storage, from: decoding.start)
    if text.byteCount == 0, !allowEmpty { throw .empty(path: path) }
    return Document(
      path: path, text: text, encoding: decoding.encoding,
      format: text.withUTF8 { FormatSniffer.textFormat(path: path, $0) }, notes: decoding.notes)
  }

  private static func readBytes(_ path: String, limit: Int) throws(DocumentError) -> ByteStorage {
    // UTF-16 has up to two bytes for one of UTF-8.
    let most = min(limit, InputFile.streamLimit / 2) * 2
    do throws(SystemError) {
      let file = try InputFile(path: path)
      // Standard input may have been read in part by whoever handed it over.
      if path != "-", file.size >= ByteStorage.mappingThreshold,
        let mapped = ByteStorage.map(file.descriptor, size: file.size)
      {
        return mapped
      }
      return try ByteStorage.read(file, expecting: file.size, limit: file.isRegular ? .max : most)
    } catch {
      if error.code == EFBIG { throw .tooLarge(path: path, bytes: most, limit: min(limit, most)) }
      throw DocumentError(error, path: path)
    }
  }
}
