// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import Reporting

/// The command line. Libraries return values; only this target knows terminals, colours and exit codes.
@main
struct Gwalho: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gwalho", abstract: words("help.gwalho"), discussion: words("help.gwalho.discussion"),
      version: gwalhoVersion,
      subcommands: Self.commands, defaultSubcommand: nil)
  }

  /// In the order of an editor's week.
  static let commands: [any ParsableCommand.Type] = [
    Init.self, Align.self, Ingest.self, Review.self, Accept.self, Reject.self, Lookup.self, Log.self, Stats.self,
    Diff.self, Transcribe.self, Check.self, Explain.self, Validate.self, Export.self, Import.self, Inspect.self,
    Tm.self, Evaluate.self,
  ]

  static func main() {
    // A reader that goes away (`| head`) is no error: write() says so, and nobody is told.
    signal(SIGPIPE, SIG_IGN)
    // Past a limit of the shell write() says so as well, and what was being written is taken back.
    signal(SIGXFSZ, SIG_IGN)
    Interruption.endsProcess()
    if CommandLine.arguments.dropFirst() == ["--version"] {
      StandardOutput.write(gwalhoVersion + "\n")
      StandardOutput.flush()
      return
    }
    do {
      try refuseMoreThanVersion()
      var command = try parseAlone() ?? parseAsRoot()
      try command.run()
      StandardOutput.flush()
    } catch {
      StandardOutput.flush()
      Glibc.exit(status(of: error))
    }
  }

  /// `--version` is a whole command line. The parser gives the version whatever else there is.
  private static func refuseMoreThanVersion() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first == "--version" else { return }
    let others = arguments.dropFirst()
    // In the parser's own words, which are translated where they are said.
    throw ValidationError(
      others.count == 1
        ? "Unexpected argument '\(others[others.startIndex])'"
        : "\(others.count) unexpected arguments: '\(others.joined(separator: "', '"))'")
  }

  /// The command by itself, without the tree of all commands: building that takes longer than many answers. Nil for
  /// whatever is not plainly one of them with fitting arguments; the tree then says what is wrong, or helps.
  private static func parseAlone() -> (any ParsableCommand)? {
    var arguments = CommandLine.arguments.dropFirst()
    var choices = commands
    // Types are named as their commands, one behind the other: TmMatch is `tm match`. Their configurations are not asked:
    // these are made of sentences of the catalogue.
    var name = ""
    while let word = arguments.first {
      name += word.utf8.contains(UInt8(ascii: "-")) ? word.replacing("-", with: "") : word
      guard let type = choices.first(where: { _typeName($0, qualified: false).lowercased() == name }) else {
        return nil
      }
      arguments = arguments.dropFirst()
      if let group = type as? any CommandGroup.Type {
        choices = group.commands
        continue
      }
      let rest = Array(arguments)
      let plain = (type as? any DirectCommand.Type)?.direct(rest)
      return plain ?? (try? type.parse(rest))
    }
    return nil
  }

  /// Says what went wrong, once, in the user's language; 64 of swift-argument-parser becomes 2.
  private static func status(of error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    default: break
    }
    if exitCode(for: error).isSuccess {
      StandardOutput.write(UsageMessage.help(fullMessage(for: error, columns: HelpLayout.endless)) + "\n")
      StandardOutput.flush()
      return 0
    }
    if Complaint.isReportable(error) {
      Complaint.say(error)
    } else {
      StandardError.write(UsageMessage.text(of: error) + "\n")
    }
    return 2
  }
}

/// Version of the program, as `--version` and every export say it.
let gwalhoVersion = "0.1.0"

/// A command that is only a name for several.
protocol CommandGroup: ParsableCommand {
  /// In the order of the help.
  static var commands: [any ParsableCommand.Type] { get }
}
