// SPDX-License-Identifier: Apache-2.0

import Consistency
import Documents
import Glibc
import TOMLKit
import TermBase

extension Configuration {
  /// The configuration of a base; what holds without one when there is no `gwalho.toml`.
  public static func load(_ base: Base) throws(ConfigurationError) -> Configuration {
    let path = base.configurationPath
    switch FileSystem.kind(path) {
    case .file: return try load(path: path)
    // Whoever reads a pipe waits.
    case .other: throw .unreadable(path: path, reason: FileSystem.reason(ENOTSUP))
    case .folder: throw .unreadable(path: path, reason: FileSystem.reason(EISDIR))
    case nil:
      // A link that leads nowhere is no missing file: its settings were meant.
      if FileSystem.isLink(path) { throw .unreadable(path: path, reason: FileSystem.reason(ENOENT)) }
      return Configuration()
    }
  }

  /// Reads one file. Throws the first thing that is wrong.
  public static func load(path: String) throws(ConfigurationError) -> Configuration {
    let document: Document
    do throws(DocumentError) {
      document = try Document.load(path)
    } catch {
      guard let reason = error.arguments["reason"] else { throw .notText(path: path, error: error) }
      throw .unreadable(path: path, reason: reason)
    }
    let text = document.text.string(inBytes: 0..<document.text.byteCount)
    return try Configuration(path: path, text: text)
  }

  /// Reads the text of a file; `path` is for errors.
  init(path: String, text: String) throws(ConfigurationError) {
    self = try ConfigurationReader(path: path, text: text).configuration()
  }
}

/// Reads the tables; every key is asked for by name, so that whatever is left is unknown.
private struct ConfigurationReader {
  let path: String
  let text: String

  func configuration() throws(ConfigurationError) -> Configuration {
    let root = try parse()
    var result = Configuration()
    try check(root, in: "", knows: ["house", "check"])
    if let house = try table(root, "house") {
      try check(house, in: "house", knows: Setting.house.map(\.key))
      result.house.script = try word(house, "house", "script") ?? result.house.script
      result.house.bracket = try word(house, "house", "bracket")
      result.house.scanned = try flag(house, "house", "scanned") ?? result.house.scanned
      for category in [TermCategory.person, .personHistorical, .place] {
        result.house.names[category] = try word(house, "house", category.rawValue)
      }
    }
    if let check = try table(root, "check") {
      try self.check(check, in: "check", knows: Setting.check.map(\.key) + ["levels"])
      result.check.failOn = try word(check, "check", "fail-on") ?? result.check.failOn
      result.check.exclude = try words(check, "check", "exclude")
      if let levels = try table(check, "levels", in: "check") {
        try self.check(levels, in: "check.levels", knows: Setting.levels.map(\.key))
        for rule in RuleID.allCases {
          if let level: Level = try word(levels, "check.levels", rule.rawValue) { result.check.levels[rule] = level }
        }
      }
    }
    return result
  }

  private func parse() throws(ConfigurationError) -> TOMLTable {
    if let fault = TOMLPrecheck.fault(in: text) {
      let bytes = Array(text.utf8)
      // What is wrong before it comes first.
      _ = try parse(String(decoding: bytes[..<fault.expression], as: UTF8.self))
      let before = String(decoding: bytes[..<fault.offset], as: UTF8.self).unicodeScalars
      let line = before.count { $0 == "\n" } + 1
      let column = before.count - (before.lastIndex(of: "\n").map { before[...$0].count } ?? 0) + 1
      throw .syntax(path: path, line: line, column: column, reason: fault.reason)
    }
    return try parse(text)
  }

  private func parse(_ text: String) throws(ConfigurationError) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .syntax(
        path: path, line: error.source.begin.line, column: error.source.begin.column, reason: error.description)
    } catch {
      throw .syntax(path: path, line: 1, column: 1, reason: "\(error)")
    }
  }

  private func check(_ table: TOMLTable, in name: String, knows known: [String]) throws(ConfigurationError) {
    for key in table.keys.sorted() where !known.contains(key) {
      let full = name.isEmpty ? key : name + "." + key
      throw .unknownKey(
        path: path, line: line(of: key, in: name), key: full, suggestion: Suggestion.nearest(to: key, among: known))
    }
  }

  private func table(
    _ parent: TOMLTable, _ key: String, in name: String = ""
  ) throws(ConfigurationError) -> TOMLTable? {
    guard let value = parent[key] else { return nil }
    guard let table = value.table else {
      let full = name.isEmpty ? key : name + "." + key
      throw .wrongType(path: path, line: line(of: key, in: name), key: full, wanted: "table")
    }
    return table
  }

  private func word<Value: RawRepresentable & CaseIterable>(
    _ table: TOMLTable, _ name: String, _ key: String
  ) throws(ConfigurationError) -> Value? where Value.RawValue == String {
    guard let value = table[key] else { return nil }
    guard let text = value.string else {
      throw .wrongType(path: path, line: line(of: key, in: name), key: name + "." + key, wanted: "string")
    }
    if let known = Value(rawValue: text) { return known }
    let allowed = Value.allCases.map(\.rawValue)
    throw .unknownValue(
      path: path, line: line(of: key, in: name), key: name + "." + key, value: text, allowed: allowed,
      suggestion: Suggestion.nearest(to: text, among: allowed))
  }

  private func flag(_ table: TOMLTable, _ name: String, _ key: String) throws(ConfigurationError) -> Bool? {
    guard let value = table[key] else { return nil }
    if let flag = value.bool { return flag }
    throw .wrongType(path: path, line: line(of: key, in: name), key: name + "." + key, wanted: "true or false")
  }

  private func words(_ table: TOMLTable, _ name: String, _ key: String) throws(ConfigurationError) -> [String] {
    guard let value = table[key] else { return [] }
    var words: [String] = []
    if let array = value.array {
      for element in array {
        guard let word = element.string else { break }
        words.append(word)
      }
      if words.count == array.count { return words }
    }
    throw .wrongType(path: path, line: line(of: key, in: name), key: name + "." + key, wanted: "array of strings")
  }

  /// The line on which a key stands. The parser keeps no places of values, so the line is looked for: a header
  /// that names the key, or an assignment to it under the table's header. Nil for spellings that are rarer.
  private func line(of key: String, in name: String) -> Int? {
    let full = name.isEmpty ? key : name + "." + key
    var header = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.first == "[" {
        header = String(words.drop { $0 == "[" || $0 == " " }.prefix { $0 != "]" && $0 != " " })
        if header == full || header.hasPrefix(full + ".") { return number + 1 }
        continue
      }
      guard let equals = words.firstIndex(of: "=") else { continue }
      let assigned = words[..<equals].filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
      let path = header.isEmpty ? String(assigned) : header + "." + assigned
      if path == full || path.hasPrefix(full + ".") { return number + 1 }
    }
    return nil
  }
}
