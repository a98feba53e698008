// SPDX-License-Identifier: Apache-2.0

import Alignment
import Documents

/// Documents of an archive as they were read and aligned, for whoever looks at them a second time.
///
/// Bounded: of an archive of any size, what is beyond the limits is read and aligned again.
public struct AlignedDocuments: Sendable {
  private struct Entry {
    var document: Document
    var annotations: [Annotation]
  }

  private var entries: [String: Entry] = [:]
  private var annotations = 0
  private var bytes = 0
  /// Annotations, of some 400 bytes each, and bytes of text.
  private static let mostAnnotations = 100_000
  private static let mostBytes = 32 << 20

  /// None.
  public init() {}

  mutating func keep(_ document: Document, _ found: [Annotation]) {
    guard annotations + found.count <= Self.mostAnnotations, bytes + document.text.byteCount <= Self.mostBytes else {
      return
    }
    annotations += found.count
    bytes += document.text.byteCount
    entries[document.path] = Entry(document: document, annotations: found)
  }

  /// By the path that the user typed; nil when it is not known.
  func document(of path: String) -> (document: Document, annotations: [Annotation])? {
    entries[path].map { ($0.document, $0.annotations) }
  }
}
