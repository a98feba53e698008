// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Memory
import TermBase
import Testing

@testable import Workspace

/// What the names are is known: GB/T 2260 of places, the register of companies, the offices of people.
@Suite struct NameClassTests {
  /// Places, a company and words that begin with a character of a surname, or sound like a person.
  @Test(arguments: [
    ("广东", "광둥", RenderingKind.sound, TermCategory.place), ("宁德", "닝더", .sound, .place),
    ("安徽", "안후이", .sound, .place), ("山西", "산시", .sound, .place), ("成都", "청두", .sound, .place),
    ("武汉", "우한", .sound, .place), ("江苏", "장쑤", .sound, .place), ("甘肃", "간쑤", .sound, .place),
    ("西安", "시안", .sound, .place), ("吉利", "지리", .sound, .company), ("黄河", "황허강", .mixed, .place),
    ("泰山", "타이산산", .mixed, .place), ("广东省", "광둥성", .mixed, .place), ("任正非", "런정페이", .sound, .person),
    ("孔子", "공자", .sino, .personHistorical), ("吉利汽车", "지리자동차", .mixed, .company),
    ("上海大学", "상하이대학", .mixed, .organisation), ("商务部", "상무부", .sino, .organisation),
    ("数据中心", "데이터센터", .translation, .term), ("新能源汽车", "신에너지차", .translation, .term),
  ])
  func whatItNames(_ zh: String, _ ko: String, _ kind: RenderingKind, _ category: TermCategory) {
    let guess = NameClass.of(zhFolded: Fold.key(zh), ko: ko, kind: kind)
    #expect(guess == NameClass(category: category), "\(zh)")
  }

  @Test(arguments: [
    ("双循环", "쌍순환", RenderingKind.sino), ("理想", "리샹", .sound), ("新能源汽车", "신에너지차", .mixed), ("地理", "지리", .sino),
    ("之江", "즈장", .sound), ("数据中心", "데이터 센터", .mixed),
  ])
  func wordsAreNoNames(_ zh: String, _ ko: String, _ kind: RenderingKind) {
    #expect(NameClass.of(zhFolded: Fold.key(zh), ko: ko, kind: kind) == nil, "\(zh)")
  }

  /// Two characters are looked through as people; nothing is written that says so.
  @Test func twoCharactersAreInDoubt() throws {
    #expect(NameClass.of(zhFolded: "张伟", ko: "장웨이", kind: .sound) == NameClass(category: .person, isSure: false))
    let use = PairUse(
      zh: "张伟", ko: "장웨이", zhFolded: "张伟", koFolded: "장웨이", count: 3, documents: 3, kinds: [.sound: 3], candidates: 3,
      accepted: 3, departures: 0, link: 1)
    #expect(use.category == nil)
    #expect(NameClass.category(zhFolded: "张伟", decided: [], forms: [("장웨이", .sound)]) == .person)
  }

  /// `init --from` and `review --category` say the same of what is beyond doubt.
  @Test func theFilterAndTheProposalsAgree() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\n")
    let text = "선전시 광둥(广东)의 닝더(宁德)와 쌍순환(雙循環), 신에너지차(新能源汽车), 런정페이(任正非)가 있다.\n"
    _ = try Ingester(base).ingest([1, 2, 3].map { try folder.write("\($0).txt", text + "\($0)호\n") })
    let store = try #require(try base.storeIfAny())
    let proposed = ArchiveProposals.find(try store.archiveUses().pairs) { _ in false }
    let service = ReviewService(base, byline: testByline)
    for category in [TermCategory.person, .place, .company, .organisation] {
      let names = proposed.filter { $0.category == category }.map(\.zh)
      #expect(try Set(names).isSubset(of: service.items(ReviewFilter(category: category)).map(\.zh)))
    }
    #expect(try service.items(ReviewFilter(category: .person)).map(\.zh) == ["任正非"])
    #expect(try Set(service.items(ReviewFilter(category: .place)).map(\.zh)) == ["广东", "宁德"])
    #expect(proposed.first { $0.zh == "雙循環" }?.category != .person)
    #expect(proposed.first { $0.zh == "新能源汽车" }?.category != .company)
    let habits = HouseHabits.learn(try store.archiveUses().pairs, brackets: [:])
    #expect(habits.first { $0.subject == .person }?.total == 3)
  }
}
