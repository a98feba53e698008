// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings in reviewdog's Diagnostic Format (rdjson): lines and columns from 1, columns in bytes of UTF-8.
struct CheckRDJSONReport {
  let documents: [CheckedDocument]
  let language: Language

  func bytes(_ result: CheckResult) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("source")
      json.object { json in json.member("name", "gwalho") }
      json.key("diagnostics")
      json.array { json in
        for finding in result.findings where documents.indices.contains(finding.document) { write(finding, &json) }
      }
    }
    return json.bytes + [0x0A]
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    let text = documents[finding.document].text
    json.object { json in
      json.member("message", Catalogue.text(finding.message.key, finding.message.arguments, language))
      json.key("location")
      json.object { json in
        json.member("path", finding.path)
        json.key("range")
        write(finding.range, text, &json)
      }
      json.member("severity", finding.level == .error ? "ERROR" : finding.level == .warning ? "WARNING" : "INFO")
      json.key("code")
      json.object { json in json.member("value", finding.rule.rawValue) }
      if let fix = finding.fix {
        json.key("suggestions")
        json.array { json in
          json.object { json in
            json.key("range")
            write(fix.range, text, &json)
            json.member("text", fix.text)
          }
        }
      }
    }
  }

  private func write(_ range: Range<Int>, _ text: CheckText, _ json: inout JSONWriter) {
    json.object { json in
      json.key("start")
      write(range.lowerBound, text, &json)
      json.key("end")
      write(range.upperBound, text, &json)
    }
  }

  private func write(_ offset: Int, _ text: CheckText, _ json: inout JSONWriter) {
    let line = text.position(of: offset).line
    let start = text.lineStarts[line - 1]
    let bytes = text.scalars[start..<offset].reduce(0) { $0 + UTF8.width($1) }
    json.object { json in
      json.member("line", line)
      json.member("column", bytes + 1)
    }
  }
}
