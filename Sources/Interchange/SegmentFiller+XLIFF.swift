// SPDX-License-Identifier: Apache-2.0

extension SegmentFiller {
  /// Fills in an XLIFF 1.2, 2.0 or 2.1 file in UTF-8: units whose `target` is missing or empty.
  ///
  /// 1.2 gets `<target state="needs-review-translation" state-qualifier="…">` (`exact-match`, `fuzzy-match`: XLIFF 1.2,
  /// 3.2.2) and a `note` with score, origin and terms; 2.x gets `<target>`, and notes of its unit. The file must be well-formed: read it
  /// with ``SegmentXMLReader`` first.
  ///
  /// Sources with inline elements are left alone: their codes would be lost.
  public static func fillXLIFF(
    _ text: UnsafeBufferPointer<UInt8>, isSecond: Bool, _ lookUp: LookUp
  ) rethrows -> (bytes: [UInt8], report: SegmentFillReport) {
    var scanner = XLIFFScanner(text)
    let units = scanner.units()
    var report = SegmentFillReport()
    var edits: [Edit] = []
    var notes: [Int: (areThere: Bool, texts: [String])] = [:]
    for (number, unit) in units.enumerated() {
      report.units += 1
      guard unit.isTranslatable, let source = unit.source, !source.text.isEmpty, source.isPlain,
        unit.target?.isEmpty ?? true
      else { continue }
      let before = number > 0 ? units[number - 1].source?.text : nil
      let after = number + 1 < units.count ? units[number + 1].source?.text : nil
      guard let fill = try lookUp(source.text, before, after) else { continue }
      report.count(fill)
      let isExact = fill.percent >= 100
      let prefix = source.prefix
      let name = String(decoding: prefix, as: UTF8.self)
      var attributes = unit.target?.attributes ?? ""
      if !isSecond, !attributes.contains("state=") {
        attributes +=
          " state=\"needs-review-translation\" state-qualifier=\"\(isExact ? "exact-match" : "fuzzy-match")\""
      }
      let element = "<\(name)target\(attributes)>\(escaped(fill.text))</\(name)target>"
      if let target = unit.target {
        edits.append(Edit(range: target.range, bytes: Array(element.utf8)))
      } else {
        let indent = scanner.indent(before: source.range.lowerBound)
        // The order is source, seg-source, target.
        let place = unit.segmentedEnd ?? source.range.upperBound
        edits.append(Edit(range: place..<place, bytes: indent + Array(element.utf8)))
      }
      if isSecond {
        notes[unit.notes.place, default: (unit.notes.areThere, [])].texts.append(fill.remark)
      } else {
        let place = unit.target?.range.upperBound ?? unit.segmentedEnd ?? source.range.upperBound
        let indent = scanner.indent(before: source.range.lowerBound)
        edits.append(
          Edit(
            range: place..<place,
            bytes: indent + Array("<\(name)note from=\"gwalho\">\(escaped(fill.remark))</\(name)note>".utf8)))
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
