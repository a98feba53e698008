// SPDX-License-Identifier: Apache-2.0

import Documents
import Memory
import Testing

@testable import Workspace

/// A store that an older program wrote: whoever asks it brings it up to date first.
@Suite struct OlderStoreTests {
  private let folder: TemporaryFolder
  private let base: Base

  init() throws {
    folder = try TemporaryFolder()
    base = try folder.base("zh\tko\n鹏城\t펑청\n")
    let text = """
      # 펑청실험실, 거대 언어 모형 공개

      펑청(鹏城)실험실과 즈장(之江)실험실이 참여했다.

      ☞ 鹏城实验室发布大语言模型

      """
    _ = try Ingester(base).ingest([folder.write("1.txt", text)])
  }

  /// `user_version` is a number of four bytes at offset 60 of the file; 0 is no fold.
  private func makeOlder() throws {
    var bytes = try #require(FileSystem.head(of: base.storePath, count: 1 << 24))
    // Whoever may only read leaves an empty log behind.
    let log = FileSystem.head(of: base.storePath + "-wal", count: 1) ?? []
    try #require(bytes.count > 100 && log.isEmpty)
    for suffix in ["-wal", "-shm"] { TemporaryFolder.remove(base.storePath + suffix) }
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 0])
    try OutputFile.replaceAtomically(path: base.storePath, bytes: bytes)
    let error = #expect(throws: StoreError.self) { try Store(path: base.storePath, access: .readOnly) }
    #expect(error?.cause == .outdated)
  }

  @Test func everybodyBringsItUpToDate() throws {
    try makeOlder()
    #expect(try ReviewService(base, byline: testByline).items().map(\.ko) == ["즈장"])
    try makeOlder()
    #expect(try AttestedContexts(base)?.contexts(zh: "鹏城", ko: "펑청").map(\.text) == ["펑청(鹏城)실험실과 즈장(之江)실험실이 참여했다."])
    try makeOlder()
    #expect(try TmService(base).contexts(of: ["펑청"], limit: 3).count == 1)
    try makeOlder()
    #expect(try TmService(base).renderings(of: "之江") == ["즈장"])
    try makeOlder()
    var segments: [String] = []
    try TmExporter(base).forEach(SegmentFilter()) { segments.append($0.zh) }
    #expect(segments == ["鹏城实验室发布大语言模型"])
    try makeOlder()
    SegmentIndexes(base).discard()
    #expect(try SegmentIndexes(base).open().count == 1)
    try makeOlder()
    #expect(throws: Never.self) { try TmTermSuggester(base).suggestions() }
  }
}
