// SPDX-License-Identifier: Apache-2.0

public import IndexFile

/// A segment index that was opened: what ``SegmentIndexBuilder`` wrote, mapped and not read.
///
/// Sections of more than 64 KiB are not verified when the file is opened (``verify()`` does that), so every offset that
/// comes out of one is checked against the section's end before it is followed: a damaged file gives
/// `IndexFileError.damaged` or fewer matches, never a wild read.
///
/// ```swift
/// let index = try SegmentIndex(path: ".gwalho/cache/segments.index")
/// let search = SegmentSearch([index])
/// let matches = try search.matches("腾讯研究院发布报告", in: .zh, threshold: 0.7, limit: 5)
/// ```
public final class SegmentIndex: Sendable {
  /// The store's count of changes when the index was made.
  public let sequence: UInt64
  /// The index continues one that was made at this count; 0 when it has everything.
  public let after: UInt64
  /// The generation of the store that the index was made from: raised by whatever changes or removes rows.
  public let generation: UInt64
  /// How many segments.
  public let count: Int

  let file: IndexFile
  let chinese: SegmentIndexSide
  let korean: SegmentIndexSide
  private let units: IndexSection
  private let contexts: IndexSection?
  private let origins: IndexSection
  private let originCount: Int

  /// Opens a file and refuses what is no undamaged segment index of this version.
  public convenience init(path: String, verifying: IndexFile.Verification = .small) throws(IndexFileError) {
    try self.init(
      IndexFile(
        path: path, kind: SegmentIndexFormat.kind, version: SegmentIndexFormat.version, verifying: verifying))
  }

  /// The same over bytes in memory.
  public convenience init(image: [UInt8]) throws(IndexFileError) {
    try self.init(IndexFile(image: image, kind: SegmentIndexFormat.kind, version: SegmentIndexFormat.version))
  }

  init(_ file: IndexFile) throws(IndexFileError) {
    self.file = file
    let head = try file.required("HEAD").bytes
    guard let fold = head.u32(at: 0), let count = head.u32(at: 4), let lists = head.u32(at: 8),
      let row = head.u64(at: 16), let generation = head.u64(at: 24),
      let after = head.u64(at: 32)
    else { throw .damaged(path: file.path, what: "HEAD") }
    guard fold == SegmentFold.version else {
      throw .otherVersion(path: file.path, found: fold, wanted: SegmentFold.version)
    }
    self.count = Int(count)
    originCount = Int(lists)
    sequence = row
    self.after = after
    self.generation = generation
    units = try file.required("UNIT")
    contexts = file.section("CTXT")
    origins = try file.required("ORIG")
    chinese = try SegmentIndexSide(file, .zh, units: self.count)
    korean = try SegmentIndexSide(file, .ko, units: self.count)
    guard units.bytes.count == self.count * 20, contexts.map({ $0.bytes.count == Int(count) * 16 }) ?? true,
      origins.bytes.count >= (originCount + 1) * 4
    else { throw .damaged(path: file.path, what: "UNIT") }
  }

  func side(_ side: SegmentSide) -> SegmentIndexSide { side == .zh ? chinese : korean }

  /// Reads the whole file and compares every checksum.
  public func verify() throws(IndexFileError) { try file.verify() }

  // MARK: - Segments

  /// One segment by its number in the index, `0..<count`.
  public func segment(_ unit: Int) throws(IndexFileError) -> IndexedSegment {
    guard unit >= 0, unit < count, let row = units.bytes.u32(at: unit * 20 + 8) else { throw damaged("UNIT") }
    return IndexedSegment(
      row: row, zh: try text(unit, .zh), ko: try text(unit, .ko), origins: try origins(unit), date: date(unit),
      context: context(unit))
  }

  /// The row of the store of one segment.
  public func row(of unit: Int) throws(IndexFileError) -> UInt32 {
    guard unit >= 0, unit < count, let row = units.bytes.u32(at: unit * 20 + 8) else { throw damaged("UNIT") }
    return row
  }

  /// Whether a segment is here with these texts, as far as NFC tells them apart.
  public func has(_ segment: IndexedSegment, at unit: Int) throws(IndexFileError) -> Bool {
    for (side, text) in [(SegmentSide.zh, segment.zh), (.ko, segment.ko)] {
      guard let rank = rank(unit, side), let units = self.side(side).units(rank) else { throw damaged("UNIT") }
      if !(units.original ?? units.folded).elementsEqual(SegmentText(text).units) { return false }
    }
    return true
  }

  func text(_ unit: Int, _ side: SegmentSide) throws(IndexFileError) -> String {
    guard let rank = rank(unit, side), let text = self.side(side).text(rank) else { throw damaged("UNIT") }
    return text
  }

  func rank(_ unit: Int, _ side: SegmentSide) -> Int? {
    units.bytes.u32(at: unit * 20 + (side == .zh ? 0 : 4)).map(Int.init)
  }

  func row(_ unit: Int) -> UInt32 { units.bytes.u32(at: unit * 20 + 8) ?? 0 }
  func originList(_ unit: Int) -> UInt32 { units.bytes.u32(at: unit * 20 + 12) ?? 0 }
  func dateNumber(_ unit: Int) -> UInt32 { units.bytes.u32(at: unit * 20 + 16) ?? 0 }

  func context(_ unit: Int) -> SegmentContext {
    guard let contexts, let a = contexts.bytes.u32(at: unit * 16), let b = contexts.bytes.u32(at: unit * 16 + 4),
      let c = contexts.bytes.u32(at: unit * 16 + 8), let d = contexts.bytes.u32(at: unit * 16 + 12)
    else { return SegmentContext() }
    return SegmentContext(zhBefore: a, zhAfter: b, koBefore: c, koAfter: d)
  }

  func origins(_ unit: Int) throws(IndexFileError) -> [String] { try originNames(Int(originList(unit))) }

  func originNames(_ list: Int) throws(IndexFileError) -> [String] {
    let base = (originCount + 1) * 4
    guard list < originCount, let start = origins.bytes.u32(at: list * 4),
      let end = origins.bytes.u32(at: list * 4 + 4),
      let bytes = origins.bytes.slice(base + Int(start), base + Int(end))
    else { throw damaged("ORIG") }
    return bytes.split(separator: 0x1F).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The numbers of the lists of origins for which `isWanted` says so of one of their names.
  func originLists(where isWanted: (String) -> Bool) throws(IndexFileError) -> Set<UInt32> {
    var wanted: Set<UInt32> = []
    for list in 0..<originCount where try originNames(list).contains(where: isWanted) { wanted.insert(UInt32(list)) }
    return wanted
  }

  private func date(_ unit: Int) -> String? {
    let number = dateNumber(unit)
    guard number > 0 else { return nil }
    func two(_ value: UInt32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(number / 10_000)-\(two(number / 100 % 100))-\(two(number % 100))"
  }

  private func damaged(_ what: String) -> IndexFileError { .damaged(path: file.path, what: what) }
}
