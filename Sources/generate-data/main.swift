// SPDX-License-Identifier: Apache-2.0

// Makes the tables of Sources/HanData from Debian's `unicode-data` and `libhangul-data` and from Data/.
//
//   swift run generate-data            writes the generated files
//   swift run generate-data --check    fails when a committed file differs
//
// Users never build this target.

import Foundation

let check = CommandLine.arguments.contains("--check")
let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)

do {
  var stale: [String] = []
  for (path, text) in try generatedFiles(root: root) {
    let url = root.appendingPathComponent(path)
    let old = try? String(contentsOf: url, encoding: .utf8)
    guard old != text else { continue }
    if check {
      stale.append(path)
    } else {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      print("wrote \(path)")
    }
  }
  if !stale.isEmpty {
    FileHandle.standardError.write(
      Data("out of date, run 'swift run generate-data': \(stale.joined(separator: ", "))\n".utf8))
    exit(1)
  }
} catch {
  FileHandle.standardError.write(Data("generate-data: \(error)\n".utf8))
  exit(2)
}
