// SPDX-License-Identifier: Apache-2.0

import Memory

/// Where an issue says its date, in the order of trust: front matter (somebody wrote it for programs), the imprint under
/// its label, a line at the head that is nothing but the date, the file's name.
enum IssueDate {
  /// A date and where it stands.
  typealias Found = (date: String, source: DateSource)

  /// - Parameter path: as typed; only its last component is read.
  static func find(in text: UnsafeBufferPointer<UInt8>, path: String) -> Found? {
    let front = FrontMatter.find(in: text)
    if let date = front?.date { return (date, .frontMatter) }
    if let date = ImprintDate.find(in: text) ?? HeadDate.find(in: text, from: front?.end ?? 0) {
      return (date, .imprint)
    }
    return FileNameDate.find(in: path).map { ($0, .fileName) }
  }
}
