// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import IndexFile

/// The term base, compiled: look-ups search the mapped file where it lies and decode only what they found.
///
/// The sections of its ``IndexFile``: `STMP` what it was made from; `PATH` the files' paths; `CONC` for each
/// concept offset (4) and length (4) of its record and the record's `Checksum64` (8); `RECS` the records
/// (`ConceptRecord`); `KYZH`, `KYKO`, `KYRD`, `KYST` the keys of each ``Table`` (`KeyTable`); `HDZH`, `HDKO` the
/// first letters of the Chinese and Korean keys, for matching in running text (`FormHeads`); `NEAR` the Korean keys
/// with one character left out (`NearMisses`); `SLIP` whether a word is worth asking there (`SlipFilter`).
///
/// Methods throw `IndexFileError.damaged` when what they read cannot be right; the index must then be built again.
public struct TermIndex: Sendable {
  /// What can be looked up.
  public enum Table: Sendable, CaseIterable {
    /// `Fold.key` of the Chinese forms.
    case chinese
    /// `Fold.key` of the renderings.
    case korean
    /// Keys of the Chinese forms' readings: `pengcheng`.
    case reading
    /// `Fold.key` of the Chinese forms' standard transcriptions: 펑청.
    case standard

    var section: IndexCode {
      switch self {
      case .chinese: "KYZH"
      case .korean: "KYKO"
      case .reading: "KYRD"
      case .standard: "KYST"
      }
    }

    /// Of the tables whose keys are looked for in running text.
    var heads: IndexCode? {
      switch self {
      case .chinese: "HDZH"
      case .korean: "HDKO"
      case .reading, .standard: nil
      }
    }
  }

  /// A row whose Korean is one character away from a word.
  public struct NearMiss: Sendable, Equatable {
    /// Its place in the base.
    public var row: TermBase.RowIndex
    /// The fold of the row's Korean.
    public var key: String
    /// Jamo to change, at least 1.
    public var jamo: Int
    /// 1 − `jamo` ÷ the jamo of the longer word.
    public var similarity: Double
  }

  /// Of the file.
  public static let kind: IndexCode = "TERM"
  /// The low byte is raised whenever a section changes; the others change with the list of everyday words, from
  /// which flags in the index are made.
  public static let version: UInt32 = EverydayWordData.fingerprint & ~0xFF | 3

  /// What the index was made from.
  public let stamp: TermIndexStamp
  /// How many concepts there are.
  public let conceptCount: Int

  let file: IndexFile

  /// The path as it was opened; empty for one in memory.
  public var path: String { file.path }

  private let concepts: IndexSection
  private let records: IndexSection
  private let paths: [String]

  /// Opens a file.
  public init(path: String, verifying: IndexFile.Verification = .small) throws(IndexFileError) {
    try self.init(IndexFile(path: path, kind: Self.kind, version: Self.version, verifying: verifying))
  }

  /// Takes an open file.
  public init(_ file: IndexFile) throws(IndexFileError) {
    self.file = file
    concepts = try file.required("CONC")
    records = try file.required("RECS")
    conceptCount = concepts.bytes.count / 16
    guard let stamp = TermIndexStamp(try file.required("STMP").bytes) else {
      throw .damaged(path: file.path, what: "STMP")
    }
    self.stamp = stamp
    var reader = ConceptRecord.Reader(bytes: try file.required("PATH").bytes)
    var paths: [String] = []
    while !reader.isAtEnd {
      guard let path = reader.text() else { throw .damaged(path: file.path, what: "PATH") }
      paths.append(path)
    }
    self.paths = paths
  }

  /// The rows that a key leads to, in order; none when the key is not there.
  public func rows(_ key: String, in table: Table) throws(IndexFileError) -> [TermBase.RowIndex] {
    let keys = try KeyTable(try file.required(table.section))
    guard let number = try Self.find(key, in: keys) else { return [] }
    return try keys.rows(number)
  }

  /// Rows whose Korean differs from a word (already folded) in one syllable by at most `jamo` jamo, the nearest
  /// first. The word itself is not among them, nor is a row whose key `isWanted` refuses; rows that differ elsewhere than at
  /// `places` may be left out.
  public func nearMisses(
    of word: String, jamo: Int = 3, at places: SlipPlaces = .all, where isWanted: (String) -> Bool = { _ in true }
  ) throws(IndexFileError) -> [NearMiss] {
    let keys = try KeyTable(try file.required(Table.korean.section))
    let near = NearMisses(try file.required("NEAR"))
    var found: [NearMiss] = []
    for number in try near.candidates(for: Array(word.utf8), in: keys, at: places) {
      let key = String(decoding: try keys.key(number), as: UTF8.self)
      guard let difference = SyllableDifference.jamo(word, key), (1...max(jamo, 1)).contains(difference),
        isWanted(key)
      else { continue }
      let longer = max(SyllableDifference.length(word), SyllableDifference.length(key))
      let similarity = 1 - Double(difference) / Double(max(longer, 1))
      for row in try keys.rows(number) {
        found.append(NearMiss(row: row, key: key, jamo: difference, similarity: similarity))
      }
    }
    return found.sorted { ($0.jamo, $0.row) < ($1.jamo, $1.row) }
  }

  /// What says quickly that no Korean key is a slip away from a word.
  public func slips() throws(IndexFileError) -> SlipFilter { try SlipFilter(try file.required("SLIP")) }

  /// A concept with all rows and columns.
  public func concept(_ number: Int) throws(IndexFileError) -> Concept {
    guard number >= 0, number < conceptCount, let offset = concepts.bytes.u32(at: 16 * number),
      let length = concepts.bytes.u32(at: 16 * number + 4), let checksum = concepts.bytes.u64(at: 16 * number + 8),
      let record = records.bytes.slice(Int(offset), Int(offset) + Int(length)), checksum == Checksum64.of(record),
      let concept = ConceptRecord.decode(record, paths: paths)
    else { throw .damaged(path: file.path, what: "RECS") }
    return concept
  }

  /// All keys of a table in byte order: for whoever builds another structure from them.
  public func keys(in table: Table) throws(IndexFileError) -> [String] {
    let keys = try KeyTable(try file.required(table.section))
    var all: [String] = []
    all.reserveCapacity(keys.count)
    for number in 0..<keys.count { all.append(String(decoding: try keys.key(number), as: UTF8.self)) }
    return all
  }

  /// The forms of a language for matching in running text.
  package func forms(_ table: Table) throws(IndexFileError) -> FormTable {
    guard let heads = table.heads else { throw .damaged(path: file.path, what: "heads") }
    return FormTable(
      keys: try KeyTable(try file.required(table.section)), heads: try FormHeads(try file.required(heads)))
  }

  private static func find(_ key: String, in keys: KeyTable) throws(IndexFileError) -> Int? {
    var key = key
    let result = key.withUTF8 { bytes in
      Result { () throws(IndexFileError) in try keys.find(UnsafeRawBufferPointer(bytes)) }
    }
    return try result.get()
  }
}

// MARK: - Compiling

extension TermIndex {
  /// Compiles a term base.
  ///
  /// - Parameters:
  ///   - stamp: what the base was read from (`LoadedGlossary.stamp`).
  ///   - readingKeys: for a Chinese form the keys of its readings, pinyin without tones in one word; may be none.
  ///   - standardForms: for a Chinese form its standard transcriptions in Hangul; may be none.
  public static func compile(
    _ base: TermBase, stamp: TermIndexStamp, readingKeys: (String) -> [String] = { _ in [] },
    standardForms: (String) -> [String] = { _ in [] }
  ) -> IndexFileWriter {
    compile(
      base.concepts, folds: { (base.foldedChinese[$0.concept][$0.row], base.foldedKorean[$0.concept][$0.row]) },
      stamp: stamp, readingKeys: readingKeys, standardForms: standardForms)
  }

  /// An index that is nowhere written, for these concepts in their order; without readings.
  public init(inMemory concepts: [Concept]) {
    let writer = Self.compile(
      concepts,
      folds: { place in
        let row = concepts[place.concept].rows[place.row]
        return (Fold.key(row.zh), Fold.key(row.ko))
      }, stamp: TermIndexStamp(), readingKeys: { _ in [] }, standardForms: { _ in [] })
    do {
      try self.init(IndexFile(image: writer.image(), kind: Self.kind, version: Self.version))
    } catch {
      preconditionFailure("what was just written can be read: \(error)")
    }
  }

  private static func compile(
    _ all: [Concept], folds: (TermBase.RowIndex) -> (chinese: String, korean: String), stamp: TermIndexStamp,
    readingKeys: (String) -> [String], standardForms: (String) -> [String]
  ) -> IndexFileWriter {
    var chinese = KeyTableBuilder()
    var korean = KeyTableBuilder()
    var reading = KeyTableBuilder()
    var standard = KeyTableBuilder()
    var pathNumbers: [String: Int] = [:]
    var paths: [UInt8] = []
    var concepts: [UInt8] = []
    var records: [UInt8] = []
    for (number, concept) in all.enumerated() {
      for row in concept.rows where pathNumbers[row.path] == nil {
        pathNumbers[row.path] = pathNumbers.count
        ConceptRecord.append(row.path, to: &paths)
      }
      let start = records.count
      ConceptRecord.encode(concept, pathNumbers: pathNumbers, into: &records)
      let checksum = records.withUnsafeBytes { Checksum64.of(UnsafeRawBufferPointer(rebasing: $0[start...])) }
      concepts.appendU32(UInt32(start))
      concepts.appendU32(UInt32(records.count - start))
      concepts.appendU64(checksum)
      let category = concept.category
      for (place, row) in concept.rows.enumerated() {
        let index = TermBase.RowIndex(concept: number, row: place)
        let folds = folds(index)
        chinese.add(folds.chinese, index, FormFlags(chinese: row, category: category))
        korean.add(folds.korean, index, FormFlags(korean: row, category: category, key: folds.korean))
        for key in readingKeys(row.zh) { reading.add(key, index) }
        for form in standardForms(row.zh) { standard.add(Fold.key(form), index) }
      }
    }
    var writer = IndexFileWriter(kind: kind, version: version)
    writer.set("STMP", stamp.encoded())
    writer.set("PATH", paths)
    writer.set("CONC", concepts)
    for table in Table.allCases {
      // Nothing is kept of a table that is written.
      let builder: KeyTableBuilder
      switch table {
      case .chinese: builder = exchange(&chinese, with: KeyTableBuilder())
      case .korean: builder = exchange(&korean, with: KeyTableBuilder())
      case .reading: builder = exchange(&reading, with: KeyTableBuilder())
      case .standard: builder = exchange(&standard, with: KeyTableBuilder())
      }
      let built = builder.build()
      writer.set(table.section, built.section)
      if let heads = table.heads { writer.set(heads, FormHeads.build(built.keys)) }
      if table == .korean {
        writer.set("NEAR", NearMisses.build(built.keys))
        writer.set("SLIP", SlipFilter.build(built.keys))
      }
    }
    writer.set("RECS", records)
    return writer
  }
}
