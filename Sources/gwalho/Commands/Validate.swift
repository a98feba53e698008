// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Reporting
import TermBase
import Workspace

/// `gwalho validate`: the term base itself.
struct Validate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.validate"), discussion: words("help.validate.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: help("help.validate.format", valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    // A setting that is not understood is a fault of the base as well.
    _ = try base.configuration()
    let result = Glossary(base).validate()
    switch format {
    case .text: StandardOutput.write(text(result, base))
    case .json: StandardOutput.write(json(result, base))
    }
    if result.problems.contains(where: \.isFatal) { throw ExitCode(2) }
    if result.files == 0 {
      StandardError.write("gwalho: \(words("validate.nothing"))\n")
      throw ExitCode(2)
    }
    if result.hasErrors { throw ExitCode(1) }
  }

  private func text(_ result: ValidationResult, _ base: Base) -> String {
    var out = ""
    for problem in problems(result) { out += line(problem.error.shown(from: base), problem.level) }
    for finding in result.findings {
      out += line(finding.shown(from: base), finding.level.rawValue)
    }
    return out
      + words(
        "validate.summary", ["files": "\(result.files)", "concepts": "\(result.concepts)", "rows": "\(result.rows)"])
      + "\n"
  }

  /// Rows that could not be read are errors; what was read in spite of a fault is a warning, unless a finding
  /// of the validation says the same.
  private func problems(_ result: ValidationResult) -> [(error: GlossaryError, level: String)] {
    let said: Set<String> = ["glossary.bad-id", "glossary.bad-date"]
    return result.problems.filter { !said.contains($0.catalogueKey) }.map { ($0, $0.isFatal ? "error" : "warning") }
  }

  private func line(_ error: PlacedError, _ level: String) -> String {
    let place = error.place.map { "\($0.path):\($0.line.map(String.init) ?? "1"):" } ?? ""
    let role: Style.Role = level == "error" ? .error : level == "warning" ? .warning : .info
    return shared.style.text(SafeText.of(place), .place) + " "
      + shared.style.text(words("level.\(level)") + ":", role) + " "
      + SafeText.of(words(error.catalogueKey, SafeText.quotations(error.arguments))) + "\n"
  }

  private func json(_ result: ValidationResult, _ base: Base) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("findings")
      json.array { json in
        for problem in problems(result) { Self.write(problem.error.shown(from: base), problem.level, &json) }
        for finding in result.findings { Self.write(finding.shown(from: base), finding.level.rawValue, &json) }
      }
      json.key("summary")
      json.object { json in
        json.member("files", result.files)
        json.member("concepts", result.concepts)
        json.member("rows", result.rows)
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ error: PlacedError, _ level: String, _ json: inout JSONWriter) {
    json.object { json in
      json.member("path", orNull: error.place?.path)
      json.member("line", orNull: error.place?.line)
      json.member("rule", error.catalogueKey)
      json.member("level", level)
      json.member("message", words(error.catalogueKey, error.arguments))
    }
  }
}
