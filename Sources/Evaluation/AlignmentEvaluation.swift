// SPDX-License-Identifier: Apache-2.0

public import Alignment
internal import Glibc
internal import HanHangul

/// Accuracy of alignment against labelled brackets. No base and no learned lexicon is used unless one is handed in.
public struct AlignmentEvaluation: Sendable {
  /// One label that came out otherwise.
  public struct Miss: Sendable {
    /// What is wrong; raw values are words of the reports.
    public enum Aspect: String, Sendable {
      /// Chinese or Korean differ from the label's, or there is no such pair.
      case pair
      /// The pair is right, its kind is not.
      case kind
      /// A bracket that is no gloss was taken for one.
      case gloss
      /// A standard form is expected where the label has none, or not the label's.
      case departure
    }
    /// The record.
    public var id: String
    /// What is wrong.
    public var aspect: Aspect
    /// What the label says.
    public var wanted: String
    /// What was found.
    public var found: String
    /// The text around.
    public var context: String
    /// How the label's and the found pair are read, character by character.
    public var explanation: [String]
  }

  /// zh and ko equal a label, at that bracket.
  public var exact = Ratio()
  /// The same by the label's kind.
  public var exactByKind: [String: Ratio] = [:]
  /// The same by direction.
  public var exactByDirection: [String: Ratio] = [:]
  /// The same by where the text comes from.
  public var exactBySource: [String: Ratio] = [:]
  /// The same by phenomenon.
  public var exactByPhenomenon: [String: Ratio] = [:]
  /// Brackets labelled as no gloss that were rejected.
  public var rejected = Ratio()
  /// Pairs found where no label has one, in texts whose every bracket is labelled.
  public var falsePairs = 0
  /// Code points of those texts.
  public var characters = 0
  /// Kind of all labelled pairs.
  public var kind = Ratio()
  /// Label's kind → found kind → how many.
  public var confusion: [String: [String: Int]] = [:]
  /// Distinct pairs labelled with a standard form: those for which a form of the label is expected.
  public var departures = Ratio()
  /// Those of them for which any standard form is expected.
  public var departuresFound = 0
  /// Distinct pairs labelled as having none, for which one is expected all the same.
  public var falseDepartures = 0
  /// Every pair that was found where labels say what is right.
  public var outcomes: [Outcome] = []
  /// What came out otherwise, in the order of the records.
  public var misses: [Miss] = []

  /// False pairs in ten thousand code points of wholly labelled text.
  public var falsePairsPer10000: Double? {
    characters == 0 ? nil : 10_000 * Double(falsePairs) / Double(characters)
  }

  /// Pairs of a verdict, and how many of them are exact.
  public func verdict(_ name: String) -> Ratio {
    let own = outcomes.filter { $0.verdict == name }
    return Ratio(right: own.count(where: \.isExact), total: own.count)
  }

  /// Precision of the surest pairs by confidence.
  public var coverageByConfidence: [Coverage] { Coverage.table(outcomes) { $0.confidence } }
  /// The same by link.
  public var coverageByLink: [Coverage] { Coverage.table(outcomes) { $0.link } }
  /// Mean squared distance between confidence and outcome, 0…1, less is better (Brier 1950); nil without pairs.
  public var brierScore: Double? {
    mean { ($0.confidence - ($0.isExact ? 1 : 0)) * ($0.confidence - ($0.isExact ? 1 : 0)) }
  }
  /// Mean negative natural logarithm of the probability that was given to what came, less is better; probabilities are held
  /// at 1e-6 or more. Nil without pairs.
  public var logLoss: Double? {
    mean { -log(min(max($0.isExact ? $0.confidence : 1 - $0.confidence, 1e-6), 1)) }
  }
  private func mean(_ value: (Outcome) -> Double) -> Double? {
    outcomes.isEmpty ? nil : outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
  }

  /// Promise and outcome by confidence.
  public var reliability: [ReliabilityBin] { ReliabilityBin.bins(outcomes) }

  /// Names of the features of an outcome.
  public static var features: [String] { Confidence.names }

  /// Lists that can be left out.
  public static var lists: [String] { AlignmentList.allCases.map(\.rawValue) }

  /// The pairs of each miss, to be explained.
  private var missedPairs: [[GoldRecord.Pair]] = []
  private var seenDepartures: Set<String> = []

  /// Of nothing.
  public init() {}

  /// Evaluates records against the texts they name.
  ///
  /// - Parameters:
  ///   - lexicon: renderings the aligner may know; none is the measure.
  ///   - lists: names of the program's own lists to leave out (`AlignmentEvaluation.lists`).
  ///   - explains: keep with every miss how its pairs are read.
  ///   - text: returns the text of a record that names a file.
  public init(
    _ records: [GoldRecord], lexicon: Lexicon? = nil, without lists: [String] = [], explains: Bool = false,
    text: (GoldRecord) throws -> String
  ) rethrows {
    var aligner = Aligner(lexicon: lexicon)
    aligner.keepsFeatures = true
    aligner.ignore(Set(lists.compactMap(AlignmentList.init(rawValue:))))
    var cache: [String: [Annotation]] = [:]
    for record in records {
      let annotations: [Annotation]
      if let own = record.text {
        annotations = aligner.annotations(in: own)
        if record.isWholeText { characters += own.unicodeScalars.count }
      } else if let file = record.file, let known = cache[file] {
        annotations = known
      } else {
        annotations = aligner.annotations(in: try text(record))
        cache[record.file ?? ""] = annotations
      }
      judge(record, record.isWholeText ? annotations : annotations.filter { Self.stands($0, at: record) })
    }
    guard explains else { return }
    for (index, pairs) in missedPairs.enumerated() {
      misses[index].explanation = pairs.flatMap { aligner.explanation(zh: $0.zh, ko: $0.ko) }
    }
  }

  /// A record of a reverse gloss names the place of its Han.
  private static func stands(_ annotation: Annotation, at record: GoldRecord) -> Bool {
    record.text != nil
      ? annotation.offset == record.at
        || annotation.direction == .reverse && annotation.zhRange?.lowerBound == record.at
      : annotation.line == record.line && annotation.column == record.column
  }

  private mutating func judge(_ record: GoldRecord, _ found: [Annotation]) {
    var rest = found
    var missed: [GoldRecord.Label] = []
    for label in record.labels where !label.pairs.isEmpty {
      let place = rest.firstIndex { annotation in
        label.pairs.contains { Self.same($0.zh, annotation.zh) && Self.same($0.ko, annotation.ko) }
      }
      guard let place else {
        if !label.isOptional { missed.append(label) }
        continue
      }
      let match = rest.remove(at: place)
      count(true, label, record)
      judgeKind(label, match, record)
      outcomes.append(Outcome(match, record, isExact: true))
      if label.expected != nil { judgeDeparture(label, match, record) }
    }
    judgeRejections(record, &rest)
    for label in missed {
      count(false, label, record)
      // What stands at the label's bracket instead is the one with its Chinese, else with a part of it.
      let place =
        rest.firstIndex { annotation in label.pairs.contains { Self.same($0.zh, annotation.zh) } }
        ?? rest.firstIndex { annotation in !record.isWholeText || Self.overlap(label.pairs[0].zh, annotation.zh) }
      let instead = place.map { rest.remove(at: $0) }
      kind.count(false)
      confusion[label.kinds.first ?? "", default: [:]][instead?.kind.rawValue ?? "none", default: 0] += 1
      if let instead { outcomes.append(Outcome(instead, record, isExact: false)) }
      miss(record, .pair, label.pairs[0], instead)
    }
    for extra in rest {
      if record.isWholeText { falsePairs += 1 }
      outcomes.append(Outcome(extra, record, isExact: false))
    }
  }

  /// Brackets that are no gloss: what was found at them is taken from `rest`.
  private mutating func judgeRejections(_ record: GoldRecord, _ rest: inout [Annotation]) {
    for label in record.labels where label.pairs.isEmpty {
      let place = rest.firstIndex { annotation in
        guard record.isWholeText else { return true }
        return Self.stripped(label.han ?? "").contains(Self.stripped(annotation.zh ?? ""))
      }
      if label.isOptional, place != nil { continue }
      rejected.count(place == nil)
      guard let place else { continue }
      let extra = rest.remove(at: place)
      if record.isWholeText { falsePairs += 1 }
      outcomes.append(Outcome(extra, record, isExact: false))
      miss(record, .gloss, nil, extra)
    }
  }

  private mutating func count(_ isExact: Bool, _ label: GoldRecord.Label, _ record: GoldRecord) {
    exact.count(isExact)
    exactByKind[label.kinds.first ?? "", default: Ratio()].count(isExact)
    exactByDirection[label.direction, default: Ratio()].count(isExact)
    exactBySource[record.source, default: Ratio()].count(isExact)
    for phenomenon in record.phenomena { exactByPhenomenon[phenomenon, default: Ratio()].count(isExact) }
  }

  private mutating func judgeKind(_ label: GoldRecord.Label, _ match: Annotation, _ record: GoldRecord) {
    let isRight = label.kinds.contains(match.kind.rawValue)
    kind.count(isRight)
    let wanted = isRight ? match.kind.rawValue : label.kinds.first ?? ""
    confusion[wanted, default: [:]][match.kind.rawValue, default: 0] += 1
    if !isRight {
      miss(record, .kind, nil, match, wanted: label.kinds.joined(separator: "/"))
    }
  }

  private mutating func judgeDeparture(_ label: GoldRecord.Label, _ match: Annotation, _ record: GoldRecord) {
    // Distinct pairs: 청닝(承諾) twice is one slip.
    guard let expected = label.expected, seenDepartures.insert("\(match.zhFolded ?? "")\t\(match.ko ?? "")").inserted
    else { return }
    if expected.isEmpty {
      guard !match.expected.isEmpty else { return }
      falseDepartures += 1
      miss(record, .departure, nil, match, wanted: "–")
      return
    }
    guard ["sound", "mixed"].contains(label.kinds.first ?? "") else { return }
    let isRight = match.expected.contains { form in
      expected.contains { Self.same($0, form) || form.hasPrefix($0) }
    }
    departures.count(isRight)
    if !match.expected.isEmpty { departuresFound += 1 }
    if !isRight { miss(record, .departure, nil, match, wanted: expected.joined(separator: "/")) }
  }

  private mutating func miss(
    _ record: GoldRecord, _ aspect: Miss.Aspect, _ label: GoldRecord.Pair?, _ found: Annotation?, wanted: String? = nil
  ) {
    var pairs = [label].compactMap { $0 }
    if let zh = found?.zh, let ko = found?.ko { pairs.append(GoldRecord.Pair(zh: zh, ko: ko)) }
    missedPairs.append(pairs)
    let shown = found.map { annotation in
      let forms = annotation.expected.isEmpty ? "" : " → " + annotation.expected.joined(separator: "/")
      return "\(annotation.zh ?? "") ↔ \(annotation.ko ?? "")\(forms) [\(annotation.kind.rawValue), "
        + "\(Self.short(annotation.link)), \(Self.short(annotation.confidence)), \(annotation.verdict.rawValue)]"
    }
    misses.append(
      Miss(
        id: record.id, aspect: aspect, wanted: wanted ?? label.map { "\($0.zh) ↔ \($0.ko)" } ?? "–",
        found: shown ?? "–", context: Self.context(record, label, found), explanation: []))
  }

  private static func short(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
  }

  /// The text around the bracket, or around the label's Chinese where nothing was found.
  private static func context(_ record: GoldRecord, _ label: GoldRecord.Pair?, _ found: Annotation?) -> String {
    guard let text = record.text else { return "\(record.file ?? ""):\(record.line ?? 0):\(record.column ?? 0)" }
    let scalars = text.unicodeScalars
    let labelled = label.flatMap { text.firstRange(of: $0.zh) }?.lowerBound
    let at =
      record.at ?? found?.offset ?? labelled.map { scalars.distance(from: scalars.startIndex, to: $0) } ?? 0
    return String(String.UnicodeScalarView(scalars.dropFirst(max(0, at - 32)).prefix(min(at, 32) + 20)))
      .split(whereSeparator: \.isNewline).joined(separator: "⏎")
  }

  /// Equal but for spaces, quotation marks, dots and markup.
  static func same(_ a: String, _ b: String?) -> Bool {
    guard let b else { return false }
    return stripped(a) == stripped(b)
  }

  /// Is there a character in both?
  private static func overlap(_ a: String, _ b: String?) -> Bool {
    !Set(stripped(a).unicodeScalars).isDisjoint(with: stripped(b ?? "").unicodeScalars)
  }

  static func stripped(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    var isTag = false
    for scalar in text.replacing("&nbsp;", with: " ").unicodeScalars {
      switch scalar.value {
      case 0x3C: isTag = true
      case 0x3E where isTag: isTag = false
      case 0x20, 0xA0, 0x3000, 0x22, 0x27, 0x2A, 0x5F, 0x60, 0x0A, 0x0D, 0x2018...0x201D, 0x3008...0x300F, 0x5B, 0x5D,
        0xB7, 0x30FB, 0x318D:
        continue
      default: if !isTag { view.append(scalar) }
      }
    }
    return (try? Normalization.nfc(String(view))) ?? String(view)
  }
}

extension Outcome {
  init(_ annotation: Annotation, _ record: GoldRecord, isExact: Bool) {
    self.init(
      record: record.id, document: record.document, zh: annotation.zh ?? "", ko: annotation.ko ?? "",
      confidence: annotation.confidence, link: annotation.link, verdict: annotation.verdict.rawValue,
      isExact: isExact, features: annotation.features)
  }
}
