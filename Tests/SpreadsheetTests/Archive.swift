// SPDX-License-Identifier: Apache-2.0

import CMinizip
import Foundation

/// Makes ZIP files, deflated, of the parts of a workbook (APPNOTE.TXT 6.3.10, 4.3.7–4.3.16).
struct Archive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: String) { add(name, Array(content.utf8)) }

  mutating func add(_ name: String, _ content: [UInt8], isEncrypted: Bool = false, damagesCheckSum: Bool = false) {
    let packed = Self.deflated(content)
    let sum = content.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, uInt($0.count))) }
    var fields: [UInt8] = []
    fields += Self.short(20) + Self.short(isEncrypted ? 1 : 0) + Self.short(8) + Self.long(0)
    fields += Self.long(damagesCheckSum ? sum ^ 1 : sum) + Self.long(UInt32(packed.count))
    fields += Self.long(UInt32(content.count)) + Self.short(UInt16(name.utf8.count)) + Self.short(0)
    directory += [0x50, 0x4B, 1, 2] + Self.short(20) + fields + Self.short(0) + Self.short(0) + Self.short(0)
    directory += Self.long(0) + Self.long(UInt32(bytes.count)) + Array(name.utf8)
    bytes += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + packed
    count += 1
  }

  func finished() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + Self.long(0) + Self.short(UInt16(count)) + Self.short(UInt16(count))
    end += Self.long(UInt32(directory.count)) + Self.long(UInt32(bytes.count)) + Self.short(0)
    return bytes + directory + end
  }

  private static func short(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private static func long(_ value: UInt32) -> [UInt8] { short(UInt16(value & 0xFFFF)) + short(UInt16(value >> 16)) }

  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(content.count))))
    var content = content
    let used = content.withUnsafeMutableBufferPointer { source in
      out.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(target.count)
        deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    deflateEnd(&stream)
    return Array(out[..<used])
  }
}

/// A workbook of parts that a test writes itself.
struct Parts {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var root = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
    Type="\(relation)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  var workbook = """
    <workbook xmlns="\(main)" xmlns:r="\(relation)"><sheets><sheet name="하나" sheetId="1" r:id="rId1"/></sheets></workbook>
    """
  var relations = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Type="\(relation)/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="rId2" Type="\(relation)/sharedStrings" Target="sharedStrings.xml"/>\
    <Relationship Id="rId3" Type="\(relation)/styles" Target="/xl/styles.xml"/></Relationships>
    """
  var strings: String?
  var styles: String?
  /// What stands in `worksheet`.
  var sheet = "<sheetData/>"
  var others: [(name: String, content: String)] = []

  func bytes() -> [UInt8] {
    var archive = Archive()
    archive.add("[Content_Types].xml", "<Types/>")
    archive.add("_rels/.rels", root)
    archive.add("xl/workbook.xml", workbook)
    archive.add("xl/_rels/workbook.xml.rels", relations)
    if let strings { archive.add("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>") }
    if let styles { archive.add("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>") }
    archive.add("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"\(Self.main)\">\(sheet)</worksheet>")
    for other in others { archive.add(other.name, other.content) }
    return archive.finished()
  }
}

/// A file that is gone after the test.
final class TemporaryFile {
  let path: String
  init(_ bytes: [UInt8], name: String = "book.xlsx") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gwalho-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    path = file.path
  }
  deinit { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }
}
