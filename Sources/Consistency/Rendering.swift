// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul

/// An annotation that is worth comparing with others: a gloss with a place, its keys made once.
struct Rendering {
  /// Index of the document, and of the annotation in it.
  let document: Int
  let annotation: Annotation
  let zh: String
  let zhFolded: String
  let ko: String
  /// `Fold.key` of the rendering: spacing and letter case do not make another form.
  let koFolded: String
  let range: Range<Int>
  /// Number of its Chinese among the names of the issue.
  var name = 0

  /// A third of the Chinese is read: what is in doubt below that is likelier no rendering than a bad one.
  private static let leastLinkInDoubt = 0.3

  /// Nil for brackets that are no gloss, rejected pairs, places no rule may speak of, and pairs in doubt whose
  /// Korean does not read the Chinese: 괄호는 (北京)로 is no rendering to compare others with.
  init?(_ annotation: Annotation, document: Int, in checked: CheckedDocument) {
    guard annotation.kind != .none, annotation.verdict != .reject,
      annotation.verdict == .accept || annotation.link >= Self.leastLinkInDoubt,
      let zh = annotation.zh, let ko = annotation.ko, let range = annotation.koRange, !range.isEmpty,
      range.upperBound <= checked.text.scalars.count, !checked.isSkipped(range),
      !Self.isCall(annotation, ko, checked.text)
    else { return nil }
    self.document = document
    self.annotation = annotation
    self.zh = zh
    zhFolded = annotation.zhFolded ?? Fold.key(zh)
    self.ko = ko
    koFolded = Fold.key(ko)
    self.range = range
  }

  /// LEFTB("中国"): a function and its argument.
  private static func isCall(_ annotation: Annotation, _ ko: String, _ text: CheckText) -> Bool {
    let next = annotation.offset + 1
    return ko.utf8.allSatisfy { $0 < 0x80 } && next < text.scalars.count
      && "\"'`".unicodeScalars.contains(text.scalars[next])
  }

  /// The computed standard form, when this rendering reads the Chinese and departs from it.
  var standard: [String] {
    annotation.link >= NonstandardTranscriptionRule.minimumLink ? annotation.expected : []
  }
}
