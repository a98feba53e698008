// SPDX-License-Identifier: Apache-2.0

import Testing
import Workspace

@testable import gwalho

/// Sequences are those of ECMA-48, xterm's ctlseqs and the VT220.
@Suite struct KeyDecoderTests {
  private func events(_ bytes: [UInt8], isLast: Bool = true) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    decoder.feed(bytes)
    var events: [TerminalEvent] = []
    while let event = decoder.next(isLast: isLast) { events.append(event) }
    return events
  }

  private func events(_ text: String) -> [TerminalEvent] { events(Array(text.utf8)) }

  @Test func lettersAndControls() {
    #expect(events("a1") == [.input(.character("a")), .input(.character("1"))])
    #expect(events("\r\n\u{7F}\u{8}") == [.input(.enter), .input(.enter), .input(.backspace), .input(.backspace)])
    #expect(
      events("\u{3}\u{4}\u{15}\u{1A}\u{C}\t") == [
        .input(.leave), .input(.leave), .input(.clear), .suspend, .redraw, .ignored,
      ])
  }

  @Test func arrowsInBothModes() {
    #expect(events("\u{1B}[A\u{1B}OB") == [.input(.up), .input(.down)])
    #expect(events("\u{1B}[1;5C") == [.input(.right)])
    #expect(
      events("\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~") == [
        .input(.delete), .input(.pageUp), .input(.pageDown), .input(.home), .input(.end),
      ])
  }

  @Test func anEscapeAloneAndWithAKey() {
    #expect(events("\u{1B}") == [.input(.escape)])
    #expect(events([0x1B], isLast: false).isEmpty)
    #expect(events("\u{1B}x") == [.ignored])
    #expect(events("\u{1B}\u{1B}[A") == [.input(.escape), .input(.up)])
  }

  @Test func hangulComesByteByByte() {
    var decoder = KeyDecoder()
    for byte in Array("눠".utf8).dropLast() {
      decoder.feed([byte])
      #expect(decoder.next() == nil)
    }
    decoder.feed(Array("눠".utf8).suffix(1))
    #expect(decoder.next() == .input(.character("눠")))
    #expect(events("𠮷") == [.input(.character("𠮷"))])
  }

  @Test func brokenBytesAreNoKeys() {
    #expect(events([0xFF, 0xEA, 0xB0, 0x61]) == [.ignored, .ignored, .ignored, .input(.character("a"))])
    #expect(events([0xC0, 0x80]) == [.ignored, .ignored])
    #expect(events([0xEA, 0xB0]) == [.ignored])
    let long = [0x1B, 0x5B] + [UInt8](repeating: 0x31, count: 100)
    #expect(!events(long).contains { if case .input = $0 { true } else { false } })
  }

  @Test func pastedTextIsText() {
    #expect(events("\u{1B}[200~qx\r청눠\u{1B}[201~d") == [.input(.text("qx\r청눠")), .input(.character("d"))])
    #expect(events(Array("\u{1B}[200~qx".utf8), isLast: false).isEmpty)
  }

  /// Text without its end keeps no key for ever: it is over when nothing more comes, and Ctrl-C leads out at once.
  @Test func aPasteWithoutAnEndEnds() {
    var decoder = KeyDecoder()
    decoder.feed("\u{1B}[200~청눠".utf8)
    #expect(decoder.next() == nil)
    #expect(decoder.isPasting)
    #expect(decoder.next(isLast: true) == .input(.text("청눠")))
    #expect(!decoder.isPasting)
    decoder.feed("q".utf8)
    #expect(decoder.next() == .input(.character("q")))
    #expect(events(Array("\u{1B}[200~청눠\u{3}".utf8), isLast: false) == [.input(.leave)])
    // With its end the same byte is text like any other.
    #expect(events("\u{1B}[200~청\u{3}눠\u{1B}[201~") == [.input(.text("청\u{3}눠"))])
  }
}
