// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The command line as people and programs see it: arguments, input, exact output, exit code.
///
/// A case is a folder of `Fixtures/`; its README says what the files are. With RECORD_FIXTURES=1 missing
/// expectations are written and the test fails: read them against the contract before you commit them.
@Suite struct FixtureTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Program.fixtures.path)
    return (names ?? []).filter {
      FileManager.default.fileExists(atPath: Program.fixtures.appendingPathComponent("\($0)/arguments").path)
    }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.cases.count >= 180) }

  @Test(arguments: cases)
  func behaves(name: String) throws {
    let fixture = Fixture(name: name)
    let work = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: work) }
    let environment = try fixture.lines("environment")

    try fixture.copy("input", to: work)
    for line in try fixture.lines("before") {
      let arguments = line.split(separator: "\t").map(String.init)
      let result = try Program.run(arguments, in: work, environment: environment)
      #expect(result.status == 0, "\(line): \(String(decoding: result.errors, as: UTF8.self))")
    }
    try fixture.copy("then", to: work)
    let files = try fixture.files("after").reduce(into: Fixture.files(below: work)) { $0[$1.key] = $1.value }

    let result = try Program.run(
      try fixture.lines("arguments"), in: work, stdin: fixture.data("stdin"), environment: environment)
    fixture.compare(result.output.replacing(work.path, by: "{dir}"), "stdout")
    fixture.compare(result.errors.replacing(work.path, by: "{dir}"), "stderr")
    fixture.compare(Data("\(result.status)\n".utf8), "status")
    fixture.compare(files: try Fixture.files(below: work), expected: files)
  }
}

/// One folder of `Fixtures/`.
struct Fixture {
  let folder: URL
  private var records: Bool { ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil }

  init(name: String) { folder = Program.fixtures.appendingPathComponent(name) }

  func data(_ name: String) -> Data? { try? Data(contentsOf: folder.appendingPathComponent(name)) }

  /// Lines of a file of the case; none when there is no such file.
  func lines(_ name: String) throws -> [String] {
    guard let data = data(name) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Files of a folder of the case, by path; none when there is no such folder.
  func files(_ name: String) throws -> [String: Data] { try Self.files(below: folder.appendingPathComponent(name)) }

  func copy(_ name: String, to target: URL) throws {
    for (path, content) in try files(name) {
      let file = target.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: file)
    }
  }

  /// All files but the program's own, `{today}` for the date of today.
  static func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? [] {
      let top = path.split(separator: "/").contains { $0 == ".gwalho" || $0 == ".cache" }
      var isFolder: ObjCBool = false
      let file = folder.appendingPathComponent(path)
      if top || !FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) || isFolder.boolValue {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }

  func compare(_ found: Data, _ name: String) {
    if records, data(name) == nil, name != "stderr" || !found.isEmpty {
      record(found, at: name)
    } else {
      expect(found, data(name) ?? Data(), name)
    }
  }

  /// Nothing but what the case names may have been written, changed or left behind.
  func compare(files found: [String: Data], expected: [String: Data]) {
    let found = found.mapValues { Self.masked($0) }
    let expected = expected.mapValues { Self.masked($0) }
    for path in Set(found.keys).union(expected.keys).sorted() where found[path] != expected[path] {
      let name = "after/\(path)"
      if records, data(name) == nil, let content = found[path] {
        record(content, at: name)
      } else {
        expect(found[path], expected[path], name)
      }
    }
  }

  private static func masked(_ data: Data) -> Data {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd"
    let today = formatter.string(from: Date())
    return data.replacing(today, by: "{today}").replacing(today, by: "{today}", encoding: .utf16LittleEndian)
  }

  private func expect(_ found: Data?, _ wanted: Data?, _ name: String) {
    func shown(_ data: Data?) -> String { data.map { String(decoding: $0, as: UTF8.self) } ?? "(no such file)\n" }
    #expect(
      found == wanted,
      "\(folder.lastPathComponent)/\(name)\n--- wanted\n\(shown(wanted))--- found\n\(shown(found))")
  }

  private func record(_ data: Data, at name: String) {
    let file = folder.appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
      Issue.record("recorded \(name) of \(folder.lastPathComponent): look at it")
    } catch {
      Issue.record(error)
    }
  }
}

extension Data {
  fileprivate func replacing(_ text: String, by other: String, encoding: String.Encoding = .utf8) -> Data {
    guard let old = text.data(using: encoding), let new = other.data(using: encoding) else { return self }
    var result = self
    var start = result.startIndex
    while let place = result.range(of: old, in: start..<result.endIndex) {
      result.replaceSubrange(place, with: new)
      start = place.lowerBound + new.count
    }
    return result
  }
}
