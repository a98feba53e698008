// SPDX-License-Identifier: Apache-2.0

internal import Consistency

/// Findings as SARIF 2.1.0 (OASIS): columns in code points, fingerprints that survive moved lines, what is suppressed
/// marked and not dropped, replacements.
struct CheckSARIFReport {
  let documents: [CheckedDocument]
  let language: Language
  let version: String

  func bytes(_ result: CheckResult) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            driver(&json)
          }
          json.member("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array { json in
            let hasSuppressions = !result.suppressed.isEmpty
            for finding in result.findings { write(finding, suppressed: nil, all: hasSuppressions, &json) }
            for one in result.suppressed { write(one.finding, suppressed: one.kind, all: true, &json) }
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private func driver(_ json: inout JSONWriter) {
    json.object { json in
      json.member("name", "gwalho")
      json.member("version", version)
      json.key("rules")
      json.array { json in
        for rule in RuleID.allCases {
          json.object { json in
            json.member("id", rule.rawValue)
            json.key("shortDescription")
            text(say("rule.\(rule.rawValue)"), &json)
            json.key("fullDescription")
            text(say("explain.\(rule.rawValue)"), &json)
            json.key("defaultConfiguration")
            json.object { json in
              json.key("enabled")
              json.bool(rule.isOnByDefault)
              json.member("level", Self.level(rule.standardLevel))
            }
          }
        }
      }
    }
  }

  /// - Parameter all: SARIF 3.27.23: when one result says whether it is suppressed, all do.
  private func write(
    _ finding: Finding, suppressed: SuppressedFinding.Kind?, all: Bool, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("ruleId", finding.rule.rawValue)
      json.member("ruleIndex", finding.rule.order)
      json.member("level", Self.level(finding.level))
      json.key("message")
      text(say(finding.message.key, finding.message.arguments), &json)
      json.key("locations")
      json.array { json in location(finding.path, region: finding, &json) }
      if !finding.related.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for place in finding.related { related(place, &json) }
        }
      }
      json.key("partialFingerprints")
      json.object { json in json.member("gwalho/v1", finding.fingerprint) }
      if let fix = finding.fix, documents.indices.contains(finding.document) {
        json.key("fixes")
        json.array { json in write(fix, finding, &json) }
      }
      if all {
        json.key("suppressions")
        json.array { json in
          if let suppressed { json.object { json in json.member("kind", suppressed.rawValue) } }
        }
      }
    }
  }

  private func location(_ path: String, region finding: Finding, _ json: inout JSONWriter) {
    json.object { json in
      json.key("physicalLocation")
      json.object { json in
        artifact(path, &json)
        json.key("region")
        json.object { json in
          json.member("startLine", finding.line)
          json.member("startColumn", finding.column)
          json.member("endLine", finding.endLine)
          json.member("endColumn", finding.endColumn)
        }
      }
    }
  }

  private func related(_ place: RelatedPlace, _ json: inout JSONWriter) {
    json.object { json in
      json.key("physicalLocation")
      json.object { json in
        artifact(place.path, &json)
        json.key("region")
        json.object { json in
          json.member("startLine", place.line)
          json.member("startColumn", place.column)
        }
      }
      json.key("message")
      text(say(place.message.key, place.message.arguments), &json)
    }
  }

  private func write(_ fix: FindingFix, _ finding: Finding, _ json: inout JSONWriter) {
    let source = documents[finding.document].text
    let start = source.position(of: fix.range.lowerBound)
    let end = source.position(of: fix.range.upperBound)
    json.object { json in
      json.key("description")
      text(fix.text.isEmpty ? say("report.delete") : say("report.write", ["text": fix.text]), &json)
      json.key("artifactChanges")
      json.array { json in
        json.object { json in
          artifact(finding.path, &json)
          json.key("replacements")
          json.array { json in
            json.object { json in
              json.key("deletedRegion")
              json.object { json in
                json.member("startLine", start.line)
                json.member("startColumn", start.column)
                json.member("endLine", end.line)
                json.member("endColumn", end.column)
              }
              json.key("insertedContent")
              text(fix.text, &json)
            }
          }
        }
      }
    }
  }

  private func artifact(_ path: String, _ json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in json.member("uri", Self.uri(path)) }
  }

  private func text(_ text: String, _ json: inout JSONWriter) {
    json.object { json in json.member("text", text) }
  }

  private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text(key, arguments, language)
  }

  private static func level(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    case .off: "none"
    }
  }

  /// A path as a relative reference (RFC 3986): everything but unreserved letters and slashes in percent.
  static func uri(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80,
        scalar.properties.isAlphabetic || (0x30...0x39).contains(byte) || "-._~/".unicodeScalars.contains(scalar)
      {
        uri.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }
}
