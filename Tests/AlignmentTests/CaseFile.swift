// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A table of cases beside the tests: `#` comments, a header, TAB between cells, `⏎` for a line break.
struct CaseFile {
  var rows: [[String]]

  init(_ name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    rows = lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { $0.replacingOccurrences(of: "⏎", with: "\n") }
    }
  }
}

/// The folder of real issues and labelled data; nil where it is not there.
let sharedFolder = ProcessInfo.processInfo.environment["GWALHO_SHARED"]
