// SPDX-License-Identifier: Apache-2.0

import Alignment

/// What documents of an archive were aligned to when they were read, for whoever looks at them a second time.
///
/// Bounded: an archive of any size has what is beyond the limit aligned again.
public struct AlignedDocuments: Sendable {
  private struct Entry {
    var version: String
    var annotations: [Annotation]
  }

  private var entries: [String: Entry] = [:]
  private var count = 0
  /// Annotations, of some 400 bytes each.
  private static let limit = 100_000

  /// None.
  public init() {}

  mutating func keep(_ annotations: [Annotation], of path: String, version: String) {
    guard count + annotations.count <= Self.limit else { return }
    count += annotations.count
    entries[path] = Entry(version: version, annotations: annotations)
  }

  /// Nil when they are not known, or the document is no longer what it was.
  func annotations(of path: String, version: @autoclosure () -> String) -> [Annotation]? {
    guard let entry = entries[path], entry.version.utf8.elementsEqual(version().utf8) else { return nil }
    return entry.annotations
  }
}
