// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import Reporting

enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case ko, en
}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
  /// Read before parsing, see `language`; declared here so that it is known and checked.
  @Option(name: .customLong("lang"), help: help("help.option.lang", valueName: "ko|en"))
  var lang: LanguageChoice?

  @Option(name: .customLong("color"), help: help("help.option.color", valueName: "auto|always|never"))
  var color: ColourChoice = .auto

  /// Colours: never into a file, never with NO_COLOR (no-color.org), unless asked for.
  var style: Style {
    switch color {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      return Terminal.isTerminal(STDOUT_FILENO) && !refused ? .ansi : .plain
    }
  }
}
