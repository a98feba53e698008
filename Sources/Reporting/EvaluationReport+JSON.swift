// SPDX-License-Identifier: Apache-2.0

internal import Evaluation

extension EvaluationReport {
  /// An array with an object for each file; `outcomes` holds every pair that was found, for fitting the confidence.
  public var json: String {
    var json = JSONWriter()
    json.array { json in
      for result in results {
        json.object { json in
          switch result {
          case .alignment(let path, let evaluation):
            json.member("path", path)
            Self.write(evaluation, into: &json)
          case .transcription(let path, let evaluation):
            json.member("path", path)
            Self.write("byKind", evaluation.byKind, into: &json)
            Self.write("amongForms", evaluation.amongForms, into: &json)
            json.key("misses")
            json.array { json in
              for miss in evaluation.misses {
                json.object { json in
                  json.member("zh", miss.zh)
                  json.member("wanted", miss.wanted)
                  json.member("found", miss.found)
                }
              }
            }
          }
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ result: AlignmentEvaluation, into json: inout JSONWriter) {
    write("exact", result.exact, into: &json)
    write("rejected", result.rejected, into: &json)
    write("kind", result.kind, into: &json)
    json.member("falsePairs", result.falsePairs)
    json.member("characters", result.characters)
    write("departures", result.departures, into: &json)
    json.member("departuresFound", result.departuresFound)
    json.member("falseDepartures", result.falseDepartures)
    write("exactByKind", result.exactByKind, into: &json)
    write("exactByDirection", result.exactByDirection, into: &json)
    write("exactBySource", result.exactBySource, into: &json)
    write("exactByPhenomenon", result.exactByPhenomenon, into: &json)
    write(
      "exactByVerdict",
      Dictionary(uniqueKeysWithValues: ["accept", "review", "reject"].map { ($0, result.verdict($0)) }), into: &json)
    json.key("confusion")
    json.object { json in
      for (wanted, row) in result.confusion.sorted(by: { $0.key < $1.key }) {
        json.key(named: wanted)
        json.object { json in
          for (found, count) in row.sorted(by: { $0.key < $1.key }) {
            json.key(named: found)
            json.int(count)
          }
        }
      }
    }
    json.key("brierScore")
    if let score = result.brierScore { json.decimal(score, places: 4) } else { json.null() }
    json.key("logLoss")
    if let loss = result.logLoss { json.decimal(loss, places: 4) } else { json.null() }
    json.key("reliability")
    json.array { json in
      for bin in result.reliability {
        json.object { json in
          json.key("from")
          json.decimal(bin.range.lowerBound, places: 2)
          json.key("to")
          json.decimal(bin.range.upperBound, places: 2)
          json.key("predicted")
          json.decimal(bin.predicted, places: 4)
          json.member("right", bin.exact.right)
          json.member("total", bin.exact.total)
        }
      }
    }
    write("coverageByConfidence", result.coverageByConfidence, into: &json)
    write("coverageByLink", result.coverageByLink, into: &json)
    json.key("misses")
    json.array { json in
      for miss in result.misses {
        json.object { json in
          json.member("id", miss.id)
          json.member("aspect", miss.aspect.rawValue)
          json.member("wanted", miss.wanted)
          json.member("found", miss.found)
          json.member("context", miss.context)
          json.member("explanation", miss.explanation)
        }
      }
    }
    json.member("features", AlignmentEvaluation.features)
    json.key("outcomes")
    json.array { json in
      for outcome in result.outcomes {
        json.object { json in
          json.member("record", outcome.record)
          json.member("document", outcome.document)
          json.member("zh", outcome.zh)
          json.member("ko", outcome.ko)
          json.key("confidence")
          json.decimal(outcome.confidence, places: 4)
          json.key("link")
          json.decimal(outcome.link, places: 4)
          json.member("verdict", outcome.verdict)
          json.key("exact")
          json.bool(outcome.isExact)
          json.key("features")
          json.array { json in for feature in outcome.features { json.decimal(feature, places: 4) } }
        }
      }
    }
  }

  private static func write(_ name: StaticString, _ ratio: Ratio, into json: inout JSONWriter) {
    json.key(name)
    write(ratio, into: &json)
  }

  private static func write(_ name: StaticString, _ table: [String: Ratio], into json: inout JSONWriter) {
    json.key(name)
    json.object { json in
      for (key, ratio) in table.sorted(by: { $0.key < $1.key }) {
        json.key(named: key)
        write(ratio, into: &json)
      }
    }
  }

  private static func write(_ ratio: Ratio, into json: inout JSONWriter) {
    json.object { json in
      json.member("right", ratio.right)
      json.member("total", ratio.total)
    }
  }

  private static func write(_ name: StaticString, _ table: [Coverage], into json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for row in table {
        json.object { json in
          json.key("coverage")
          json.decimal(row.coverage, places: 2)
          json.key("threshold")
          json.decimal(row.threshold, places: 4)
          json.member("right", row.exact.right)
          json.member("total", row.exact.total)
        }
      }
    }
  }
}
