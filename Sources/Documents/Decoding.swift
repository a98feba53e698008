// SPDX-License-Identifier: Apache-2.0

/// Bytes to text: which encoding, and the decoded bytes when they are others than those of the file.
struct Decoding {
  var encoding: TextEncoding
  /// UTF-8; nil when the file's own bytes are the text, from `start` on.
  var decoded: [UInt8]?
  /// Bytes of the file before the text: the length of a UTF-8 byte order mark, or 0.
  var start = 0
  var notes: [DocumentNote] = []

  /// By byte order mark; else by what the file declares of itself; else strict UTF-8; else UTF-16 that looks like text;
  /// else strict CP949.
  init(_ storage: ByteStorage, path: String, declared: DeclaredCharset? = nil) throws(DocumentError) {
    let bytes = storage.bytes
    if let format = FormatSniffer.unreadFormat(bytes) {
      throw .formatNotRead(path: path, format: format)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let (invalid, nul) = Self.check(storage)
      if let invalid { throw Self.invalidUTF8(bytes, at: invalid, path) }
      if let nul { throw .binary(path: path, offset: nul) }
      encoding = .utf8BOM
      start = 3
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let bigEndian = bytes[0] == 0xFE
      encoding = bigEndian ? .utf16BE : .utf16LE
      decoded = try Self.utf16(bytes, from: 2, bigEndian: bigEndian, path)
      return
    }
    let (invalid, nul) = Self.check(storage)
    if let declared, nul == nil, invalid != nil || Self.mayBeOtherThanUTF8(bytes) {
      let known = TextEncoding(declared: declared.name)
      if known != .utf8 {
        guard let known else {
          throw .unknownCharset(path: path, line: declared.line, charset: declared.name)
        }
        encoding = known
        decoded = try Self.decoded(bytes, known, declared, path)
        return
      }
    }
    if let nul {
      guard let bigEndian = UTF16Decoding.guessBigEndian(bytes) else { throw .binary(path: path, offset: nul) }
      encoding = bigEndian ? .utf16BE : .utf16LE
      decoded = try Self.utf16(bytes, from: 0, bigEndian: bigEndian, path)
      notes = [.guessedUTF16]
    } else if let invalid {
      guard !Self.isDamagedUTF8(bytes) else { throw Self.invalidUTF8(bytes, at: invalid, path) }
      encoding = .cp949
      notes = [.decodedFromCP949]
      do {
        decoded = try CP949Decoding.decode(bytes)
      } catch {
        switch error {
        case .undecodable: throw Self.invalidUTF8(bytes, at: invalid, path)
        case .unavailable(let reason): throw .unreadable(path: path, reason: reason)
        }
      }
    } else {
      encoding = .utf8
    }
  }

  /// Whether well-formed UTF-8 may all the same be in the charset that the file names: some pairs of bytes of GBK and
  /// EUC-KR are sequences of two bytes of UTF-8, but text of them hardly ever forms one of three.
  private static func mayBeOtherThanUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasOther = false
    for byte in bytes where byte >= 0x80 {
      if byte >= 0xE0 { return false }
      hasOther = true
    }
    return hasOther
  }

  /// Bytes in the encoding that their file declares.
  private static func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding, _ declared: DeclaredCharset, _ path: String
  ) throws(DocumentError) -> [UInt8] {
    do {
      switch encoding {
      case .cp949: return try CP949Decoding.decode(bytes)
      case .gb18030: return try CharsetDecoding.decode(bytes, converter: "gb18030", hasOutermost: true)
      case .big5: return try CharsetDecoding.decode(bytes, converter: "windows-950-2000", hasOutermost: false)
      case .utf8, .utf8BOM, .utf16LE, .utf16BE: return Array(bytes)
      }
    } catch {
      switch error {
      case .undecodable(let offset):
        let line = 1 + bytes.prefix(offset).count { $0 == ByteScan.lineFeed }
        throw .notInCharset(path: path, line: line, charset: declared.name, offset: offset)
      case .unavailable(let reason): throw .unreadable(path: path, reason: reason)
      }
    }
  }

  /// The first ill-formed sequence and the first NUL.
  private static func check(_ storage: ByteStorage) -> (invalid: Int?, nul: Int?) {
    let bytes = storage.bytes
    var checked = 0
    var invalid: Int?
    var nul: Int?
    storage.forEachWindow(of: 0..<bytes.count) { window in
      let part = UnsafeBufferPointer(rebasing: bytes[window])
      nul = ByteScan.firstIndex(of: 0, in: part).map { window.lowerBound + $0 }
      // A code point that is cut in two by the window's end is left to the next window.
      var end = window.upperBound
      if end < bytes.count {
        while end > checked, window.upperBound - end < 3, ByteScan.isContinuation(bytes[end]) { end -= 1 }
      }
      if invalid == nil {
        let found = UTF8Validation.firstInvalid(UnsafeBufferPointer(rebasing: bytes[checked..<end]))
        invalid = found.map { checked + $0 }
      }
      checked = end
      return nul == nil
    }
    return (invalid, nul)
  }

  private static func utf16(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, bigEndian: Bool, _ path: String
  ) throws(DocumentError) -> [UInt8] {
    do {
      return try UTF16Decoding.decode(UnsafeBufferPointer(rebasing: bytes[start...]), bigEndian: bigEndian)
    } catch {
      switch error {
      case .loneSurrogate(let offset): throw .loneSurrogate(path: path, offset: start + offset)
      case .truncated(let offset): throw .truncatedUTF16(path: path, offset: start + offset)
      case .nul(let offset): throw .binary(path: path, offset: start + offset)
      }
    }
  }

  private static func invalidUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ path: String
  ) -> DocumentError {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let before = UnsafeBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)..<max(offset, hasMark ? 3 : 0)])
    let position = LineIndex(before).position(ofByte: before.count, in: before)
    return .invalidUTF8(path: path, offset: offset, line: position.line, column: position.column)
  }

  /// Whether bytes with an ill-formed sequence are UTF-8 all the same, cut short or damaged in a few places.
  ///
  /// Some damaged UTF-8 is valid CP949, and reading it so would fill the term base with rubbish. Three-byte
  /// sequences decide: Korean in UTF-8 is made of them, and CP949 text forms them by chance only.
  private static func isDamagedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var wellFormed = 0
    var illFormed = 0
    var offset = 0
    // The first 64 KB with something other than ASCII.
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let end = min(bytes.count, first + 1 << 16)
    offset = first
    while offset < end {
      let length = UTF8Validation.sequenceLength(bytes, at: offset)
      if length == nil { illFormed += 1 }
      if length == 3 { wellFormed += 1 }
      offset += length ?? 1
    }
    return wellFormed > 0 && wellFormed >= 2 * illFormed
  }
}
