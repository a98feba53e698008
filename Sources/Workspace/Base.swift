// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A base: the folder with the glossary, the configuration and what was observed.
///
/// ```swift
/// let base = try Base.locate(explicit: nil)   // upwards from the current folder
/// let index = try Glossary(base).index()
/// ```
public struct Base: Sendable, Equatable {
  /// Absolute, without symbolic links.
  public let root: String
  /// Where caches go when the base cannot be written to.
  public let environment: HostEnvironment

  init(root: String, environment: HostEnvironment) {
    self.root = root
    self.environment = environment
  }

  // MARK: its parts

  /// `gwalho.toml`, whether or not there is one.
  public var configurationPath: String { FileSystem.join(root, Self.configurationName) }
  /// The folder of people's decisions.
  public var glossaryFolder: String { FileSystem.join(root, Self.glossaryName) }
  /// The folder of what the program keeps: store, lock, caches.
  public var stateFolder: String { FileSystem.join(root, Self.stateName) }
  /// The store, whether or not there is one.
  public var storePath: String { FileSystem.join(stateFolder, "memory.sqlite") }
  /// Whether something was ever ingested. What is no file is none that is missing: opening it says so.
  public var hasStore: Bool { !FileSystem.isMissing(storePath) }

  /// The glossary's files relative to the base (`glossary/terms.tsv`), in byte order.
  public var glossaryPaths: [String] {
    Self.tables(in: glossaryFolder).map { Self.glossaryName + "/" + $0 }
  }

  static let configurationName = "gwalho.toml"
  static let glossaryName = "glossary"
  static let stateName = ".gwalho"

  /// Names of the tables in a glossary folder. Hidden ones are editors' and writers' temporary files.
  static func tables(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(".tsv") && !$0.hasPrefix(".") }
  }

  // MARK: paths

  /// The absolute path of something in the base.
  public func path(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : FileSystem.join(root, relative)
  }

  /// A path, as the user typed it, relative to the base: a document's identity in the store.
  ///
  /// Symbolic links are resolved, so that a document has one identity. What lies outside the base keeps its
  /// absolute path.
  public func relativePath(of path: String) -> String {
    let real = FileSystem.resolvedName(path) ?? path
    let prefix = root == "/" ? "/" : root + "/"
    return real.hasPrefix(prefix) ? String(real.dropFirst(prefix.count)) : real
  }

  /// A path relative to the base as one would type it from a folder, for messages: `../glossary/terms.tsv`.
  public func displayPath(_ relative: String, from folder: String = ".") -> String {
    guard !relative.hasPrefix("/"), let here = FileSystem.resolved(folder) else { return relative }
    let from = here.split(separator: "/")
    let to = path(relative).split(separator: "/")
    let common = zip(from, to).prefix { $0 == $1 }.count
    let up = from.count - common
    // A path of many dots helps nobody.
    guard up <= 3 else { return path(relative) }
    return (Array(repeating: "..", count: up) + to[common...]).joined(separator: "/")
  }
}
