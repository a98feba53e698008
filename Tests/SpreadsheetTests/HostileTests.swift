// SPDX-License-Identifier: Apache-2.0

import Interchange
import Testing

@testable import Spreadsheet

/// Files that are broken, something else, or made to break readers.
@Suite struct HostileTests {
  private func error(_ bytes: [UInt8]) throws -> (any Error)? {
    let file = try TemporaryFile(bytes)
    do {
      guard try SpreadsheetFile.isWorkbook(file.path) else { return nil }
      let book = try Workbook(path: file.path)
      for index in book.sheetNames.indices { _ = try book.rows(ofSheet: index) }
    } catch let error as SpreadsheetError {
      #expect(error.place?.path == file.path)
      return error
    } catch { return error }
    return nil
  }

  private func key(_ bytes: [UInt8]) throws -> String? { (try error(bytes) as? SpreadsheetError)?.catalogueKey }

  private func compound(_ stream: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 70_000)
    for unit in stream.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes + [0, 0]
  }

  @Test func otherFormatsAreNamed() throws {
    #expect(try key(compound("EncryptedPackage")) == "spreadsheet.encrypted")
    #expect(try key(compound("Workbook")) == "spreadsheet.other-format")
    #expect(try error(compound("FileHeader")) == nil)
    let old = try TemporaryFile(compound("something"), name: "old.XLS")
    #expect(throws: SpreadsheetError.otherFormat(path: old.path, format: "XLS")) {
      try SpreadsheetFile.isWorkbook(old.path)
    }
    var ods = Archive()
    ods.add("mimetype", "x")
    var bytes = ods.finished()
    bytes.insert(contentsOf: Array("application/vnd.oasis.opendocument.spreadsheet".utf8), at: 30)
    #expect(try key(bytes) == "spreadsheet.other-format")
    var xlsb = Archive()
    xlsb.add("xl/workbook.bin", "")
    #expect(try key(xlsb.finished()) == "spreadsheet.other-format")
    var docx = Archive()
    docx.add("word/document.xml", "<x/>")
    #expect(try error(docx.finished()) == nil)
    #expect(try error(Array("zh\tko\n".utf8)) == nil)
    #expect(try error([]) == nil)
  }

  @Test func damage() throws {
    var parts = Parts()
    parts.sheet = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"
    let whole = parts.bytes()
    #expect(try key(whole) == "spreadsheet.damaged")  // there is no string 0
    for count in [30, 100, whole.count / 2, whole.count - 30] {
      #expect(try key(Array(whole[..<count])) == "spreadsheet.damaged", "\(count)")
    }
    for count in stride(from: 0, to: whole.count, by: 7) {
      var bytes = whole
      bytes[count] ^= 0xFF
      // Any answer but a crash or a hang.
      _ = try error(bytes)
    }
    parts.sheet = "<sheetData><row><c r=\"A9\"><v>0</v></c></row></sheetData>"
    #expect(try key(parts.bytes()) == "spreadsheet.damaged")
    parts.sheet = "<sheetData><row><c r=\"XFE1\"><v>0</v></c></row></sheetData>"
    #expect(try key(parts.bytes()) == "spreadsheet.damaged")
    parts.sheet = "<sheetData><row r=\"1048577\"/></sheetData>"
    #expect(try key(parts.bytes()) == "spreadsheet.damaged")
  }

  /// The parts are there, and the directory at the end does not find them.
  @Test func aDamagedDirectory() throws {
    let whole = Parts().bytes()
    let directory = try #require(whole.firstRange(of: [0x50, 0x4B, 1, 2] as [UInt8])).lowerBound
    var overwritten = whole
    for place in directory..<whole.count - 22 { overwritten[place] = 0 }
    #expect(try key(overwritten) == "spreadsheet.damaged")
    var oneName = whole
    let name = try #require(whole[directory...].firstRange(of: Array("xl/workbook.xml".utf8)))
    oneName[name.lowerBound] ^= 0x20
    oneName[name.lowerBound + 1] ^= 1
    let relations = try #require(whole[directory...].firstRange(of: Array("_rels/.rels".utf8)))
    oneName[relations.lowerBound] ^= 1
    #expect(try key(oneName) == "spreadsheet.damaged")
  }

  @Test func partsThatAreMissing() throws {
    var parts = Parts()
    parts.relations = parts.relations.replacing("worksheets/sheet1.xml", with: "worksheets/sheet9.xml")
    #expect(try key(parts.bytes()) == "spreadsheet.missing-part")
    parts.relations = "<Relationships/>"
    #expect(try key(parts.bytes()) == "spreadsheet.missing-part")
    parts = Parts()
    parts.relations = parts.relations.replacing(
      "Target=\"worksheets", with: "TargetMode=\"External\" Target=\"http://x")
    #expect(try key(parts.bytes()) == "spreadsheet.missing-part")
    parts = Parts()
    parts.workbook = "<workbook><sheets/></workbook>"
    #expect(try key(parts.bytes()) == "spreadsheet.no-sheet")
  }

  @Test func bombs() throws {
    // 64 MiB of spaces in some 64 KiB.
    var parts = Parts()
    parts.sheet = String(repeating: " ", count: 64 << 20)
    #expect(try key(parts.bytes()) == "spreadsheet.too-large")
    // 320 MB of text by one string in ten thousand cells.
    parts.strings = "<si><t>" + String(repeating: "x", count: 32_000) + "</t></si>"
    parts.sheet =
      "<sheetData><row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 10_000) + "</row></sheetData>"
    #expect(try key(parts.bytes()) == "spreadsheet.too-large")
  }

  /// Excel holds 32,767 characters in a cell; more is refused before it is collected.
  @Test func longTexts() throws {
    func sheet(_ text: String) -> String {
      "<sheetData><row r=\"3\"><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row></sheetData>"
    }
    var parts = Parts()
    parts.sheet = sheet(String(repeating: "가", count: 32_767))
    #expect(try error(parts.bytes()) == nil)
    for count in [32_768, 4_000_000] {
      parts.sheet = sheet(String(repeating: "가", count: count))
      let found = try error(parts.bytes()) as? SpreadsheetError
      #expect(found?.catalogueKey == "spreadsheet.long-text" && found?.place?.line == 3)
    }
    parts.sheet = "<sheetData><row><c t=\"str\"><v>\(String(repeating: "x", count: 300_000))</v></c></row></sheetData>"
    #expect(try key(parts.bytes()) == "spreadsheet.long-text")
    parts = Parts()
    parts.strings = "<si><t>" + String(repeating: "x", count: 40_000) + "</t></si>"
    #expect(try key(parts.bytes()) == "spreadsheet.long-text")
  }

  /// 50,000 merges of 20,000 rows are a thousand million visits when each is made row by row.
  @Test(.timeLimit(.minutes(1))) func mergesOfEverything() throws {
    var parts = Parts()
    let rows = (1...20_000).map { "<row r=\"\($0)\"><c t=\"inlineStr\"><is><t>가</t></is></c></row>" }
    let merges = String(repeating: "<mergeCell ref=\"A1:A1048576\"/>", count: 50_000)
    parts.sheet = "<sheetData>\(rows.joined())</sheetData><mergeCells>\(merges)</mergeCells>"
    #expect(try error(parts.bytes()) == nil)
  }

  @Test func entities() throws {
    var parts = Parts()
    parts.workbook = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>" + parts.workbook
    #expect((try error(parts.bytes()) as? InterchangeError)?.catalogueKey == "interchange.entity-declared")
    parts = Parts()
    parts.sheet = "<sheetData><row>"
    let cut = try error(parts.bytes()) as? InterchangeError
    #expect(cut?.catalogueKey == "interchange.not-well-formed")
    #expect(cut?.place?.path.hasSuffix("book.xlsx (xl/worksheets/sheet1.xml)") == true)
  }

  @Test func aWrongCheckSumAndAPassword() throws {
    for (isEncrypted, key) in [(true, "spreadsheet.encrypted"), (false, "spreadsheet.damaged")] {
      var archive = Archive()
      archive.add("xl/_rels/workbook.xml.rels", Parts().relations)
      // A password is on all parts, and the first that is opened tells.
      archive.add("_rels/.rels", Array(Parts().root.utf8), isEncrypted: isEncrypted)
      archive.add(
        "xl/workbook.xml", Array(Parts().workbook.utf8), isEncrypted: isEncrypted, damagesCheckSum: !isEncrypted)
      #expect(try self.key(archive.finished()) == key)
    }
  }

  @Test func everyErrorHasItsKey() {
    let errors: [SpreadsheetError] = [
      .unreadable(path: "p", reason: "r"), .damaged(path: "p", part: "x"), .missingPart(path: "p", part: "x"),
      .encrypted(path: "p"), .otherFormat(path: "p", format: "XLS"), .tooLarge(path: "p", part: "x", limit: 1),
      .noSheet(path: "p"), .standardInput, .writerMissing(library: "l"), .notWritten(reason: "r"),
      .cellTooLong(row: 1, column: "a", limit: 1), .longText(path: "p", part: "x", row: 1, limit: 1),
    ]
    #expect(errors.map(\.catalogueKey) == SpreadsheetError.catalogueKeys)
  }
}
