// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials

/// One labelled bracket.
///
/// JSON Lines: `text` or `context` holds the text and `ctx_at` (or `at`) the 0-based code point of the bracket
/// in it; or `file`, `line` and `col` (1-based code points of the opening bracket) name a place in a folder
/// of texts. `zh`, `ko`, `alt` are the right pairs, null for a bracket that is no gloss.
public struct GoldRecord: Sendable {
  /// A right pair.
  public struct Pair: Sendable, Equatable {
    public var zh: String
    public var ko: String
  }

  public var id: String
  public var text: String?
  public var at: Int?
  public var file: String?
  public var line: Int?
  public var column: Int?
  /// Right pairs, the label first; empty when the bracket is no gloss.
  public var pairs: [Pair]
  /// Right kinds, the label first.
  public var kinds: [String]
  public var direction: String
  public var source: String
  /// Standard forms where the rendering departs from them.
  public var expected: [String]
  /// Does the record say anything of departures?
  public var labelsExpected: Bool

  private struct Raw: Decodable {
    struct Alternative: Decodable {
      var zh: String?
      var ko: String?
    }
    var id: String?
    var text: String?
    var context: String?
    var contextAt: Int?
    var at: Int?
    var file: String?
    var line: Int?
    var col: Int?
    var zh: String?
    var ko: String?
    var kind: String?
    var kindAlternatives: KindAlternatives?
    var alt: [Alternative]?
    var direction: String?
    var corpus: String?
    var expected: [String]?

    enum CodingKeys: String, CodingKey {
      case id, text, context, at, file, line, col, zh, ko, kind, alt, direction, corpus, expected
      case contextAt = "ctx_at"
      case kindAlternatives = "kind_alt"
    }
  }

  private enum KindAlternatives: Decodable {
    case values([String])
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        self = .values(one.split(separator: ",").map { String($0).trimmed })
      } else {
        self = .values((try? container.decode([String].self)) ?? [])
      }
    }
    var all: [String] { if case .values(let values) = self { values } else { [] } }
  }

  /// Reads JSON Lines; `number` is the 1-based line for error messages.
  public init(jsonLine: String, number: Int, path: String) throws(GoldError) {
    let raw: Raw
    do {
      raw = try JSONDecoder().decode(Raw.self, from: Data(jsonLine.utf8))
    } catch {
      throw .malformed(path: path, line: number)
    }
    id = raw.id ?? "\(number)"
    text = raw.text ?? raw.context
    at = raw.contextAt ?? raw.at
    file = raw.file
    line = raw.line
    column = raw.col
    guard text != nil && at != nil || file != nil && line != nil && column != nil else {
      throw .withoutText(path: path, line: number)
    }
    pairs = []
    if let zh = raw.zh, let ko = raw.ko { pairs.append(Pair(zh: zh, ko: ko)) }
    for alternative in raw.alt ?? [] {
      if let zh = alternative.zh ?? raw.zh, let ko = alternative.ko ?? raw.ko { pairs.append(Pair(zh: zh, ko: ko)) }
    }
    kinds = ([raw.kind].compactMap { $0 }) + (raw.kindAlternatives?.all ?? [])
    direction = raw.direction ?? "forward"
    source = raw.corpus ?? raw.file ?? ""
    expected = raw.expected ?? []
    labelsExpected = raw.expected != nil
  }
}

extension String {
  var trimmed: String {
    var view = self[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
