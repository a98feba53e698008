// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
public import Memory

/// A pair of terms that title pairs speak for. A candidate only: nobody has decided on it.
public struct SuggestedTerm: Sendable, Equatable {
  /// The Chinese, as a title has it.
  public var zh: String
  /// The Korean, as the headlines have it.
  public var ko: String
  /// 0…1: how well the Korean reads the Chinese, raised by every further title that has both.
  public var score: Double
  /// The titles, the latest first.
  public var evidence: [IndexedSegment]
}

/// Finds pairs of terms in headlines and the titles of their sources.
///
/// A Chinese word of two to eight characters and a group of up to four Korean words are a pair when the Korean reads the
/// Chinese by sound, 한자음 or the word lists (`Aligner.link`), and neither is part of a longer pair in the same titles
/// that reads as well. What only meaning connects (晶圆 웨이퍼) is found when several titles have both and few others have
/// one of them. Decided and rejected pairs are left out.
public struct TmTermSuggester {
  private let base: Base
  /// The least link of a pair that a single title speaks for.
  private static let leastLink = 0.6
  /// Titles that are gone through, the latest: each costs some milliseconds.
  private static let mostTitles = 1_000

  /// For a base.
  public init(_ base: Base) { self.base = base }

  private struct Found {
    var zh: String
    var ko: String
    var link: Double
    var titles: [Int]
  }

  /// The best pairs first.
  public func suggestions(limit: Int = 30) throws -> [SuggestedTerm] {
    guard let store = try base.storeIfAny() else { return [] }
    defer { try? store.close() }
    var titles = try store.headlineSegments()
    titles.sort { ($0.date ?? "", $0.row) > ($1.date ?? "", $1.row) }
    titles = Array(titles.prefix(Self.mostTitles))
    let decided = DecidedPairs(try Glossary(base).index())
    var aligner = Aligner(lexicon: Glossary(base).load().base.lexicon)
    var found: [PairKey: Found] = [:]
    for (number, title) in titles.enumerated() {
      for pair in Self.pairs(in: title, &aligner) {
        let key = PairKey(zh: Fold.key(pair.zh), ko: Fold.key(pair.ko))
        if found[key] == nil { found[key] = Found(zh: pair.zh, ko: pair.ko, link: pair.link, titles: []) }
        if found[key]?.titles.last != number { found[key]?.titles.append(number) }
      }
    }
    // What reads like its Chinese needs no company, and its parts have none of their own.
    let read = found.values.map { (zh: $0.zh, ko: Fold.key($0.ko)) }
    for (key, pair) in Self.together(titles) where found[key] == nil {
      let isTaken = read.contains { $0.zh.contains(pair.zh) || pair.zh.contains($0.zh) || $0.ko.contains(key.ko) }
      if !isTaken { found[key] = pair }
    }
    var result: [SuggestedTerm] = []
    for (key, pair) in found {
      if try decided.isDecided(zhFolded: key.zh, koFolded: key.ko) { continue }
      let repeats = 1 - 1 / Double(pair.titles.count + 1)
      result.append(
        SuggestedTerm(
          zh: pair.zh, ko: pair.ko, score: pair.link * (0.7 + 0.3 * repeats),
          evidence: pair.titles.map { titles[$0] }))
    }
    result.sort { one, other in
      if one.score != other.score { return one.score > other.score }
      if one.zh.unicodeScalars.count != other.zh.unicodeScalars.count {
        return one.zh.unicodeScalars.count > other.zh.unicodeScalars.count
      }
      return (one.zh + "\t" + one.ko).utf8.lexicographicallyPrecedes((other.zh + "\t" + other.ko).utf8)
    }
    return Array(result.prefix(limit))
  }

  // MARK: - By reading

  private static func pairs(in title: IndexedSegment, _ aligner: inout Aligner) -> [(
    zh: String, ko: String, link: Double
  )] {
    let korean = wordGroups(title.ko)
    var pairs: [(zh: String, ko: String, link: Double, zhRange: Range<Int>, koRange: Range<Int>)] = []
    for run in hanRuns(title.zh) {
      for length in stride(from: min(8, run.codes.count), through: 2, by: -1) {
        for start in 0...run.codes.count - length {
          let zh = string(run.codes[start..<start + length])
          for group in korean where group.syllables >= length / 2 && group.syllables <= length * 3 {
            let link = aligner.link(zh: zh, ko: group.text)
            if link >= leastLink {
              pairs.append((zh, group.text, link, run.start + start..<run.start + start + length, group.range))
            }
          }
        }
      }
    }
    // The best reading first, the longer of equals; what is left must lie beside it, or inside on both sides.
    pairs.sort { ($0.link, $0.zhRange.count) > ($1.link, $1.zhRange.count) }
    var kept: [(zh: String, ko: String, link: Double, zhRange: Range<Int>, koRange: Range<Int>)] = []
    for pair in pairs {
      let fits = kept.allSatisfy { other in
        if !pair.zhRange.overlaps(other.zhRange) && !pair.koRange.overlaps(other.koRange) { return true }
        return isInside(pair.zhRange, other.zhRange) && isInside(pair.koRange, other.koRange)
          || isInside(other.zhRange, pair.zhRange) && isInside(other.koRange, pair.koRange)
      }
      if fits { kept.append(pair) }
    }
    pairs = kept
    return pairs.map { ($0.zh, $0.ko, $0.link) }
  }

  private static func isInside(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    other.lowerBound <= one.lowerBound && one.upperBound <= other.upperBound && one.count < other.count
  }

  /// Runs of Han with where they start.
  private static func hanRuns(_ text: String) -> [(start: Int, codes: [UInt32])] {
    var runs: [(start: Int, codes: [UInt32])] = []
    for (place, scalar) in text.unicodeScalars.enumerated() where Han.contains(scalar.value) {
      if let last = runs.last, last.start + last.codes.count == place {
        runs[runs.count - 1].codes.append(scalar.value)
      } else {
        runs.append((place, [scalar.value]))
      }
    }
    return runs.filter { $0.codes.count >= 2 }
  }

  /// One to four words in a row without particles at their end and without what stands in brackets; `range` counts words.
  private static func wordGroups(_ text: String) -> [(text: String, syllables: Int, range: Range<Int>)] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where BracketShape.opensAnnotation(scalar.value): depth += 1
      case _ where BracketShape.closesAnnotation(scalar.value): depth = max(0, depth - 1)
      case _ where depth > 0: continue
      case _
      where Hangul.isSyllable(scalar.value) || scalar.properties.isAlphabetic && !Han.contains(scalar.value)
        || (0x30...0x39).contains(scalar.value):
        word.append(scalar)
        continue
      default: break
      }
      if !word.isEmpty { words.append(String(word)) }
      word = .init()
      // Punctuation ends a group.
      if scalar != " ", words.last != "" { words.append("") }
    }
    if !word.isEmpty { words.append(String(word)) }
    var groups: [(text: String, syllables: Int, range: Range<Int>)] = []
    for start in words.indices where !words[start].isEmpty {
      for end in start + 1...min(start + 4, words.count) where !words[start..<end].contains("") {
        let text = words[start..<end].joined(separator: " ")
        let syllables = text.unicodeScalars.count { Hangul.isSyllable($0.value) }
        if syllables >= 2 { groups.append((text, syllables, start..<end)) }
      }
    }
    return groups
  }

  // MARK: - By company

  /// Words that are in the same titles again and again: Dice's coefficient of two-to-six-character words and Korean words.
  private static func together(_ titles: [IndexedSegment]) -> [PairKey: Found] {
    var chinese: [String: [Int]] = [:]
    var korean: [String: [Int]] = [:]
    for (number, title) in titles.enumerated() {
      for run in hanRuns(title.zh) {
        for length in 2...6 where length <= run.codes.count {
          for start in 0...run.codes.count - length {
            let zh = string(run.codes[start..<start + length])
            if chinese[zh]?.last != number { chinese[zh, default: []].append(number) }
          }
        }
      }
      for group in wordGroups(title.ko) where group.range.count <= 2 && korean[group.text]?.last != number {
        korean[group.text, default: []].append(number)
      }
    }
    var found: [PairKey: Found] = [:]
    for (zh, inChinese) in chinese where inChinese.count >= 4 {
      let titlesWithIt = Set(inChinese)
      var best: (ko: String, dice: Double, titles: [Int])?
      for (ko, inKorean) in korean where inKorean.count >= 4 {
        let both = inKorean.filter(titlesWithIt.contains)
        let dice = 2 * Double(both.count) / Double(inChinese.count + inKorean.count)
        guard both.count >= 4, dice >= 0.8 else { continue }
        if dice > best?.dice ?? 0 || dice == best?.dice && ko.utf8.count > best?.ko.utf8.count ?? 0 {
          best = (ko, dice, both)
        }
      }
      if let best {
        found[PairKey(zh: Fold.key(zh), ko: Fold.key(best.ko))] = Found(
          zh: zh, ko: best.ko, link: best.dice * 0.8, titles: best.titles)
      }
    }
    return found
  }

  private static func string(_ codes: some Sequence<UInt32>) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: codes.lazy.compactMap { Unicode.Scalar($0) })
    return String(scalars)
  }
}
