// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// The rendering that the 외래어 표기법 gives for the sound parts of a pair.
///
/// Slips are replaced; what is translated, a symbol, a real Sino-Korean word or a suffix of a mixed name
/// stays as it is (심연커지 → 선옌커지, 즈강실험실 → 즈장실험실).
enum StandardForm {
  /// Jamo distance up to which a near miss is a slip whatever stands beside it.
  private static let clearSlip: Float = 0.32

  /// Standard renderings when the found one departs from them; empty when it does not, or when it cannot be
  /// told (a translation, a brand, another language).
  ///
  /// - Parameter text: the rendering as it stands, by item (right to left), for the parts that are kept.
  static func expected(
    _ path: AlignmentPath, _ assessment: Assessment, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> [String] {
    guard assessment.kind == .sound || assessment.kind == .mixed, assessment.link >= 0.6 else { return [] }
    // What is read exactly by its sound departs from nothing; most names are.
    let mayDepart = path.steps.contains {
      $0.readingClass == .near || $0.readingClass == .sino || $0.readingClass == .both && $0.distance > 0
    }
    guard mayDepart else { return [] }
    if isRecorded(path, lattice, items) { return [] }
    // Without one clear syllable of Mandarin a name of 한자음 and translation is no departure.
    let bySlips = assessment.near + assessment.both + assessment.symbol == assessment.total
    guard assessment.sound > 0 || bySlips else { return [] }
    let standard = Mandarin.readings(of: lattice.folded)
    let count = lattice.count
    let kept = keptCharacters(path, lattice, assessment)
    // Everything else is read exactly by its sound: then even a far syllable is a slip.
    let isFlanked =
      assessment.sino + assessment.unread + assessment.listed == 0 && assessment.near == 1 && assessment.sound > 0
    // One clear slip, and every other near miss of the name is one as well.
    let hasClearSlip = isFlanked || path.steps.contains { $0.readingClass == .near && $0.distance <= clearSlip }
    // A 한자음 is out of place in a name by sound, not in a phrase with translated words.
    let isInName = assessment.translated + assessment.unread + assessment.learned == 0
    var result = String.UnicodeScalarView()
    var departs = false
    for step in path.steps.reversed() {
      if step.item + step.itemCount < path.itemCount { appendGap(step, path, items, &result) }
      let replaces: Bool
      switch step.readingClass {
      case .near: replaces = hasClearSlip
      // In a longer form of an abbreviation (지커창업투자 for 之科创投) a 한자음 belongs to a Korean word.
      case .both:
        replaces =
          step.distance > 0 && !kept.contains(step.han) && isInName && touchesSound(step, path)
          && assessment.skippedHangul == 0
      case .sino:
        replaces =
          !kept.contains(step.han) && isInName && touchesSound(step, path) && assessment.skippedHangul == 0
      default: replaces = false
      }
      if replaces, let syllable = standardSyllable(step, standard[count - 1 - step.han], path, items) {
        departs = true
        result.append(contentsOf: syllable.hangul.unicodeScalars)
      } else {
        for place in stride(from: step.item + step.itemCount - 1, through: step.item, by: -1) {
          append(items[path.firstItem + place].scalar, &result)
          if place > step.item { appendBoundary(items[path.firstItem + place - 1].left, &result) }
        }
      }
    }
    return departs ? [String(result)] : []
  }

  /// Is the rendering a recorded exception (딘타이펑 for 鼎泰豐), though a reading lies near it?
  private static func isRecorded(
    _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]
  ) -> Bool {
    lattice.words.contains { word in
      guard word.source == .exception || word.source == .foreign || word.source == .learned,
        word.hanCount == lattice.count,
        word.hangul.count == path.itemCount
      else { return false }
      return word.hangul.enumerated().allSatisfy { place, index in
        PairAligner.same(lattice.wordPool[index], items[path.firstItem + place].scalar)
      }
    }
  }

  /// Is a neighbouring character read by sound? 号 of 창어 6호(嫦娥六号) stands behind a digit.
  private static func touchesSound(_ step: AlignmentStep, _ path: AlignmentPath) -> Bool {
    path.steps.contains {
      ($0.han + $0.hanCount == step.han || step.han + 1 == $0.han)
        && ($0.readingClass == .sound || $0.readingClass == .near
          || $0.readingClass == .both && $0.distance == 0)
    }
  }

  /// The reading in its context when it is the one that was meant, else the reading that the slip is near to.
  private static func standardSyllable(
    _ step: AlignmentStep, _ contextual: MandarinSyllable?, _ path: AlignmentPath, _ items: [WindowItem]
  ) -> MandarinSyllable? {
    guard step.readingClass == .near, step.syllable != 0xFFFF else { return contextual }
    // 정위췬 for 曾毓群 is as near to 쩡, the surname, as to 청: what the name says decides.
    if let contextual, distance(contextual, step, path, items) <= step.distance + 0.001 { return contextual }
    return MandarinSyllable(number: step.syllable)
  }

  /// Mean jamo distance of a reading to the syllables of a step; 2 when their numbers differ.
  private static func distance(
    _ syllable: MandarinSyllable, _ step: AlignmentStep, _ path: AlignmentPath, _ items: [WindowItem]
  ) -> Float {
    syllable.withHangul { hangul in
      guard hangul.count == step.itemCount else { return 2 }
      var sum: Float = 0
      for place in 0..<step.itemCount {
        let scalar = items[path.firstItem + step.item + place].scalar
        guard Hangul.isSyllable(scalar) else { return 2 }
        sum += JamoDistance.between(hangul[hangul.count - 1 - place], UInt16(scalar))
      }
      return sum / Float(step.itemCount)
    }
  }

  /// Characters (counted from the right) whose 한자음 stays.
  private static func keptCharacters(
    _ path: AlignmentPath, _ lattice: borrowing ReadingLattice, _ assessment: Assessment
  ) -> Set<Int> {
    var isSino = [Bool](repeating: false, count: lattice.count)
    var isStrict = isSino
    for step in path.steps where step.readingClass == .sino || step.readingClass == .both {
      isSino[step.han] = true
      isStrict[step.han] = step.readingClass == .sino
    }
    var kept: Set<Int> = []
    // Words of the list, read by 한자음 throughout.
    for word in lattice.words where word.source == .sinoWord && word.hanCount > 1 {
      let range = word.index..<word.index + word.hanCount
      if range.allSatisfy({ isSino[$0] }) { kept.formUnion(range) }
    }
    // Two and more characters by 한자음 in a row are meant so, at least one of them clearly.
    var start = 0
    while start < lattice.count {
      guard isSino[start], !kept.contains(start) else {
        start += 1
        continue
      }
      var end = start
      while end < lattice.count, isSino[end], !kept.contains(end) { end += 1 }
      let strict = (start..<end).count { isStrict[$0] }
      let isTail = start == 0 && lattice.count - end >= 2
      let isBesideWord = kept.contains(start - 1) || kept.contains(end)
      if end - start >= 2, end - start < lattice.count, strict > 0 || isTail || isBesideWord {
        kept.formUnion(start..<end)
      }
      start = end
    }
    // A suffix after two and more characters, also before another one: 닝샤후이족자치구.
    for index in 0..<lattice.count where isSino[index] {
      let character = lattice.folded[lattice.count - 1 - index]
      let before = lattice.count - 1 - index
      if before >= 2 && Generic.suffixes.contains(character) || before == 1 && Generic.shortSuffixes.contains(character)
      {
        kept.insert(index)
      }
    }
    return kept
  }

  private static func append(_ scalar: UInt32, _ result: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(scalar) { result.append(scalar) }
  }

  /// What lies between a step and the one to its left.
  private static func appendGap(
    _ step: AlignmentStep, _ path: AlignmentPath, _ items: [WindowItem], _ result: inout String.UnicodeScalarView
  ) {
    let left = step.item + step.itemCount - 1
    if step.itemCount > 0, left + 1 < path.itemCount { appendBoundary(items[path.firstItem + left].left, &result) }
  }

  private static func appendBoundary(_ boundary: Boundary, _ result: inout String.UnicodeScalarView) {
    switch boundary {
    case .space, .lineBreak: result.append(" ")
    case .dot: result.append("·")
    default: break
    }
  }
}
