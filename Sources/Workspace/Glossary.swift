// SPDX-License-Identifier: Apache-2.0

import Alignment
public import Diagnostics
import Documents
import HanHangul
import IndexFile
public import TermBase

/// Decisions are missing: at least one glossary file has a row, or is a file, that cannot be used.
///
/// Commands that answer from the glossary stop with it, because an answer without a decision looks like one
/// that nobody made.
public struct GlossaryUnusable: ReportableError, Equatable {
  /// Everything that is wrong with the files; at least one is fatal.
  public var problems: [GlossaryError]

  /// From what loading collected.
  public init(problems: [GlossaryError]) { self.problems = problems }

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["glossary.unusable"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "glossary.unusable" }
  /// `count`: how many problems are fatal.
  public var arguments: [String: String] { ["count": String(problems.count(where: \.isFatal))] }
  /// The first fatal problem's.
  public var place: SourcePlace? { problems.first(where: \.isFatal)?.place }
}

/// The decisions of a base: as files to be edited, and as an index that answers.
public struct Glossary: Sendable {
  /// The base whose glossary it is.
  public let base: Base

  /// The glossary of a base.
  public init(_ base: Base) { self.base = base }

  /// Reads all files and collects what is wrong with them. Paths in rows and problems are relative to the base.
  public func load() -> LoadedGlossary {
    TermBase.load(paths: base.glossaryPaths, in: base.root, cp949: .windows949, recipe: TermKeys.version)
  }

  /// The index of the glossary as it is now.
  ///
  /// A cached one is used when its stamp says that no file has changed; nothing is parsed then. Else it is
  /// compiled and, where a cache folder can be written to, kept.
  ///
  /// Throws `GlossaryUnusable` when decisions would be missing.
  public func index() throws -> TermIndex { try cached() ?? compile() }

  /// Asks the index, and once more of a new one should the cached file turn out to be damaged.
  public func query<Answer>(_ body: (TermIndex) throws -> Answer) throws -> Answer { try query(index(), body) }

  /// The same with an index that was opened before.
  public func query<Answer>(_ index: TermIndex, _ body: (TermIndex) throws -> Answer) throws -> Answer {
    do {
      return try body(index)
    } catch is IndexFileError {
      return try body(try compile())
    }
  }

  static let indexName = "terms.index"

  private func cached() -> TermIndex? {
    let paths = base.glossaryPaths
    for folder in base.cacheFolders {
      guard let index = try? TermIndex(path: FileSystem.join(folder, Self.indexName)) else { continue }
      // One that is fresh by content alone is made again: else every later start would read all files.
      if index.stamp.freshness(paths: paths, in: base.root, recipe: TermKeys.version) == .fresh { return index }
    }
    return nil
  }

  private func compile() throws -> TermIndex {
    let loaded = load()
    if loaded.isIncomplete { throw GlossaryUnusable(problems: loaded.problems) }
    let expected = Self.expectedForms(loaded.base)
    let writer = TermIndex.compile(
      loaded.base, stamp: loaded.stamp, readingKeys: TermKeys.readings(of:),
      standardForms: { TermKeys.standardForms(of: $0) + expected[$0, default: []] })
    if let folder = base.writableCacheFolder() {
      let path = FileSystem.join(folder, Self.indexName)
      // A cache that cannot be kept costs time, no answer.
      if (try? writer.write(to: path)) != nil, let index = try? TermIndex(path: path), index.stamp == loaded.stamp {
        return index
      }
    }
    return try TermIndex(IndexFile(image: writer.image(), kind: TermIndex.kind, version: TermIndex.version))
  }

  /// Standard renderings of rows that depart from them, by Chinese: 鹏城实验室 (평칭실험실) → 펑청실험실, which no
  /// reading of the Chinese alone gives.
  private static func expectedForms(_ base: TermBase) -> [String: [String]] {
    var aligner = Aligner()
    var forms: [String: [String]] = [:]
    for concept in base.concepts {
      for row in concept.rows where row.kind == .sound || row.kind == .mixed || row.kind == nil {
        guard row.status != .rejected else { continue }
        let found = aligner.annotations(in: "\(row.ko)(\(row.zh))").first?.expected ?? []
        if !found.isEmpty { forms[row.zh, default: []] += found }
      }
    }
    return forms
  }
}

extension LegacyCodec {
  /// CP949 by the converter that reads documents.
  public static let windows949 = LegacyCodec(decode: CP949.decode, encode: CP949.encode)
}
