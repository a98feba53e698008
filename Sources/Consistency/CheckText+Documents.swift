// SPDX-License-Identifier: Apache-2.0

public import Documents

extension CheckText {
  /// The text of a document that was read.
  public init(_ text: DocumentText) {
    self.init(text.withUTF8 { String(decoding: $0, as: UTF8.self) })
  }
}
