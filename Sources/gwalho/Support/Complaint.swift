// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HanHangul
import Reporting
import TermBase

/// Says errors on standard error: `gwalho: draft.txt:12:5: …`.
enum Complaint {
  static func isReportable(_ error: any Error) -> Bool { error is any ReportableError || error is ICUError }

  static func say(_ error: any Error) { StandardError.write("gwalho: \(SafeText.of(text(error)))\n") }

  /// A note that is no error: an encoding that was guessed.
  static func note(_ key: String, path: String) {
    StandardError.write("gwalho: \(SafeText.of(words(key, ["path": path])))\n")
  }

  static func text(_ error: any Error) -> String {
    if let error = error as? any ReportableError {
      var place = ""
      if let known = error.place, let line = known.line {
        place = "\(known.path):\(line):" + (known.column.map { "\($0):" } ?? "") + " "
      } else if let known = error.place, !Catalogue.placeables(error.catalogueKey, language).contains("path") {
        place = known.path + ": "
      }
      if error.catalogueKey == "document.not-found", error.place?.path.unicodeScalars.contains("\u{FFFD}") == true {
        return place + words("cli.name-not-utf8")
      }
      var arguments = error.arguments
      // A status has its name in the language of this run.
      if let status = arguments["status"], TermStatus(rawValue: status) != nil {
        arguments["status"] = words("status.\(status)")
      }
      return place + words(error.catalogueKey, SafeText.quotations(arguments))
    }
    if let error = error as? ICUError { return "ICU \(error.function): \(error.name)" }
    return "\(error)"
  }
}
