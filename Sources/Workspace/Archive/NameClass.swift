// SPDX-License-Identifier: Apache-2.0

import Consistency
import HanHangul
import Memory
import TermBase

/// What kind of thing a pair names, as far as its letters tell: a guess for people who will see it. `init --from` and the
/// filters of `review` ask it alike.
///
/// Names of the past come first, then names that everybody knows (`Data/name-cues.tsv`), then what the Chinese ends with
/// (`Data/generics.tsv`), and a surname at its start last: 广东 begins with one as well.
struct NameClass: Equatable {
  /// What it names.
  var category: TermCategory
  /// Whether the letters leave little doubt. Two characters by sound behind a surname are as often a place or a brand: they
  /// are looked through as people, but nobody writes so into a glossary.
  var isSure = true

  /// Nil where nothing tells.
  ///
  /// - Parameters:
  ///   - zhFolded: `Fold.key` of the Chinese.
  ///   - ko: the rendering, spaces or not.
  ///   - kind: how it comes about at most places.
  static func of(zhFolded: String, ko: String, kind: RenderingKind) -> NameClass? {
    switch HistoricalName.kind(of: zhFolded) {
    case .person: return NameClass(category: .personHistorical)
    case .place: return NameClass(category: .placeHistorical)
    case nil: break
    }
    let han = zhFolded.unicodeScalars.map(\.value)
    if let known = known(han, ko, kind) { return NameClass(category: known) }
    guard han.count >= 2, let last = han.last, han.allSatisfy(Han.contains) else { return nil }
    if isAdministrative(han) { return NameClass(category: .place) }
    if let category = institution(han, ko, kind) { return NameClass(category: category) }
    if isPerson(han, ko, kind) { return NameClass(category: .person, isSure: han.count == 3) }
    if Generic.namesNature.contains(last), isLandscape(zhFolded, han, ko, kind) { return NameClass(category: .place) }
    return kind == .translation ? NameClass(category: .term) : nil
  }

  /// What the decisions on a Chinese form say it is, else what its renderings, the most frequent first, let guess.
  static func category(
    zhFolded: String, decided: [GlossaryRow], forms: some Sequence<(ko: String, kind: RenderingKind)>
  ) -> TermCategory? {
    if let category = decided.lazy.compactMap(\.category).first { return category }
    for form in forms {
      if let guess = of(zhFolded: zhFolded, ko: form.ko, kind: form.kind) { return guess.category }
    }
    return nil
  }

  /// Does a name end in 省, 市, 县 …?
  static func isAdministrative(_ han: [UInt32]) -> Bool { endsWith(Generic.tails, han) }

  // MARK: - Names that everybody knows

  /// The Chinese has to be able to be the name: 리샹 is 李想, a person, and not 理想.
  private static func known(_ han: [UInt32], _ ko: String, _ kind: RenderingKind) -> TermCategory? {
    // 시안 is 西安 where it is read by sound; by any other reading it is a word (試案).
    guard let category = KnownNames.category(of: ko, evenWords: kind == .sound) else { return nil }
    let isPerson = category == .person || category == .personHistorical
    return isPerson && !(han.first.map(Surname.contains) ?? false) ? nil : category
  }

  // MARK: - Companies and institutions

  /// A generic alone makes no name (新能源汽车, 数据中心): what stands before it has to be one.
  private static func institution(_ han: [UInt32], _ ko: String, _ kind: RenderingKind) -> TermCategory? {
    if let stem = stem(han, Generic.companies) { return isName(stem, ko, kind) ? .company : nil }
    if let stem = stem(han, Generic.organisations) {
      // Ministries and academies are names by meaning as well, by 한자음 (商务部 상무부).
      return kind == .sino || isName(stem, ko, kind) ? .organisation : nil
    }
    return nil
  }

  private static func stem(_ han: [UInt32], _ tails: [[UInt32]]) -> ArraySlice<UInt32>? {
    tails.first { han.count > $0.count && han.suffix($0.count).elementsEqual($0) }.map { han.dropLast($0.count) }
  }

  /// Whether a rendering begins with a name: a brand, or the sound of the first characters (화웨이테크놀로지 华为技术).
  private static func isName(_ stem: ArraySlice<UInt32>, _ ko: String, _ kind: RenderingKind) -> Bool {
    if kind == .other { return true }
    let sound = Transcription(text(stem.prefix(2))).hangul
    return ko.unicodeScalars.starts(with: sound.unicodeScalars)
  }

  // MARK: - People

  /// Two or three characters behind a surname, read one by one: a syllable each by 한자음, up to two by sound (런정페이).
  private static func isPerson(_ han: [UInt32], _ ko: String, _ kind: RenderingKind) -> Bool {
    guard (2...3).contains(han.count), Surname.contains(han[0]), let last = han.last,
      !Generic.endNoPerson.contains(last)
    else { return false }
    let hangul = ko.unicodeScalars.map(\.value)
    guard hangul.allSatisfy(Hangul.isSyllable) else { return false }
    switch kind {
    case .sound: return (han.count...han.count * 2).contains(hangul.count)
    // 쌍순환(雙循環) is made of a word; two syllables by 한자음 are one more often than a name.
    case .sino: return han.count == 3 && hangul.count == 3 && !EverydayWords.contains(hangul[1...])
    default: return false
    }
  }

  // MARK: - Rivers and mountains

  /// Three characters and more, or two whose generic Korean says once more or by 한자음 (황허강, 타이산산): 之江 may be a
  /// laboratory.
  private static func isLandscape(_ zhFolded: String, _ han: [UInt32], _ ko: String, _ kind: RenderingKind) -> Bool {
    if han.count >= 3 { return kind != .translation }
    guard let last = han.last, let forms = Generic.doubled[last] else { return false }
    let hangul = ko.unicodeScalars.map(\.value)
    let plain = Transcription(zhFolded).hangul.unicodeScalars.map(\.value)
    return hangul != plain && forms.contains { endsWith([$0], hangul) }
  }

  private static func endsWith(_ tails: [[UInt32]], _ letters: [UInt32]) -> Bool {
    tails.contains { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  private static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return String(text)
  }
}

extension PairUse {
  /// What it surely names.
  var category: TermCategory? {
    NameClass.of(zhFolded: zhFolded, ko: ko, kind: kind).flatMap { $0.isSure ? $0.category : nil }
  }
}
