// SPDX-License-Identifier: Apache-2.0

import Consistency
import HanHangul
import Memory
import TermBase

/// What kind of thing a pair names, as far as its letters tell: a guess for people who will see it, nil where in doubt.
enum NameClass {
  /// Names of the past and known names first, then what the Chinese ends with, then three characters that begin with a surname and are read
  /// one by one; two characters are as often a place or a brand. What is translated word by word is a term.
  static func category(of use: PairUse) -> TermCategory? {
    switch HistoricalName.kind(of: use.zh) {
    case .person: return .personHistorical
    case .place: return .placeHistorical
    case nil: break
    }
    if let known = KnownNames.category(of: use.ko) { return known }
    let han = use.zhFolded.unicodeScalars.map(\.value)
    guard han.count >= 2, han.allSatisfy(Han.contains) else { return nil }
    if Generic.tails.contains(where: { han.count > $0.count && han.suffix($0.count).elementsEqual($0) }) {
      return .place
    }
    if endsWith(companies, han) { return .company }
    if endsWith(organisations, han) { return .organisation }
    let kind = use.kind
    if han.count == 3, let last = han.last, Surname.contains(han[0]), !Generic.endNoPerson.contains(last), isRead(use) {
      return .person
    }
    if let last = han.last, han.count >= 3, Generic.namesNature.contains(last), kind != .translation { return .place }
    return kind == .translation ? .term : nil
  }

  /// One word that is read character by character: a syllable each by 한자음, up to two by sound (런정페이).
  private static func isRead(_ use: PairUse) -> Bool {
    let (han, hangul) = (use.zhFolded.unicodeScalars.count, use.ko.unicodeScalars.count)
    guard use.ko.unicodeScalars.allSatisfy({ Hangul.isSyllable($0.value) }) else { return false }
    switch use.kind {
    case .sino: return hangul == han
    case .sound: return (han...han * 2).contains(hangul)
    default: return false
    }
  }

  private static func endsWith(_ tails: [[UInt32]], _ han: [UInt32]) -> Bool {
    tails.contains { han.count > $0.count && han.suffix($0.count).elementsEqual($0) }
  }

  // Generics of firms and institutions, in simplified form.
  private static let companies = tails("公司 集团 银行 证券 保险 股份 控股 科技 汽车 电子 制药 药业 电器 重工 航空 石化 石油")
  private static let organisations = tails(
    "大学 学院 研究院 研究所 研究中心 实验室 科学院 工程院 医院 法院 委员会 协会 学会 联盟 联合会 基金会 理事会 委 部 局 署 办公室 中心 国务院 政府 议会 党")

  private static func tails(_ words: String) -> [[UInt32]] {
    words.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }
}
