// SPDX-License-Identifier: Apache-2.0

extension SegmentFiller {
  /// The encoding that an XML declaration at the start of a text names; nil when there is none.
  public static func declaredEncoding(of text: UnsafeBufferPointer<UInt8>) -> String? {
    XLIFFScanner(text).declaredEncoding()
  }

  /// Fills in an XLIFF 1.2, 2.0 or 2.1 file in UTF-8: units whose `target` is missing or empty.
  ///
  /// 1.2 gets `<target state="needs-review-translation" state-qualifier="…">` (`exact-match`, `fuzzy-match`: XLIFF 1.2,
  /// 3.2.2) and a `note` with score, origin and terms; 2.x gets `<target>`, and notes of its unit. The file must be well-formed: read it
  /// with ``SegmentXMLReader`` first.
  ///
  /// Inline elements are no text: the unit is looked up without them, for one percent less than the same text. Where they
  /// stand around the text, they are put around the translation. Where they stand within it, the target stays missing,
  /// and the translation is a note.
  ///
  /// A unit of 1.2 that has a `seg-source` is filled in segment by segment: see ``SegmentedFill``.
  public static func fillXLIFF(
    _ text: UnsafeBufferPointer<UInt8>, isSecond: Bool, _ lookUp: LookUp
  ) rethrows -> (bytes: [UInt8], report: SegmentFillReport) {
    var scanner = XLIFFScanner(text)
    var report = SegmentFillReport()
    let units = scanner.units()
    var edits: [Edit] = []
    var notes: [Int: (areThere: Bool, texts: [String])] = [:]
    for (number, unit) in units.enumerated() {
      report.units += 1
      let (sourceLanguage, targetLanguage) = unit.languages
      guard SegmentLanguage.isOurs(source: sourceLanguage, target: targetLanguage) else {
        if report.otherLanguages == 0 { (report.sourceLanguage, report.targetLanguage) = unit.languages }
        report.otherLanguages += 1
        continue
      }
      if isSecond, targetLanguage.isEmpty { report.lacksTargetLanguage = true }
      guard unit.isTranslatable, let source = unit.source else { continue }
      let request = SegmentRequest(
        source: source.content.text, before: number > 0 ? units[number - 1].source?.content.text : nil,
        after: number + 1 < units.count ? units[number + 1].source?.content.text : nil,
        penalty: source.content.codes == .none ? 0 : 1,
        sourceIsKorean: SegmentLanguage.sourceIsKorean(source: sourceLanguage, target: targetLanguage))
      if let segmented = unit.segmented, !segmented.segments.isEmpty {
        if let segments = try SegmentedFill(unit, segmented, request, text, lookUp) {
          edits += segments.edits(indent: scanner.indent(before: source.range.lowerBound))
          report.count(segments)
        } else if unit.targetSegments.contains(where: \.text.isEmpty) {
          // Empty segments that no `mid` tells apart.
          report.skipped[.markup, default: 0] += 1
        }
        continue
      }
      guard unit.target?.isEmpty ?? true else { continue }
      if source.content.codes == .unreadable { report.skipped[.markup, default: 0] += 1 }
      guard !source.content.text.isEmpty, source.content.codes != .inside || !unit.hasOwnNote,
        let fill = try lookUp(request)
      else { continue }
      let isNoteOnly = source.content.codes == .inside
      report.count(fill, isNoteOnly: isNoteOnly)
      let prefix = String(decoding: source.prefix, as: UTF8.self)
      let indent = scanner.indent(before: source.range.lowerBound)
      // The order is source, seg-source, target, note.
      let end = unit.segmented?.end ?? source.range.upperBound
      let place = unit.target?.range ?? end..<end
      if !isNoteOnly {
        let element = Self.target(fill, for: source.content, in: unit, isSecond: isSecond, prefix: prefix)
        edits.append(Edit(range: place, bytes: unit.target == nil ? indent + element : element))
      }
      let remark = isNoteOnly ? "\(fill.remark): \(fill.text)" : fill.remark
      if isSecond {
        notes[unit.notes.place, default: (unit.notes.areThere, [])].texts.append(remark)
      } else {
        edits.append(Edit(range: place.upperBound..<place.upperBound, bytes: indent + note(remark, prefix: prefix)))
      }
    }
    for (place, notes) in notes {
      let indent = scanner.indent(before: place)
      let content = notes.texts.map { "<note category=\"gwalho\">\(escaped($0))</note>" }.joined()
      // At the start of a line, what is put in brings the next one's indent.
      let element = Array((notes.areThere ? content : "<notes>\(content)</notes>").utf8)
      edits.append(Edit(range: place..<place, bytes: element + indent))
    }
    edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    return (apply(edits, to: text), report)
  }

  private static func target(
    _ fill: SegmentFill, for source: XLIFFContent, in unit: XLIFFScanner.Unit, isSecond: Bool, prefix: String
  ) -> [UInt8] {
    var attributes = unit.target?.attributes ?? ""
    if !isSecond, !attributes.contains("state=") { attributes += state(fill.percent) }
    return Array("<\(prefix)target\(attributes)>".utf8) + source.before + Array(escaped(fill.text).utf8) + source.after
      + Array("</\(prefix)target>".utf8)
  }

  /// What a target says of how it came about.
  static func state(_ percent: Int) -> String {
    let kind = percent >= 100 ? "exact-match" : "fuzzy-match"
    return " state=\"needs-review-translation\" state-qualifier=\"\(kind)\""
  }

  /// A `note` of XLIFF 1.2.
  static func note(_ remark: String, prefix: String) -> [UInt8] {
    Array("<\(prefix)note from=\"gwalho\">\(escaped(remark))</\(prefix)note>".utf8)
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in CleanText.legal(text).text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
