// SPDX-License-Identifier: Apache-2.0

import Glibc
import IndexFile

/// What reading a list of glossary files gave.
public struct LoadedGlossary: Sendable {
  /// The files that could be opened, in byte order of their paths.
  public var files: [GlossaryFile]
  /// The concepts of all usable rows.
  public var base: TermBase
  /// Everything that is wrong with files and rows, by path and line. When one is fatal (`GlossaryError.isFatal`)
  /// decisions are missing from `base`.
  public var problems: [GlossaryError]
  /// What the files were when they were read.
  public var stamp: TermIndexStamp

  /// Whether decisions are missing.
  public var isIncomplete: Bool { problems.contains(where: \.isFatal) }
}

extension TermBase {
  /// Reads glossary files and collects all that is wrong with them instead of stopping at the first.
  ///
  /// Paths that do not begin with `/` are taken from `folder`; rows, problems and the stamp carry them as given.
  /// `recipe` goes into the stamp: see ``TermIndexStamp/recipe``.
  public static func load(
    paths: [String], in folder: String = ".", cp949: LegacyCodec? = nil, recipe: UInt64 = 0
  ) -> LoadedGlossary {
    let read = readFiles(paths: paths, in: folder, cp949: cp949, recipe: recipe)
    return LoadedGlossary(
      files: read.files, base: TermBase(files: read.files), problems: read.problems, stamp: read.stamp)
  }

  /// The files alone, for whoever edits rows and needs no concepts: gathering those takes longer than reading.
  public static func readFiles(
    paths: [String], in folder: String = ".", cp949: LegacyCodec? = nil, recipe: UInt64 = 0
  ) -> (files: [GlossaryFile], problems: [GlossaryError], stamp: TermIndexStamp) {
    var files: [GlossaryFile] = []
    var problems: [GlossaryError] = []
    var stamp = TermIndexStamp(recipe: recipe)
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      do throws(GlossaryError) {
        let (bytes, entry) = try StampedFile.read(path, in: folder)
        stamp.entries.append(entry)
        let file = try GlossaryFile(path: path, bytes: bytes, cp949: cp949)
        problems.append(contentsOf: file.problems)
        files.append(file)
      } catch {
        problems.append(error)
      }
    }
    return (files, problems, stamp)
  }
}

/// Bytes together with what the system said of the file that they came from.
enum StampedFile {
  /// Where a path leads from a folder.
  static func location(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
  }

  static func read(_ path: String, in folder: String) throws(GlossaryError) -> (
    bytes: [UInt8], entry: TermIndexStamp.Entry
  ) {
    let descriptor = open(location(path, in: folder), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      // A pipe would be waited for without end.
      let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENOTSUP
      throw .unreadable(path: path, reason: String(cString: strerror(code)))
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(path) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return (bytes, TermIndexStamp.Entry(path: path, status: status, contentHash: Checksum64.of(bytes)))
  }

  private static func failure(_ path: String) -> GlossaryError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
