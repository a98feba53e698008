// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the fuzzer has kept: inputs that reach different places of the readers, and those that once broke one.
@Suite struct FuzzCorpusTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fuzz")

  static func files(_ kind: String, _ reader: FuzzedReader) -> [URL] {
    let folder = folder.appendingPathComponent(kind).appendingPathComponent(reader.rawValue)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0) }
  }

  @Test(arguments: FuzzedReader.allCases) func corpus(_ reader: FuzzedReader) throws {
    let files = Self.files("Corpus", reader)
    #expect(!files.isEmpty, "no inputs were kept for \(reader.rawValue)")
    for file in files { #expect(try reader.complaint(about: Array(Data(contentsOf: file))) == nil, "\(file.path)") }
  }

  @Test(arguments: FuzzedReader.allCases) func crashers(_ reader: FuzzedReader) throws {
    for file in Self.files("Crashers", reader) {
      #expect(try reader.complaint(about: Array(Data(contentsOf: file))) == nil, "\(file.path)")
    }
  }
}
