// SPDX-License-Identifier: Apache-2.0

import Glibc
import IndexFile
import Memory

// The segment index by itself, in process; Benchmarks/memory/run makes the data and compares.
//
//   benchmark-memory build SEGMENTS.tsv OUT.index              zh<TAB>ko a line
//   benchmark-memory match INDEX QUERIES.txt zh|ko THRESHOLD TOP   prints score<TAB>text of the best match a query
//   benchmark-memory search INDEX WORDS.txt                    prints the number of segments a word
//
// Times go to standard error.

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func say(_ text: String) {
  var line = text + "\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

func lines(_ path: String) -> [String] {
  guard let file = fopen(path, "r") else {
    say("cannot read \(path)")
    exit(2)
  }
  defer { fclose(file) }
  var result: [String] = []
  var buffer: UnsafeMutablePointer<CChar>?
  var size = 0
  while true {
    let count = getline(&buffer, &size, file)
    guard count >= 0, let buffer else { break }
    let end = count > 0 && buffer[count - 1] == 0x0A ? count - 1 : count
    result.append(
      String(
        decoding: UnsafeRawBufferPointer(start: buffer, count: end), as: UTF8.self))
  }
  free(buffer)
  return result
}

func say(_ name: String, _ times: [Double]) {
  let sorted = times.sorted()
  func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))] * 1000 }
  let total = times.reduce(0, +)
  func three(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
  say(
    "\(name): \(times.count) queries, p50 \(three(at(0.5))) ms, p95 \(three(at(0.95))) ms, max \(three(sorted.last! * 1000)) ms, \(Int(Double(times.count) / total)) queries/s"
  )
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  say("see the head of the source")
  exit(2)
}
switch arguments[1] {
case "build":
  let start = now()
  var builder = SegmentIndexBuilder()
  var row: UInt32 = 0
  for line in lines(arguments[2]) {
    guard let tab = line.utf8.firstIndex(of: 0x09) else { continue }
    row += 1
    builder.add(
      IndexedSegment(
        row: row, zh: String(line[..<tab]), ko: String(line[line.utf8.index(after: tab)...]), origins: ["benchmark"]))
  }
  let read = now()
  let count = builder.count
  let file = builder.file(sequence: UInt64(row), generation: 1)
  let built = now()
  try file.write(to: arguments[3])
  let written = now()
  say(
    "build: \(count) segments; read and added \(read - start) s, made \(built - read) s, written \(written - built) s")
case "match":
  let index = try SegmentIndex(path: arguments[2])
  let search = SegmentSearch([index])
  let side: SegmentSide = arguments[4] == "ko" ? .ko : .zh
  let queries = lines(arguments[3])
  let threshold = Double(arguments[5]) ?? 0.7
  let top = Int(arguments[6]) ?? 5
  for round in 0..<2 {
    var times: [Double] = []
    for query in queries {
      let start = now()
      let matches = try search.matches(SegmentQuery(query, side: side, threshold: threshold, limit: top))
      times.append(now() - start)
      if getenv("SLOW") != nil, round == 1, times.last! > 0.002 {
        say("\(times.last! * 1000) ms \(search.work) \(matches.count) \(query)")
      }
      guard round == 0 else { continue }
      if let best = matches.first, best.score >= threshold {
        print("\(best.score)\t\(side == .zh ? best.segment.zh : best.segment.ko)")
      } else {
        print("\t")
      }
    }
    if round == 1 { say("match \(side.rawValue) >= \(threshold), top \(top)", times) }
  }
  say("work \(search.work)")
case "search":
  let search = SegmentSearch([try SegmentIndex(path: arguments[2])])
  var times: [Double] = []
  for round in 0..<2 {
    times = []
    for word in lines(arguments[3]) {
      let start = now()
      let found = try search.concordance(ConcordanceQuery([word]))
      times.append(now() - start)
      if round == 0 { print("\(word)\t\(found.total)") }
    }
  }
  say("search", times)
default:
  say("see the head of the source")
  exit(2)
}
