// SPDX-License-Identifier: Apache-2.0

public import Consistency
public import Diagnostics
public import Documents

/// A file that cannot be a baseline.
public struct BaselineError: ReportableError, Equatable {
  /// As it was given.
  public var path: String
  /// 1-based.
  public var line: Int

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["check.baseline-broken"]
  /// The entry of the message catalogue.
  public var catalogueKey: String { "check.baseline-broken" }
  /// None.
  public var arguments: [String: String] { [:] }
  /// The line that is none of a baseline.
  public var place: SourcePlace? { SourcePlace(path: path, line: line) }
}

/// A baseline as a file for git: a line an accepted finding, `fingerprint TAB rule TAB path TAB found`, sorted.
public enum BaselineFile {
  private static let head = "# gwalho baseline 1: fingerprint, rule, path, found\n"

  /// Reads a file. Throws a `DocumentError` or a `BaselineError`.
  public static func load(_ path: String) throws -> Baseline {
    // A device or a pipe would be read without end, and says nothing of what a house has agreed to.
    if FileSystem.kind(path) == .other { throw BaselineError(path: path, line: 1) }
    let document = try Document.load(path, limit: Document.workingLimit)
    let text = document.text.string(inBytes: 0..<document.text.byteCount)
    var entries: [Baseline.Entry] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, cells[0].utf8.count == 16, cells[0].allSatisfy(\.isHexDigit) else {
        throw BaselineError(path: path, line: number + 1)
      }
      entries.append(Baseline.Entry(fingerprint: cells[0], rule: cells[1], path: cells[2], found: cells[3]))
    }
    return Baseline(entries: entries)
  }

  /// Writes a file atomically; false when it has these very bytes already.
  @discardableResult
  public static func write(_ baseline: Baseline, to path: String) throws(FileWriteError) -> Bool {
    // By path and rule, so that a diff shows what belongs together.
    let rows = baseline.entries.map { (path: flat($0.path), rule: $0.rule, entry: $0) }.sorted { left, right in
      (left.path, left.rule, left.entry.fingerprint) < (right.path, right.rule, right.entry.fingerprint)
    }
    let sorted = rows.map { [$0.entry.fingerprint, $0.rule, $0.path, flat($0.entry.found)].joined(separator: "\t") }
    let bytes = Array((head + sorted.map { $0 + "\n" }.joined()).utf8)
    if FileSystem.head(of: path, count: bytes.count + 1) == bytes { return false }
    try OutputFile.replaceAtomically(path: path, bytes: bytes)
    return true
  }

  /// A baseline in which documents that were checked again have what was found now, and the others what they had.
  ///
  /// - Parameters:
  ///   - found: of the documents that were checked.
  ///   - known: what the file says; nil: there is none.
  ///   - checked: paths of the documents, as findings have them.
  public static func merged(_ found: Baseline, into known: Baseline?, checked: some Sequence<String>) -> Baseline {
    guard let known else { return found }
    let paths = Set(checked.map(flat))
    return Baseline(entries: known.entries.filter { !paths.contains($0.path) } + found.entries)
  }

  private static func flat(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
