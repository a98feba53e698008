// SPDX-License-Identifier: Apache-2.0

import Foundation
import Memory
import Testing

/// What every ingest of these tests records: two versions of 30 documents.
private func ingest(into path: String) throws {
  let store = try Store(path: path, access: .readWrite)
  for version in 1...2 {
    for number in 0..<30 {
      let observations = (1...40).map { line in
        observation("词\(line * version % 37)", "단어\(line % 11)", line: line, context: "\(number) \(line)")
      }
      _ = try store.record(document("\(number)", hash: "\(version)", observations))
    }
  }
}

@Suite struct KillTests {
  /// Real processes, really killed: some while they make the file, some in the middle, some at the end.
  @Test func aKilledIngestLosesNothingAndTheNextOneEndsTheSame() async throws {
    let whole = try Folder()
    let start = ContinuousClock.now
    try ingest(into: whole.database)
    let length = start.duration(to: .now) / .microseconds(1)
    let expected = try Store(path: whole.database, access: .readOnly).attestations()
    var random = Seeded(5)
    for moment in 0..<12 {
      let folder = try Folder()
      let path = folder.database
      let delay = moment == 0 ? 0 : UInt32(Double.random(in: 0..<length * 1.1, using: &random))
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as UInt32] in
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        try ingest(into: path)
        sleep(10)
      }
      do {
        let store = try Store(path: path, access: .readWrite)
        try store.integrityCheck()
        // A document is there with all its places or not at all.
        #expect(try store.documents().allSatisfy { $0.attestations == 40 })
      }
      // What was there goes from version 2 back to 1 and to 2 again, as an ingest of old files would do.
      try ingest(into: path)
      let places = try Store(path: path, access: .readOnly).attestations()
      #expect(places.filter(\.isCurrent).map(Self.words) == expected.filter(\.isCurrent).map(Self.words))
      #expect(
        places.filter { !$0.isCurrent && $0.lastSeenIn == "1" }.map(Self.words)
          == expected.filter { !$0.isCurrent }.map(Self.words))
    }
  }

  private static func words(_ place: Attestation) -> String {
    "\(place.path) \(place.line) \(place.zh) \(place.ko) \(place.context) \(place.lastSeenIn ?? "")"
  }
}
