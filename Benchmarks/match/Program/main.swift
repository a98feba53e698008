// SPDX-License-Identifier: Apache-2.0

// benchmark-match BASE TEXT      steady matching of a text on one core, Korean and Chinese forms in turn
// benchmark-match --list BASE    every match in the text on standard input: boundary, form, Chinese, context
// benchmark-match --build BASE   making the index from the glossary in memory: parts and bytes

import Consistency
import Glibc
import IndexFile
import TermBase
import Workspace

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let time = try clock.measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

func rounded(_ value: Double, _ factor: Double = 100) -> Double { (value * factor).rounded() / factor }

func readBytes(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fatalError("cannot open \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let first = arguments.first, let last = arguments.last else {
  fatalError("usage: benchmark-match BASE TEXT | --build BASE")
}
if first == "--build" {
  let base = try Base.locate(explicit: last)
  let glossary = Glossary(base)
  var loaded: LoadedGlossary?
  let load = seconds { loaded = glossary.load() }
  var image: [UInt8] = []
  let build = seconds { image = TermIndex.compile(loaded!.base, stamp: loaded!.stamp).image() }
  print(
    "read \(rounded(load)) s, build \(rounded(build)) s, \(loaded!.base.concepts.count) concepts, \(image.count) bytes")
  let file = try IndexFile(image: image, kind: TermIndex.kind, version: TermIndex.version)
  for id in file.sectionIDs { print("  \(id) \(file.section(id)!.bytes.count)") }
} else if first == "--list" {
  let decisions = IndexedDecisions(try Glossary(Base.locate(explicit: last)).index())
  let text = CheckText(String(decoding: readBytes("/dev/stdin"), as: UTF8.self))
  for match in KoreanTermMatcher(decisions: decisions).matches(in: text) {
    let around = max(0, match.range.lowerBound - 12)..<min(text.scalars.count, match.range.upperBound + 12)
    let context = text.string(around).replacing("\n", with: "⏎").replacing("\t", with: "⇥")
    print("\(match.boundary)\t\(match.form.row.ko)\t\(match.form.row.zh)\t\(context)")
  }
} else {
  let base = try Base.locate(explicit: first)
  let index = try Glossary(base).index()
  let bytes = readBytes(last)
  let text = String(decoding: bytes, as: UTF8.self)
  let size = Double(bytes.count) / 1e6
  for (name, table) in [("korean", TermIndex.Table.korean), ("chinese", .chinese)] {
    let scanner = FormScanner(try index.forms(table), isChinese: table == .chinese)
    var best = Double.infinity
    var count = 0
    for _ in 0..<5 {
      best = min(
        best,
        try seconds { count = try scanner.hits(in: CheckText(text)).count })
    }
    let checkText = CheckText(text)
    var scan = Double.infinity
    for _ in 0..<5 { scan = min(scan, try seconds { count = try scanner.hits(in: checkText).count }) }
    print(
      "\(padded(name, 8)) \(rounded(size / best, 10)) MB/s with decoding UTF-8, \(rounded(size / scan, 10)) MB/s without; \(count) hits, \(index.conceptCount) concepts, \(rounded(size, 10)) MB"
    )
  }
}
