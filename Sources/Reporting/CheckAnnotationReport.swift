// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings for programs that show them beside the code: GitHub's workflow commands and checkstyle's XML.
enum CheckAnnotationReport {
  /// One `::warning …` a line; what ends a value or a line is escaped as GitHub's toolkit does.
  static func github(_ result: CheckResult, language: Language) -> String {
    var report = ""
    for finding in result.findings {
      let command = finding.level == .error ? "error" : finding.level == .warning ? "warning" : "notice"
      let title = Catalogue.text("rule.\(finding.rule.rawValue)", [:], language)
      let properties = [
        ("file", finding.path), ("line", "\(finding.line)"), ("endLine", "\(finding.endLine)"),
        ("col", "\(finding.column)"), ("endColumn", "\(finding.endColumn)"),
        ("title", "\(title) [\(finding.rule.rawValue)]"),
      ]
      report += "::\(command) " + properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
      report +=
        "::\(escapedData(SafeText.of(Catalogue.text(finding.message.key, finding.message.arguments, language))))\n"
    }
    return report
  }

  private static func escapedData(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// Findings by file; `source` is `gwalho.` and the rule.
  static func checkstyle(_ result: CheckResult, language: Language) -> String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    var path: String?
    for finding in result.findings {
      if finding.path != path {
        if path != nil { xml += "  </file>\n" }
        xml += "  <file name=\"\(Markup.escaped(finding.path))\">\n"
        path = finding.path
      }
      let message = Catalogue.text(finding.message.key, finding.message.arguments, language)
      xml += "    <error line=\"\(finding.line)\" column=\"\(finding.column)\" severity=\"\(finding.level.rawValue)\""
      xml += " message=\"\(Markup.escaped(message))\" source=\"gwalho.\(finding.rule.rawValue)\"/>\n"
    }
    if path != nil { xml += "  </file>\n" }
    return xml + "</checkstyle>\n"
  }
}
