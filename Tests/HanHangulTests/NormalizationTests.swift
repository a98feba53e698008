// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import HanHangul

private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

@Suite struct NormalizationTests {
  @Test func composesConjoiningJamo() throws {
    let decomposed = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"
    #expect(try scalars(Normalization.nfc(decomposed)) == [0xD55C, 0xAE00])
    #expect(try !Normalization.isNFC(decomposed))
    #expect(try Normalization.isNFC("\u{D55C}\u{AE00}"))
  }

  @Test func unifiesCompatibilityIdeographs() throws {
    #expect(try scalars(Normalization.nfc("\u{F9E1}")) == [0x674E])
    #expect(try scalars(Normalization.nfc("\u{2F804}")) == [0x4F60])
    #expect(try !Normalization.isNFC("(\u{F9E1})"))
  }

  @Test func compatibilityFormsChangeInNFKCOnly() throws {
    #expect(try scalars(Normalization.nfc("\u{FF21}\u{3131}\u{2F08}")) == [0xFF21, 0x3131, 0x2F08])
    // Full-width A, compatibility jamo, Kangxi radical.
    #expect(try scalars(Normalization.nfkc("\u{FF21}\u{3131}\u{2F08}")) == [0x41, 0x1100, 0x4EBA])
    #expect(try scalars(Normalization.nfkc("\u{3231}")) == [0x28, 0x682A, 0x29])
  }

  @Test func growthBeyondTheFirstGuess() throws {
    // U+FDFA is 18 code points in NFKC: six times its bytes in UTF-8 and more.
    let text = String(repeating: "\u{FDFA}", count: 1000)
    #expect(try Normalization.nfkc(text).unicodeScalars.count == 18_000)
  }

  @Test func emptyAndNULAndASCII() throws {
    #expect(try Normalization.nfc("") == "")
    #expect(try Normalization.nfkc("") == "")
    #expect(try scalars(Normalization.nfc("a\u{0}e\u{301}")) == [0x61, 0, 0xE9])
    #expect(try Normalization.isNFC("plain"))
  }

  private static let conformanceFile = "/usr/share/unicode/NormalizationTest.txt.bz2"

  @Test(
    .enabled(
      if: FileManager.default.isReadableFile(atPath: conformanceFile),
      "skipped: Debian's unicode-data is not installed, so NFC is not tested for conformance"))
  func conformsToUnicode() throws {
    let text = try decompress(Self.conformanceFile)
    var lines = 0
    var failures: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") || line.hasPrefix("@") { continue }
      let columns = line.split(separator: ";").prefix(5).map { column -> String in
        var text = ""
        for hex in column.split(separator: " ") {
          if let scalar = UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init) { text.unicodeScalars.append(scalar) }
        }
        return text
      }
      guard columns.count == 5 else { continue }
      lines += 1
      for (index, column) in columns.enumerated() {
        let nfc = scalars(index < 3 ? columns[1] : columns[3])
        let ok =
          try scalars(Normalization.nfc(column)) == nfc
          && scalars(Normalization.nfkc(column)) == scalars(columns[3])
          && Normalization.isNFC(column) == (scalars(column) == nfc)
        if !ok { failures.append(String(line)) }
      }
    }
    #expect(lines > 18_000)
    #expect(failures == [])
  }

  private func decompress(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bzcat", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
