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
  /// What it is written in Hangul; what is not Han is as it came.
  public var hangul: String
  /// Toneless pinyin of one character; nil for other pieces.
  public var pinyin: String?
  /// The clause of the 외래어 표기법, the source of usage, or nil.
  public var clause: String?
  /// What kind of answer the piece is.
  public var source: TranscriptionSource
  /// The character has several readings, and no word or surname says which.
  public var isGuess = false
}

/// Chinese in Hangul.
///
/// ```swift
/// Transcription("习近平").hangul                     // 시진핑
/// Transcription("浙江省", place: true).hangul         // 저장성
/// Transcription("封神榜", style: .sino).hangul        // 봉신방
/// ```
public struct Transcription: Sendable {
  /// Which reading is written.
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

  /// What kind of answer it is: recorded usage when any part is, else computed; `passed` when nothing was read.
  public var source: TranscriptionSource {
    if steps.contains(where: { $0.source == .usage }) { return .usage }
    return steps.contains { $0.source == .computed } ? .computed : .passed
  }

  /// Probability that a form by sound is the established one: the least sure of its readings decides.
  ///
  /// Measured on 335 established renderings by sound (development data): of forms whose characters have one reading each, or
  /// one by a word list, 298 of 298 were right; with a character that has several and stands in no word of the lists 29 of
  /// 31; of recorded usage 5 of 6, which is too few to say more than that it is usage. 한자음 is not judged.
  public var confidence: Double {
    if source == .usage { return 0.95 }
    return steps.contains { $0.isGuess } ? 0.94 : 0.99
  }

  /// - Parameters:
  ///   - place: the generic tail of an administrative place (省 市 区 县 …) is read by 한자음 (저장성).
  ///   - usesExceptions: whether recorded usage wins over the computed form.
  ///   - taiwan: the name is Taiwanese: characters are read as in Taiwan where that differs (kMandarin's second value).
  public init(
    _ text: String, style: Style = .sound, place: Bool = false, usesExceptions: Bool = true, taiwan: Bool = false
  ) {
    var steps: [TranscriptionStep] = []
    var run: [Unicode.Scalar] = []
    func flush() {
      guard !run.isEmpty else { return }
      // 北京市海淀区: each administrative unit is a place of its own.
      if place, style == .sound {
        for unit in Self.units(run) {
          steps += Self.sound(unit, place: true, usesExceptions: usesExceptions, taiwan: taiwan)
        }
        run = []
        return
      }
      steps +=
        style == .sino ? Self.sino(run) : Self.sound(run, place: place, usesExceptions: usesExceptions, taiwan: taiwan)
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
    WordList.forEach(folded, 0..<folded.count) {
      if $0.source == .exception || $0.source == .foreign { forms.append($0.hangul) }
    }
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

  private static func sound(
    _ run: [Unicode.Scalar], place: Bool, usesExceptions: Bool, taiwan: Bool
  ) -> [TranscriptionStep] {
    let codes = run.map(\.value)
    let folded = codes.map { Han.simplified($0) }
    let stem = codes.count - (place ? tailLength(folded) : 0)
    let (readings, guesses) = Mandarin.readingsWithDoubt(of: Array(codes[..<stem]), isTaiwanese: taiwan)
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
          clause: syllable?.clause, source: syllable == nil ? .passed : .computed,
          isGuess: guesses[index]))
      index += 1
    }
    if place, stem == run.count, let generic = doubledGeneric(folded, &steps) { steps.append(generic) }
    if stem < run.count {
      let tail = String(String.UnicodeScalarView(run[stem...]))
      steps.append(
        TranscriptionStep(
          han: tail, hangul: SinoKorean.reading(of: tail), pinyin: nil, clause: "제4장 제3절", source: .computed))
    }
    return steps
  }

  /// 珠江 주장강, 泰山 타이산산: Korean says the generic of a name of one character once more (제4장 제3절 제2항); behind
  /// longer names it stands for the Chinese one (钱塘江 첸탕강).
  private static func doubledGeneric(_ folded: [UInt32], _ steps: inout [TranscriptionStep]) -> TranscriptionStep? {
    guard let last = folded.last, folded.count >= 2, steps.count == folded.count,
      let korean = Generic.doubled[last]?.last, korean.count == 1,
      let syllable = Unicode.Scalar(korean[0]), Generic.namesNature.contains(last)
    else { return nil }
    var han = ""
    if folded.count > 2, let generic = steps.popLast() { han = generic.han }
    return TranscriptionStep(
      han: han, hangul: String(syllable), pinyin: nil, clause: "제4장 제3절", source: .computed)
  }

  /// A run cut behind 省 市 区 县 where a further unit of two and more characters and a tail follows.
  private static func units(_ run: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    let folded = run.map { Han.simplified($0.value) }
    var units: [[Unicode.Scalar]] = []
    var start = 0
    for index in run.indices where Generic.units.contains(folded[index]) {
      let rest = Array(folded[(index + 1)...])
      guard index - start >= 1, rest.count >= 2, tailLength(rest) > 0, rest.count > tailLength(rest) else { continue }
      units.append(Array(run[start...index]))
      start = index + 1
    }
    units.append(Array(run[start...]))
    return units
  }

  /// Characters of the generic tail; 0 when there is none or nothing stands before it.
  private static func tailLength(_ folded: [UInt32]) -> Int {
    Generic.tails.first { folded.count > $0.count && folded.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  /// The longest recorded exception that starts here, of two and more characters.
  private static func exception(_ folded: [UInt32], _ start: Int, _ end: Int) -> (Int, String)? {
    var length = min(WordList.longest, end - start)
    while length >= 2 {
      var found: String?
      WordList.forEach(folded, start..<start + length) {
        // 成吉思汗 is 칭기즈칸; a name of two characters (西藏, 可汗) has its own sound as well.
        if $0.source == .exception || $0.source == .foreign && length >= 3, found == nil { found = $0.hangul }
      }
      if let found { return (length, found) }
      length -= 1
    }
    return nil
  }
}
