// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Documents
import Glibc
import Memory
import Workspace

/// `gwalho tm import FILE…`: translations of other tools into the store.
struct TmImport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: words("help.tm.import"), discussion: words("help.tm.import.discussion"))
  }

  @Argument(help: help("help.argument.files", valueName: "file"))
  var files: [String]

  @Option(help: help("help.tm.import.origin", valueName: "name"))
  var origin: String?

  @Option(help: help("help.tm.import.date", valueName: "yyyy-mm-dd"))
  var date: String?

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let showsProgress = Terminal.isTerminal(STDERR_FILENO)
    let result = try TmImporter(base, options: .init(origin: origin, date: date)).run(files) { count in
      if showsProgress { StandardError.write("\r" + words("tm.progress", ["count": "\(count)"])) }
    }
    if showsProgress { StandardError.write("\r\u{1B}[K") }
    for file in result.files {
      for note in file.notes { Complaint.note(note.catalogueKey, path: file.path) }
      InterchangeOutput.say(
        file.read.problems, of: file.read.problemCounts, limit: 20, path: file.path, more: "tm.more-problems")
      if file.read.pairs > 0 { StandardOutput.write(Self.text(file)) }
    }
    for failure in result.failures { Complaint.say(failure) }
    if !result.failures.isEmpty { throw ExitCode(2) }
  }

  private static func text(_ file: ImportedFile) -> String {
    let report = file.report
    var out =
      file.path + "  "
      + words(
        "tm.imported",
        [
          "format": file.format.rawValue.uppercased(), "pairs": "\(file.read.pairs)", "added": "\(report.added)",
          "merged": "\(report.merged)", "known": "\(report.known)",
        ]) + "\n"
    if report.spellings > 0 { out += "  " + words("tm.imported.spellings", ["count": "\(report.spellings)"]) + "\n" }
    if file.read.incomplete > 0 {
      out += "  " + words("tm.imported.incomplete", ["count": "\(file.read.incomplete)"]) + "\n"
    }
    for fault in NewSegment.Fault.allCases {
      guard let count = file.refused[fault], count > 0 else { continue }
      let lines = file.refusedLines[fault, default: []].map(String.init).joined(separator: ", ")
      out += "  " + words("tm.imported.\(fault.rawValue)", ["count": "\(count)", "lines": lines]) + "\n"
    }
    return out
  }
}

/// `gwalho tm add ZH KO`: one segment by hand.
struct TmAdd: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: words("help.tm.add"))
  }

  @Argument(help: help("help.accept.zh", valueName: "zh"))
  var zh: String
  @Argument(help: help("help.accept.ko", valueName: "ko"))
  var ko: String
  @Option(help: help("help.tm.import.origin", valueName: "name"))
  var origin: String?
  @Option(help: help("help.tm.import.date", valueName: "yyyy-mm-dd"))
  var date: String?
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let report = try TmEditor(base).add(zh: zh, ko: ko, origin: origin, date: date)
    let key = report.added > 0 ? "tm.added" : report.spellings > 0 ? "tm.added.spelling" : "tm.added.known"
    StandardOutput.write(words(key, ["zh": zh, "ko": ko]) + "\n")
  }
}

/// `gwalho tm verify`: whether store and indexes are what they should be.
struct TmVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify", abstract: words("help.tm.verify"), discussion: words("help.tm.verify.discussion"))
  }

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let report = try TmEditor(base.base()).verify()
    for fault in report.faults { Complaint.say(fault) }
    StandardOutput.write(
      words(
        "tm.verified",
        ["segments": "\(report.segments)", "origins": "\(report.origins)", "indexed": "\(report.indexed)"]) + "\n")
    if !report.faults.isEmpty { throw ExitCode(1) }
  }
}
