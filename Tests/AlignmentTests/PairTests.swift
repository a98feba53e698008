// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import Testing

@Suite struct PairTests {
  /// Own sentences for the shapes of brackets, names and renderings.
  @Test func alignsExactlyWhatTheBracketAnnotates() throws {
    var aligner = Aligner()
    for row in try CaseFile("pairs.tsv").rows {
      let found = aligner.annotations(in: row[0])
      let match = found.first { $0.zh.map(bytes) == bytes(row[1]) && $0.ko.map(joined) == joined(row[2]) }
      #expect(
        match != nil,
        "\(row[0]): wanted \(row[1]) ↔ \(row[2]), found \(found.map { "\($0.zh ?? "–") ↔ \($0.ko ?? "–")" })")
      if let match, row[3] != "-" { #expect(match.kind.rawValue == row[3], "\(row[0]): \(row[1])") }
    }
  }

  @Test func rejectsWhatIsNoGloss() throws {
    var aligner = Aligner()
    for row in try CaseFile("no-gloss.tsv").rows {
      let found = aligner.annotations(in: row[0])
      #expect(found.isEmpty, "\(row[0]): \(found.map { "\($0.zh ?? "–") ↔ \($0.ko ?? "–")" })")
    }
  }

  @Test func nonGlossesComeOnRequestWithTheirHan() {
    var aligner = Aligner()
    aligner.includesNonGlosses = true
    let found = aligner.annotations(in: "포크스턴(美조지아주)에서")
    #expect(found.count == 1)
    #expect(found.first?.kind == RenderingKind.none)
    #expect(found.first?.han == "美")
    #expect(found.first?.zh == nil)
  }

  @Test func aliasesAreWhatStandsBesideTheName() {
    var aligner = Aligner()
    #expect(aligner.annotations(in: "유비텍(UBTECH·优必选)은").first?.aliases == ["UBTECH"])
    #expect(aligner.annotations(in: "데이터 세트(数据集·data set)").first?.aliases == ["data set"])
    #expect(aligner.annotations(in: "수생·푸어(书生·浦语)").first?.aliases == [])
  }

  /// Chinese has no spaces: where a page breaks a name, the name goes on; a space that was typed stays.
  @Test func chineseThatALineEndBreaksIsOneName() {
    var aligner = Aligner()
    for wrapped in ["상하이실험실(上海实\n验室)", "상하이실험실(上海实\r\n  验室)"] {
      let found = aligner.annotations(in: wrapped)
      #expect(found.map(\.zh) == ["上海实验室"])
      #expect(found.first?.zhRange?.count == wrapped.unicodeScalars.count - "상하이실험실()".unicodeScalars.count)
    }
    #expect(aligner.annotations(in: "상하이실험실(上海 实验室)").map(\.zh) == ["上海 实验室"])
    #expect(aligner.annotations(in: "텐센트(Tencent\n腾讯)").map(\.zh) == ["腾讯"])
  }

  @Test func severalNamesGiveOneAnnotationEach() {
    var aligner = Aligner()
    let found = aligner.annotations(in: "왕이, 리창(王毅, 李强)이")
    #expect(found.map(\.zh) == ["王毅", "李强"])
    #expect(found.map(\.ko) == ["왕이", "리창"])
  }

  /// The departures that the design page names.
  @Test(arguments: [
    ("평칭(鹏城)", "펑청"), ("심연커지(深言科技)", "선옌커지"), ("즈강(之江)", "즈장"), ("즈강실험실(之江实验室)", "즈장실험실"),
    ("동펑(東風)", "둥펑"), ("차이톈구(蔡甸區)", "차이뎬구"), ("정위췬(曾毓群)", "쩡위췬"),
    // 표 5 has one syllable for tian, xiang and hun, whatever the company.
    ("티안마(天马)", "톈마"), ("완시앙(万向)", "완샹"), ("훈위엔(混元)", "훈위안"),
  ])
  func departuresGetTheirStandardForm(text: String, expected: String) {
    var aligner = Aligner()
    #expect(aligner.annotations(in: text).first?.expected == [expected])
  }

  @Test(arguments: [
    "신장(新疆)", "칭화과기원(清華科技園)", "샤먼(廈門)", "홍콩(香港)", "도쿄(東京)", "유비텍(優必選)", "봉신방(封神榜)", "황허강(黃河)", "홍콩 국가보안법(香港國家安全法)",
    "창어 6호(嫦娥六号)", "딘타이펑(鼎泰豐)", "저장대(浙江大學)", "베이징대(北京大學)", "먀오족(苗族)", "상하이역(上海驛)", "타이호(太湖)", "랴오닝함(遼寧艦)", "링인사(靈隱寺)",
    "닝샤후이족자치구(寧夏回族自治區)",
  ])
  func whatFollowsTheRulesHasNoDeparture(text: String) {
    var aligner = Aligner()
    #expect(aligner.annotations(in: text).first?.expected == [])
  }

  @Test func aLexiconExplainsWhatNoReadingDoes() {
    var lexicon = Lexicon()
    lexicon.add(zh: "瓜子二手车", ko: "과쯔닷컴")
    var plain = Aligner()
    var taught = Aligner(lexicon: lexicon)
    let text = "중고차 업체 과쯔닷컴(瓜子二手车)"
    #expect((taught.annotations(in: text).first?.link ?? 0) > (plain.annotations(in: text).first?.link ?? 1))
  }

  @Test func linkTellsRightPairsFromWrongOnes() {
    var aligner = Aligner()
    #expect(aligner.link(zh: "习近平", ko: "시진핑") > 0.95)
    #expect(aligner.link(zh: "习近平", ko: "베이징") < 0.6)
    #expect(aligner.link(zh: "之江", ko: "") == 0)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
  private func joined(_ text: String) -> [UInt8] { Array(text.filter { $0 != " " }.utf8) }
}
