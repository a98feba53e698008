// SPDX-License-Identifier: Apache-2.0

import Alignment
import Foundation
import Memory
import Testing

/// Random numbers that are the same on every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// A folder that goes away with the test.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gwalho-memory-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var database: String { path + "/memory.sqlite" }

  func bytes(_ suffix: String = "") -> Data? { FileManager.default.contents(atPath: database + suffix) }
}

/// A pair on a line; the line's text is its context.
func observation(
  _ zh: String?, _ ko: String?, line: Int = 1, context: String = "문맥", candidate: Bool = true,
  keys: [String] = []
) -> Observation {
  Observation(
    annotation: Annotation(
      line: line, column: 4, offset: line * 100, byteOffset: line * 210, zh: zh, zhFolded: nil,
      zhRange: line * 100 + 1..<line * 100 + 3, ko: ko, koRange: line * 100 - 2..<line * 100, koLine: line,
      koColumn: 2, kind: .sound, direction: .forward, aliases: [], confidence: 0.9, link: 0.8, verdict: .accept,
      expected: []),
    context: context, readingKeys: keys, isCandidate: candidate, filterReason: candidate ? nil : "low-link")
}

func document(
  _ path: String, hash: String, date: String? = "2023-08-04", issue: String? = nil, _ observations: [Observation]
) -> ObservedDocument {
  ObservedDocument(
    path: path, contentHash: hash, date: date, issue: issue, codePoints: 1_000, observations: observations)
}

/// What `body` throws, as a `StoreError`.
func storeError(_ body: () throws -> Void) -> StoreError? {
  do { try body() } catch { return error as? StoreError }
  return nil
}
