// SPDX-License-Identifier: Apache-2.0

import Foundation
import Interchange
import TermBase

/// What reading a document gave.
struct Reading {
  var rows: [GlossaryRow] = []
  var concepts: [ReadConcept] = []
  var summary: TermFileSummary

  func row(_ zh: String, _ ko: String) -> GlossaryRow? { rows.first { $0.zh == zh && $0.ko == ko } }
  var kinds: [ReadProblem.Kind] { summary.problems.map(\.kind) }
  var lines: [Int] { summary.problems.map(\.line) }
}

func readTBX(_ text: String, path: String = "t.tbx") throws -> Reading {
  try readTBX(Array(text.utf8), path: path)
}

func readTBX(_ bytes: [UInt8], path: String = "t.tbx") throws -> Reading {
  var concepts: [ReadConcept] = []
  let summary = try TermFile.readTBX(ByteSource(bytes: bytes, path: path), forms: testForms) { concepts.append($0) }
  return Reading(rows: concepts.flatMap(\.rows), concepts: concepts, summary: summary)
}

func readTable(_ text: String, path: String = "t.csv", holdsEverything: Bool = true) throws -> Reading {
  var concepts: [ReadConcept] = []
  var text = text
  let summary = try text.withUTF8 { bytes in
    try TermFile.readTable(bytes, path: path, holdsEverything: holdsEverything) { concepts.append($0) }
  }
  return Reading(rows: concepts.flatMap(\.rows), concepts: concepts, summary: summary)
}

/// A TBX file of 2019 with one entry's content, or with several entries.
func tbx(
  _ entries: String, type: String = "TBX-Basic", style: String = "dca",
  namespaces: String = #"xmlns="urn:iso:std:iso:30042:ed-2""#
) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <tbx type="\(type)" style="\(style)" xml:lang="en" \(namespaces)>
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
  \(entries)
  </body></text></tbx>
  """
}

func martif(_ entries: String, type: String = "TBX-Basic") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
  <martif type="\(type)" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
  \(entries)
  </body></text></martif>
  """
}
