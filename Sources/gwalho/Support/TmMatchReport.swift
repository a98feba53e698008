// SPDX-License-Identifier: Apache-2.0

import Memory
import Reporting
import Workspace

/// Matches for people and for programs.
enum TmMatchReport {
  // MARK: - JSON

  /// The contract of `--format jsonl`: these members and no others.
  static func writeLine(_ query: String, _ matches: [SegmentMatch], _ json: inout JSONWriter) {
    json.object { json in
      json.member("query", query)
      json.key("matches")
      json.array { json in
        for match in matches {
          json.object { json in
            writeCore(match, &json)
            json.member("origin", match.segment.origins.first ?? "")
          }
        }
      }
    }
  }

  /// `--format json`: the same and all that is shown to people.
  static func write(
    _ query: String, _ matches: [SegmentMatch], _ terms: [TmService.Term], _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("query", query)
      json.key("matches")
      json.array { json in
        for match in matches {
          let segment = match.segment
          let side = TmService.side(of: query)
          let difference = SegmentDifference(query, side == .zh ? segment.zh : segment.ko)
          json.object { json in
            writeCore(match, &json)
            json.member("origin", segment.origins.first ?? "")
            json.member("percent", match.percent)
            json.key("context")
            json.bool(match.isInContext)
            json.member("origins", segment.origins)
            json.member("date", orNull: segment.date)
            json.key("queryDifferences")
            write(difference.query, &json)
            json.key("segmentDifferences")
            write(difference.text, &json)
          }
        }
      }
      json.key("terms")
      json.array { json in
        for term in terms {
          json.object { json in
            json.member("zh", term.zh)
            json.member("ko", term.ko)
            json.member("range", orNull: term.range)
          }
        }
      }
    }
  }

  private static func writeCore(_ match: SegmentMatch, _ json: inout JSONWriter) {
    json.key("score")
    json.decimal(match.score, places: 6)
    json.member("penalties", match.penalties.map(\.rawValue))
    json.member("zh", match.segment.zh)
    json.member("ko", match.segment.ko)
  }

  private static func write(_ ranges: [Range<Int>], _ json: inout JSONWriter) {
    json.array { json in
      for range in ranges {
        json.array { json in
          json.int(range.lowerBound)
          json.int(range.upperBound)
        }
      }
    }
  }

  // MARK: - Text

  static func text(
    _ query: String, _ matches: [SegmentMatch], _ terms: [TmService.Term], side: SegmentSide, style: Style
  ) -> String {
    var out = style.text(oneLine(query), .place) + "\n"
    if matches.isEmpty { out += "  " + words("tm.none") + "\n" }
    for match in matches {
      let segment = match.segment
      let (same, other) = side == .zh ? (segment.zh, segment.ko) : (segment.ko, segment.zh)
      let percent = "\(match.percent)"
      out += "  " + String(repeating: " ", count: 3 - percent.utf8.count) + percent + " %  " + oneLine(same) + "\n"
      let marks = marks(SegmentDifference(query, same).text, in: same)
      if !marks.isEmpty { out += "         " + style.text(marks, .caret) + "\n" }
      out += "         " + oneLine(other) + "\n"
      var notes = [segment.origins.first ?? ""]
      if segment.origins.count > 1 {
        notes[0] += " " + words("tm.more-origins", ["count": "\(segment.origins.count - 1)"])
      }
      if let date = segment.date { notes.append(date) }
      if match.isInContext { notes.append(words("tm.in-context")) }
      for penalty in match.penalties {
        notes.append(words("tm.penalty.\(penalty.rawValue)") + " −\(penalty.points)")
      }
      out += "         " + style.text(notes.joined(separator: " · "), .note) + "\n"
    }
    var seen: Set<String> = []
    for term in terms where seen.insert(term.zh).inserted {
      out += "  " + words("tm.term", ["zh": term.zh, "ko": term.ko.joined(separator: " / ")]) + "\n"
    }
    return out
  }

  /// Carets under the characters of ranges (code points), as wide as those on a terminal.
  static func marks(_ ranges: [Range<Int>], in text: String) -> String {
    var out = ""
    var pending = ""
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let isMarked = ranges.contains { $0.contains(place) }
      let cells = scalar == "\n" || scalar == "\t" ? 1 : TerminalWidth.cells(scalar)
      if isMarked {
        out += pending + String(repeating: "^", count: cells)
        pending = ""
      } else {
        pending += String(repeating: " ", count: cells)
      }
    }
    return out
  }

  /// A text on one line: what breaks lines is a space there.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.value < 0x20 ? " " : scalar) }
    return String(scalars)
  }
}
