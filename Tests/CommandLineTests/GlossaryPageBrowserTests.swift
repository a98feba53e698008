// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The page of `gwalho export html` in a real browser. GWALHO_SCREENSHOTS names a folder that keeps the pictures.
@Suite(.serialized, .enabled(if: Browser.path != nil, Comment(rawValue: Browser.skipComment)))
struct GlossaryPageBrowserTests {
  private static let glossary = """
    id\tzh\tko\tstatus\tkind\tcategory\tdefinition\tnote\tref\tby\tdate\treason
    c-tengxun\t腾讯研究院\t텐센트연구원\t\tmixed\torganisation\t텐센트가 세운 사회과학 연구 기관\t\thttps://example.org/\
    \(String(repeating: "a-long-address-without-a-break", count: 8))\t편집부\t2024-05-02\t기업이 스스로 쓰는 이름을 따른다
    c-tengxun\t腾讯研究院\t텅쉰연구원\tdeprecated\tsound\t\t\t\t\t편집부\t2024-05-02\t기업이 스스로 쓰는 이름이 아니다
    c-heilongjiang\t黑龍江省\t헤이룽장성\t\tmixed\tplace\t\t\t\t\t\t
    c-lvbu\t吕布\t여포\t\tsino\tperson-historical\t\t\t\t\t\t
    c-xinzhi\t新质生产力\t신품질 생산력\t\ttranslation\tpolicy\t\t\(String(repeating: "끊을데없는긴말", count: 30))\t\t\t\t
    c-xinzhi\t新质生产力\t신질생산력\tadmitted\tsino\t\t\t\t\t\t\t

    """

  /// A base with a page, in a folder of its own.
  private func made() throws -> (folder: URL, page: URL) {
    let folder = try Program.temporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("glossary"), withIntermediateDirectories: true)
    try Data(Self.glossary.utf8).write(to: folder.appendingPathComponent("glossary/t.tsv"))
    let result = try Program.run(
      ["export", "html", "-o", "page.html", "--date", "2026-11-21", "--lang", "ko"], in: folder)
    #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
    return (folder, folder.appendingPathComponent("page.html"))
  }

  /// What a script in a frame around the page sees of it.
  private struct Seen: Decodable {
    var width: Int
    var clientWidth: Int
    var scrollWidth: Int
    var isSearchShown: Bool
    var focus: String
    var lowestContrast: Double
    var found: [String: [String]]
    var count: String
    var none: String
    var sections: Int
    var sectionCounts: [String]
  }

  @Test(arguments: [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
  func worksInABrowser(width: Int, scheme: String) throws {
    let (folder, page) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    let html = try String(contentsOf: page, encoding: .utf8)
      .replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
    let frame = folder.appendingPathComponent("frame.html")
    // Within a frame the width is exact, and the page's own policy still holds for the page.
    try Data(Self.frame(html, width: width).utf8).write(to: frame)
    let (output, status) = try Browser.open(
      frame,
      ["--window-size=1400,1000", "--dump-dom", "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)"],
      in: folder)
    #expect(status == 0)
    let text = try #require(output.components(separatedBy: "SEEN").dropFirst().first)
      .replacingOccurrences(of: "&amp;", with: "&")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(text.utf8))
    #expect(seen.width == width)
    #expect(seen.scrollWidth <= seen.clientWidth, "the page is wider than the window")
    #expect(seen.isSearchShown, "the script did not run: its hash is not the policy's")
    #expect(seen.focus == "q", "/ leads to the search")
    // WCAG 2.2, 1.4.3: 4.5 to 1.
    #expect(seen.lowestContrast >= 4.5)
    for wanted in ["ㅌㅅㅌ", "텐ㅅ", "텐세", "텐센ㅌ", "텅쉰", "騰訊研究", "腾讯", "tengxun", "Téng xùn", "텐센트 연구원"] {
      #expect(seen.found[wanted] == ["t-c-tengxun"], "\(wanted)")
    }
    for wanted in ["lübu", "lvbu", "lubu", "여ㅍ", "옆", "ㅇㅍ"] { #expect(seen.found[wanted] == ["t-c-lvbu"], "\(wanted)") }
    #expect(seen.found["省"] == ["t-c-heilongjiang"])
    #expect(seen.found["신ㅍ"] == ["t-c-xinzhi"])
    #expect(seen.found[""]?.count == 4)
    #expect(seen.found["(.*"] == [])
    #expect(seen.count == "1개 찾음")
    #expect(seen.none == "찾지 못했습니다")
    #expect(seen.sections == 1)
    // Heading and contents say how many there are of what is shown.
    #expect(seen.sectionCounts == ["1", "1"])
  }

  @Test(arguments: [(390, 844), (1280, 900)])
  func canBePhotographed(width: Int, height: Int) throws {
    let (folder, page) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = folder.appendingPathComponent("page-\(width).png")
    let (_, status) = try Browser.open(
      page, ["--screenshot=\(picture.path)", "--window-size=\(width),\(height)"], in: folder)
    #expect(status == 0)
    let bytes = [UInt8](try Data(contentsOf: picture))
    // PNG, 11.2.2: width and height stand at 16 and 20, big-endian.
    func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) == width && number(20) == height)
    // An empty page of this size takes a tenth of that.
    #expect(bytes.count > 20_000, "there is next to nothing in the picture")
    try keep(picture)
  }

  @Test func canBePrinted() throws {
    let (folder, page) = try made()
    defer { try? FileManager.default.removeItem(at: folder) }
    let paper = folder.appendingPathComponent("page.pdf")
    let (_, status) = try Browser.open(page, ["--print-to-pdf=\(paper.path)", "--no-pdf-header-footer"], in: folder)
    #expect(status == 0)
    #expect(try Data(contentsOf: paper).starts(with: Data("%PDF-".utf8)))
    try keep(paper)
  }

  private func keep(_ file: URL) throws {
    guard let folder = ProcessInfo.processInfo.environment["GWALHO_SCREENSHOTS"] else { return }
    let target = URL(fileURLWithPath: folder).appendingPathComponent(file.lastPathComponent)
    try? FileManager.default.removeItem(at: target)
    try FileManager.default.copyItem(at: file, to: target)
  }

  private static func frame(_ html: String, width: Int) -> String {
    """
    <!DOCTYPE html><meta charset="utf-8"><iframe width="\(width)" height="844" style="border:0" srcdoc="\(html)"></iframe>
    <pre></pre>
    <script>
    addEventListener("load", () => {
      const view = document.querySelector("iframe").contentWindow, page = view.document;
      const box = page.getElementById("q"), output = page.querySelector("output");
      const seen = { width: view.innerWidth, clientWidth: page.documentElement.clientWidth,
        scrollWidth: page.documentElement.scrollWidth };
      seen.isSearchShown = box.offsetWidth > 0;
      page.dispatchEvent(new view.KeyboardEvent("keydown", { key: "/", bubbles: true }));
      seen.focus = page.activeElement.id;
      const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3)
          .map((part) => part / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
      };
      const ground = light(view.getComputedStyle(page.body).backgroundColor);
      seen.lowestContrast = Math.min(...[...page.body.querySelectorAll("*")]
        .filter((one) => one.offsetWidth && [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
        .map((one) => light(view.getComputedStyle(one).color))
        .map((ink) => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)));
      const search = (text) => {
        box.value = text;
        box.dispatchEvent(new view.Event("input"));
        return [...page.querySelectorAll("article")].filter((one) => one.offsetHeight > 0).map((one) => one.id);
      };
      seen.found = {};
      for (const text of ["ㅌㅅㅌ", "텐ㅅ", "텐세", "텐센ㅌ", "텅쉰", "騰訊研究", "腾讯", "tengxun", "Téng xùn", "텐센트 연구원",
        "lübu", "lvbu", "lubu", "여ㅍ", "옆", "ㅇㅍ", "省", "신ㅍ", "(.*", ""]) seen.found[text] = search(text);
      search("없는말");
      seen.none = output.value;
      search("ㅌㅅㅌ");
      seen.count = output.value;
      seen.sections = [...page.querySelectorAll("section")].filter((one) => one.offsetHeight > 0).length;
      seen.sectionCounts = [...page.querySelectorAll("h2 small, nav small")].filter((one) => one.offsetHeight > 0)
        .map((one) => one.textContent);
      document.querySelector("pre").textContent = "SE" + "EN" + JSON.stringify(seen) + "SE" + "EN";
    });
    </script>
    """
  }
}
