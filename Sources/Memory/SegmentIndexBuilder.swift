// SPDX-License-Identifier: Apache-2.0

public import IndexFile

/// A segment as it goes into an index.
public struct IndexedSegment: Sendable, Equatable {
  /// Its row in the store.
  public var row: UInt32
  /// The Chinese.
  public var zh: String
  /// The Korean.
  public var ko: String
  /// Where it is from, the first first.
  public var origins: [String]
  /// `2023-08-04`, when it is known.
  public var date: String?
  /// What stands before and after it in its document.
  public var context: SegmentContext

  /// A segment.
  public init(
    row: UInt32, zh: String, ko: String, origins: [String], date: String? = nil,
    context: SegmentContext = SegmentContext()
  ) {
    self.row = row
    self.zh = zh
    self.ko = ko
    self.origins = origins
    self.date = date
    self.context = context
  }
}

/// Keys of a segment's neighbours; 0 where there is none or none is known.
public struct SegmentContext: Sendable, Equatable {
  var zhBefore: UInt32 = 0
  var zhAfter: UInt32 = 0
  var koBefore: UInt32 = 0
  var koAfter: UInt32 = 0

  /// No neighbours.
  public init() {}

  /// The neighbours' texts.
  public init(zhBefore: String?, zhAfter: String?, koBefore: String?, koAfter: String?) {
    self.zhBefore = zhBefore.map(SegmentIndexFormat.contextKey) ?? 0
    self.zhAfter = zhAfter.map(SegmentIndexFormat.contextKey) ?? 0
    self.koBefore = koBefore.map(SegmentIndexFormat.contextKey) ?? 0
    self.koAfter = koAfter.map(SegmentIndexFormat.contextKey) ?? 0
  }

  init(zhBefore: UInt32, zhAfter: UInt32, koBefore: UInt32, koAfter: UInt32) {
    self.zhBefore = zhBefore
    self.zhAfter = zhAfter
    self.koBefore = koBefore
    self.koAfter = koAfter
  }

  /// Whether no neighbour is known.
  public var isEmpty: Bool { self == SegmentContext() }
}

/// Puts a segment index together; see ``SegmentIndexFormat``. The same segments in the same order give the same bytes.
public struct SegmentIndexBuilder {
  private var zh = SegmentSideBuilder()
  private var ko = SegmentSideBuilder()
  private var zhTexts: [UInt32] = []
  private var koTexts: [UInt32] = []
  private var rest: [(row: UInt32, origins: UInt32, date: UInt32)] = []
  private var contexts: [SegmentContext] = []
  private var hasContext = false
  private var originNumbers: [[String]: UInt32] = [:]
  private var originLists: [[String]] = []
  private var buffer = SegmentText()

  /// No segments.
  public init() {}

  /// How many segments there are.
  public var count: Int { rest.count }

  /// Adds a segment. One with an empty side, or with one of more than 10,000 code points, is left out.
  public mutating func add(_ segment: IndexedSegment) {
    var text = segment.zh
    buffer.load(&text)
    guard (1...SegmentText.limit).contains(buffer.length) else { return }
    let chinese = buffer
    text = segment.ko
    buffer.load(&text)
    guard (1...SegmentText.limit).contains(buffer.length) else { return }
    zhTexts.append(zh.add(chinese))
    koTexts.append(ko.add(buffer))
    rest.append((segment.row, number(of: segment.origins), Self.number(ofDate: segment.date)))
    contexts.append(segment.context)
    if !segment.context.isEmpty { hasContext = true }
  }

  private mutating func number(of origins: [String]) -> UInt32 {
    if let known = originNumbers[origins] { return known }
    originLists.append(origins)
    originNumbers[origins] = UInt32(originLists.count - 1)
    return UInt32(originLists.count - 1)
  }

  static func number(ofDate date: String?) -> UInt32 {
    guard let date else { return 0 }
    let digits = date.utf8.filter { (0x30...0x39).contains($0) }
    return digits.count == 8 ? digits.reduce(0) { $0 * 10 + UInt32($1 - 0x30) } : 0
  }

  /// The file. `sequence` and `generation` are those of the store, by which its age is told; an index that only
  /// continues another names the point `after` which it does.
  public consuming func file(sequence: UInt64, generation: UInt64, after: UInt64 = 0) -> IndexFileWriter {
    var file = IndexFileWriter(kind: SegmentIndexFormat.kind, version: SegmentIndexFormat.version)
    var head: [UInt8] = []
    head.appendU32(SegmentFold.version)
    head.appendU32(UInt32(rest.count))
    head.appendU32(UInt32(originLists.count))
    head.appendU32(0)
    head.appendU64(sequence)
    head.appendU64(generation)
    head.appendU64(after)
    file.set("HEAD", head)
    if hasContext {
      file.set(
        "CTXT",
        SegmentSideBuilder.bytes(contexts.flatMap { [$0.zhBefore, $0.zhAfter, $0.koBefore, $0.koAfter] }))
    }
    contexts = []
    file.set("ORIG", origins())
    let zhRanks = zh.finish(.zh, uses: zhTexts, into: &file)
    zhTexts = []
    let koRanks = ko.finish(.ko, uses: koTexts, into: &file)
    koTexts = []
    var units: [UInt32] = []
    units.reserveCapacity(rest.count * 5)
    for (unit, rest) in rest.enumerated() {
      units.append(zhRanks[unit])
      units.append(koRanks[unit])
      units.append(rest.row)
      units.append(rest.origins)
      units.append(rest.date)
    }
    file.set("UNIT", SegmentSideBuilder.bytes(units))
    return file
  }

  private func origins() -> [UInt8] {
    var offsets: [UInt32] = [0]
    var bytes: [UInt8] = []
    for list in originLists {
      bytes.append(contentsOf: list.joined(separator: "\u{1F}").utf8)
      offsets.append(UInt32(bytes.count))
    }
    return SegmentSideBuilder.bytes(offsets) + bytes
  }
}
