// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Memory
import TermBase
import Testing

@testable import Workspace

private let issue = """
  텐센트연구원(騰訊研究院)은 신품질 생산력(新質生產力)을 발표했다.
  - 선전 평칭(鹏城)실험실과 항저우 즈강(之江)실험실이 참여했다.
  청뉘(承諾)는 앞으로 성(省)에서 일한다. 청닝(承諾)도 같다.

  | 발 행 일 | 2023. 8. 4

  """

@Suite struct IngestTests {
  @Test func recordsOnceAndReportsWhatMatters() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let path = try folder.write("issues/1.txt", issue)
    let ingester = Ingester(base, options: .init(explain: true))
    let result = try ingester.ingest([path])
    let document = try #require(result.documents.first)
    #expect(document.report.path == "issues/1.txt")
    #expect(document.report.outcome == .new)
    #expect(document.report.date == "2023-08-04")
    #expect(document.report.dateSource == .imprint)
    #expect(document.annotations == 7)
    #expect(document.filtered.map(\.reason) == [.singleHan])
    #expect(document.disagreements.map(\.ko) == ["즈강"])
    #expect(document.disagreements.map(\.preferred) == [["즈장"]])
    let first = try #require(result.lookFirst.first)
    #expect(first.zh == "承諾")
    guard case .conflict(let forms) = first.reason else {
      Issue.record("no conflict")
      return
    }
    #expect(Set(forms.map(\.ko)) == ["청뉘", "청닝"])

    // 鹏城, 新質生產力 and 之江 are decided on, whatever the documents write.
    #expect(document.report.conflicts.map(\.zhFolded) == ["承诺"])
    #expect(result.lookFirst.map(\.zh).filter { ["之江", "鹏城"].contains($0) }.isEmpty)

    let again = try ingester.ingest([path])
    #expect(again.lookFirst.isEmpty && again.undecided == 0)
    #expect(again.documents.map(\.report.outcome) == [.unchanged])
    #expect(again.documents.first?.report.newPairs.isEmpty == true)
  }

  /// A slip beside a decided name: it is a disagreement, no open term; the rest is counted by Chinese, as review counts.
  @Test func whatIsDecidedIsNotOpen() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tstatus\n李克强\t리커창\t\n")
    let text = "리커창(李克强) 총리와 리커챵(李克强) 총리, 청뉘(承諾)와 청닝(承諾), 청닝(承諾)이다.\n"
    let result = try Ingester(base).ingest([folder.write("1.txt", text)])
    #expect(result.documents[0].disagreements.map(\.ko) == ["리커챵"])
    #expect(result.documents[0].report.conflicts.map(\.zh) == ["承諾"])
    #expect(result.undecided == 1)
    #expect(result.lookFirst.map(\.zh) == ["承諾"])
    #expect(result.lookFirst.map(\.ko) == ["청닝"])
  }

  @Test func positionsMoveAndIdentitiesStay() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let path = try folder.write("1.txt", issue)
    _ = try Ingester(base).ingest([path])
    func identities() throws -> [Int64: Int] {
      let store = try Store(path: base.storePath, access: .readOnly)
      return Dictionary(uniqueKeysWithValues: try store.attestations(path: "1.txt").map { ($0.id, $0.line) })
    }
    let before = try identities()
    try folder.write("1.txt", "새 줄\n" + issue)
    #expect(try Ingester(base).ingest([path]).documents.map(\.report.added) == [0])
    #expect(try identities() == before.mapValues { $0 + 1 })
  }

  @Test func oneBadDocumentDoesNotStopTheOthers() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    let path = try folder.write("1.txt", issue)
    let result = try Ingester(base).ingest([folder.path + "/none.txt", "-", folder.path, path])
    let keys = ["document.not-found", "ingest.standard-input", "document.is-directory"]
    #expect(result.failures.map(\.catalogueKey) == keys)
    #expect(result.documents.count == 1)
    #expect(throws: IngestError.badDate(value: "어제")) { try Ingester(base, options: .init(date: "어제")).ingest([path]) }
    let dated = try Ingester(base, options: .init(date: "2023. 8. 5", issue: "312")).ingest([path])
    #expect(dated.documents.map(\.report.date) == ["2023-08-05"])
    #expect(dated.documents.map(\.report.dateSource) == [.given])
  }

  @Test func theOrderOfDocumentsDoesNotMatter() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base(smallGlossary)
    // A misprint and the right form: whichever is recorded last, both are found by both.
    let paths = [
      try folder.write("1.txt", "즈강실험실(之江实验室)"), try folder.write("2.txt", "즈장실험실(之江实验室)"),
    ]
    for order in [paths, paths.reversed()] {
      TemporaryFolder.remove(base.stateFolder)
      #expect(try Ingester(base).ingest(order).failures.isEmpty)
      let service = try LookupService(base)
      for word in ["즈장실험실", "zhijiangshiyanshi", "지강실험실"] {
        let found = try service.lookup([word])[0].matches.map(\.ko)
        #expect(Set(found) == ["즈장실험실", "즈강실험실"], "\(word)")
      }
    }
  }

  @Test func evidenceAnswersAfterDecisions() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base("zh\tko\tstatus\n之江\t즈장\t\n之江\t즈강\tdeprecated\n")
    _ = try Ingester(base).ingest([folder.write("1.txt", issue)])
    let service = try LookupService(base)
    func matches(_ word: String) throws -> [LookupMatch] { try service.lookup([word])[0].matches }
    let decided = try #require(try matches("즈강").first)
    #expect(decided.status == .decided(.deprecated))
    #expect(decided.preferred == ["즈장"])
    #expect(decided.attestations.map(\.date) == ["2023-08-04"])
    #expect(decided.attestations.map(\.line) == [2])
    #expect(try matches("腾讯研究院").map(\.ko) == ["텐센트연구원"])
    #expect(try matches("腾讯研究院").map(\.match) == [.folded])
    #expect(try matches("pengcheng").map(\.match) == [.reading])
    #expect(try matches("펑청").map(\.ko) == ["평칭"])
    #expect(try matches("펑청").map(\.match) == [.standard])
    #expect(try matches("신품질생산력").map(\.ko) == ["신품질 생산력"])
    #expect(try matches("텐센트연구윈").map(\.match) == [.fuzzy])
    #expect(try Set(matches("承諾").map(\.ko)) == ["청뉘", "청닝"])
    #expect(try matches("承諾").allSatisfy { $0.status == .candidate })
  }
}

@Suite struct ContextLineTests {
  private func around(_ mark: String, _ text: String) throws -> String {
    let bytes = Array(text.utf8)
    let wanted = Array(mark.utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    return bytes.withUnsafeBufferPointer { ContextLine.around(place, in: $0) }
  }

  @Test func isOneTidyLine() throws {
    #expect(try around("(先", "앞 줄\n- =하이난\t 센성(先声)제약\n뒷줄") == "하이난 센성(先声)제약")
    #expect(try around("(之", "5\t<p>즈강</p> <b>실험실</b>(之江) 2 < 3\n") == "5 즈강 실험실 (之江) 2 < 3")
    #expect(try around("(甲", "(甲乙)") == "(甲乙)")
  }

  @Test func isShortHoweverLongTheLine() throws {
    let long = String(repeating: "가", count: 100_000)
    let context = try around("(甲", long + "(甲乙)" + long)
    #expect(context.unicodeScalars.count == 120)
    #expect(context.contains("(甲乙)"))
    #expect(context.hasPrefix("…가") && context.hasSuffix("가…"))
  }

  /// Cut between words, and said to be cut; marks of Markdown are none of the sentence.
  @Test func isCutBetweenWords() throws {
    let words = String(repeating: "첫째 낱말들은 길다 ", count: 20)
    let context = try around("(甲", words + "**베이징(甲乙)** 동계올림픽 " + words)
    #expect(context.contains(" 베이징(甲乙) 동계올림픽 "))
    #expect(context.hasPrefix("…") && context.hasSuffix("…"))
    #expect(context.unicodeScalars.count <= 120)
    let inside = context.dropFirst().dropLast().split(separator: " ").filter { !$0.contains("甲") && $0 != "동계올림픽" }
    #expect(inside.allSatisfy { ["첫째", "낱말들은", "길다"].contains($0) }, "\(context)")
    #expect(try around("(甲", "**베이징(甲乙)** 2 * 3") == "베이징(甲乙) 2 * 3")
  }
}
