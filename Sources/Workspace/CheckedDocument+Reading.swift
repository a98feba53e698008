// SPDX-License-Identifier: Apache-2.0

import Alignment
public import Consistency
public import Documents

extension CheckedDocument {
  /// A document with its annotations, and without what is no prose.
  ///
  /// - Parameter path: what findings name; the document's own by default.
  public init(_ document: Document, path: String? = nil) {
    var aligner = Aligner()
    aligner.includesNonGlosses = false
    var annotations: [Annotation] = []
    document.text.withUTF8 { bytes in aligner.forEachAnnotation(in: bytes) { annotations.append($0) } }
    let text = CheckText(document.text)
    self.init(
      path: path ?? document.path, text: text, annotations: annotations,
      skipped: NonProse.ranges(in: text.scalars, format: document.format))
  }
}
