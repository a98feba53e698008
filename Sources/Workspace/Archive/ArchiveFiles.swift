// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Documents
import Glibc

/// The files of an archive: what stands below some folders and may be text, in byte order of the names.
///
/// Left out, and counted by reason: what is hidden, what its name says is no prose (pictures, data, programs), what is
/// no regular file, and what belongs to the base itself. Links are followed; a folder that was seen is not seen again,
/// so that a circle of links ends. Whether a file is text is found out when it is read.
public struct ArchiveFiles: Sendable {
  /// Why something is left out; raw values are words of the catalogue (`archive.skip.…`).
  public enum Skip: String, Sendable, CaseIterable {
    /// Its name begins with a full stop.
    case hidden
    /// Its name says that it holds no prose: `.json`, `.png`.
    case kind
    /// The base's own: glossary, configuration, baseline.
    case own
    /// A device, a pipe, a socket.
    case special
    /// No text at all. Found when it is read.
    case empty
    /// A format that is not read, or no text. Found when it is read.
    case format
  }

  /// A file to read.
  public struct File: Sendable, Equatable {
    /// As one would type it.
    public var path: String
    /// In bytes.
    public var size: Int
  }

  /// In the order in which they are read.
  public private(set) var files: [File] = []
  /// What was left out.
  public private(set) var skipped: [Skip: Int] = [:]
  /// The first few of those that somebody may miss, as one would type them.
  public private(set) var skippedNames: [Skip: [String]] = [:]
  /// Folders that cannot be read.
  public private(set) var failures: [any ReportableError] = []
  /// Of all files, in bytes.
  public var size: Int { files.reduce(0) { $0 + $1.size } }

  private var seen: Set<Identity> = []
  private let own: [String]

  private struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  /// Looks below folders; a file that is named is taken whatever its name.
  public init(below paths: [String], base: Base) {
    own = [base.glossaryFolder, base.stateFolder, base.configurationPath, base.baselinePath]
    for path in paths { visit(path, isNamed: true) }
  }

  /// The same before there is a base.
  public init(below paths: [String], ofFolder folder: String) {
    self.init(below: paths, base: Base(root: FileSystem.resolved(folder) ?? folder, environment: .current))
  }

  /// Names of each reason that are kept.
  private static let named = 3

  /// Counts something that turned out to be none when it was read.
  mutating func skip(_ reason: Skip, _ path: String) {
    skipped[reason, default: 0] += 1
    switch reason {
    case .hidden, .own: break
    case .kind, .special, .empty, .format:
      if skippedNames[reason, default: []].count < Self.named { skippedNames[reason, default: []].append(path) }
    }
  }

  private mutating func visit(_ path: String, isNamed: Bool) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads nowhere is nobody's text, unless somebody asked for it.
      if isNamed { failures.append(DocumentError.notFound(path: path)) } else { skip(.special, path) }
      return
    }
    let identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    guard seen.insert(identity).inserted else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      if let real = FileSystem.resolved(path), own.contains(real) { return skip(.own, path) }
      if !isNamed, Self.isNoProse(path) { return skip(.kind, path) }
      files.append(File(path: path, size: Int(status.st_size)))
    case S_IFDIR:
      if let real = FileSystem.resolved(path), own.contains(real) { return skip(.own, path) }
      guard access(path, R_OK | X_OK) == 0 else {
        failures.append(DocumentError.unreadable(path: path, reason: FileSystem.reason(errno)))
        return
      }
      let names = FileSystem.names(in: path) { name in
        // CP949 of an old disk: whoever knows the file by its name can give it another.
        failures.append(
          DocumentError.unreadable(path: FileSystem.join(path, name), reason: FileSystem.reason(EILSEQ)))
      }
      for name in names {
        let file = FileSystem.join(path, name)
        if name.hasPrefix(".") { skip(.hidden, file) } else { visit(file, isNamed: false) }
      }
    default: skip(.special, path)
    }
  }

  private static func isNoProse(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    return noProse.contains(name[name.index(after: dot)...].lowercased())
  }

  /// Endings of names. Whatever is not here is looked at: formats that are not read today may be tomorrow.
  private static let noProse: Set<String> = [
    // tables and data
    "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "toml", "ini", "sqlite", "db", "log", "lock", "tmx", "tbx",
    "xliff",
    "xlf", "po", "pot", "bib",
    // programs and pages' dressing
    "py", "sh", "js", "ts", "css", "scss", "c", "h", "cpp", "java", "swift", "rs", "go", "rb", "pl", "php", "map", "so",
    "exe",
    // pictures, sound, film, letters
    "png", "jpg", "jpeg", "gif", "bmp", "svg", "webp", "tif", "tiff", "ico", "heic", "ai", "psd", "eps", "mp3", "mp4",
    "m4a",
    "wav", "mov", "avi", "mkv", "webm", "ttf", "otf", "woff", "woff2",
    // packed
    "zip", "gz", "bz2", "xz", "7z", "tar", "rar", "iso",
  ]
}

extension Base {
  /// Findings of the archive that the house lives with; written by `init --from`.
  public var baselinePath: String { FileSystem.join(root, Self.baselineName) }
  /// Its name, relative to the base.
  public static let baselineName = "gwalho-baseline.tsv"
}
