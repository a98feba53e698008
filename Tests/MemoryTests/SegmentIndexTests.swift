// SPDX-License-Identifier: Apache-2.0

import Foundation
import IndexFile
import Testing

@testable import Memory

/// Random segments of words that come again, so that there is something to be like.
struct Corpus {
  var segments: [IndexedSegment] = []
  var random: Seeded

  private static let chinese = [
    "腾讯", "研究院", "发布", "报告", "人工智能", "2023年", "创新", "指数", "华为", "五大", "技术", "公布", "，", "全球", "A", "半导体",
    "晶圆", "数据", "发展", "計劃", "（", "）", "３", "𠮷",
  ]
  private static let korean = [
    "텐센트", "연구원", " ", "발표", "보고", "인공지능", "2023년 ", "혁신", "지수", "화웨이, ", "5대", "기술", "공개", "글로벌 ", "Ai", "반도체",
  ]

  init(_ count: Int, seed: UInt64, from start: UInt32 = 1) {
    random = Seeded(seed)
    for row in 0..<count {
      segments.append(
        IndexedSegment(
          row: start + UInt32(row), zh: text(Self.chinese), ko: text(Self.korean),
          origins: row % 3 == 0 ? ["a.tmx", "b.tmx"] : ["c.po"], date: row % 2 == 0 ? "2023-08-04" : nil))
    }
  }

  private mutating func text(_ words: [String]) -> String {
    let count = Int.random(in: 1...9, using: &random)
    return (0..<count).map { _ in words.randomElement(using: &random)! }.joined()
  }

  /// A segment's text with some characters changed.
  mutating func query(_ side: SegmentSide) -> String {
    let segment = segments.randomElement(using: &random)!
    var codes = Array((side == .zh ? segment.zh : segment.ko).unicodeScalars)
    for _ in 0..<Int.random(in: 0...4, using: &random) where !codes.isEmpty {
      let place = Int.random(in: 0..<codes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: codes[place] = "新"
      case 1: codes.remove(at: place)
      case 2: codes.insert("가", at: place)
      default: codes[place] = codes[codes.count - 1 - place]
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: codes)
    return String(text)
  }

  func index() throws -> SegmentIndex { try SegmentIndex(image: writer().image()) }

  func writer() -> IndexFileWriter {
    var builder = SegmentIndexBuilder()
    for segment in segments { builder.add(segment) }
    return builder.file(sequence: UInt64(segments.last?.row ?? 0), generation: 1)
  }

  /// The score of the contract, from its definition.
  static func score(_ one: String, _ other: String) -> Double {
    let (a, b) = (SegmentText(one).codePoints, SegmentText(other).codePoints)
    return a.isEmpty && b.isEmpty ? 1 : 1 - Double(plainDistance(a, b)) / Double(max(a.count, b.count))
  }
}

@Suite struct SegmentIndexTests {
  /// The promise: the best match is never missed, on either side, at any threshold, over two indexes.
  @Test(arguments: [0.9, 0.7, 0.5, 0.3])
  func findsTheBestScoresThatGoingThroughAllFinds(_ threshold: Double) throws {
    var old = Corpus(400, seed: 3)
    let new = Corpus(60, seed: 4, from: 401)
    let search = SegmentSearch([try new.index(), try old.index()])
    let all = old.segments + new.segments
    for side in SegmentSide.allCases {
      for _ in 0..<60 {
        let query = old.query(side)
        let found = try search.matches(SegmentQuery(query, side: side, threshold: threshold, limit: 3))
        let expected = all.map { Corpus.score(query, side == .zh ? $0.zh : $0.ko) }.filter { $0 >= threshold - 1e-12 }
          .max()
        let best = found.map(\.score).max()
        if query.isEmpty { continue }
        if let expected {
          #expect(abs((best ?? 0) - expected) < 1e-12, "\(query)")
          #expect(found.first?.score == best)
        } else {
          // Only what folding finds.
          #expect(found.allSatisfy { $0.score < threshold && $0.foldedScore > $0.score && !$0.penalties.isEmpty })
        }
        for match in found {
          let text = side == .zh ? match.segment.zh : match.segment.ko
          #expect(abs(match.score - Corpus.score(query, text)) < 1e-12)
          #expect(match.percent >= 100 ? match.score == 1 : match.score < 1)
        }
      }
    }
  }

  /// With a limit above the number of segments the scores are those of going through all, in order.
  @Test func givesAllInOrder() throws {
    var corpus = Corpus(150, seed: 9)
    let search = SegmentSearch([try corpus.index()])
    for _ in 0..<40 {
      let query = corpus.query(.ko)
      if query.isEmpty { continue }
      let found = try search.matches(SegmentQuery(query, side: .ko, threshold: 0.6, limit: 500))
      var keys: Set<String> = []
      let expected = corpus.segments.map { (Corpus.score(query, $0.ko), $0) }.filter { $0.0 >= 0.6 - 1e-12 }
        .sorted { $0.0 > $1.0 }.filter {
          keys.insert(SegmentFold.key($0.1.zh) + "\t" + SegmentFold.key($0.1.ko)).inserted
        }
      #expect(found.filter { $0.score >= 0.6 - 1e-12 }.map(\.score) == expected.map(\.0))
    }
  }

  @Test func concordanceCountsWhatIsThere() throws {
    let corpus = Corpus(500, seed: 21)
    let other = Corpus(80, seed: 22, from: 501)
    let search = SegmentSearch([try other.index(), try corpus.index()])
    let all = corpus.segments + other.segments
    for words in [
      ["创新"], ["计划"], ["計劃"], ["腾"], ["研究院发布"], ["AI"], ["연구원"], ["技术", "혁신"], ["없음"], ["𠮷"], ["年创"], ["3"],
    ] {
      func has(_ text: String) -> (String) -> Bool {
        let codes = SegmentText(text).foldedCodePoints
        return { SegmentText($0).foldedCodePoints.firstRange(of: codes) != nil }
      }
      let expected = all.filter { segment in words.allSatisfy { has($0)(segment.zh) || has($0)(segment.ko) } }
      let found = try search.concordance(ConcordanceQuery(words, limit: 1_000))
      #expect(found.total == expected.count, "\(words)")
      #expect(Set(found.segments.map(\.row)) == Set(expected.map(\.row)))
      // Pages join to the whole.
      var pages: [UInt32] = []
      for page in 0..<200 {
        pages += try search.concordance(ConcordanceQuery(words, offset: page * 7, limit: 7)).segments.map(\.row)
      }
      #expect(pages == found.segments.map(\.row))
      let exact = try search.concordance(ConcordanceQuery(words, isExact: true, limit: 1_000))
      let literally = all.filter { segment in
        words.allSatisfy { word in
          [segment.zh, segment.ko].contains { Array($0.utf8).firstRange(of: Array(word.utf8)) != nil }
        }
      }
      #expect(exact.total == literally.count, "\(words)")
    }
  }

  @Test func filtersByOriginAndDate() throws {
    let corpus = Corpus(90, seed: 31)
    let search = SegmentSearch([try corpus.index()])
    let text = corpus.segments[1].zh  // from c.po, without a date
    func rows(_ filter: SegmentFilter) throws -> [UInt32] {
      try search.matches(SegmentQuery(text, side: .zh, threshold: 1, limit: 50, filter: filter)).map(\.segment.row)
    }
    #expect(try rows(SegmentFilter()).contains(2))
    #expect(try rows(SegmentFilter(origin: "c.po")).contains(2))
    #expect(try !rows(SegmentFilter(origin: "b.tmx")).contains(2))
    #expect(try !rows(SegmentFilter(since: "2000-01-01")).contains(2))
  }

  @Test func theSameSegmentsGiveTheSameBytes() {
    #expect(Corpus(50, seed: 5).writer().image() == Corpus(50, seed: 5).writer().image())
  }

  @Test func emptyIndexAnswers() throws {
    let index = try SegmentIndex(image: SegmentIndexBuilder().file(sequence: 0, generation: 0).image())
    let search = SegmentSearch([index])
    #expect(try search.matches(SegmentQuery("腾讯", side: .zh)).isEmpty)
    #expect(try search.concordance(ConcordanceQuery(["腾讯"])).total == 0)
    #expect(try SegmentSearch([]).matches(SegmentQuery("腾讯", side: .zh)).isEmpty)
  }

  /// Any byte may be wrong in a section that is not verified: no wild read, an error at most.
  @Test func damagedBytesDoNoHarm() throws {
    let corpus = Corpus(120, seed: 41)
    let image = corpus.writer().image()
    var random = Seeded(42)
    var refused = 0
    for _ in 0..<600 {
      var bytes = image
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      }
      if (try? SegmentIndex(image: bytes)) == nil { refused += 1 }
    }
    // Sections here are all below 64 KiB, so nothing gets through.
    #expect(refused == 600)
    // Beyond that size they do: damage the content and put the checksums right.
    for _ in 0..<600 {
      let damaged = corpus.writer().damaged(&random)
      guard let index = try? SegmentIndex(image: damaged) else { continue }
      let search = SegmentSearch([index])
      for side in SegmentSide.allCases {
        _ = try? search.matches(SegmentQuery("腾讯研究院发布2023年报告", side: side, threshold: 0.4, limit: 5))
        _ = try? search.concordance(ConcordanceQuery(["研究", "연구"]))
        _ = try? search.concordance(ConcordanceQuery(["研"]))
      }
    }
  }

  @Test func aForeignOrCutFileIsRefused() throws {
    let image = Corpus(20, seed: 1).writer().image()
    #expect(throws: IndexFileError.self) { try SegmentIndex(image: Array(image.dropLast(8))) }
    #expect(throws: IndexFileError.self) { try SegmentIndex(image: Array("no index at all".utf8)) }
    #expect(throws: IndexFileError.self) { try SegmentIndex(image: []) }
    let other = IndexFileWriter(kind: "TERM", version: 1)
    #expect(throws: IndexFileError.self) { try SegmentIndex(image: other.image()) }
  }
}

extension IndexFileWriter {
  /// The file with some bytes of its sections changed and all checksums right.
  func damaged(_ random: inout Seeded) -> [UInt8] {
    let image = image()
    guard let file = try? IndexFile(image: image, kind: SegmentIndexFormat.kind, version: SegmentIndexFormat.version)
    else {
      return image
    }
    var copy = IndexFileWriter(kind: SegmentIndexFormat.kind, version: SegmentIndexFormat.version)
    let victim = file.sectionIDs.randomElement(using: &random)!
    for id in file.sectionIDs {
      guard let section = file.section(id) else { continue }
      var bytes = Array(section.bytes)
      if id == victim, !bytes.isEmpty {
        for _ in 0..<4 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
      }
      copy.set(id, bytes)
    }
    return copy.image()
  }
}
