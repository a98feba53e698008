// SPDX-License-Identifier: Apache-2.0

import Workspace

/// What came from a terminal.
enum TerminalEvent: Equatable {
  case input(ReviewInput)
  /// Ctrl-Z, Ctrl-L.
  case suspend, redraw
  /// A key that means nothing.
  case ignored
}

/// Keys out of the bytes that a terminal sends: UTF-8, the control characters, the sequences of xterm and the VT220
/// (ECMA-48), and pasted text between its brackets (`ESC [ 200 ~`), which is never taken for keys.
struct KeyDecoder {
  private var bytes: [UInt8] = []

  /// More bytes from the terminal.
  mutating func feed(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Whether pasted text has begun and its end has not come yet.
  var isPasting: Bool { bytes.starts(with: Self.pasteStart) }

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Whether a key may still be coming in: an ESC is a key by itself when nothing follows it.
  var isWaiting: Bool { !bytes.isEmpty }

  /// The next key; nil when the bytes end before it does.
  ///
  /// - Parameter isLast: nothing more is coming for now.
  mutating func next(isLast: Bool = false) -> TerminalEvent? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escape(isLast)
    case 0x20..<0x7F: return taking(1, .input(.character(Character(Unicode.Scalar(first)))))
    case 0x80...: return unicode(first, isLast)
    default: return taking(1, Self.control(first))
    }
  }

  private static func control(_ byte: UInt8) -> TerminalEvent {
    switch byte {
    case 0x01: .input(.home)
    case 0x03, 0x04: .input(.leave)
    case 0x05: .input(.end)
    case 0x08, 0x7F: .input(.backspace)
    case 0x0A, 0x0D: .input(.enter)
    case 0x0C: .redraw
    case 0x15: .input(.clear)
    case 0x1A: .suspend
    default: .ignored
    }
  }

  private mutating func taking(_ count: Int, _ event: TerminalEvent) -> TerminalEvent {
    bytes.removeFirst(min(count, bytes.count))
    return event
  }

  private mutating func unicode(_ first: UInt8, _ isLast: Bool) -> TerminalEvent? {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    if bytes.count < length { return isLast ? taking(bytes.count, .ignored) : nil }
    guard length > 1, let text = String(validating: bytes[..<length], as: UTF8.self), let character = text.first else {
      return taking(1, .ignored)
    }
    return taking(length, .input(.character(character)))
  }

  private mutating func escape(_ isLast: Bool) -> TerminalEvent? {
    guard bytes.count > 1 else { return isLast ? taking(1, .input(.escape)) : nil }
    switch bytes[1] {
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return isLast ? taking(2, .ignored) : nil }
      return taking(3, Self.arrow(bytes[2]))
    case UInt8(ascii: "["):
      guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        // A sequence is short; what goes on and on is none.
        return isLast || bytes.count > 32 ? taking(bytes.count, .ignored) : nil
      }
      if bytes[..<(end + 1)].elementsEqual(Self.pasteStart) { return pasted(from: end + 1, isLast) }
      let parameters = bytes[2..<end].prefix { $0 != UInt8(ascii: ";") }
      let event = bytes[end] == UInt8(ascii: "~") ? Self.numbered(parameters) : Self.arrow(bytes[end])
      return taking(end + 1, event)
    case 0x1B: return taking(1, .input(.escape))
    // Alt and a key: not that key.
    default: return taking(2, .ignored)
    }
  }

  /// Bytes that are kept of a paste without an end.
  private static let longestPaste = 1 << 20

  private mutating func pasted(from start: Int, _ isLast: Bool) -> TerminalEvent? {
    guard let end = bytes[start...].firstRange(of: Self.pasteEnd) else {
      // A terminal that never says where a paste ends must not swallow the keys that lead out.
      if bytes[start...].contains(0x03) { return taking(bytes.count, .input(.leave)) }
      // A long text comes in several pieces; when nothing more comes it is over.
      guard isLast else { return nil }
      let text = String(decoding: bytes[start...].prefix(Self.longestPaste), as: UTF8.self)
      return taking(bytes.count, .input(.text(text)))
    }
    let text = String(decoding: bytes[start..<end.lowerBound], as: UTF8.self)
    return taking(end.upperBound, .input(.text(text)))
  }

  private static func arrow(_ byte: UInt8) -> TerminalEvent {
    switch byte {
    case UInt8(ascii: "A"): .input(.up)
    case UInt8(ascii: "B"): .input(.down)
    case UInt8(ascii: "C"): .input(.right)
    case UInt8(ascii: "D"): .input(.left)
    case UInt8(ascii: "F"): .input(.end)
    case UInt8(ascii: "H"): .input(.home)
    case UInt8(ascii: "M"): .input(.enter)
    default: .ignored
    }
  }

  private static func numbered(_ parameters: ArraySlice<UInt8>) -> TerminalEvent {
    switch String(decoding: parameters, as: UTF8.self) {
    case "1", "7": .input(.home)
    case "3": .input(.delete)
    case "4", "8": .input(.end)
    case "5": .input(.pageUp)
    case "6": .input(.pageDown)
    default: .ignored
    }
  }
}
