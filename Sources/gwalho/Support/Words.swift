// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import Reporting

/// The language of this run: `--lang` wins over the locale. Help is made before options are parsed, so the
/// arguments are looked at here.
let language: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count, let given = Language(rawValue: arguments[index + 1]) {
      return given
    }
    if argument.hasPrefix("--lang="), let given = Language(rawValue: String(argument.dropFirst(7))) { return given }
  }
  var environment: [String: String] = [:]
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  return Language(environment: environment)
}()

/// A sentence of the catalogue in the language of this run.
func words(_ key: String, _ arguments: [String: String] = [:]) -> String { Catalogue.text(key, arguments, language) }

/// The help of an option, from the catalogue.
func help(_ key: String, valueName: String? = nil) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: words(key)).named(valueName)
}

extension ArgumentHelp {
  fileprivate func named(_ name: String?) -> ArgumentHelp {
    var copy = self
    copy.valueName = name
    return copy
  }
}
