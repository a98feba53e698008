// SPDX-License-Identifier: Apache-2.0

// The speed and memory of reading and writing interchange files, without the base around them.
//
//   benchmark-interchange write COUNT FORMAT FILE     concepts are made as they are asked for
//   benchmark-interchange read FILE                   TBX, TMX or a table
//
// Prints seconds and the process's peak memory.

import Foundation
import Interchange
import TermBase
import Workspace

/// Concepts of two Chinese and two Korean terms with all fields, made on demand so that they take no memory.
struct MadeConcepts: RandomAccessCollection {
  let endIndex: Int
  var startIndex: Int { 0 }

  private static let names: [(String, String, String)] = [
    ("之江实验室", "之江實驗室", "즈장실험실"), ("腾讯研究院", "騰訊研究院", "텐센트연구원"), ("新质生产力", "新質生產力", "신품질 생산력"),
    ("国家发展和改革委员会", "國家發展和改革委員會", "국가발전개혁위원회"), ("龙江县", "龍江縣", "룽장현"), ("华为云", "華為雲", "화웨이클라우드"),
  ]

  subscript(position: Int) -> Concept {
    let (simplified, traditional, korean) = Self.names[position % Self.names.count]
    let number = String(position)
    let id = "c-" + number
    func row(_ zh: String, _ ko: String, _ status: TermStatus) -> GlossaryRow {
      GlossaryRow(
        path: "glossary/terms.tsv", line: position * 2, id: id, zh: zh + number, ko: ko + number, status: status,
        category: .organisation)
    }
    return Concept(
      key: id, id: id,
      rows: [row(simplified, korean, .preferred), row(traditional, korean + " 옛", .deprecated)])
  }
}

func peakMemory() -> Double {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return (Double(line.split(separator: " ").dropFirst().first ?? "0") ?? 0) / 1024
}

func report(_ what: String, _ start: ContinuousClock.Instant, _ bytes: Int, _ detail: String) {
  let duration = ContinuousClock.now - start
  let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  let size = Double(bytes) / 1e6
  print(String(format: "%@\t%.2f s\t%.0f MB/s\t%.0f MiB\t%@", what, seconds, size / seconds, peakMemory(), detail))
}

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "write":
  guard arguments.count == 5, let count = Int(arguments[2]), let format = ExportFormat(rawValue: arguments[3]),
    let file = fopen(arguments[4], "w")
  else { fatalError("usage: write COUNT FORMAT FILE") }
  var bytes = 0
  let start = ContinuousClock.now
  let exporter = TermExporter(
    concepts: MadeConcepts(endIndex: count), options: ExportOptions(date: "2026-11-22", generator: "gwalho 0"),
    forms: .standard())
  let result = try exporter.write(format) {
    bytes += $0.count
    fwrite($0.baseAddress, 1, $0.count, file)
  }
  fclose(file)
  report(
    "write \(format.rawValue)", start, bytes,
    "\(result.concepts) concepts, \(result.terms) terms, \(bytes / 1_000_000) MB")
case "read":
  guard arguments.count == 3 else { fatalError("usage: read FILE") }
  let path = arguments[2]
  let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  let start = ContinuousClock.now
  if path.hasSuffix(".tmx") {
    let summary = try TMXFile.read(try ByteSource(path: path)) { _ in }
    report("read tmx", start, size, "\(summary.read) units")
  } else {
    var rows = 0
    let summary = try TermFileReader.read(path, forms: .standard()) { rows += $0.rows.count }
    report(
      "read \(summary.format.rawValue)", start, size,
      "\(summary.read) entries, \(rows) rows, \(summary.problemCounts.values.reduce(0, +)) problems")
  }
default: fatalError("usage: benchmark-interchange write|read …")
}
