// SPDX-License-Identifier: Apache-2.0

/// Ids that a file has used, as far as memory allows: a million, by their hashes.
struct SeenIDs {
  private var hashes: Set<Int> = []

  /// False when it was there.
  mutating func insert(_ id: String) -> Bool {
    if hashes.count >= 1 << 20 { return !hashes.contains(id.hashValue) }
    return hashes.insert(id.hashValue).inserted
  }

  mutating func contains(_ id: String) -> Bool { hashes.count >= 1 << 20 || hashes.contains(id.hashValue) }
}
