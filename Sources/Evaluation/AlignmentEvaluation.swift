// SPDX-License-Identifier: Apache-2.0

internal import Alignment
internal import HanHangul

/// Accuracy of alignment against labelled brackets. No base and no learned lexicon is used.
public struct AlignmentEvaluation: Sendable {
  /// A count out of a total.
  public struct Ratio: Sendable, Equatable {
    public var right = 0
    public var total = 0
    /// An empty value.
    public init() {}
    mutating func count(_ isRight: Bool) {
      total += 1
      if isRight { right += 1 }
    }
  }

  /// One record that came out wrong.
  public struct Miss: Sendable {
    public enum Aspect: String, Sendable { case pair, kind, gloss, departure }
    public var id: String
    public var aspect: Aspect
    public var wanted: String
    public var found: String
    public var context: String
  }

  /// zh and ko equal a label, at that bracket.
  public var exact = Ratio()
  public var exactByKind: [String: Ratio] = [:]
  public var exactByDirection: [String: Ratio] = [:]
  /// Brackets labelled as no gloss that were rejected.
  public var rejected = Ratio()
  /// Kind of all labelled pairs.
  public var kind = Ratio()
  /// Distinct pairs labelled with a standard form: found with a form of the label, found at all, and false ones.
  public var departures = Ratio()
  public var departuresFound = 0
  public var falseDepartures = 0
  /// Pairs with verdict `accept`: how many, and how many of them exact.
  public var accepted = Ratio()
  public var misses: [Miss] = []

  /// An empty value.
  public init() {}

  /// Evaluates records against the texts they name.
  ///
  /// - Parameter text: returns the text of a record that names a file.
  public init(_ records: [GoldRecord], text: (GoldRecord) throws -> String) rethrows {
    var aligner = Aligner()
    var cache: [String: [Annotation]] = [:]
    var seenDepartures: Set<String> = []
    for record in records {
      let annotations: [Annotation]
      if let own = record.text {
        annotations = aligner.annotations(in: own)
      } else if let file = record.file, let known = cache[file] {
        annotations = known
      } else {
        annotations = aligner.annotations(in: try text(record))
        cache[record.file ?? ""] = annotations
      }
      let here = annotations.filter {
        // A record of a reverse gloss names the place of its Han.
        record.text != nil
          ? $0.offset == record.at || $0.direction == .reverse && $0.zhRange?.lowerBound == record.at
          : $0.line == record.line && $0.column == record.column
      }
      judge(record, here, &seenDepartures)
    }
  }

  private mutating func judge(_ record: GoldRecord, _ found: [Annotation], _ seen: inout Set<String>) {
    let shown = found.map { "\($0.zh ?? "") ↔ \($0.ko ?? "") [\($0.kind.rawValue) \($0.link) \($0.confidence)]" }
      .joined(separator: "; ")
    guard let label = record.pairs.first else {
      rejected.count(found.isEmpty)
      if !found.isEmpty { miss(record, .gloss, "none", shown) }
      return
    }
    let match = found.first { annotation in
      record.pairs.contains { Self.same($0.zh, annotation.zh) && Self.same($0.ko, annotation.ko) }
    }
    exact.count(match != nil)
    exactByKind[record.kinds.first ?? "", default: Ratio()].count(match != nil)
    exactByDirection[record.direction, default: Ratio()].count(match != nil)
    if match == nil { miss(record, .pair, "\(label.zh) ↔ \(label.ko)", shown) }
    let best = match ?? found.first
    let kindIsRight = best.map { record.kinds.contains($0.kind.rawValue) } ?? false
    kind.count(kindIsRight)
    if !kindIsRight, match != nil { miss(record, .kind, record.kinds.joined(separator: "/"), shown) }
    for annotation in found where annotation.verdict == .accept { accepted.count(annotation == match) }
    if record.labelsExpected, let match { judgeDeparture(record, match, &seen) }
  }

  private mutating func judgeDeparture(_ record: GoldRecord, _ match: Annotation, _ seen: inout Set<String>) {
    // Distinct pairs: 청닝(承諾) twice is one slip.
    guard seen.insert("\(match.zhFolded ?? "")\t\(match.ko ?? "")").inserted else { return }
    if record.expected.isEmpty || !["sound", "mixed"].contains(record.kinds.first ?? "") {
      if !match.expected.isEmpty, record.expected.isEmpty {
        falseDepartures += 1
        miss(record, .departure, "no departure", "\(match.ko ?? "") → \(match.expected.joined(separator: "/"))")
      }
      return
    }
    let isRight = match.expected.contains { form in record.expected.contains { Self.same($0, form) } }
    departures.count(isRight)
    if !match.expected.isEmpty { departuresFound += 1 }
    if !isRight {
      miss(
        record, .departure, record.expected.joined(separator: "/"),
        "\(match.ko ?? "") → \(match.expected.joined(separator: "/"))")
    }
  }

  private mutating func miss(_ record: GoldRecord, _ aspect: Miss.Aspect, _ wanted: String, _ found: String) {
    var context = ""
    if let text = record.text, let at = record.at {
      let scalars = Array(text.unicodeScalars)
      context = String(String.UnicodeScalarView(scalars[max(0, at - 24)..<min(scalars.count, at + 16)]))
        .split(separator: "\n").joined(separator: "⏎")
    } else {
      context = "\(record.file ?? ""):\(record.line ?? 0):\(record.column ?? 0)"
    }
    misses.append(
      Miss(id: record.id, aspect: aspect, wanted: wanted, found: found.isEmpty ? "nothing" : found, context: context))
  }

  /// Equal but for spaces, quotation marks and markup.
  static func same(_ a: String, _ b: String?) -> Bool {
    guard let b else { return false }
    return stripped(a) == stripped(b)
  }

  private static func stripped(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value).filter {
      ![0x20, 0xA0, 0x3000, 0x22, 0x27, 0x2A, 0x5F, 0x60, 0x0A].contains($0) && !(0x2018...0x201D).contains($0)
        && !(0x300A...0x300F).contains($0)
    }
  }
}
