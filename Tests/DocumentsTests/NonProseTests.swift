// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Documents

@Suite struct NonProseTests {
  private func found(_ text: String, _ format: DocumentFormat = .markdown) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return NonProse.ranges(in: scalars, format: format).map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test func urlsAnywhere() {
    #expect(found("보라(https://a.cn/深圳?q=1). 끝", .plain) == ["https://a.cn/深圳?q=1"])
    #expect(found("[https://a.cn/b] www.b.kr에서", .plain) == ["https://a.cn/b", "www.b.kr"])
    #expect(found("`code` <b>", .plain) == [])
  }

  /// CommonMark 0.31, 4.5.
  @Test func fencedCode() {
    #expect(found("앞\n```sh\n深圳\n```\n뒤") == ["```sh\n深圳\n```\n"])
    #expect(found("~~~~\n~~~\n끝나지 않음") == ["~~~~\n~~~\n끝나지 않음"])
    #expect(found("``` ` 는 울타리가 아님\n글") == [])
  }

  /// CommonMark 0.31, 6.1: closed by as many ticks as opened it.
  @Test func codeSpans() {
    #expect(found("`a` 와 ``b`c`` 와 `닫히지") == ["`a`", "``b`c``"])
    #expect(found("`한 단락\n\n다음` 단락") == [])
  }

  @Test func frontMatterOnlyAtTheStart() {
    #expect(found("---\ntitle: 深圳\n---\n글") == ["---\ntitle: 深圳\n---\n"])
    #expect(found("글\n---\n深圳\n---\n") == [])
    #expect(found("---\n닫히지 않은 줄") == [])
  }

  @Test func linkTargets() {
    let links = found("[선전](https://a.cn/(b))은 [시](절.md \"제목\") [표](#a.b)")
    #expect(links == ["(https://a.cn/(b))", "(절.md \"제목\")", "(#a.b)"])
    #expect(found("[1]: /深圳 '제목'\n글") == [": /深圳 '제목'\n"])
    // Two brackets of prose are no link.
    #expect(found("[사진](騰訊)") == [])
  }

  @Test func tagsAndComments() {
    #expect(found("<!-- 深圳 --> <a href=\"深\">글</a> <텐센트> 3 < 4 > 2") == ["<!-- 深圳 -->", "<a href=\"深\">", "</a>"])
    #expect(found("<!-- 닫히지 않은\n글") == ["<!-- 닫히지 않은\n글"])
  }

  /// Ranges are in order, apart, and inside the text, whatever the text.
  @Test func rangesAreSound() {
    var random = SeededGenerator(state: 20_261_121)
    let pieces = [
      "`", "```", "\n", "~~~", "---", "](", ")", "[", "]", ":", "<!--", "-->", "<a", ">", "https://", "글", "深", " ",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let scalars = Array(text.unicodeScalars)
      for format in [DocumentFormat.plain, .markdown] {
        var end = 0
        for range in NonProse.ranges(in: scalars, format: format) {
          #expect(range.lowerBound >= end && !range.isEmpty && range.upperBound <= scalars.count, "\(text)")
          end = range.upperBound
        }
      }
    }
  }
}
