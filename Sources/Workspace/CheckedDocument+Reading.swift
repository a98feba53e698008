// SPDX-License-Identifier: Apache-2.0

public import Alignment
public import Consistency
public import Documents

extension CheckedDocument {
  /// A document with its annotations, and without what is no prose.
  ///
  /// - Parameters:
  ///   - path: what findings name; the document's own by default.
  ///   - known: its annotations, from an aligner without a lexicon; nil: it is aligned.
  public init(_ document: Document, path: String? = nil, annotations known: [Annotation]? = nil) {
    var annotations = known ?? []
    if known == nil {
      var aligner = Aligner()
      document.text.withUTF8 { bytes in aligner.forEachAnnotation(in: bytes) { annotations.append($0) } }
    }
    let text = CheckText(document.text)
    self.init(
      path: path ?? document.path, text: text, annotations: annotations,
      skipped: NonProse.ranges(in: text.scalars, format: document.format))
  }
}
