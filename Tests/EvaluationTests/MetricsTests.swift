// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Testing

/// Figures that follow by calculation from a handful of labels.
@Suite struct MetricsTests {
  private func evaluation(_ lines: [String]) throws -> AlignmentEvaluation {
    try AlignmentEvaluation(
      try lines.enumerated().map { try GoldRecord(jsonLine: $1, number: $0 + 1, path: "gold.jsonl") }
    ) { _ in "" }
  }

  private static let mixed = [
    // Two right pairs in one text, one of them by an alternative.
    #"{"id":"1","text":"베이징(北京)과 장쑤성(江蘇)","topic":"place","phenomena":["plain"],"labels":[{"n":1,"zh":"北京","ko":"베이징","kind":"sound"},{"n":2,"zh":"江蘇","ko":"장쑤성","ko_alt":["장쑤"],"kind":"sound"}]}"#,
    // A wrong label: the pair is found, but not this one.
    #"{"id":"2","text":"하이난 센성(先声)제약","topic":"company","labels":[{"n":1,"zh":"先声","ko":"하이난 센성","kind":"sound"}]}"#,
    // No gloss.
    #"{"id":"3","text":"포크스턴(美조지아주)에서","topic":"place","labels":[{"n":1,"kind":"none","han":"美조지아주"}]}"#,
    // A pair that no label has: false.
    #"{"id":"4","text":"상하이(上海)에서","topic":"place","labels":[]}"#,
  ]

  @Test func countsPairsByWholeText() throws {
    let result = try evaluation(Self.mixed)
    #expect(result.exact == Ratio(right: 2, total: 3))
    #expect(result.exactByKind["sound"] == Ratio(right: 2, total: 3))
    #expect(result.exactBySource["place"] == Ratio(right: 2, total: 2))
    #expect(result.exactBySource["company"] == Ratio(right: 0, total: 1))
    #expect(result.exactByPhenomenon["plain"] == Ratio(right: 2, total: 2))
    #expect(result.rejected == Ratio(right: 1, total: 1))
    #expect(result.falsePairs == 1)
    #expect(result.kind == Ratio(right: 2, total: 3))
  }

  @Test func falsePairsAreCountedPerTenThousandCodePoints() throws {
    let result = try evaluation(Self.mixed)
    let characters = ["베이징(北京)과 장쑤성(江蘇)", "하이난 센성(先声)제약", "포크스턴(美조지아주)에서", "상하이(上海)에서"]
      .reduce(0) { $0 + $1.unicodeScalars.count }
    #expect(result.characters == characters)
    #expect(result.falsePairsPer10000 == 10_000 / Double(characters))
  }

  @Test func aLabelThatMayBeLeftOutCostsNothing() throws {
    let optional = try evaluation([
      #"{"text":"그는 바진(巴金·본명 李堯棠)이다","labels":[{"n":1,"zh":"巴金","ko":"바진","kind":"sound"},{"n":1,"zh":"李堯棠","ko":"바진","kind":"other","kind_alt":["none"]}]}"#
    ])
    #expect(optional.exact == Ratio(right: 1, total: 1))
  }

  @Test func coverageTakesTheSurestFirst() throws {
    let result = try evaluation(Self.mixed)
    // Four pairs were found, two of them exact.
    #expect(result.outcomes.count == 4)
    #expect(result.coverageByConfidence.last?.exact == Ratio(right: 2, total: 4))
    #expect(result.coverageByConfidence.map(\.coverage) == [0.5, 0.8, 0.9, 0.95, 0.99, 1])
  }

  @Test func reliabilityBinsHoldEveryOutcome() throws {
    let result = try evaluation(Self.mixed)
    #expect(result.reliability.reduce(0) { $0 + $1.exact.total } == result.outcomes.count)
    for bin in result.reliability { #expect(bin.range.contains(bin.predicted)) }
  }

  /// Wilson's interval of 8 out of 10, by the formula: 0.4902–0.9433.
  @Test func intervalsAreWilsons() {
    let interval = Ratio(right: 8, total: 10).interval
    #expect(abs(interval.lowerBound - 0.4902) < 0.0005)
    #expect(abs(interval.upperBound - 0.9433) < 0.0005)
    #expect(Ratio().interval == 0...1)
  }

  @Test func aNoteMayHoldTheStandardForm() throws {
    let record = try GoldRecord(
      jsonLine:
        #"{"context":"즈진(紫金)","ctx_at":2,"zh":"紫金","ko":"즈진","kind":"sound","note":"expected 쯔진","expected":[]}"#,
      number: 1, path: "x")
    #expect(record.labels[0].expected == ["쯔진"])
  }

  @Test func explanationsNameEveryCharacter() throws {
    let result = try AlignmentEvaluation(
      [try GoldRecord(jsonLine: Self.mixed[1], number: 1, path: "x")], explains: true
    ) { _ in "" }
    let explanation = try #require(result.misses.first?.explanation)
    #expect(explanation.contains { $0.contains("先 → 센") })
    #expect(explanation.contains { $0.contains("声 → 성") })
  }

  @Test func listsCanBeLeftOut() throws {
    let record =
      #"{"text":"징둥(京東)이 마이크로소프트(微软)와","labels":[{"n":1,"zh":"京東","ko":"징둥","kind":"sound"},{"n":2,"zh":"微软","ko":"마이크로소프트","kind":"other"}]}"#
    let records = [try GoldRecord(jsonLine: record, number: 1, path: "x")]
    let with = try AlignmentEvaluation(records) { _ in "" }
    let without = try AlignmentEvaluation(records, without: ["translations"]) { _ in "" }
    #expect(with.kind.right == 2)
    #expect(without.kind.right < 2)
  }

  /// 0.9 for a right pair, 0.4 for a wrong one: Brier (0.1² + 0.4²) / 2, log loss −(ln 0.9 + ln 0.6) / 2.
  @Test func calibrationIsComputedFromPromiseAndOutcome() {
    var result = AlignmentEvaluation()
    #expect(result.brierScore == nil && result.logLoss == nil)
    result.outcomes = [outcome(0.9, true), outcome(0.4, false)]
    #expect(abs((result.brierScore ?? 0) - 0.085) < 1e-12)
    #expect(abs((result.logLoss ?? 0) - 0.308093) < 1e-6)
  }

  @Test func theCurveCountsFromTheSurest() {
    let curve = Coverage.curve([outcome(0.5, false), outcome(0.9, true), outcome(0.7, true), outcome(0.2, true)]) {
      $0.confidence
    }
    #expect(curve.map(\.coverage) == [0.25, 0.5, 0.75, 1])
    #expect(curve.map(\.precision) == [1, 1, 2.0 / 3, 0.75])
  }

  @Test func filesAddUp() throws {
    let part = try evaluation(Self.mixed)
    let whole = AlignmentEvaluation(sum: [part, part])
    #expect(whole.exact == Ratio(right: 4, total: 6))
    #expect(whole.exactByKind["sound"] == Ratio(right: 4, total: 6))
    #expect(whole.falsePairs == 2 && whole.characters == 2 * part.characters)
    #expect(whole.falsePairsPer10000 == part.falsePairsPer10000)
    #expect(whole.outcomes.count == 2 * part.outcomes.count)
  }

  /// What is found in another bracket is no answer to a label: the pair is missed, and the other one is false.
  @Test func anotherBracketIsNoAnswer() throws {
    let result = try evaluation([
      #"{"text":"1924년(大正 13年)에 상하이(上海)에서","labels":[{"n":1,"zh":"大正","ko":"년","kind":"sound"}]}"#
    ])
    #expect(result.exact == Ratio(right: 0, total: 1))
    #expect(result.confusion["sound"] == ["none": 1])
    #expect(result.falsePairs == 1)
  }

  private func outcome(_ confidence: Double, _ isExact: Bool) -> Outcome {
    Outcome(
      record: "1", document: "1", zh: "北京", ko: "베이징", confidence: confidence, link: 1, verdict: "accept",
      isExact: isExact, features: [])
  }
}
