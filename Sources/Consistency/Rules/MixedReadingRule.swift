// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul

/// Sound and 한자음 inside one name.
///
/// Fires: 심연커지(深言科技), whose first half is 한자음 and whose second is sound; 의료젠강(医疗健康), 강 in a word by sound;
/// 쑨문보 in running text beside 쑨원보(孙文博).
///
/// Must not: 베이징대(北京大学) and 칭하이성(青海省), whose generic is Korean; 저장과학기술(浙江科技), a translation; a
/// character that sounds the same in both.
struct MixedReadingRule: Rule {
  static let id = RuleID.mixedReading
  static let messageKeys = ["finding.mixed-reading", "related.annotated-here"]

  func findings(in issue: CheckContext) -> [Finding] { annotated(issue) + inRunningText(issue) }

  private func annotated(_ issue: CheckContext) -> [Finding] {
    issue.renderings.indices.compactMap { index -> Finding? in
      guard let (sino, sound) = issue.readings[index].mixture else { return nil }
      let rendering = issue.renderings[index]
      guard rendering.annotation.kind == .mixed || rendering.annotation.kind == .sound,
        rendering.annotation.link >= NonstandardTranscriptionRule.minimumLink,
        !issue.concepts(of: rendering).contains(where: { $0.allows(ko: rendering.koFolded) }),
        ByteKey(issue.readings[index].ko) == ByteKey(rendering.koFolded)
      else { return nil }
      return issue.finding(
        Self.id, document: rendering.document, range: rendering.range,
        message: FindingMessage(
          "finding.mixed-reading", ["found": rendering.ko, "zh": rendering.zh, "sino": sino, "sound": sound]),
        zh: rendering.zh, found: rendering.ko,
        expected: rendering.standard.isEmpty
          ? Self.expected(rendering, issue.readings[index].parts, issue) : rendering.standard)
    }
  }

  /// The name in one reading: the one in which it stands elsewhere, or that most of its characters have; both where the
  /// characters by 한자음 are more, but no word (中国 중국) says that they are meant so.
  private static func expected(_ rendering: Rendering, _ parts: [AlignedPart], _ issue: CheckContext) -> [String] {
    let sound = Transcription(rendering.zh).hangul
    let sino = sinoForm(parts)
    var written = Set(issue.names[rendering.name].places.map { issue.renderings[$0].koFolded })
    for concept in issue.concepts(of: rendering) {
      for row in concept.rows(.preferred) + concept.rows(.admitted) { written.insert(Fold.key(row.ko)) }
    }
    let standing = [sino, sound].filter { written.contains(Fold.key($0)) }
    if standing.count == 1 { return standing }
    let bySound = parts.count { $0.reading == .sound || $0.reading == .near }
    let bySino = parts.count { $0.reading == .sino || $0.reading == .both }
    if bySino <= bySound { return [sound] }
    return hasSinoWord(parts) ? [sino] : [sino, sound]
  }

  /// The name by 한자음 throughout: what stands so stays, and of several readings (车 거, 차) the one like the sound is meant.
  private static func sinoForm(_ parts: [AlignedPart]) -> String {
    var form = String.UnicodeScalarView()
    for part in parts {
      guard part.reading == .sound || part.reading == .near, part.hanRange.count == 1,
        let han = part.han.unicodeScalars.first,
        let own = part.ko.unicodeScalars.first.flatMap({ UInt16(exactly: $0.value) })
      else {
        form.append(contentsOf: part.ko.unicodeScalars)
        continue
      }
      var readings: [UInt16] = []
      Han.forEachSino(han.value) { readings.append($0) }
      let nearest = readings.enumerated().min {
        (JamoDistance.between($0.element, own), $0.offset) < (JamoDistance.between($1.element, own), $1.offset)
      }
      guard let syllable = nearest?.element else {
        form.append(contentsOf: part.ko.unicodeScalars)
        continue
      }
      Unicode.Scalar(form.isEmpty ? SinoKorean.initialForm(syllable) : syllable).map { form.append($0) }
    }
    return String(form)
  }

  /// Whether characters by 한자음 side by side are a word of Korean.
  private static func hasSinoWord(_ parts: [AlignedPart]) -> Bool {
    let folded = parts.flatMap { $0.han.unicodeScalars.map { Han.simplified($0.value) } }
    guard folded.count == parts.count else { return false }
    let isSino = parts.map { $0.reading == .sino || $0.reading == .both }
    return parts.indices.contains { start in
      var found = false
      for length in 2...4 where start + length <= parts.count && isSino[start..<start + length].allSatisfy({ $0 }) {
        WordList.forEach(folded, start..<start + length) { found = found || $0.source == .sinoWord }
      }
      return found
    }
  }

  /// The syllables by 한자음 that should not be so, and those by sound; nil when the name is of one kind.
  static func mixture(_ parts: [AlignedPart]) -> (sino: String, sound: String)? {
    // A slip of the sound that is exactly the 한자음 is no slip: 강 for 康.
    let parts = parts.map { part in
      var part = part
      if part.reading == .near || part.reading == .both, isSinoAlone(part) { part.reading = .sino }
      return part
    }
    let sound = parts.filter { $0.reading == .sound || $0.reading == .near }
    // By meaning otherwise, or near a sound at best: 잠정(暂行) is no name.
    guard sound.contains(where: { $0.reading == .sound }),
      !parts.contains(where: { $0.reading == .other && !$0.ko.isEmpty }),
      let lastSound = sound.last?.hanRange.lowerBound, let count = parts.last?.hanRange.upperBound
    else { return nil }
    // What follows the last syllable by sound is a generic noun when it is a word of two characters or one of the list.
    var sino: [AlignedPart] = []
    for (index, part) in parts.enumerated() where part.reading == .sino && part.hanRange.count == 1 {
      let isLast = index == parts.count - 1
      if part.hanRange.lowerBound > lastSound {
        // 대 for 大学: what was left out belongs to the word.
        if part.hanRange.lowerBound <= count - 2 { continue }
        if parts[..<index].last.map({ $0.reading == .sino || $0.reading == .both }) ?? false { continue }
        if isLast, let han = part.han.unicodeScalars.first,
          Generic.suffixes.contains(han.value) || Generic.sino.contains(han.value)
        {
          continue
        }
      }
      sino.append(part)
    }
    guard !sino.isEmpty else { return nil }
    return (sino.map(\.ko).joined(separator: "·"), sound.map(\.ko).joined(separator: "·"))
  }

  /// One syllable that is the 한자음 of a character and none of its sounds.
  private static func isSinoAlone(_ part: AlignedPart) -> Bool {
    guard part.hanRange.count == 1, let han = part.han.unicodeScalars.first,
      let syllable = part.ko.unicodeScalars.first, part.ko.unicodeScalars.count == 1
    else { return false }
    var isSino = false
    var isSound = false
    Han.forEachSino(han.value) { isSino = isSino || UInt32($0) == syllable.value }
    Han.forEachSound(han.value) { isSound = isSound || $0.hangul == part.ko }
    return isSino && !isSound
  }
}
