// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Testing

@testable import TermBase

/// The words are those of the review's workbook and of headings in use; what they mean is said here by hand.
@Suite struct TableWordsTests {
  @Test(arguments: [
    ("금지", "deprecated"), ("채택", "preferred"), ("우선", "preferred"), ("허용", "admitted"), ("옛 표기", "superseded"),
    ("용어아님", "rejected"), ("나중에", "later"), ("Preferred", "preferred"), ("accept", "preferred"),
  ])
  func statuses(word: String, value: String) { #expect(TableWords.value(word, .status) == value) }

  @Test(arguments: [
    ("지명", "place"), ("기업", "company"), ("역사 인물", "person-historical"), ("person-historical", "person-historical"),
    ("organization", "organisation"),
  ])
  func categories(word: String, value: String) { #expect(TableWords.value(word, .category) == value) }

  @Test(arguments: [
    ("중국어", "zh"), ("한자", "zh"), ("표기", "ko"), ("Korean", "ko"), ("결정", "status"), ("상태", "status"), ("범주", "category"),
    ("분류", "category"), ("용어(중국어)", "zh"), ("중국어（간체）", "zh"), ("열쇠", "key"), ("비고", "note"),
  ])
  func columns(title: String, name: String) { #expect(TableWords.column(titled: title) == name) }

  @Test func whatIsNoWord() {
    for word in ["", "확정", "맞음", "()", "a(b)", "prefered"] {
      #expect(TableWords.value(word, .status) == nil && TableWords.column(titled: word) == nil, "\(word)")
    }
    #expect(TableWords.column(titled: "원어") == nil && TableWords.side(titled: "원어") == "source")
    #expect(TableWords.side(titled: "번역") == "target")
  }

  /// Every value has a word in both languages, and every word its way back.
  @Test func labelsComeBack() {
    let all: [(TableWords.Group, [String])] = [
      (.column, GlossaryColumn.allCases.map(\.rawValue)),
      (.status, TermStatus.allCases.map(\.rawValue) + [TableWords.later]),
      (.category, TermCategory.allCases.map(\.rawValue)), (.kind, RenderingKind.allCases.map(\.rawValue)),
      (.form, TermForm.allCases.map(\.rawValue)),
    ]
    for (group, values) in all {
      for value in values {
        #expect(TableWords.label(value, group, .own) == value)
        for naming in [TableWords.Naming.korean, .english] {
          #expect(TableWords.value(TableWords.label(value, group, naming), group) == value, "\(value)")
        }
        #expect(TableWords.label(value, group, .korean) != value)
      }
    }
  }

  @Test func theLanguageOfAHeader() {
    #expect(TableWords.naming(ofHeader: ["key", "zh", "ko", "status"]) == .own)
    #expect(TableWords.naming(ofHeader: ["중국어", "표기", "결정", "메모장"]) == .korean)
    #expect(TableWords.naming(ofHeader: ["Chinese", "Rendering", "Decision"]) == .english)
    #expect(TableWords.naming(ofHeader: []) == .own)
  }
}
