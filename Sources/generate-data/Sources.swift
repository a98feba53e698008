// SPDX-License-Identifier: Apache-2.0

import Foundation

struct GeneratorError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// A TSV file of Data/: `#` comments, a header, rows by column name.
struct Table {
  var path: String
  var rows: [[String: String]] = []

  init(_ url: URL) throws {
    path = url.lastPathComponent
    var header: [String] = []
    for (number, line) in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if header.isEmpty {
        header = cells
        continue
      }
      guard cells.count == header.count else {
        throw GeneratorError("\(path):\(number + 1): \(cells.count) cells, the header has \(header.count)")
      }
      rows.append(Dictionary(uniqueKeysWithValues: zip(header, cells)))
    }
  }
}

/// The properties of Unihan (UAX #38) that readings are made of.
struct Unihan {
  /// property → code point → value
  private var values: [String: [UInt32: String]] = [:]

  /// Compatibility ideographs and the unified ideographs they are equivalent to (UnicodeData.txt, field 5).
  private(set) var canonicalEquivalents: [UInt32: UInt32] = [:]

  init(directory: URL) throws {
    let characters = try String(contentsOf: directory.appendingPathComponent("UnicodeData.txt"), encoding: .utf8)
    for line in characters.split(separator: "\n") where line.contains("CJK COMPATIBILITY IDEOGRAPH-") {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false)
      if let code = UInt32(cells[0], radix: 16), let target = UInt32(cells[5], radix: 16) {
        canonicalEquivalents[code] = target
      }
    }
    let wanted: Set<String> = [
      "kMandarin", "kHanyuPinlu", "kTGHZ2013", "kHangul", "kSimplifiedVariant", "kTraditionalVariant",
      "kSemanticVariant", "kZVariant", "kIRG_GSource", "kIRG_KSource", "kIRG_JSource",
      "kJapaneseOn", "kJapaneseKun", "kCantonese",
    ]
    for file in ["Unihan_Readings", "Unihan_Variants", "Unihan_IRGSources"] {
      let text = try Self.bzcat(directory.appendingPathComponent("\(file).txt.bz2").path)
      for line in text.split(separator: "\n") where line.hasPrefix("U+") {
        let cells = line.split(separator: "\t", maxSplits: 2)
        guard cells.count == 3, wanted.contains(String(cells[1])),
          let code = UInt32(cells[0].dropFirst(2), radix: 16)
        else { continue }
        values[String(cells[1]), default: [:]][code] = String(cells[2])
      }
    }
  }

  func value(_ property: String, _ code: UInt32) -> String? { values[property]?[code] }

  /// Characters with a property that readings and variants are made of.
  var codes: [UInt32] {
    Set(values.filter { !Self.foreign.contains($0.key) }.values.flatMap(\.keys)).sorted()
  }

  /// Everyday characters of Korea, Japan (JIS X 0208) and China (GB 2312, GB/T 12345).
  var everyday: [UInt32] {
    codes.filter { code in
      values["kHangul"]?[code] != nil || values["kIRG_JSource"]?[code]?.hasPrefix("J0-") == true
        || ["G0-", "G1-"].contains { values["kIRG_GSource"]?[code]?.hasPrefix($0) == true }
    }
  }

  private static let foreign: Set<String> = ["kJapaneseOn", "kJapaneseKun", "kCantonese"]

  /// Code points of a variant property, in file order, without their `<source` tails.
  func variants(_ property: String, _ code: UInt32) -> [UInt32] {
    (values[property]?[code] ?? "").split(separator: " ").compactMap {
      UInt32($0.dropFirst(2).prefix { $0 != "<" }, radix: 16)
    }
  }

  /// Is the character in GB 2312, the everyday characters of the mainland?
  func isGB2312(_ code: UInt32) -> Bool { values["kIRG_GSource"]?[code]?.hasPrefix("G0-") == true }

  private static func bzcat(_ path: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bzcat", path]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw GeneratorError("cannot read \(path): install unicode-data and bzip2")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// libhangul's hanja.txt (BSD-3-Clause): `한글:漢字:뜻`.
struct HanjaList {
  /// Readings of single characters, in file order.
  var characters: [UInt32: [UInt16]] = [:]
  /// Every word of two and more characters with its Hangul.
  var words: [String: Set<String>] = [:]

  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw GeneratorError("cannot read \(path): install libhangul-data")
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: ":", omittingEmptySubsequences: false)
      guard cells.count >= 2 else { continue }
      let hangul = Array(cells[0].unicodeScalars)
      let han = Array(cells[1].unicodeScalars)
      if hangul.count == 1, han.count == 1, let value = UInt16(exactly: hangul[0].value),
        (0xAC00...0xD7A3).contains(value)
      {
        if characters[han[0].value, default: []].contains(value) == false {
          characters[han[0].value, default: []].append(value)
        }
      } else if han.count > 1 {
        words[String(cells[1]), default: []].insert(String(cells[0]))
      }
    }
  }
}
