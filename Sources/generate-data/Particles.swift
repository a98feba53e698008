// SPDX-License-Identifier: Apache-2.0

/// Compiles `Data/particles.tsv` into the trie that the matcher of Korean terms walks.
///
/// Nodes are laid out breadth first, so that the children of a node stand together: one flat array of
/// numbers, nothing built at start.
enum ParticleTable {
  private struct Row {
    var form: [Unicode.Scalar]
    var cells: [String]
  }

  private struct Node {
    var label: UInt32 = 0
    var children: [Int] = []
    var rows: [Int] = []
  }

  /// The order of `TermCategory.allCases`, after what says no category: bit 0 is `unknown`.
  private static let categories = [
    "unknown", "person", "person-historical", "place", "place-historical", "organisation", "company", "product", "work",
    "policy", "term",
  ]
  private static let flags = ["unsure", "verb", "cue", "long", "open", "given"]
  private static let finals = [
    "any", "vowel", "consonant", "vowel-or-rieul", "consonant-not-rieul", "prefers-consonant",
  ]

  /// The text of `Particles+Generated.swift`. Rows whose words are unknown are left out with a `#warning`.
  static func generate(from tsv: String) -> String {
    var rows: [Row] = []
    var problems: [String] = []
    for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("form\t") { continue }
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      while cells.count < 8 { cells.append("") }
      let isKnown =
        finals.contains(cells[2]) && (["tail", "prefix"].contains(cells[3]) || Int(cells[3]) != nil)
        && (cells[4].isEmpty || Int(cells[4]) != nil)
        && words(cells[5]).allSatisfy(categories.contains) && words(cells[6]).allSatisfy(categories.contains)
        && words(cells[7]).allSatisfy(flags.contains)
      if isKnown {
        rows.append(Row(form: Array(cells[0].unicodeScalars), cells: cells))
      } else {
        problems.append("#warning(\"Data/particles.tsv:\(index + 1): unknown word\")")
      }
    }
    let prefixes = rows.filter { $0.cells[3] == "prefix" && $0.form.count == 1 }
    rows.removeAll { $0.cells[3] == "prefix" }
    let nodes = breadthFirst(trie(rows))
    var strings = [""]
    var words = ""
    var entries = ""
    var entryCount = 0
    for node in nodes {
      words +=
        "    \(node.label), \(node.children.first ?? 0), \(node.children.count), \(entryCount), \(node.rows.count),\n"
      for row in node.rows.map({ rows[$0] }) {
        entries += "    \(entry(row, &strings)),\n"
        entryCount += 1
      }
    }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // DO NOT EDIT. Made by `swift run generate-data` from Data/particles.tsv.
      // swift-format-ignore-file

      enum ParticleData {
        /// Five numbers a node: letter, first child, children, first entry, entries.
        static let nodes: [UInt16] = [
      \(words)  ]

        /// Seven numbers an entry: slot (0: tail), slot reached, final before, flags, other form (in `strings`), bits of
        /// the categories that take it (0: any), bits of the categories of the compound.
        static let entries: [UInt16] = [
      \(entries)  ]

        /// Two numbers a prefix: its letter, bits of the categories that take it.
        static let prefixes: [UInt16] = [
      \(prefixes.map { "    \($0.form[0].value), \(bits($0.cells[5], in: categories)),\n" }.joined())  ]

        static let strings: [String] = [
      \(strings.map { "    \"\($0)\",\n" }.joined())  ]
      }
      \(problems.map { $0 + "\n" }.joined())
      """
  }

  private static func entry(_ row: Row, _ strings: inout [String]) -> String {
    func number(_ text: String) -> Int {
      if let known = strings.firstIndex(of: text) { return known }
      strings.append(text)
      return strings.count - 1
    }
    let slot = Int(row.cells[3]) ?? 0
    let numbers = [
      slot, Int(row.cells[4]) ?? slot, finals.firstIndex(of: row.cells[2]) ?? 0, bits(row.cells[7], in: flags),
      number(row.cells[1]), bits(row.cells[5], in: categories), bits(row.cells[6], in: categories),
    ]
    return numbers.map(String.init).joined(separator: ", ")
  }

  /// Bits of the categories in a cell; nil where one is unknown.
  static func categoryBits(_ cell: String) -> Int? {
    words(cell).allSatisfy(categories.contains) ? bits(cell, in: categories) : nil
  }

  private static func words(_ cell: String) -> [String] { cell.split(separator: ",").map(String.init) }

  private static func bits(_ cell: String, in list: [String]) -> Int {
    words(cell).reduce(0) { sum, word in sum | (list.firstIndex(of: word).map { 1 << $0 } ?? 0) }
  }

  private static func trie(_ rows: [Row]) -> [Node] {
    var nodes = [Node()]
    for (index, row) in rows.enumerated() {
      var at = 0
      for scalar in row.form {
        if let next = nodes[at].children.first(where: { nodes[$0].label == scalar.value }) {
          at = next
        } else {
          nodes.append(Node(label: scalar.value))
          nodes[at].children.append(nodes.count - 1)
          at = nodes.count - 1
        }
      }
      nodes[at].rows.append(index)
    }
    return nodes
  }

  private static func breadthFirst(_ nodes: [Node]) -> [Node] {
    var order = [0]
    var next = 0
    while next < order.count {
      order += nodes[order[next]].children.sorted { nodes[$0].label < nodes[$1].label }
      next += 1
    }
    var place = Array(repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = new }
    return order.map { old in
      var node = nodes[old]
      node.children = node.children.map { place[$0] }.sorted()
      return node
    }
  }
}
