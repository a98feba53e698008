// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Tells workbooks from other files by their content; names of files lie.
public enum SpreadsheetFile {
  /// Whether a file is a workbook that `Workbook` reads. False for whatever may be text.
  ///
  /// - Throws: `SpreadsheetError` for spreadsheets that are not read, naming what to do.
  public static func isWorkbook(_ path: String) throws(SpreadsheetError) -> Bool {
    // What comes through a pipe can be read only once.
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let file = fopen(path, "rbe") else {
      return false
    }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 1 << 16)
    let count = head.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
    head.removeLast(head.count - count)
    if head.starts(with: oleMark) {
      // A compound file's directory may be anywhere in it: at its end, as a rule.
      if contains("EncryptedPackage", file) { throw .encrypted(path: path) }
      if contains("FileHeader", file) || contains("WordDocument", file) { return false }
      if contains("Workbook", file) || contains("Book", file) { throw .otherFormat(path: path, format: "XLS") }
      // A directory that cannot be found leaves the name.
      if path.lowercased().hasSuffix(".xls") { throw .otherFormat(path: path, format: "XLS") }
      return false
    }
    guard isZIP(head) else { return false }
    if holds(head, "application/vnd.oasis.opendocument.spreadsheet") { throw .otherFormat(path: path, format: "ODS") }
    let archive = try ZIPArchive(path: path)
    if archive.has("xl/workbook.bin") { throw .otherFormat(path: path, format: "XLSB") }
    if archive.has("xl/workbook.xml") { return true }
    // A package without readable relations is something else; who reads that says what is wrong with it.
    if (try? Workbook.mainPart(archive))?.hasSuffix("workbook.xml") == true { return true }
    // The parts say their names once more before their content. A workbook there that the directory does not know of is
    // one whose directory is damaged.
    if contains(Array("xl/workbook.xml".utf8), file) { throw .damaged(path: path, part: "ZIP") }
    return false
  }

  /// Whether bytes begin as a ZIP file does: a workbook that comes by standard input.
  public static func isZIP(_ head: some Sequence<UInt8>) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  private static let oleMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static func holds(_ bytes: [UInt8], _ text: String) -> Bool { holds(bytes[...], Array(text.utf8)) }

  private static func holds(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var from = 0
      while from + wanted.count <= bytes.count {
        guard let base = bytes.baseAddress, let found = memchr(base + from, CInt(wanted[0]), bytes.count - from) else {
          return false
        }
        from = UnsafeRawPointer(found) - base
        if from + wanted.count <= bytes.count, memcmp(found, wanted, wanted.count) == 0 { return true }
        from += 1
      }
      return false
    }
  }

  /// Whether the name of a stream stands in a compound file, in UTF-16LE and with its end.
  private static func contains(_ name: String, _ file: UnsafeMutablePointer<FILE>) -> Bool {
    var wanted: [UInt8] = []
    for byte in name.utf8 { wanted += [byte, 0] }
    return contains(wanted + [0, 0], file)
  }

  private static func contains(_ wanted: [UInt8], _ file: UnsafeMutablePointer<FILE>) -> Bool {
    rewind(file)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var carried = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { fread($0.baseAddress! + carried, 1, $0.count - carried, file) }
      if count == 0 { return false }
      let length = carried + count
      if holds(buffer[..<length], wanted) { return true }
      carried = min(length, wanted.count - 1)
      buffer.replaceSubrange(0..<carried, with: buffer[length - carried..<length])
    }
  }
}
