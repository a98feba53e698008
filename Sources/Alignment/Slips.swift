// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// Decides what near misses are worth once the whole alignment is known.
enum Slips {
  /// A syllable this far from every reading is still a slip when everything around it is read by sound.
  static let farthest: Float = 0.62

  /// - A near miss in a name where nothing is read exactly is chance: the block is unread.
  /// - An unread syllable between exactly read ones is a slip (청닝 for 承諾).
  /// - A near miss in a name of 한자음 is a slip of the 한자음.
  static func reclassify(_ path: inout AlignmentPath, _ lattice: borrowing ReadingLattice, _ items: [WindowItem]) {
    let exact = path.steps.reduce(0) { sum, step in
      switch step.readingClass {
      case .sound, .sino, .both, .symbol: sum + step.hanCount
      case .listed: sum + step.hanCount
      default: sum
      }
    }
    let near = path.steps.filter { $0.readingClass == .near }
    if exact == 0, !near.isEmpty {
      let mean = near.reduce(0) { $0 + $1.distance } / Float(near.count)
      if near.count < lattice.count || lattice.count < 2 && mean > 0.1 || mean > 0.25 {
        for index in path.steps.indices where path.steps[index].readingClass == .near {
          path.steps[index].readingClass = .unread
        }
      }
      return
    }
    let sound = path.steps.count { $0.readingClass == .sound }
    let sino = path.steps.count { $0.readingClass == .sino }
    let both = path.steps.count { $0.readingClass == .both }
    for index in path.steps.indices {
      let step = path.steps[index]
      if step.readingClass == .unread, step.hanCount == 1, step.itemCount == 1, sino == 0, sound * 2 >= lattice.count,
        let (distance, number) = nearest(lattice, step, items[path.firstItem + step.item].scalar), distance <= farthest
      {
        path.steps[index].readingClass = .near
        path.steps[index].distance = distance
        path.steps[index].syllable = number
      }
      if step.readingClass == .near, step.itemCount == 1, sound == 0, sino + both > 0,
        let distance = sinoDistance(lattice, step, items[path.firstItem + step.item].scalar),
        distance <= 0.26, sino > 0 || distance < step.distance
      {
        path.steps[index].readingClass = .sino
        path.steps[index].syllable = 0xFFFF
      }
    }
  }

  private static func nearest(_ lattice: borrowing ReadingLattice, _ step: AlignmentStep, _ scalar: UInt32) -> (
    Float, UInt16
  )? {
    guard Hangul.isSyllable(scalar) else { return nil }
    var best: (Float, UInt16)?
    for sound in lattice.sounds[lattice.characters[step.han].sounds] where sound.count == 1 {
      let distance = JamoDistance.between(sound.s0, UInt16(scalar))
      if distance < best?.0 ?? 2 { best = (distance, sound.number) }
    }
    return best
  }

  /// Jamo distance to the nearest 한자음.
  private static func sinoDistance(
    _ lattice: borrowing ReadingLattice, _ step: AlignmentStep, _ scalar: UInt32
  ) -> Float? {
    guard Hangul.isSyllable(scalar) else { return nil }
    return lattice.sinos[lattice.characters[step.han].sinos].map { JamoDistance.between($0, UInt16(scalar)) }.min()
  }
}
