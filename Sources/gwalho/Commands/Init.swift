// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Reporting
import Workspace

/// `gwalho init`: a new base, empty or from an archive.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.init"), discussion: words("help.init.discussion"))
  }

  @Argument(help: help("help.init.folder", valueName: "folder"))
  var folder = "."

  @Option(name: .customLong("from"), parsing: .upToNextOption, help: help("help.init.from", valueName: "folder"))
  var from: [String] = []

  @Flag(help: help("help.init.yes"))
  var yes = false

  @Flag(name: .customLong("no-baseline"), help: help("help.init.no-baseline"))
  var noBaseline = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if from.isEmpty, yes || noBaseline { throw ValidationError(words("init.needs-from")) }
  }

  func run() throws {
    if !from.isEmpty {
      var archive = InitFromArchive(
        folder: folder, archive: from, accepts: yes, makesBaseline: !noBaseline, style: shared.style)
      return try archive.run()
    }
    let result = try Base.initialize(folder)
    if result.created.isEmpty {
      StandardOutput.write(SafeText.of(words("init.unchanged", ["path": folder])) + "\n")
      return
    }
    Self.say(result)
    StandardOutput.write(words("init.next") + "\n")
  }

  /// What was made and what was there.
  static func say(_ result: Initialization) {
    for path in result.created {
      StandardOutput.write(SafeText.of(words("init.created", ["path": result.base.displayPath(path)])) + "\n")
    }
    for path in result.kept {
      StandardOutput.write(SafeText.of(words("init.kept", ["path": result.base.displayPath(path)])) + "\n")
    }
  }
}
