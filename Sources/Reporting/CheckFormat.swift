// SPDX-License-Identifier: Apache-2.0

public import Consistency

/// How findings can be written.
public enum CheckFormat: String, Sendable, CaseIterable {
  /// For people, on a terminal.
  case text
  /// One object with findings and summary.
  case json
  /// A finding a line (JSON Lines).
  case jsonl
  /// SARIF 2.1.0 (OASIS).
  case sarif
  /// Workflow commands of GitHub Actions.
  case github
  /// The XML of Checkstyle.
  case checkstyle
  /// Reviewdog Diagnostic Format.
  case rdjson
  /// A page with the text and its marks.
  case html
}

/// Findings in any format.
public struct CheckReport: Sendable {
  private let result: CheckResult
  private let documents: [CheckedDocument]
  private let language: Language
  private let version: String

  /// - Parameters:
  ///   - documents: those that were checked, for their lines.
  ///   - version: of the program, for formats that name it.
  public init(_ result: CheckResult, documents: [CheckedDocument], language: Language, version: String) {
    self.result = result
    self.documents = documents
    self.language = language
    self.version = version
  }

  /// The whole report as UTF-8.
  ///
  /// - Parameters:
  ///   - style: of `text`.
  ///   - width: cells of the terminal, for `text`.
  public func bytes(_ format: CheckFormat, style: Style = .plain, width: Int = 80) -> [UInt8] {
    switch format {
    case .text:
      Array(CheckTextReport(language: language, style: style, width: width).text(result, documents: documents).utf8)
    case .json: CheckJSONReport.json(result, language: language)
    case .jsonl: CheckJSONReport.jsonLines(result, language: language)
    case .sarif: CheckSARIFReport(documents: documents, language: language, version: version).bytes(result)
    case .github: Array(CheckAnnotationReport.github(result, language: language).utf8)
    case .checkstyle: Array(CheckAnnotationReport.checkstyle(result, language: language).utf8)
    case .rdjson: CheckRDJSONReport(documents: documents, language: language).bytes(result)
    case .html: Array(CheckHTMLReport(documents: documents, language: language, version: version).page(result).utf8)
    }
  }
}
