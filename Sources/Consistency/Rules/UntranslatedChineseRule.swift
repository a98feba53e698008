// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// Chinese left standing in a Korean sentence.
///
/// Fires: 바이두의 开源盘古 모델; 習近平 and 賴淸德 총통, whom everybody or the title knows for Chinese; a caption in Chinese alone inside a Korean article, where its line has markup.
///
/// Must not: what stands in brackets or quotation marks of titles (《…》); 美·中; words in hanja (人情); 漢字(한글); lines
/// of sources and lists that are Chinese altogether; Chinese that a decision writes so.
struct UntranslatedChineseRule: Rule {
  static let id = RuleID.untranslatedChinese
  static let messageKeys = [
    "finding.untranslated-chinese", "finding.untranslated-chinese.expected", "reason.computed", "reason.computed-steps",
  ]

  func findings(in issue: CheckContext) -> [Finding] {
    issue.documents.indices.flatMap { index -> [Finding] in
      let document = issue.documents[index]
      let text = document.text
      let bracketed = Intervals(issue.brackets[index].extents(in: text))
      var findings: [Finding] = []
      var line = 0
      var isKorean = false
      for run in Self.runs(text.scalars) {
        let place = text.position(of: run.lowerBound).line
        if place != line {
          line = place
          isKorean = Self.isKorean(text.scalars[text.lineRange(line)])
        }
        // Most Chinese of an issue stands in brackets.
        guard isKorean, !bracketed.overlaps(run), !document.isSkipped(run),
          !Self.standsBeforeBracket(text.scalars, run.upperBound)
        else { continue }
        let person = ChineseName.hangul(of: run, in: text.scalars)
        guard Self.isChinese(text.scalars[run]) || person != nil || isDecidedName(text.string(run), issue) else {
          continue
        }
        let found = text.string(run)
        let concept = issue.decisions.concepts(zhFolded: Fold.key(found)).first
        let decided = concept?.preferred() ?? []
        let expected = decided.isEmpty ? person.map { [$0] } ?? [] : decided.map(\.ko)
        var message = FindingMessage("finding.untranslated-chinese", ["found": found])
        if !expected.isEmpty {
          message.key += ".expected"
          message.arguments["expected"] = expected.joined(separator: " / ")
        }
        findings.append(
          issue.finding(
            Self.id, document: index, range: run,
            message: message,
            conceptId: concept?.id, zh: found, found: found, expected: expected,
            reason: decided.first?.findingReason
              ?? (expected.isEmpty ? nil : .computed(zh: found, found: found, expected: expected))))
      }
      return findings
    }
  }

  /// 北京에서: characters that hanja has as well, but a name that the house writes in Hangul.
  private func isDecidedName(_ han: String, _ issue: CheckContext) -> Bool {
    han.unicodeScalars.count >= 2
      && issue.decisions.concepts(zhFolded: Fold.key(han)).contains { concept in
        concept.preferred().contains { row in
          [.person, .place, .company, .organisation, .product].contains(row.category)
            && Fold.key(row.ko) != Fold.key(han)
        }
      }
  }

  /// Han in a row; digits, middle dots and Latin letters between Han belong to it.
  private static func runs(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var place = 0
    while place < scalars.count {
      // Anything below is no Han, and most text is above them.
      let value = scalars[place].value
      guard value >= 0x3005, value < 0xAC00 || value > 0xD7A3, KoreanText.isHan(value) else {
        place += 1
        continue
      }
      var end = place + 1
      var next = end
      while next < scalars.count, next - end <= 4 {
        let letter = scalars[next].value
        if KoreanText.isHan(letter) {
          end = next + 1
        } else if !KoreanText.isLatinOrDigit(letter), letter != 0xB7 {
          break
        }
        next += 1
      }
      runs.append(place..<end)
      place = end
    }
    return runs
  }

  /// Characters of China's and Japan's simplification both (常用漢字表, 简化字总表).
  private static let shinjitai = Set(
    "学国会体来当点声台号万与区医双参旧虫断乱党争写宝寿将尽属庄径恋惨担数昼枢楼欧残湿灯炉状献画痴礼称芦蛮触誉辞静麦余条励潜浅践随弥湾峡狭嘱独".unicodeScalars)

  /// Simplified characters are no hanja; hanja words are short.
  private static func isChinese(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
    var han = 0
    var simplified = 0
    for scalar in run where KoreanText.isHan(scalar.value) {
      han += 1
      // 学, 国, 会 are Japan's characters as well.
      if Han.script(scalar.value) == .simplified, !shinjitai.contains(scalar) { simplified += 1 }
    }
    return (han >= 2 && simplified > 0) || han >= 5
  }

  /// 腾讯(텐센트): the Korean follows.
  private static func standsBeforeBracket(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
    var place = end
    while place < scalars.count, " '\"’”」』》〉*_".unicodeScalars.contains(scalars[place]) { place += 1 }
    guard place < scalars.count, BracketShape.opensAnnotation(scalars[place].value) else { return false }
    return scalars[place...].prefix(40).prefix { !BracketShape.closesAnnotation($0.value) }.contains {
      KoreanText.isHangul($0.value)
    }
  }

  /// Whether a line is a Korean sentence: a source title or a list of Chinese names has hardly any Hangul, and a
  /// headline with its source behind a colon is half and half.
  private static func isKorean(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    var hangul = 0
    var han = 0
    for scalar in line {
      if KoreanText.isHangul(scalar.value) { hangul += 1 } else if KoreanText.isHan(scalar.value) { han += 1 }
    }
    return hangul > han && hangul >= 4
  }
}
