// SPDX-License-Identifier: Apache-2.0

import TermBase

/// A form of a decision found in running text.
public struct KoreanMatch: Sendable {
  /// What the letters around a form say about where it ends.
  public enum Boundary: Sendable, Equatable {
    /// End, space, punctuation, bracket, Han, Latin or a digit: the form stands alone.
    case edge
    /// A chain of particles that fits.
    case particles
    /// The letters may as well be another word: 구조대로, 선전 without a sign of 深圳.
    case unsure
    /// A generic noun or another name makes a compound of it: 즈장실험실, 베이징칭화대학.
    case tail
    /// Other letters: a longer word.
    case longer
  }

  /// 0-based code points of the text, half-open; particles are not part.
  public var range: Range<Int> { hit.range }
  /// How sure it is that the form is meant and ends there.
  public let boundary: Boundary
  let hit: FormHit
  let language: DecidedForm.Language
  private let decisions: any Decisions

  init(_ hit: FormHit, boundary: Boundary, language: DecidedForm.Language, decisions: any Decisions) {
    self.hit = hit
    self.boundary = boundary
    self.language = language
    self.decisions = decisions
  }

  /// All decisions that have the form, allowed ones first; they are decoded when they are asked for.
  public var forms: [DecidedForm] { decisions.forms(of: hit, language) }

  /// The form of a decision that was found; an allowed one where several decisions have it.
  public var form: DecidedForm {
    // None is left when the index is damaged; the check will be done again.
    forms.first ?? DecidedForm(row: GlossaryRow(zh: "", ko: ""), concept: Concept(key: "", id: nil, rows: []))
  }

  /// Whether a decision allows the form; tells without decoding it.
  public var isAllowed: Bool { hit.traits.statuses & 0b11 != 0 }
}

/// Finds the Korean forms of decisions in running text, with boundaries made for Korean. **This is the policy**;
/// `ParticleGrammar` and `Data/particles.tsv` fill it in.
///
/// `\b` and white space fail on Korean (텐센트는 is one token), bare substrings fire inside other words (구조 in
/// 구조대), ICU's word break does both. So a form matches where
///
/// - **left** of it stands no letter (Hangul, Han, Latin, digit), or the script changes (의료+AI, AI+모델); or a prefix
///   (대+텐센트: three letters and more, or a place, which is `unsure` unless a noun follows: 친대만 성향); or another name of
///   the term base, alone or with a generic noun (광둥성+선전);
/// - **right** of it the word ends (`edge`), or the letters up to the end of the word are, as a whole, a chain of
///   particles and endings of the copula that fits the final of the form (`particles`: 은/는, 에서는, 이라는/라는), or
///   generic nouns that its category takes, with or without such a chain (`tail`: 시 after a place, 그룹 after a
///   company), or another name, or the script changes (AI+모델: `tail`). After Latin, Han and digits every particle fits,
///   since nobody knows how they are read;
/// - anything else is a **longer word** (`longer`): told, because something may be wrong there, but never an error;
/// - a chain that also ends nouns (구조대로) is `unsure` behind a stem of two letters; so are tails of one letter (대만산)
///   unless another word or a particle follows (대만산 과일). Forms of one letter are never looked for, so that no particle is
///   ever stripped down to one (회의, 도로);
/// - **spaces** of the form may be missing; others may stand in forms of four letters and more, though they leave no
///   letter alone at an end; a line may wrap in forms of three letters and more;
/// - the **longest** form wins that ends well, from left to right; what lies inside it is not told, so a forbidden
///   form inside an allowed one gives no alarm. Where one form has several decisions, an allowed one speaks;
/// - a **homograph** (선전 深圳/宣傳, 지난 济南/지난 주, 왕이 王毅/왕+이: `Data/everyday-words.tsv`), and a form whose tail makes
///   another word of it (저장+성, 대도+시), is `unsure` unless a second sign says that the name is meant: its Chinese or a
///   Latin name in the bracket behind it, its Chinese annotated in the document, a tail that only names take (선전시), or
///   the sentence (`CueRules`, `Data/name-cues.tsv`): a list with another name (광저우와 선전), an address (광둥성 선전), a
///   title (한정 국가부주석), what is said of places where China is spoken of (화웨이는 선전에 본사를). A determiner (지난) is the
///   name with a particle of case. A place in Korea (안산시) needs a sign of China;
/// - a bracket with other Chinese (선전(宣傳), 대만구(大湾区)) makes any short form `unsure`, and so does a neighbour that denies
///   it: 미국 상무부, 이창 씨, 선원 구조.
///
/// Only boundaries other than `unsure` and `longer` may carry an error.
public struct KoreanTermMatcher: Sendable {
  private let decisions: any Decisions

  /// - Parameter decisions: asked only for what stands in the text.
  public init(decisions: any Decisions) {
    self.decisions = decisions
  }

  /// All matches in text order, not overlapping.
  ///
  /// - Parameter annotated: annotations of the document, Korean and Chinese folded.
  public func matches(in text: CheckText, annotated: [(ko: String, zh: String)] = []) -> [KoreanMatch] {
    let hits = decisions.hits(in: text, .korean)
    if hits.isEmpty { return [] }
    let cues = HomographCues(text: text, hits: hits, decisions: decisions, annotated: annotated)
    return zip(hits, cues.boundaries).map { hit, boundary in
      KoreanMatch(hit, boundary: boundary, language: .korean, decisions: decisions)
    }
  }
}
