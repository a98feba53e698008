// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import TermBase
import Workspace

/// `--base DIR`, else the nearest base upwards.
struct BaseOptions: ParsableArguments {
  @Option(name: .customLong("base"), help: help("help.option.base", valueName: "folder"))
  var folder: String?

  /// The base, or an error that says how to make one.
  func base() throws -> Base { try Base.locate(explicit: folder) }

  /// The base when there is one; naming one that is none is an error.
  func baseIfAny() throws -> Base? {
    if folder != nil { return try base() }
    return Base.find()
  }
}

extension Glossary {
  /// Runs `body`; a glossary that can't be used is said row by row.
  func saying<Answer>(_ body: (Glossary) throws -> Answer) throws -> Answer {
    do {
      return try body(self)
    } catch let error as GlossaryUnusable {
      for problem in error.problems where problem.isFatal { Complaint.say(problem.shown(from: base)) }
      throw ExitCode(2)
    }
  }
}

/// An error whose place is given from the folder in which the user stands.
struct PlacedError: ReportableError {
  static let catalogueKeys: [String] = []
  var catalogueKey: String
  var arguments: [String: String]
  var place: SourcePlace?
}

extension Base {
  /// Refuses to write over the base's own files: a glossary replaced by an export would be every decision lost.
  func refuseOwnFile(_ path: String) throws {
    let relative = relativePath(of: path)
    guard relative.hasPrefix("glossary/") || relative.hasPrefix(".gwalho/") || relative == "gwalho.toml" else { return }
    throw PlacedError("cli.own-file", [:], SourcePlace(path: path), from: self)
  }

  /// The settings; what is wrong with them is placed from where the user stands.
  func configuration() throws -> Configuration {
    do {
      return try Configuration.load(self)
    } catch {
      throw error.shown(from: self)
    }
  }
}

extension PlacedError {
  init(_ key: String, _ arguments: [String: String], _ place: SourcePlace?, from base: Base) {
    var place = place
    if let path = place?.path { place?.path = base.displayPath(path) }
    self.init(catalogueKey: key, arguments: arguments, place: place)
  }
}

extension ReportableError {
  func shown(from base: Base) -> PlacedError { PlacedError(catalogueKey, arguments, place, from: base) }
}

extension ValidationFinding {
  func shown(from base: Base) -> PlacedError { PlacedError(catalogueKey, arguments, place, from: base) }
}
