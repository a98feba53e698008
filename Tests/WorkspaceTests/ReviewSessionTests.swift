// SPDX-License-Identifier: Apache-2.0

import HanHangul
import TermBase
import Testing

@testable import Workspace

@Suite struct ReviewSessionTests {
  private func concept(_ forms: [(ko: String, status: TermStatus?, expected: [String])]) -> ReviewConcept {
    ReviewConcept(
      zhFolded: "承诺", zh: "承諾", pinyin: "cheng nuo",
      forms: forms.map {
        .init(
          ko: $0.ko, count: 1, documents: 1, firstDate: nil, lastDate: nil, kind: .sound, expected: $0.expected,
          status: $0.status, contexts: [])
      }, isConflict: false, standard: .init(sound: "청눠", steps: [], sino: "승낙"), relatives: [], state: "0")
  }

  private func session(_ forms: (ko: String, status: TermStatus?, expected: [String])...) -> ReviewSession {
    var session = ReviewSession(queue: ["承诺", "之江", "鹏城"])
    session.show(concept(forms))
    return session
  }

  private func decided(_ places: [Int], _ status: TermStatus, _ text: String? = nil) -> ReviewSession.Step {
    .decide(.init(places: places, status: status, text: text))
  }

  @Test func oneKeyOneDecision() {
    for (key, status) in [("1", TermStatus.preferred), ("a", .admitted), ("d", .deprecated), ("x", .rejected)] {
      var session = session(("청눠", nil, []))
      #expect(session.press(.character(Character(key))) == decided([0], status))
    }
  }

  @Test func ofSeveralAnActionAsksWhich() {
    var session = session(("청닝", nil, []), ("청뉘", nil, []), ("청눠", .preferred, []))
    #expect(session.press(.character("d")) == .show)
    #expect(session.mode == .choosing(.decide(.deprecated)))
    #expect(session.press(.character("2")) == decided([1], .deprecated))
    _ = session.press(.character("d"))
    #expect(session.press(.character("d")) == decided([0, 1], .deprecated))
    _ = session.press(.character("x"))
    #expect(session.press(.escape) == .show)
    #expect(session.mode == .browsing)
    _ = session.press(.character("x"))
    // A digit without a form decides nothing.
    #expect(session.press(.character("7")) == .show)
    #expect(session.press(.character("3")) == decided([2], .preferred))
  }

  @Test func theKoreanLayoutMeansTheSameKeys() {
    var session = session(("청눠", nil, []))
    #expect(session.press(.character("ㅁ")) == decided([0], .admitted))
    #expect(session.press(.character("ㅂ")) == .leave)
  }

  @Test func aCorrectionIsALineOfText() {
    var session = session(("청뉘", nil, ["청눠"]))
    _ = session.press(.character("e"))
    for input in [ReviewInput.backspace, .character("눠"), .home, .character(" "), .text("항저우\t\u{202E}"), .end] {
      _ = session.press(input)
    }
    guard case .editing(_, let line) = session.mode else { return #expect(Bool(false)) }
    #expect(line.text == " 항저우 청눠")
    #expect(session.press(.enter) == decided([0], .preferred, "항저우 청눠"))
    // Decomposed Hangul goes by the syllable.
    var editor = LineEditor("가\u{1102}\u{116E}")
    _ = editor.take(.backspace)
    #expect(editor.text == "가")
    _ = editor.take(.clear)
    _ = editor.take(.backspace)
    #expect(editor.text.isEmpty)
  }

  @Test func nothingIsNoCorrection() {
    var session = session(("청뉘", nil, []))
    _ = session.press(.character("e"))
    _ = session.press(.clear)
    #expect(session.press(.enter) == .show)
    guard case .editing = session.mode else { return #expect(Bool(false)) }
    // q is a letter here.
    _ = session.press(.character("q"))
    #expect(session.press(.escape) == .show)
    #expect(session.press(.character("e")) == .show)
    #expect(session.press(.enter) == decided([0], .preferred))
  }

  @Test func aCorrectionToAnotherFormIsThatForm() {
    var session = session(("청뉘", nil, []), ("청눠", .preferred, []))
    _ = session.press(.character("e"))
    _ = session.press(.clear)
    _ = session.press(.text("청눠"))
    #expect(session.press(.enter) == decided([0], .deprecated))
  }

  @Test func aKeyWithoutAnEffectSaysSo() {
    var session = session(("청눠", nil, []))
    for (input, notice) in [
      (ReviewInput.character("z"), ReviewSession.Notice.noSuchKey("z")), (.other, .noSuchKey(nil)),
      (.delete, .noSuchKey(nil)), (.character("4"), .noSuchForm(4)), (.character("s"), .noStandard),
      (.character("u"), .nothingToUndo), (.left, .firstScreen), (.character("b"), .firstScreen),
    ] {
      #expect(session.press(input) == .show)
      #expect(session.notice == notice, "\(input)")
    }
    #expect(session.press(.character("?")) == .show)
    #expect(session.notice == nil)
    _ = session.press(.character(" "))
    _ = session.press(.character("e"))
    _ = session.press(.clear)
    _ = session.press(.enter)
    #expect(session.notice == .emptyForm)
    var last = ReviewSession(queue: [])
    #expect(last.press(.enter) == .show)
    #expect(last.notice == .lastScreen)
  }

  @Test func aCategoryIsChosenByADigit() {
    // TermCategory in its order; the tenth is 0.
    #expect(ReviewSession.categories.map(\.digit) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
    var undecided = session(("청눠", nil, []))
    #expect(undecided.press(.character("ㅅ")) == .show)
    #expect(undecided.mode == .categorising)
    #expect(undecided.press(.character("3")) == .load)
    #expect(undecided.category == .place)
    // Nothing was written yet; it goes with the decision, and not to the next screen.
    #expect(undecided.press(.character("1")) == decided([0], .preferred))
    _ = undecided.press(.enter)
    #expect(undecided.category == nil)
    var known = session(("청눠", .preferred, []), ("청뉘", nil, []))
    _ = known.press(.character("t"))
    #expect(known.press(.character("0")) == .categorise(.term))
    #expect(known.category == nil)
    #expect(known.categorised(.term, concept([("청눠", .preferred, [])])) == .show)
    #expect((known.category, known.decided) == (.term, 0))
    #expect(known.press(.character("u")) == .undo(isWritten: true))
    #expect(known.undone() == .load)
    #expect(known.category == nil)
    known.show(concept([("청눠", .preferred, [])]))
    #expect((known.decided, known.remaining) == (0, 3))
    _ = known.press(.character("t"))
    #expect(known.press(.escape) == .show)
    #expect(known.mode == .browsing)
  }

  /// A category that was chosen before a decision is an act of its own: each `u` takes back one of the two.
  @Test func undoTakesBackTheLastActAlone() {
    let open = [(ko: "청눠", status: nil as TermStatus?, expected: [String]())]
    var session = ReviewSession(queue: ["承诺", "之江"])
    session.show(concept(open))
    _ = session.press(.character("t"))
    #expect(session.press(.character("3")) == .load)
    let request = ReviewSession.Request(places: [0], status: .preferred)
    #expect(session.accepted(request, concept([("청눠", .preferred, [])])) == .load)
    #expect((session.position, session.category) == (1, nil))
    #expect(session.press(.character("u")) == .undo(isWritten: true))
    #expect(session.undone() == .load)
    #expect((session.position, session.category, session.decided) == (0, .place, 0))
    session.show(concept(open))
    #expect(session.press(.character("u")) == .undo(isWritten: false))
    #expect(session.undone() == .load)
    #expect((session.position, session.category) == (0, nil))
    #expect(session.press(.character("u")) == .show)
    #expect(session.notice == .nothingToUndo)
  }

  @Test func theStandardFormHasAKey() {
    var session = session(("청닝", nil, []), ("청뉘", nil, ["청눠"]))
    #expect(session.press(.character("s")) == decided([1], .preferred, "청눠"))
    var plain = self.session(("청눠", nil, []))
    #expect(plain.press(.character("s")) == .show)
  }

  @Test func aScreenStaysUntilAllIsDecided() {
    var session = session(("청닝", nil, []), ("청뉘", nil, []))
    let request = ReviewSession.Request(places: [0], status: .preferred)
    #expect(session.accepted(request, concept([("청닝", .preferred, []), ("청뉘", nil, [])])) == .show)
    #expect(session.position == 0)
    #expect(session.remaining == 3)
    #expect(session.press(.character("d")) == decided([1], .deprecated))
    #expect(session.accepted(request, concept([("청닝", .preferred, []), ("청뉘", .deprecated, [])])) == .load)
    #expect(session.current == "之江")
    #expect((session.decided, session.remaining) == (2, 2))
    #expect(session.press(.character("u")) == .undo(isWritten: true))
    #expect(session.undone() == .load)
    #expect((session.decided, session.remaining, session.position) == (1, 3, 0))
  }

  @Test func whatStandsAgainstIsAsked() {
    var session = session(("청닝", nil, []), ("청눠", .preferred, []))
    var request = ReviewSession.Request(places: [0], status: .preferred)
    session.refused(request, canReplace: true)
    #expect(session.mode == .confirming(request))
    request.replaces = true
    #expect(session.press(.character("ㅛ")) == .decide(request))
    session.refused(request, canReplace: true)
    #expect(session.mode == .browsing)
    request.replaces = false
    session.refused(request, canReplace: true)
    #expect(session.press(.enter) == .show)
    #expect(session.position == 0)
  }

  @Test func backAndForthAndToTheEnd() {
    var session = session(("청눠", nil, []))
    for input in [ReviewInput.enter, .character(" "), .right] { #expect(session.press(input) == .load) }
    #expect(session.current == nil)
    #expect(session.press(.enter) == .show)
    #expect(session.press(.character("1")) == .show)
    #expect(session.press(.character("b")) == .load)
    #expect(session.current == "鹏城")
    for input in [ReviewInput.left, .up, .up] { _ = session.press(input) }
    #expect(session.position == 0)
    #expect(session.press(.leave) == .leave)
  }

  @Test func moreThanNineFormsComeNineByNine() {
    let open = (0..<11).map { (ko: "표기\($0)", status: nil as TermStatus?, expected: [String]()) }
    var session = ReviewSession(queue: ["承诺"])
    session.show(concept(open))
    #expect(session.firstShown == 0)
    session.show(concept(open.enumerated().map { ($1.ko, $0 < 9 ? .rejected : nil, []) }))
    #expect(session.firstShown == 9)
    #expect(session.press(.character("2")) == decided([10], .preferred))
    #expect(session.press(.character("3")) == .show)
  }
}
