// SPDX-License-Identifier: Apache-2.0

extension TermFileSummary {
  /// Names the sheets of a workbook that were not read, as problems that refuse nothing.
  package mutating func note(unreadSheets names: [String], path: String) {
    for name in names {
      problems.append(ReadProblem(kind: .otherSheet, path: path, line: 1, name: name, value: ""))
      problemCounts[.otherSheet, default: 0] += 1
    }
  }
}
