// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The page of `gwalho check --format html` in a real browser: its policy lets its own style and script work.
@Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.skipComment)))
struct CheckPageBrowserTests {
  @Test func boxesHideWhatTheirRuleFound() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // An issue may hold anything: none of it runs.
    let text = "신약(NDA/BLA)를 냈다.\n<script>document.title = \"taken\"</script> 텐센트(腾讯는 올해.\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("draft.txt"))
    let result = try Program.run(["check", "draft.txt", "--format", "html", "--lang", "ko"], in: folder)
    let html = String(decoding: result.output, as: UTF8.self)
      .replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
    let frame = folder.appendingPathComponent("frame.html")
    try Data(Self.frame(html).utf8).write(to: frame)
    let (output, status) = try Browser.open(frame, ["--window-size=1400,1000", "--dump-dom"], in: folder)
    #expect(status == 0)
    let seen = try #require(output.components(separatedBy: "SEEN").dropFirst().first)
    #expect(seen == "grid 1 0 표기 검사")
  }

  private static func frame(_ html: String) -> String {
    """
    <!DOCTYPE html><meta charset="utf-8"><iframe width="1280" height="844" srcdoc="\(html)"></iframe>
    <pre></pre>
    <script>
    addEventListener("load", () => {
      const view = document.querySelector("iframe").contentWindow, page = view.document;
      const shown = () => [...page.querySelectorAll("li[data-rule='particle-agreement']")]
        .filter((item) => item.offsetHeight > 0).length;
      const before = shown();
      page.querySelector("input[data-rule='particle-agreement']").click();
      const display = view.getComputedStyle(page.querySelector(".columns")).display;
      document.querySelector("pre").textContent = "SE" + "EN" + `${display} ${before} ${shown()} ${page.title}` + "SE" + "EN";
    });
    </script>
    """
  }
}
