// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Workspace

/// `gwalho init`: a new base.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(abstract: words("help.init")) }

  @Argument(help: help("help.init.folder", valueName: "folder"))
  var folder = "."

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let result = try Base.initialize(folder)
    for path in result.created {
      StandardOutput.write(words("init.created", ["path": result.base.displayPath(path)]) + "\n")
    }
    for path in result.kept { StandardOutput.write(words("init.kept", ["path": result.base.displayPath(path)]) + "\n") }
    StandardOutput.write(words("init.next") + "\n")
  }
}
