// SPDX-License-Identifier: Apache-2.0

public import TermBase

/// What people decided, as the checker asks for it.
///
/// A term base of a million terms must not be parsed for one issue, so the checker asks only for what a
/// text mentions; a memory-mapped index can conform. `DecisionList` serves small bases and tests.
public protocol Decisions: Sendable {
  /// How many concepts there are: the report says how much was looked for.
  var conceptCount: Int { get }
  /// Every concept one of whose Chinese forms has this `Fold.key`, in glossary order.
  func concepts(zhFolded: String) -> [Concept]
  /// Every Korean form whose first two letters are `head`, of every status, in glossary order.
  func forms(head: FormHead) -> [DecidedForm]
}

/// The first two letters of a Korean form, spaces left out: the key under which forms are found in a text.
public struct FormHead: Sendable, Hashable {
  /// A letter as `KoreanText` composes it.
  public var first: UInt32
  /// The letter behind it, over a space.
  public var second: UInt32

  /// Two letters.
  public init(_ first: UInt32, _ second: UInt32) {
    self.first = first
    self.second = second
  }
}

/// A Korean form of a decision, ready to be matched in running text.
public struct DecidedForm: Sendable {
  /// The letters as `KoreanText` sees them: composed, lower case, without spaces.
  public let letters: [UInt32]
  /// Whether the form itself has a space before the letter of the same index.
  let spaceBefore: [Bool]
  /// The row that gives the form.
  public let row: GlossaryRow
  /// The concept of the row.
  public let concept: Concept

  /// Nil for forms of a single letter: 省 → 성 cannot be found in running text.
  public init?(row: GlossaryRow, concept: Concept) {
    let view = KoreanText(CheckText(row.ko))
    var letters: [UInt32] = []
    var spaceBefore: [Bool] = []
    var space = false
    for letter in view.letters {
      if KoreanText.isBlank(letter) {
        space = true
      } else {
        letters.append(letter)
        spaceBefore.append(space)
        space = false
      }
    }
    guard letters.count >= 2 else { return nil }
    self.letters = letters
    self.spaceBefore = spaceBefore
    self.row = row
    self.concept = concept
  }

  /// The key under which `Decisions` finds it.
  public var head: FormHead { FormHead(letters[0], letters[1]) }

  /// Whether a decision allows the form.
  public var isAllowed: Bool { row.status == .preferred || row.status == .admitted }
}
