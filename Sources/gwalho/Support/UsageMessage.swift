// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reporting
import Workspace

/// What is said to a command line that cannot be read, and help, in the user's language.
///
/// swift-argument-parser speaks English alone and keeps its errors to itself: its sentences are all there is to go by. The
/// English of `parser.…` in the catalogue is the parser's own, to the letter, of the version that `Package.swift` fixes. A
/// sentence that is not there stays English; the fixtures `usage-*` meet every kind of error.
enum UsageMessage {
  static func text(of error: any Error) -> String {
    let text = Gwalho.fullMessage(for: error, columns: HelpLayout.endless)
    guard let command = unknownCommand(), let end = text.firstRange(of: Gwalho.message(for: error))?.upperBound else {
      return spoken(text)
    }
    let known = command.known.map { $0._commandName }
    let suggestion = Suggestion.nearest(to: command.name, among: known)
    let key = suggestion == nil ? "cli.unknown-command" : "cli.unknown-command-suggestion"
    let message = words(key, ["command": command.name, "suggestion": suggestion ?? ""])
    return words("parser.error", ["message": message]) + spoken(String(text[end...]))
  }

  /// Help in the language of this run, as wide as the terminal.
  static func help(_ text: String) -> String { spoken(text, width: HelpLayout.width) }

  /// Every line in the language of this run, where it is the parser's.
  private static func spoken(_ text: String, width: Int? = nil) -> String {
    HelpLayout.text(text, width: width) { sentence in
      language == .en ? sentence : translated(sentence) ?? withValues(sentence)
    }
  }

  /// What the parser puts behind the help of an option: `(values: a, b; default: a)`.
  private static func withValues(_ sentence: String) -> String {
    guard sentence.hasSuffix(")"), let start = sentence.lastIndex(of: "("),
      let inside = translated(String(sentence[start...].dropFirst().dropLast()))
    else { return sentence }
    return sentence[...start] + inside + ")"
  }

  private static func translated(_ line: String) -> String? {
    // The label first: ‘Error: 3 …’ could be any sentence that begins with a value.
    let sentence = Catalogue.sentence(line, prefix: "parser.error") ?? Catalogue.sentence(line, prefix: "parser.")
    guard let (key, values) = sentence else { return nil }
    return words(
      key,
      values.reduce(into: [:]) { values, value in
        // The sentence behind the label, and the marks between the items of a list.
        values[value.key] =
          value.key == "message"
          ? translated(value.value) ?? value.value
          : [", ", " and ", " or "].reduce(value.value) { $0.replacing("'\($1)'", with: "’, ‘") }
      })
  }

  /// The word at the place of a command that is none. The parser calls it, and all that follows, unexpected arguments.
  private static func unknownCommand() -> (name: String, known: [any ParsableCommand.Type])? {
    var known = Gwalho.commands
    for word in CommandLine.arguments.dropFirst() {
      if word.hasPrefix("-") || word == "help" { return nil }
      guard let command = known.first(where: { $0._commandName == word }) else { return (word, known) }
      guard let group = command as? any CommandGroup.Type else { return nil }
      known = group.commands
    }
    return nil
  }
}
