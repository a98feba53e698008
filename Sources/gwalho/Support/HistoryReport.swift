// SPDX-License-Identifier: Apache-2.0

import Memory
import Reporting
import TermBase
import Workspace

/// Histories of concepts, for people and for programs.
enum HistoryReport {
  /// `之江  즈장 ◎ | 2023-08 즈강 3, 지장 1 → 2024-08 즈장 2`, a line a concept; the columns of several are aligned.
  static func lines(_ concepts: [(zh: String, preferred: [String], history: [HistoryPeriod])]) -> [String] {
    let names = TextColumns.lines(
      concepts.map { concept in
        let decided = concept.preferred.joined(separator: " / ")
        // The mark is the last column of the names: it keeps them as wide as the widest.
        return [concept.zh, decided.isEmpty ? words("status.candidate") : decided + " ◎", "|"]
      })
    return zip(names, concepts).map { name, concept in
      let periods = concept.history.map { period in
        HistoryLine.Period(month: period.period, forms: period.forms.map { ($0.ko, $0.count) })
      }
      // One space before the mark.
      let head = name.dropLast(2)
      return SafeText.of(
        periods.isEmpty ? Self.trimmed(head) : head + "| " + HistoryLine.text(periods, language: language))
    }
  }

  /// What is said to a term that nobody knows; it may be anything, of any length.
  static func nothing(_ query: String) -> String {
    SafeText.of(words("lookup.none", SafeText.quotations(["term": query]))) + "\n"
  }

  private static func trimmed(_ text: Substring) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }

  /// The concepts of matches in their order, those left out that no issue has.
  static func lines(_ matches: [LookupMatch]) -> [String] {
    var concepts: [(zh: String, preferred: [String], history: [HistoryPeriod])] = []
    var seen: Set<String> = []
    for match in matches where seen.insert(match.concept).inserted && !match.history.isEmpty {
      concepts.append((match.zh, match.preferred, match.history))
    }
    return lines(concepts)
  }

  /// `[{"period":"2023-08","forms":[{"ko":"즈강","count":3,"status":null}]}]`
  static func write(_ history: [HistoryPeriod], _ json: inout JSONWriter) {
    json.array { json in
      for period in history {
        json.object { json in
          json.member("period", orNull: period.period)
          json.key("forms")
          json.array { json in
            for form in period.forms {
              json.object { json in
                json.member("ko", form.ko)
                json.member("count", form.count)
                json.member("status", orNull: form.status?.rawValue)
              }
            }
          }
        }
      }
    }
  }

  /// `[{"ko":"즈강","count":3}]`
  static func write(_ forms: [Conflict.Form], _ json: inout JSONWriter) {
    json.array { json in
      for form in forms {
        json.object { json in
          json.member("ko", form.ko)
          json.member("count", form.count)
        }
      }
    }
  }

  /// `즈강 3, 지장 1`
  static func text(_ forms: [Conflict.Form]) -> String {
    forms.map { "\($0.ko) \($0.count)" }.joined(separator: ", ")
  }
}
