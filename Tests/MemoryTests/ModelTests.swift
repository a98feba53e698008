// SPDX-License-Identifier: Apache-2.0

import Foundation
import HanHangul
import Memory
import Testing

/// What the store should hold, in dictionaries.
private struct Model {
  struct Pair: Hashable {
    var zh: String
    var ko: String
  }

  struct Document {
    var hash: String
    var pairs: [Pair]
    /// Each place that is gone with the version that had it last.
    var history: [(pair: Pair, hash: String)] = []
    /// All that were recorded.
    var versions: Set<String> = []
  }

  var documents: [String: Document] = [:]

  mutating func record(_ path: String, _ hash: String, _ pairs: [Pair], exists: (String) -> Bool) -> String? {
    var document = documents[path]
    var from: String?
    if document == nil {
      // In these tests names differ, and at most one document has a hash.
      from = documents.first { $0.value.hash == hash && !exists($0.key) }?.key
      document = from.flatMap { documents.removeValue(forKey: $0) }
    }
    var next = document ?? Document(hash: hash, pairs: [])
    var left = next.pairs
    for pair in pairs {
      if let place = left.firstIndex(of: pair) {
        left.remove(at: place)
      } else if let place = next.history.firstIndex(where: { $0.pair == pair }) {
        next.history.remove(at: place)
      }
    }
    if next.hash != hash { next.history += left.map { ($0, next.hash) } }
    next.hash = hash
    next.versions.insert(hash)
    next.pairs = pairs
    documents[path] = next
    return from
  }

  var conflicting: Set<String> {
    var forms: [String: Set<String>] = [:]
    for pair in documents.values.flatMap(\.pairs) { forms[Fold.key(pair.zh), default: []].insert(Fold.key(pair.ko)) }
    return Set(forms.filter { $0.value.count > 1 }.keys)
  }
}

@Suite struct ModelTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func randomIngestsAgreeWithTheModel(seed: UInt64) throws {
    let folder = try Folder()
    var store = try Store(path: folder.database, access: .readWrite)
    var model = Model()
    var random = Seeded(seed)
    let chinese = ["之江", "承諾", "承诺", "鹏城", "鵬城", "騰訊"]
    let korean = ["즈강", "즈장", "청눠", "청 눠", "펑청"]
    var texts: [String: (hash: String, pairs: [Model.Pair])] = [:]
    var ids: Set<Int64> = []
    for step in 0..<120 {
      var path = "\(Int.random(in: 0..<8, using: &random)).txt"
      var content = texts[path]
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<2 where content != nil:  // the same again
        break
      case 2..<4 where content != nil:  // moved
        texts[path] = nil
        path = "moved-\(step).txt"
      default:
        var pairs = content?.pairs ?? []
        for _ in 0..<Int.random(in: 0...3, using: &random) where !pairs.isEmpty {
          pairs.remove(at: Int.random(in: pairs.indices, using: &random))
        }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let pair = Model.Pair(
            zh: chinese.randomElement(using: &random) ?? "", ko: korean.randomElement(using: &random) ?? "")
          pairs.insert(pair, at: Int.random(in: 0...pairs.count, using: &random))
        }
        content = ("hash-\(step)", pairs)
      }
      let (hash, pairs) = try #require(content)
      texts[path] = (hash, pairs)
      let observations = pairs.enumerated().map { number, pair in
        observation(pair.zh, pair.ko, line: number + 1, context: "문맥 \(number % 3)")
      }
      let exists = { (path: String) in texts[path] != nil }
      let from = model.record(path, hash, pairs, exists: exists)
      let report = try store.record(document(path, hash: hash, observations.shuffled(using: &random)), exists: exists)
      if let from { #expect(report.outcome == .moved(from: from)) }
      #expect(report.kept + report.added == pairs.count)
      if Int.random(in: 0..<8, using: &random) == 0 {
        try store.close()
        store = try Store(path: folder.database, access: .readWrite)
      }
      let places = try store.attestations()
      #expect(Set(places.map(\.path)).isSubset(of: Set(model.documents.keys)))
      for (path, expected) in model.documents {
        let mine = places.filter { $0.path == path }
        #expect(mine.filter(\.isCurrent).map { Model.Pair(zh: $0.zh, ko: $0.ko) } == expected.pairs)
        // Which of several equal places is revived the store decides by context; it is one of them.
        let history = mine.filter { !$0.isCurrent }.map { "\($0.zh) \($0.ko)" }
        #expect(history.sorted() == expected.history.map { "\($0.pair.zh) \($0.pair.ko)" }.sorted())
        #expect(Set(mine.compactMap(\.lastSeenIn)).isSubset(of: expected.versions))
      }
      // Nothing is ever dropped: history keeps what the documents lose.
      let now = Set(places.map(\.id))
      #expect(ids.isSubset(of: now))
      ids = now
      #expect(Set(try store.candidates(CandidateQuery(conflictsOnly: true)).map(\.zhFolded)) == model.conflicting)
    }
    try store.integrityCheck()
  }

  @Test func speedOfTenYearsOfIssues() throws {
    let folder = try Folder()
    let store = try Store(path: folder.database, access: .readWrite)
    var random = Seeded(11)
    let han = (0..<2_000).map { _ in String(UnicodeScalar(UInt32.random(in: 0x4E00...0x9000, using: &random)) ?? "一") }
    let hangul = (0..<400).map { _ in String(UnicodeScalar(UInt32.random(in: 0xAC00...0xD700, using: &random)) ?? "가") }
    let pairs = (0..<12_000).map { _ in
      (
        (0..<3).map { _ in han.randomElement(using: &random) ?? "" }.joined(),
        (0..<3).map { _ in hangul.randomElement(using: &random) ?? "" }.joined()
      )
    }
    let documents = (0..<1_000).map { number in
      document(
        "\(number).txt", hash: "\(number)", date: "2023-08-04",
        (1...50).map { line in
          // Some pairs are in most issues, most in few.
          let rank = min(Int(pow(Double(pairs.count), Double.random(in: 0...1, using: &random))), pairs.count - 1)
          return observation(
            pairs[rank].0, pairs[rank].1, line: line, context: "이 줄은 문맥이다 \(number) \(line)", keys: ["key\(rank)"])
        })
    }
    func time(_ what: String, _ body: () throws -> Void) rethrows {
      let seconds = try ContinuousClock().measure(body) / .seconds(1)
      Self.note("\(what): \(Int(seconds * 100_000) / 100) ms")
    }
    try time("first ingest, 1,000 documents × 50 places") { for each in documents { _ = try store.record(each) } }
    try time("second ingest") { for each in documents { _ = try store.record(each) } }
    try time("positions moved") {
      for var each in documents {
        each.contentHash += "b"
        for number in each.observations.indices {
          each.observations[number].annotation.line += 1
          each.observations[number].annotation.offset += 10
        }
        _ = try store.record(each)
      }
    }
    try time("candidates") { _ = try store.candidates() }
    try time("one near miss") { _ = try store.fuzzyKorean(pairs[5].1 + "가") }
    try time("places of one Chinese") { _ = try store.attestations(foldedChinese: Fold.key(pairs[100].0)) }
    try time("all places") { _ = try store.attestations() }
    try time("integrity") { try store.integrityCheck() }
    try store.close()
    try time("open and look up") {
      let store = try Store(path: folder.database, access: .readOnly)
      _ = try store.attestations(foldedChinese: Fold.key(pairs[3_000].0))
    }
    Self.note("size: \((folder.bytes()?.count ?? 0) / 1_024) KB")
  }

  private static func note(_ text: String) {
    FileHandle.standardError.write(Data(("memory: " + text + "\n").utf8))
  }
}
