// SPDX-License-Identifier: Apache-2.0

/// The translation of an XLIFF 1.2 unit whose `seg-source` cuts the source into segments.
///
/// "A `mrk` element with mtype="seg"" of `seg-source` and the one of `target` with the same `mid` belong together (XLIFF
/// 1.2, 2.4 and `seg-source`), so each segment is looked up by itself. A target that is missing or empty becomes the
/// `seg-source` with its segments translated; one that has segments already gets its empty ones filled in. Segments that
/// the memory does not know stay empty: that is what tools take for untranslated.
struct SegmentedFill {
  private let unit: XLIFFScanner.Unit
  private let segmented: XLIFFScanner.Segmented
  private let text: UnsafeBufferPointer<UInt8>
  /// What goes into the segments, by their number in `seg-source`.
  private var contents: [Int: [UInt8]] = [:]
  /// What is said of each segment that something was found for.
  private(set) var remarks: [String] = []
  /// The least percentage of a segment that was filled in; nil when none was.
  private(set) var leastPercent: Int?
  /// Whether no segment stays empty.
  private(set) var isWhole = true
  /// Whether a segment has what is no translatable text.
  private(set) var hasMarkup = false
  /// Whether terms are noted.
  private(set) var hasNotes = false

  /// Nil when there is nothing to fill in.
  /// - Parameter whole: the request for the unit as a whole; its neighbours are those of the first and last segment.
  init?(
    _ unit: XLIFFScanner.Unit, _ segmented: XLIFFScanner.Segmented, _ whole: SegmentRequest,
    _ text: UnsafeBufferPointer<UInt8>, _ lookUp: SegmentFiller.LookUp
  ) rethrows {
    self.unit = unit
    self.segmented = segmented
    self.text = text
    let isNew = unit.targetSegments.isEmpty
    // A target that says something in no segment was translated as a whole.
    if isNew, let target = unit.target, !target.isEmpty { return nil }
    let wanted = Set(unit.targetSegments.filter(\.text.isEmpty).compactMap(number(of:)))
    if !isNew, wanted.isEmpty { return nil }
    let segments = segmented.segments
    for (number, segment) in segments.enumerated() where isNew || wanted.contains(number) {
      let content = segment.text.content
      if content.codes == .unreadable { hasMarkup = true }
      // Codes alone, or white space, are the same in every language.
      if content.text.isEmpty, content.codes != .unreadable {
        contents[number] = content.before + content.after
        continue
      }
      var request = whole
      request.source = content.text
      if number > 0 { request.before = segments[number - 1].text.content.text }
      if number + 1 < segments.count { request.after = segments[number + 1].text.content.text }
      request.penalty = content.codes == .none ? 0 : 1
      guard content.codes != .unreadable, content.codes != .inside || !unit.hasOwnNote, let fill = try lookUp(request)
      else {
        isWhole = false
        continue
      }
      let label = segments.count > 1 ? "\(segment.mid.isEmpty ? "\(number + 1)" : segment.mid): " : ""
      if fill.note != nil { hasNotes = true }
      if content.codes == .inside {
        isWhole = false
        remarks.append("\(label)\(fill.remark): \(fill.text)")
      } else {
        leastPercent = min(leastPercent ?? fill.percent, fill.percent)
        contents[number] = content.before + Array(SegmentFiller.escaped(fill.text).utf8) + content.after
        remarks.append(label + fill.remark)
      }
    }
    // The memory may know the paragraph and none of its sentences: where it is cut, a person has to say.
    if remarks.isEmpty, isNew, segments.count > 1, !unit.hasOwnNote, !whole.source.isEmpty, let fill = try lookUp(whole)
    {
      if fill.note != nil { hasNotes = true }
      remarks.append("\(fill.remark): \(fill.text)")
    }
  }

  /// The segment of `seg-source` that one of the target belongs to; nil where its `mid` does not say it.
  private func number(of segment: XLIFFScanner.Segment) -> Int? {
    let same = segmented.segments.indices.filter { segmented.segments[$0].mid == segment.mid }
    return segment.mid.isEmpty || same.count != 1 ? nil : same[0]
  }

  /// The changes to the file; none when nothing was found.
  func edits(indent: [UInt8]) -> [SegmentFiller.Edit] {
    guard !remarks.isEmpty else { return [] }
    let prefix = String(decoding: unit.source?.prefix ?? [], as: UTF8.self)
    let place = unit.target?.range ?? segmented.end..<segmented.end
    var edits: [SegmentFiller.Edit] = []
    if leastPercent != nil {
      if unit.targetSegments.isEmpty {
        let target = self.target(prefix: prefix)
        edits.append(SegmentFiller.Edit(range: place, bytes: unit.target == nil ? indent + target : target))
      } else {
        for segment in unit.targetSegments where segment.text.isEmpty {
          guard let content = number(of: segment).flatMap({ contents[$0] }) else { continue }
          edits.append(SegmentFiller.Edit(range: segment.text.range, bytes: element(segment, content)))
        }
      }
    }
    let notes = remarks.flatMap { indent + SegmentFiller.note($0, prefix: prefix) }
    return edits + [SegmentFiller.Edit(range: place.upperBound..<place.upperBound, bytes: notes)]
  }

  /// The `seg-source` as a target.
  private func target(prefix: String) -> [UInt8] {
    var attributes = unit.target?.attributes ?? ""
    if !attributes.contains("state=") {
      attributes += isWhole ? SegmentFiller.state(leastPercent ?? 0) : " state=\"needs-translation\""
    }
    var result = Array("<\(prefix)target\(attributes)>".utf8)
    var from = segmented.inside.lowerBound
    for (number, segment) in segmented.segments.enumerated() {
      result += text[from..<segment.text.range.lowerBound]
      result += element(segment, contents[number] ?? [])
      from = segment.text.range.upperBound
    }
    result += text[from..<segmented.inside.upperBound]
    return result + Array("</\(prefix)target>".utf8)
  }

  private func element(_ segment: XLIFFScanner.Segment, _ content: [UInt8]) -> [UInt8] {
    let name = String(decoding: segment.text.prefix, as: UTF8.self) + "mrk"
    return Array("<\(name)\(segment.text.attributes)>".utf8) + content + Array("</\(name)>".utf8)
  }
}
