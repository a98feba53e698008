// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@testable import Consistency

@Suite struct FixerTests {
  private func fixed(_ string: String, _ concepts: [Concept], _ pairs: [Pair] = [], skipped: [Range<Int>] = [])
    -> String
  {
    var document = document(string, pairs)
    document.skipped = skipped
    let result = check([document], concepts, CheckPolicy(each: true))
    return Fixer.applying(Fixer.fixes(result.findings, in: document), to: document.text)
  }

  /// The particle follows the form (한글 맞춤법; 으로 behind consonants, 로 behind vowels and ㄹ).
  @Test(arguments: [
    ("청닝(承諾)은", "청눠(承諾)는"), ("즈강연구소로", "즈장연구원으로"), ("청닝(承諾)과", "청눠(承諾)와"),
    ("청닝(承諾)이라는", "청눠(承諾)라는"),
  ])
  func particles(_ wrong: String, _ right: String) {
    let laboratory = concept("l", "之江研究院", [("즈장연구원", .preferred), ("즈강연구소", .deprecated)])
    #expect(fixed(wrong, [chengnuo, laboratory], [Pair("청닝", "承諾")]) == right)
  }

  private let laboratory = concept("l", "之江实验室", [("즈장실험실", .preferred), ("즈강실험실", .deprecated)])

  @Test func aParticleBehindABracket() {
    #expect(fixed("신약(NDA/BLA)를 냈다. 달(月)으로 간다.", []) == "신약(NDA/BLA)을 냈다. 달(月)로 간다.")
  }

  @Test func neverInQuotationsNorWhereNoProseIs() {
    #expect(fixed("“즈강실험실은” 즈강실험실은", [laboratory]) == "“즈강실험실은” 즈장실험실은")
    #expect(fixed("즈강실험실 즈강실험실", [laboratory], skipped: [0..<5]) == "즈강실험실 즈장실험실")
    // A mark that is not closed in its paragraph quotes nothing.
    #expect(fixed("\"즈강실험실\n\n즈강실험실", [laboratory]) == "\"즈장실험실\n\n즈장실험실")
  }

  @Test func twoPreferredFormsAreAPersonsChoice() {
    let open = concept("o", "之江", [("즈장", .preferred), ("저장", .preferred), ("즈강", .deprecated)])
    #expect(fixed("즈강실험실은", [open]) == "즈강실험실은")
  }

  @Test func theComputedStandardIsLeftToAPerson() {
    #expect(fixed("평칭(鹏城)이", [], [Pair("평칭", "鹏城", expected: ["펑청"])]) == "평칭(鹏城)이")
  }

  /// What was fixed is found no more.
  @Test(arguments: ["청닝(承諾)은 청닝(承諾)은", "즈강실험실로 즈강은", "신약(NDA)를 신약(BLA)를", "텐센트(腾讯는"])
  func fixingTwiceChangesNothing(_ text: String) {
    let once = fixed(text, [chengnuo, zhijiang], [Pair("청닝", "承諾"), Pair("청닝", "承諾")])
    #expect(fixed(once, [chengnuo, zhijiang], [Pair("청눠", "承諾"), Pair("청눠", "承諾")]) == once)
  }

  @Test func theDiffAppliesToTheText() {
    let document = document("하나\n둘\n셋\n넷\n즈강실험실은\n여섯\n일곱\n여덟\n아홉\n열\n열하나\n열둘\n즈강실험실은")
    let result = check([document], [laboratory], CheckPolicy(each: true))
    #expect(
      Fixer.diff(
        from: document.text,
        to: CheckText(Fixer.applying(Fixer.fixes(result.findings, in: document), to: document.text)), path: "draft.txt")
          == """
          --- draft.txt
          +++ draft.txt
          @@ -2,7 +2,7 @@
           둘
           셋
           넷
          -즈강실험실은
          +즈장실험실은
           여섯
           일곱
           여덟
          @@ -10,4 +10,4 @@
           열
           열하나
           열둘
          -즈강실험실은
          \\ No newline at end of file
          +즈장실험실은
          \\ No newline at end of file

          """)
  }
}
