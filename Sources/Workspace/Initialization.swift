// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc

/// What `gwalho init` did.
public struct Initialization: Sendable, Equatable {
  /// The new base, or the one that was there.
  public var base: Base
  /// Files that were made, relative to the base.
  public var created: [String]
  /// Files that were there and were left alone.
  public var kept: [String]
}

extension Base {
  /// Makes a base of a folder (and the folder, when it is missing): `gwalho.toml` with every setting explained
  /// and nothing set, and `glossary/terms.tsv` with its header. What is there is left alone; a glossary with
  /// tables of its own gets no further one.
  ///
  /// - Parameter configures: whether `gwalho.toml` is made; one that is learned comes later.
  public static func initialize(
    _ folder: String, configures: Bool = true, environment: HostEnvironment = .current
  ) throws(BaseError) -> Initialization {
    let code = FileSystem.makeFolder(folder)
    guard code == 0, let root = FileSystem.resolved(folder) else {
      throw .notWritable(path: folder, reason: FileSystem.reason(code))
    }
    let base = Base(root: root, environment: environment)
    var result = Initialization(base: base, created: [], kept: [])
    if configures {
      try result.make(configurationName, headTemplate + template("house", Setting.house) + checkTemplate)
    }
    let glossaryCode = FileSystem.makeFolder(base.glossaryFolder)
    guard glossaryCode == 0 else {
      throw .notWritable(path: base.glossaryFolder, reason: FileSystem.reason(glossaryCode))
    }
    let tables = base.glossaryPaths
    if tables.isEmpty {
      try result.make(GlossaryFiles.terms, GlossaryFiles.header)
    } else {
      result.kept += tables
    }
    return result
  }
}

extension Initialization {
  /// Makes `gwalho.toml` with a table `[house]` that somebody has written; one that is there is left alone.
  ///
  /// - Parameter house: the lines below `[house]`, comments and all; settings that they lack are explained below them.
  public mutating func configure(house: String) throws(BaseError) {
    let lines = house.split(separator: "\n")
    let missing = Setting.house.filter { setting in
      !lines.contains { $0 == setting.key || $0.hasPrefix(setting.key + " =") || $0.hasPrefix("# \(setting.key) =") }
    }
    try make(
      Base.configurationName,
      Base.learnedHead + "[house]\n" + house + missing.map(\.template).joined() + "\n" + Base.checkTemplate)
  }

  /// Makes a file that is not there, in one step: it is written under another name, and a link, which replaces nothing,
  /// gives it its own. A file that appears meanwhile survives, and nobody sees half of one.
  fileprivate mutating func make(_ relative: String, _ content: String) throws(BaseError) {
    let path = base.path(relative)
    if FileSystem.kind(path) != nil {
      kept.append(relative)
      return
    }
    let folder = FileSystem.parent(path) ?? base.root
    let temporary = FileSystem.join(folder, ".gwalho-" + String(UInt64.random(in: .min ... .max), radix: 16) + ".tmp")
    defer { unlink(temporary) }
    do throws(FileWriteError) {
      try OutputFile.replaceAtomically(path: temporary, bytes: Array(content.utf8))
    } catch {
      throw .notWritable(path: path, reason: Base.reason(error))
    }
    if link(temporary, path) == 0 {
      created.append(relative)
    } else if errno == EEXIST {
      kept.append(relative)
    } else if rename(temporary, path) == 0 {
      // A file system without links.
      created.append(relative)
    } else {
      throw .notWritable(path: path, reason: FileSystem.reason(errno))
    }
  }
}

extension Base {
  static let headTemplate = """
    # gwalho 설정: 모두 선택 사항이며, 줄 앞의 #을 지우면 적용됩니다.
    # Settings of gwalho: all optional; remove the # to set one.


    """

  /// Above settings some of which are in force.
  static let learnedHead = """
    # gwalho 설정: 지난 호에서 배웠습니다. #이 없는 줄은 적용 중이고, 모두 선택 사항입니다.
    # Settings of gwalho, learned from past issues: lines without # are in force; all are optional.


    """

  /// `[check]` and its levels, with nothing set.
  static var checkTemplate: String {
    template("check", Setting.check) + "\n" + template("check.levels", Setting.levels)
  }

  private static func template(_ table: String, _ settings: [Setting]) -> String {
    "[\(table)]\n" + settings.map(\.template).joined() + (table == "house" ? "\n" : "")
  }
}
