// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Glibc

/// Reading the files of a command line: each is tried, what cannot be read is said, the worst outcome wins.
enum Inputs {
  /// Calls `body` with each document; returns whether one of them could not be read.
  static func forEachDocument(
    _ paths: [String], allowEmpty: Bool = false, limit: Int = .max, _ body: (Document) throws -> Void
  ) rethrows
    -> Bool
  {
    var failed = false
    for path in paths {
      let document: Document
      do {
        document = try Document.load(path, allowEmpty: allowEmpty, limit: limit)
      } catch {
        Complaint.say(error)
        failed = true
        continue
      }
      for note in document.notes { Complaint.note(note.catalogueKey, path: path) }
      try body(document)
    }
    return failed
  }

  /// Files as typed; none means standard input, unless a person sits at it.
  static func paths(_ typed: [String]) throws -> [String] {
    if typed.isEmpty {
      if Terminal.isTerminal(STDIN_FILENO) { throw ValidationError(words("cli.no-input")) }
      return ["-"]
    }
    return typed
  }
}
