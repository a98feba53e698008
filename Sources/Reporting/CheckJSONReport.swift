// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings as the contract's JSON, members in its order; every finding has every member.
enum CheckJSONReport {
  /// `{"findings":[…],"summary":{…}}` and a line end.
  static func json(_ result: CheckResult, language: Language) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("findings")
      json.array { json in
        for finding in result.findings { write(finding, language: language, into: &json) }
      }
      json.key("summary")
      write(result.summary, into: &json)
    }
    return json.bytes + [0x0A]
  }

  /// One finding a line.
  static func jsonLines(_ result: CheckResult, language: Language) -> [UInt8] {
    var bytes: [UInt8] = []
    for finding in result.findings {
      var json = JSONWriter()
      write(finding, language: language, into: &json)
      bytes += json.bytes
      bytes.append(0x0A)
    }
    return bytes
  }

  /// One finding.
  static func write(_ finding: Finding, language: Language, into json: inout JSONWriter) {
    json.object { json in
      json.member("path", finding.path)
      json.member("line", finding.line)
      json.member("column", finding.column)
      json.member("endLine", finding.endLine)
      json.member("endColumn", finding.endColumn)
      json.member("rule", finding.rule.rawValue)
      json.member("level", finding.level.rawValue)
      json.member("message", Catalogue.text(finding.message.key, finding.message.arguments, language))
      json.member("conceptId", orNull: finding.conceptId)
      json.member("zh", orNull: finding.zh)
      json.member("found", finding.found)
      json.member("expected", finding.expected)
      json.key("reason")
      if let reason = finding.reason { write(reason, language, &json) } else { json.null() }
      json.key("fix")
      if let fix = finding.fix { write(fix, &json) } else { json.null() }
      json.member("fingerprint", finding.fingerprint)
      json.key("related")
      json.array { json in
        for place in finding.related { write(place, language, &json) }
      }
    }
  }

  private static func write(_ reason: FindingReason, _ language: Language, _ json: inout JSONWriter) {
    json.object { json in
      json.member("type", reason.kind.rawValue)
      json.member("text", CheckTextReport.words(reason, language))
      json.member("source", orNull: reason.source)
    }
  }

  private static func write(_ fix: FindingFix, _ json: inout JSONWriter) {
    json.object { json in
      json.member("range", orNull: fix.range)
      json.member("text", fix.text)
    }
  }

  private static func write(_ place: RelatedPlace, _ language: Language, _ json: inout JSONWriter) {
    json.object { json in
      json.member("path", place.path)
      json.member("line", place.line)
      json.member("column", place.column)
      json.member("message", Catalogue.text(place.message.key, place.message.arguments, language))
    }
  }

  /// `findings` holds every rule that ran, those that were silent too: `{"rule":{"error":0,…},…}`.
  private static func write(_ summary: CheckSummary, into json: inout JSONWriter) {
    json.object { json in
      json.member("documents", summary.documents)
      json.member("characters", summary.characters)
      json.member("annotations", summary.annotations)
      json.member("terms", summary.terms)
      json.key("findings")
      json.object { json in
        for count in summary.findings {
          json.key(named: count.rule.rawValue)
          json.object { json in
            json.member("error", count.error)
            json.member("warning", count.warning)
            json.member("info", count.info)
          }
        }
      }
    }
  }
}
