// SPDX-License-Identifier: Apache-2.0

import Documents
import Interchange

/// The text of a file of translations that is no stream: a PO file in the charset that its header declares, or a table.
struct TmDocument {
  let document: Document
  /// Whether the text was decoded from the charset that the file declares.
  var isAsDeclared: Bool { [.cp949, .gb18030, .big5].contains(document.encoding) }

  /// - Parameter held: the bytes, when they were read already.
  init(_ path: String, _ format: SegmentFormat, held: [UInt8]? = nil, limit: Int = .max) throws(DocumentError) {
    func declared(_ bytes: UnsafeBufferPointer<UInt8>) -> DeclaredCharset? {
      guard format == .po, let charset = SegmentPOReader.declaredCharset(bytes) else { return nil }
      return DeclaredCharset(name: charset.name, line: charset.line)
    }
    if let held {
      document = try Document.decode(
        held, path: path, allowEmpty: false, declared: held.withUnsafeBufferPointer(declared))
    } else {
      document = try Document.load(path, allowEmpty: false, limit: limit, declared: declared)
    }
  }
}
