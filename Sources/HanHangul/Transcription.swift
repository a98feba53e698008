// SPDX-License-Identifier: Apache-2.0

/// What kind of answer a transcription is.
public enum TranscriptionSource: String, Sendable {
  /// A recorded exception: established usage that is not computed (홍콩, 마카오).
  case usage
  /// Computed by the 외래어 표기법, or by 한자음.
  case computed
  /// Passed through as it was.
  case passed
}

/// One piece of a transcription, in text order.
public struct TranscriptionStep: Sendable, Equatable {
  /// The piece as written.
  public var han: String
  public var hangul: String
  /// Toneless pinyin of one character; nil for other pieces.
  public var pinyin: String?
  /// The clause of the 외래어 표기법, the source of usage, or nil.
  public var clause: String?
  public var source: TranscriptionSource
}

/// Chinese in Hangul.
///
/// ```swift
/// Transcription("习近平").hangul                     // 시진핑
/// Transcription("浙江省", place: true).hangul         // 저장성
/// Transcription("封神榜", style: .sino).hangul        // 봉신방
/// ```
public struct Transcription: Sendable {
  public enum Style: Sendable {
    /// By the sound of Mandarin: 외래어 표기법 제2장 표 5, 제3장 제7절; recorded usage wins.
    case sound
    /// By 한자음 with 두음법칙.
    case sino
  }

  /// The pieces, in text order.
  public let steps: [TranscriptionStep]

  /// The whole in Hangul; what is not Han passes through.
  public var hangul: String { steps.map(\.hangul).joined() }

  /// - Parameters:
  ///   - place: the generic tail of an administrative place (省 市 区 县 …) is read by 한자음 (저장성).
  ///   - usesExceptions: whether recorded usage wins over the computed form.
  public init(_ text: String, style: Style = .sound, place: Bool = false, usesExceptions: Bool = true) {
    var steps: [TranscriptionStep] = []
    var run: [Unicode.Scalar] = []
    func flush() {
      guard !run.isEmpty else { return }
      // 北京市海淀区: each administrative unit is a place of its own.
      if place, style == .sound {
        for unit in Self.units(run) { steps += Self.sound(unit, place: true, usesExceptions: usesExceptions) }
        run = []
        return
      }
      steps += style == .sino ? Self.sino(run) : Self.sound(run, place: place, usesExceptions: usesExceptions)
      run = []
    }
    for scalar in text.unicodeScalars {
      if Han.contains(scalar.value) {
        run.append(scalar)
        continue
      }
      flush()
      if let last = steps.indices.last, steps[last].source == .passed {
        steps[last].han.unicodeScalars.append(scalar)
        steps[last].hangul.unicodeScalars.append(scalar)
      } else {
        steps.append(
          TranscriptionStep(han: String(scalar), hangul: String(scalar), pinyin: nil, clause: nil, source: .passed))
      }
    }
    flush()
    self.steps = steps
  }

  /// Every form that a reader might meet: usage, the computed form, the other readings of its characters, and
  /// 한자음 last. The first is what `init` gives; at most `limit`.
  public static func all(_ text: String, place: Bool = false, limit: Int = 16) -> [String] {
    var forms = [Transcription(text, place: place).hangul]
    func add(_ form: String) { if !forms.contains(form), forms.count < limit { forms.append(form) } }
    for usage in usages(of: text) { add(usage) }
    add(Transcription(text, place: place, usesExceptions: false).hangul)
    var partial = [""]
    for scalar in text.unicodeScalars {
      var readings: [String] = []
      Han.forEachSound(scalar.value) { if !readings.contains($0.hangul) { readings.append($0.hangul) } }
      if readings.isEmpty { readings = [String(scalar)] }
      partial = Array(partial.flatMap { head in readings.map { head + $0 } }.prefix(64))
    }
    partial.forEach(add)
    add(SinoKorean.reading(of: text))
    return forms
  }

  /// Recorded forms of a whole string, the first being the usual one.
  static func usages(of text: String) -> [String] {
    let folded = text.unicodeScalars.map { Han.simplified($0.value) }
    var forms: [String] = []
    WordList.forEach(folded, 0..<folded.count) { if $0.source == .exception || $0.source == .foreign { forms.append($0.hangul) } }
    return forms
  }

  private static func sino(_ run: [Unicode.Scalar]) -> [TranscriptionStep] {
    let text = String(String.UnicodeScalarView(run))
    let reading = Array(SinoKorean.reading(of: text).unicodeScalars)
    return zip(run, reading).map { han, hangul in
      let wasRead = han != hangul
      return TranscriptionStep(
        han: String(han), hangul: String(hangul), pinyin: nil, clause: wasRead ? "한자음" : nil,
        source: wasRead ? .computed : .passed)
    }
  }

  private static func sound(_ run: [Unicode.Scalar], place: Bool, usesExceptions: Bool) -> [TranscriptionStep] {
    let codes = run.map(\.value)
    let folded = codes.map { Han.simplified($0) }
    let stem = codes.count - (place ? tailLength(folded) : 0)
    let readings = Mandarin.readings(of: Array(codes[..<stem]))
    var steps: [TranscriptionStep] = []
    var index = 0
    while index < stem {
      if usesExceptions, let (length, hangul) = exception(folded, index, stem) {
        steps.append(
          TranscriptionStep(
            han: String(String.UnicodeScalarView(run[index..<index + length])), hangul: hangul, pinyin: nil,
            clause: nil, source: .usage))
        index += length
        continue
      }
      let syllable = readings[index]
      steps.append(
        TranscriptionStep(
          han: String(run[index]), hangul: syllable?.hangul ?? String(run[index]), pinyin: syllable?.pinyin,
          clause: syllable?.clause, source: syllable == nil ? .passed : .computed))
      index += 1
    }
    if stem < run.count {
      let tail = String(String.UnicodeScalarView(run[stem...]))
      steps.append(
        TranscriptionStep(
          han: tail, hangul: SinoKorean.reading(of: tail), pinyin: nil, clause: "제4장 제3절", source: .computed))
    }
    return steps
  }

  /// Generic tails of administrative places, longest first. 江 山 城 and the like are part of their names
  /// (창장, 타이산, 펑청) and not among them.
  private static let placeTails: [[UInt32]] = [
    "特别行政区", "族自治区", "族自治州", "族自治县", "族乡", "自治区", "自治州", "自治县", "自治旗", "开发区", "新区", "地区", "省", "市", "区", "县", "镇", "乡",
    "村", "旗", "盟",
  ].map { $0.unicodeScalars.map(\.value) }

  /// A run cut behind 省 市 区 县 where a further unit of two and more characters and a tail follows.
  private static func units(_ run: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    let folded = run.map { Han.simplified($0.value) }
    var units: [[Unicode.Scalar]] = []
    var start = 0
    for index in run.indices where unitTails.contains(folded[index]) {
      let rest = Array(folded[(index + 1)...])
      guard index - start >= 1, rest.count >= 2, tailLength(rest) > 0, rest.count > tailLength(rest) else { continue }
      units.append(Array(run[start...index]))
      start = index + 1
    }
    units.append(Array(run[start...]))
    return units
  }

  private static let unitTails = Set("省市区县".unicodeScalars.map(\.value))

  /// Characters of the generic tail; 0 when there is none or nothing stands before it.
  private static func tailLength(_ folded: [UInt32]) -> Int {
    placeTails.first { folded.count > $0.count && folded.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  /// The longest recorded exception that starts here, of two and more characters.
  private static func exception(_ folded: [UInt32], _ start: Int, _ end: Int) -> (Int, String)? {
    var length = min(WordList.longest, end - start)
    while length >= 2 {
      var found: String?
      WordList.forEach(folded, start..<start + length) {
        if $0.source == .exception, found == nil { found = $0.hangul }
      }
      if let found { return (length, found) }
      length -= 1
    }
    return nil
  }
}
