// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

extension AlignmentPath {
  /// Decides about a generic at the end that no character reads; true when the path changed.
  ///
  /// - 용화리(龍化): the Chinese does not have it, so it is no part of the rendering.
  /// - 당나라(唐), 송 왕조(宋): the same with the word for a state.
  /// - 창장강(長江), 타이산산(泰山): the generic of a short name is doubled (외래어 표기법 제4장 제3절 제2항); it
  ///   renders the last character once more and stays.
  mutating func settleTail(_ items: [WindowItem], _ lastHan: UInt32?) -> Bool {
    guard let tail = steps.first, tail.readingClass == .skipped, tail.hanCount == 0, tail.itemCount > 0,
      steps.count > 1, steps.dropFirst().allSatisfy({ $0.isReadExactly })
    else { return false }
    let syllable = items[firstItem].scalar
    if tail.itemCount > 1 {
      let word = items[firstItem..<firstItem + tail.itemCount].reversed().map(\.scalar)
      guard Self.states.contains(word) else { return false }
      drop(tail)
      return true
    }
    if let lastHan, Self.doubled[lastHan]?.contains(syllable) == true {
      steps.removeFirst()
      steps[0].item -= 1
      steps[0].itemCount += 1
      return true
    }
    guard Self.tails.contains(syllable) else { return false }
    drop(tail)
    return true
  }

  private mutating func drop(_ tail: AlignmentStep) {
    steps.removeFirst()
    for index in steps.indices { steps[index].item -= tail.itemCount }
    firstItem += tail.itemCount
    itemCount -= tail.itemCount
  }

  /// Do whole words without Chinese stand between the last read syllable and the bracket?
  func endsInOtherWord(_ items: [WindowItem]) -> Bool {
    guard let tail = steps.first, tail.readingClass == .skipped, tail.hanCount == 0, tail.itemCount > 0 else {
      return false
    }
    return items[firstItem + tail.itemCount - 1].left != .adjacent
  }

  /// Generic tails of places, peoples and titles.
  static let tails = Set("성시구현군읍면리동도섬강산호역족씨대사절궁문교항만진촌향주".unicodeScalars.map(\.value))

  /// Words for a state that follow its name of one character.
  private static let states = Set(["나라", "왕조", "시대", "제국", "황제"].map { $0.unicodeScalars.map(\.value) })

  /// Folded characters and the Korean generics that say the same.
  private static let doubled: [UInt32: Set<UInt32>] = Dictionary(
    uniqueKeysWithValues: ["江강", "河강", "山산", "湖호", "岛도섬", "海해", "寺사", "宫궁", "城성", "州주", "县현", "岭산맥"].map {
      let scalars = $0.unicodeScalars.map(\.value)
      return (scalars[0], Set(scalars.dropFirst()))
    })
}

extension AlignmentStep {
  var isReadExactly: Bool { readingClass == .sound || readingClass == .sino || readingClass == .both }
}
