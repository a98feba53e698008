// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials
internal import HanHangul

/// A text, or a place in one, with the right pairs of its brackets.
///
/// JSON Lines, one of three shapes:
/// - `text` and `labels`: a whole text; a label gives the number `n` of its bracket among those with Han (from 1), `zh`,
///   `ko`, `kind`, and lists of equally right alternatives (`zh_alt`, `ko_alt`, `kind_alt`); kind `none` with `han` is no
///   gloss; `none` among `kind_alt` makes a label optional;
/// - `text` or `context` with `ctx_at` (or `at`), the 0-based code point of one bracket in it, and its label;
/// - `file`, `line`, `col` (1-based code points of the opening bracket in a text of a folder), and its label.
///
/// In the last two `zh` and `ko` are null for a bracket that is no gloss, and `alt` holds other right pairs.
public struct GoldRecord: Sendable {
  /// A right pair.
  public struct Pair: Sendable, Equatable {
    /// The Chinese as written.
    public var zh: String
    /// Its rendering.
    public var ko: String
  }

  /// What one bracket should come out as.
  public struct Label: Sendable {
    /// Right pairs, the label's own first; empty when the bracket is no gloss.
    public var pairs: [Pair]
    /// Right kinds, the label's own first.
    public var kinds: [String]
    /// `forward`, `reverse` or `inside`.
    public var direction: String
    /// The Han of a bracket that is no gloss, where it is known.
    public var han: String?
    /// As well left out as found.
    var isOptional: Bool
    /// Standard forms where the rendering departs from them; nil when the label says nothing of it.
    public var expected: [String]?
  }

  /// Name of the record, or its line number.
  public var id: String
  /// 1-based line in the labelled data.
  public var number: Int
  /// The text itself; nil when it is in a file.
  public var text: String?
  /// 0-based code point of the bracket; nil for a whole text.
  public var at: Int?
  /// File of the text, with 1-based line and column of the bracket.
  public var file: String?
  /// 1-based line.
  public var line: Int?
  /// 1-based column in code points.
  public var column: Int?
  /// One for a single bracket, all for a whole text.
  public var labels: [Label]
  /// Where the text comes from: `corpus`, `source`, `topic`, else the file.
  public var source: String
  /// What the text was written or chosen for.
  public var phenomena: [String]
  /// The document the text was taken from (`document`, `file`, `repo` and `path`), else the record itself.
  public var document: String

  /// Is every bracket of the text labelled?
  var isWholeText: Bool { text != nil && at == nil }

  /// Reads JSON Lines; `number` is the 1-based line for error messages.
  public init(jsonLine: String, number: Int, path: String) throws(GoldError) {
    let raw: RawGold
    do {
      raw = try JSONDecoder().decode(RawGold.self, from: Data(jsonLine.utf8))
    } catch {
      throw .malformed(path: path, line: number)
    }
    id = raw.id ?? "\(number)"
    self.number = number
    text = raw.text ?? raw.context
    at = raw.contextAt ?? raw.at
    file = raw.file
    line = raw.line
    column = raw.col
    source = raw.corpus ?? raw.source ?? raw.topic ?? raw.file ?? path
    phenomena = raw.phenomena ?? []
    document = raw.document ?? raw.file ?? raw.path.map { "\(raw.repo ?? "")/\($0)" } ?? id
    if let labels = raw.labels, text != nil {
      at = nil
      self.labels = []
      for label in labels { self.labels.append(try label.checked(path: path, line: number, mayBeEmpty: false)) }
      return
    }
    if let text, let at {
      guard at >= 0, at < text.unicodeScalars.count else { throw .outside(path: path, line: number, at: at) }
    } else if let file, line != nil, column != nil {
      // Labelled data may come from anywhere: it names texts in its folder and nothing else.
      guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
        throw .noSuchText(path: path, line: number, file: file)
      }
    } else {
      throw .withoutText(path: path, line: number)
    }
    labels = [try raw.own.checked(path: path, line: number, mayBeEmpty: true)]
  }
}

/// The members of a line as they are written.
private struct RawGold: Decodable {
  var id: String?
  var text: String?
  var context: String?
  var contextAt: Int?
  var at: Int?
  var file: String?
  var line: Int?
  var col: Int?
  var corpus: String?
  var source: String?
  var topic: String?
  var document: String?
  var repo: String?
  var path: String?
  var phenomena: [String]?
  var labels: [RawLabel]?
  /// The label of a record of one bracket stands among its other members.
  var own: RawLabel

  enum CodingKeys: String, CodingKey {
    case id, text, context, at, file, line, col, corpus, source, topic, document, repo, path, phenomena, labels
    case contextAt = "ctx_at"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id)
    text = try container.decodeIfPresent(String.self, forKey: .text)
    context = try container.decodeIfPresent(String.self, forKey: .context)
    contextAt = try container.decodeIfPresent(Int.self, forKey: .contextAt)
    at = try container.decodeIfPresent(Int.self, forKey: .at)
    file = try container.decodeIfPresent(String.self, forKey: .file)
    line = try container.decodeIfPresent(Int.self, forKey: .line)
    col = try container.decodeIfPresent(Int.self, forKey: .col)
    corpus = try container.decodeIfPresent(String.self, forKey: .corpus)
    source = try container.decodeIfPresent(String.self, forKey: .source)
    topic = try container.decodeIfPresent(String.self, forKey: .topic)
    document = try container.decodeIfPresent(String.self, forKey: .document)
    repo = try? container.decodeIfPresent(String.self, forKey: .repo)
    path = try? container.decodeIfPresent(String.self, forKey: .path)
    phenomena = try? container.decodeIfPresent([String].self, forKey: .phenomena)
    labels = try container.decodeIfPresent([RawLabel].self, forKey: .labels)
    own = try RawLabel(from: decoder)
  }
}

private struct RawLabel: Decodable {
  struct Alternative: Decodable {
    var zh: String?
    var ko: String?
  }
  var zh: String?
  var ko: String?
  var kind: String?
  var han: String?
  var direction: String?
  var alt: [Alternative]?
  var zhAlternatives: [String]?
  var koAlternatives: [String]?
  var kindAlternatives: Names?
  var expected: [String]?
  var note: String?

  enum CodingKeys: String, CodingKey {
    case zh, ko, kind, han, direction, alt, expected, note
    case zhAlternatives = "zh_alt"
    case koAlternatives = "ko_alt"
    case kindAlternatives = "kind_alt"
  }

  /// A list, or one string with commas.
  enum Names: Decodable {
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

  /// The label, when it says what is right: a pair, or that there is none.
  func checked(path: String, line: Int, mayBeEmpty: Bool) throws(GoldError) -> GoldRecord.Label {
    let isPair = zh != nil && ko != nil
    guard isPair || kind == "none" || mayBeEmpty && zh == nil && ko == nil else {
      throw .incomplete(path: path, line: line)
    }
    for name in [kind].compactMap({ $0 }) + (kindAlternatives?.all ?? []) where RenderingKind(rawValue: name) == nil {
      throw .unknownKind(path: path, line: line, kind: name)
    }
    return label
  }

  private var label: GoldRecord.Label {
    var pairs: [GoldRecord.Pair] = []
    if let zh, let ko, kind != "none" {
      for zh in [zh] + (zhAlternatives ?? []) {
        for ko in [ko] + (koAlternatives ?? []) { pairs.append(GoldRecord.Pair(zh: zh, ko: ko)) }
      }
    }
    for alternative in alt ?? [] {
      if let zh = alternative.zh ?? zh, let ko = alternative.ko ?? ko { pairs.append(GoldRecord.Pair(zh: zh, ko: ko)) }
    }
    let others = kindAlternatives?.all ?? []
    return GoldRecord.Label(
      pairs: pairs, kinds: [kind].compactMap { $0 } + others, direction: direction ?? "forward", han: han,
      isOptional: others.contains("none"), expected: expected.map { $0 + notedForm })
  }

  /// Some labels have the standard form in their note only: "expected 보루이캉".
  private var notedForm: [String] {
    guard let note, let start = note.firstRange(of: "expected ") else { return [] }
    let form = note[start.upperBound...].prefix { $0 >= "가" && $0 <= "힣" }
    return form.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) } ? [String(form)] : []
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
