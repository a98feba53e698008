// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Documents

@Suite struct EncodingTests {
  private func decode(_ content: [UInt8], _ path: String = "a.txt") throws -> (text: String, document: Document) {
    let document = try Document.decode(content, path: path)
    return (document.text.string(inBytes: 0..<document.text.byteCount), document)
  }

  @Test func utf8() throws {
    let (text, document) = try decode(Array("한국어(中國語)\n".utf8))
    #expect(text == "한국어(中國語)\n")
    #expect(document.encoding == .utf8)
    #expect(document.notes == [])
  }

  @Test func textIsNotNormalised() throws {
    let decomposed = "\u{1112}\u{1161}\u{11AB}(\u{F9E1})"
    let (text, _) = try decode(Array(decomposed.utf8))
    #expect(Array(text.unicodeScalars) == Array(decomposed.unicodeScalars))
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let (text, document) = try decode(bytes("EF BB BF EA B0 80"))
    #expect(text == "가")
    #expect(document.encoding == .utf8BOM)
    #expect(document.text.position(ofByte: 0) == TextPosition(line: 1, column: 1, offset: 0, byteOffset: 0))
    #expect(document.text.position(ofByte: 3).column == 2)
  }

  @Test(arguments: [true, false], ["가나(甲) 1\r\n\u{20000}", "x", "\u{AC00}"])
  func utf16WithMark(bigEndian: Bool, text: String) throws {
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let (decoded, document) = try decode(mark + utf16(text, bigEndian: bigEndian))
    #expect(decoded == text)
    #expect(document.encoding == (bigEndian ? .utf16BE : .utf16LE))
    #expect(document.notes == [])
  }

  @Test(arguments: [true, false], ["zh\tko\r\n之江\t즈장\r\n", "plain", "가 一\n"])
  func utf16WithoutMark(bigEndian: Bool, text: String) throws {
    let (decoded, document) = try decode(utf16(text, bigEndian: bigEndian))
    #expect(decoded == text)
    #expect(document.encoding == (bigEndian ? .utf16BE : .utf16LE))
    #expect(document.notes == [.guessedUTF16])
  }

  // Bytes made by Python's codecs of these names.
  @Test(arguments: [
    ("GB18030", "ca fd be dd d6 d0 d0 c4 20 83 36 84 33 82 37 f4 30 20 95 32 82 36", "数据中心 한국 𠀀"),
    ("gbk", "e9 46 bb f9", "镕基"), ("GB2312", "ca fd be dd", "数据"), ("EUC-KR", "b5 a5 c0 cc c5 cd", "데이터"),
    ("cp949", "8c 63 b9 e6", "똠방"), ("ks_c_5601-1987", "b5 a5 c0 cc c5 cd", "데이터"),
    ("Big5", "bc c6 be da a4 a4 a4 df", "數據中心"),
    // A pair of bytes that is a sequence of two bytes of UTF-8 as well (U+0723 there).
    ("GBK", "dc a3", "埽"),
  ])
  func declaredCharsets(name: String, hex: String, expected: String) throws {
    let document = try Document.decode(bytes(hex), path: "a.po", declared: DeclaredCharset(name: name, line: 3))
    #expect(document.text.string(inBytes: 0..<document.text.byteCount) == expected)
    #expect(document.notes == [])
  }

  /// UTF-8 with sequences of three bytes is nothing else, and ASCII is the same in all of them.
  @Test(arguments: ["数据", "가", "data"], ["EUC-KR", "GB18030", "X-UNKNOWN", "UTF-8"])
  func whatIsUTF8StaysSo(text: String, name: String) throws {
    let document = try Document.decode(Array(text.utf8), path: "a.po", declared: DeclaredCharset(name: name, line: 3))
    #expect(document.text.string(inBytes: 0..<document.text.byteCount) == text)
    #expect(document.encoding == .utf8)
  }

  @Test func charsetsThatAreNotKnownOrNotTrue() {
    let content = Array("a\nb\n".utf8) + bytes("ca fd 0a ff ff")
    #expect(throws: DocumentError.unknownCharset(path: "a.po", line: 3, charset: "KOI8-R")) {
      try Document.decode(content, path: "a.po", declared: DeclaredCharset(name: "KOI8-R", line: 3))
    }
    for name in ["GBK", "EUC-KR", "BIG5"] {
      #expect(throws: DocumentError.notInCharset(path: "a.po", line: 4, charset: name, offset: 7)) {
        try Document.decode(content, path: "a.po", declared: DeclaredCharset(name: name, line: 1))
      }
    }
  }

  // Bytes made by Python's cp949 codec and by glibc's iconv, which agree.
  @Test(arguments: [
    ("c7 d1 b1 b9 be ee 20 28 f1 e9 cf d0 e5 de 29", "한국어 (中國語)"),
    // Syllables that EUC-KR lacks.
    ("8c 63 b9 e6 b0 a2 c7 cf 20 bc 84 bd c3 c4 dd b6 f3", "똠방각하 펲시콜라"),
    ("b0 a1", "가"),
    ("c7 a5 c1 d8 20 c3 bc b0 e8", "표준 체계"),
  ])
  func cp949(hex: String, expected: String) throws {
    let (text, document) = try decode(bytes(hex))
    #expect(text == expected)
    #expect(document.encoding == .cp949)
    #expect(document.notes == [.decodedFromCP949])
  }

  @Test func longCP949CrossesTheBuffers() throws {
    let (text, _) = try decode(Array(repeatElement([0x61] + bytes("b0 a1"), count: 40_000).joined()))
    #expect(text == String(repeating: "a가", count: 40_000))
  }

  @Test func cp949FailuresSayWhere() {
    func failure(_ content: [UInt8]) -> CharsetDecoding.Failure? {
      do throws(CharsetDecoding.Failure) {
        _ = try content.withUnsafeBufferPointer { bytes throws(CharsetDecoding.Failure) in
          try CP949Decoding.decode(bytes)
        }
        return nil
      } catch { return error }
    }
    #expect(failure(bytes("b0 a1 61 c9 20")) == .undecodable(offset: 3))
    #expect(failure(bytes("b0 a1 b0")) == .undecodable(offset: 2))
    #expect(failure(bytes("b0 a1 80")) == .undecodable(offset: 2))
    let long = [UInt8](repeating: 0x61, count: 50_001)
    #expect(failure(long + bytes("c9 20")) == .undecodable(offset: 50_001))
  }

  @Test func invalidUTF8SaysWhere() {
    let content = Array("첫 줄\n둘째 ".utf8) + [0xFF] + Array("줄\n".utf8)
    #expect(throws: DocumentError.invalidUTF8(path: "a.txt", offset: 15, line: 2, column: 4)) { try decode(content) }
    #expect(throws: DocumentError.invalidUTF8(path: "a.txt", offset: 19, line: 2, column: 5)) {
      try decode(bytes("EF BB BF") + Array("첫 줄\n둘째 a".utf8) + [0xC2] + Array("줄".utf8))
    }
  }

  @Test func damagedUTF8IsNotTakenForCP949() {
    // Valid CP949, every byte of it; but the first three characters are UTF-8.
    let content = bytes("EC A4 B1 EC A4 B1 EC A4 B1 B0 A1")
    #expect(throws: DocumentError.invalidUTF8(path: "a.txt", offset: 9, line: 1, column: 4)) { try decode(content) }
    // A document cut off in a character.
    #expect(throws: DocumentError.self) { try decode(Array(Array("양쯔강 유역의 도시".utf8).dropLast())) }
  }

  @Test func loneSurrogatesSayWhere() {
    for (hex, offset) in [
      ("FF FE 61 00 00 D8 62 00", 4), ("FF FE 00 DC", 2), ("FF FE 3D D8", 2), ("FE FF 00 61 DC 00", 4),
    ] {
      #expect(throws: DocumentError.loneSurrogate(path: "a.txt", offset: offset)) { try decode(bytes(hex)) }
    }
    #expect(throws: DocumentError.truncatedUTF16(path: "a.txt", offset: 4)) { try decode(bytes("FF FE 61 00 62")) }
  }

  @Test func nulMeansBinary() {
    #expect(throws: DocumentError.binary(path: "a.txt", offset: 2)) { try decode(bytes("61 62 00 63 64")) }
    #expect(throws: DocumentError.binary(path: "a.txt", offset: 3)) { try decode(Array("abc\0def\0".utf8)) }
    #expect(throws: DocumentError.binary(path: "a.txt", offset: 3)) { try decode(bytes("EF BB BF 00")) }
    #expect(throws: DocumentError.binary(path: "a.txt", offset: 4)) { try decode(bytes("FF FE 61 00 00 00")) }
    #expect(throws: DocumentError.binary(path: "a.txt", offset: 4)) { try decode(bytes("7F 45 4C 46 00 01 01 00 00")) }
  }

  @Test func otherFormatsAreNamed() {
    let formats: [(content: [UInt8], format: String)] = [
      (Array("%PDF-1.7\n".utf8), "PDF"),
      (bytes("D0 CF 11 E0 A1 B1 1A E1") + Array("..F\0i\0l\0e\0H\0e\0a\0d\0e\0r\0".utf8), "HWP 5"),
      (bytes("D0 CF 11 E0 A1 B1 1A E1"), "OLE"),
      (bytes("50 4B 03 04") + Array("mimetypeapplication/hwp+zip".utf8), "HWPX"),
      (bytes("50 4B 03 04") + Array("word/document.xml".utf8), "DOCX"),
      (bytes("50 4B 03 04"), "ZIP"),
      (Array("HWP Document File V3.00 \u{1A}".utf8), "HWP 3"),
      (Array("<?xml version=\"1.0\"?><HWPML Version=\"2.8\">".utf8), "HWPML"),
      (bytes("FF FE 00 00 61 00 00 00"), "UTF-32"),
    ]
    for (content, format) in formats {
      #expect(throws: DocumentError.formatNotRead(path: "a.hwp", format: format)) { try decode(content, "a.hwp") }
    }
    #expect(throws: Never.self) { try decode(Array("PK는 글자입니다. %PDF-도".utf8)) }
  }

  @Test func theHashIsThatOfTheText() throws {
    // Vectors of draft-eastlake-fnv for the empty text, "a" and "foobar".
    for (text, hash) in [
      ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
      ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ] {
      #expect(DocumentText(text).contentHash() == hash)
    }
    let korean = try decode(Array("한국어 (中國語)".utf8)).document
    #expect(try decode(bytes("c7d1b1b9beee2028f1e9cfd0e5de29")).document.contentHash == korean.contentHash)
    #expect(try decode(bytes("EF BB BF") + Array("한국어 (中國語)".utf8)).document.contentHash == korean.contentHash)
  }

  @Test func formatByNameThenByContent() throws {
    func format(_ path: String, _ text: String) throws -> DocumentFormat {
      try Document.decode(Array(text.utf8), path: path).format
    }
    #expect(try format("a/b.MD", "텍스트") == .markdown)
    #expect(try format("a.md/b.txt", "# 제목\n\n**굵게**") == .plain)
    #expect(try format("-", "# 제목\n\n**굵게** 텐센트(騰訊)") == .markdown)
    #expect(try format("-", "| 가 | 나 |\n| --- | --- |\n") == .markdown)
    #expect(try format("-", "# 제목 하나만\n") == .plain)
    #expect(try format("-", "- 목록\n- 목록\n") == .plain)
    #expect(try format("-", "") == .plain)
  }
}
