// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Workspace

@Suite struct LinePatchTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
  private func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: [
    ("a\nb\n", "a\nb\nc\n"), ("a\nb", "a\nb\nc"), ("a\nb\n", "a\nB\n"), ("h\na\n", "h\tx\na\t\nb\t1\n"), ("", "a\n"),
    ("a\r\nb\r\n", "a\r\nb\r\nbb\r\n"), ("aa\naa\n", "aa\naa\naa\n"), ("a\rb\r", "a\rb\rc\r"),
  ])
  func takesBackToTheByte(before: String, after: String) throws {
    let patch = try #require(LinePatch(path: "t", before: bytes(before), after: bytes(after)))
    #expect(patch.reverted(bytes(after)) == bytes(before))
    let inUTF16 = try #require(LinePatch(path: "t", before: wide(before), after: wide(after)))
    #expect(inUTF16.reverted(wide(after)) == wide(before))
  }

  @Test func whatOthersWroteStays() throws {
    let patch = try #require(LinePatch(path: "t", before: bytes("a\nb\nc\n"), after: bytes("a\nB\nc\n")))
    #expect(patch.reverted(bytes("x\na\nB\nc\ny\n")) == bytes("x\na\nb\nc\ny\n"))
    #expect(patch.reverted(bytes("a\nBB\nc\n")) == nil)
    #expect(patch.reverted(bytes("B\nB\n")) == nil)
    #expect(patch.reverted(bytes("")) == nil)
    let wide = try #require(LinePatch(path: "t", before: wide("a\n"), after: wide("a\n가\n")))
    #expect(wide.reverted(self.wide("a\n나\n가\n")) == self.wide("a\n나\n"))
  }

  @Test func aNewFileKeepsItsHeader() throws {
    let patch = try #require(LinePatch(path: "t", before: nil, after: bytes("zh\tko\n王\t왕\n")))
    #expect(patch.reverted(bytes("zh\tko\n王\t왕\n")) == bytes("zh\tko\n"))
  }

  @Test func nothingIsNoPatch() { #expect(LinePatch(path: "t", before: [1], after: [1]) == nil) }

  /// Random edits of random lines, with random edits of others behind and before them.
  @Test func anyEditIsTakenBack() throws {
    var generator = SystemRandomNumberGenerator()
    func lines(_ count: Int) -> [String] {
      (0..<count).map { _ in "\(Int.random(in: 0..<1_000_000, using: &generator))" }
    }
    for _ in 0..<500 {
      let before = lines(Int.random(in: 1...6, using: &generator))
      var after = before
      let place = Int.random(in: 0...before.count, using: &generator)
      if place < before.count { after[place] += "x" } else { after.append("new") }
      func text(_ lines: [String]) -> [UInt8] { bytes(lines.joined(separator: "\n") + "\n") }
      let patch = try #require(LinePatch(path: "t", before: text(before), after: text(after)))
      #expect(patch.reverted(text(after)) == text(before))
      let (head, tail) = (lines(2), lines(2))
      #expect(patch.reverted(text(head + after + tail)) == text(head + before + tail))
    }
  }
}
