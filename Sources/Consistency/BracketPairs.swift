// SPDX-License-Identifier: Apache-2.0

import HanHangul

/// The brackets of a text: which close which, and which stand alone.
///
/// Full-width and half-width brackets of one shape belong together (（…)). A paragraph ends at an empty line; nothing is
/// open beyond it. What closes nothing because it numbers (1), 가), a), footnote marks) or smiles is no bracket.
struct BracketPairs {
  struct Pair: Equatable {
    /// Code points of both brackets.
    var open: Int
    var close: Int
  }

  /// In the order of their closing brackets.
  private(set) var pairs: [Pair] = []
  /// Brackets that open and are not closed, or close and were not opened, in text order.
  private(set) var alone: [Int] = []

  /// Brackets that lie further apart belong to no pair: the first is a slip.
  private static let reach = 2000

  init(_ document: CheckedDocument) {
    let scalars = document.text.scalars
    var open: [(place: Int, shape: BracketShape)] = []
    var lineIsEmpty = false
    for (place, scalar) in scalars.enumerated() {
      if scalar == "\n" {
        if lineIsEmpty { closeAll(&open) }
        lineIsEmpty = true
        continue
      }
      // Brackets begin far above the spaces and signs of most texts.
      if scalar.value > 0x20 { lineIsEmpty = false }
      guard let (shape, opens) = BracketShape.of(scalar.value) else { continue }
      if !document.skipped.isEmpty, document.isSkipped(place..<place + 1) { continue }
      if opens {
        open.append((place, shape))
      } else if let last = open.last, last.shape != shape, Self.isInterval(scalars[last.place...place]) {
        open.removeLast()
      } else if let partner = Self.partner(of: shape, at: place, open) {
        alone += open[(partner + 1)...].map(\.place)
        pairs.append(Pair(open: open[partner].place, close: place))
        open.removeSubrange(partner...)
      } else if shape != .round || !Self.isNumbering(scalars, before: place) {
        alone.append(place)
      }
    }
    closeAll(&open)
    alone.sort()
  }

  /// The last open bracket of a shape within reach.
  private static func partner(
    of shape: BracketShape, at place: Int, _ open: [(place: Int, shape: BracketShape)]
  ) -> Int? {
    var index = open.count - 1
    while index >= 0, place - open[index].place <= reach {
      if open[index].shape == shape { return index }
      index -= 1
    }
    return nil
  }

  /// What stands in brackets; one that is never closed reaches to the end of its line.
  func extents(in text: CheckText) -> [Range<Int>] {
    pairs.map { $0.open..<$0.close + 1 }
      + alone.compactMap { place in
        guard BracketShape.of(text.scalars[place].value)?.opens == true else { return nil }
        return place..<max(place + 1, text.lineRange(text.position(of: place).line).upperBound)
      }
  }

  private mutating func closeAll(_ open: inout [(place: Int, shape: BracketShape)]) {
    alone += open.map(\.place)
    open.removeAll(keepingCapacity: true)
  }

  /// 1) 가) a) iv) ①) at the start of a word, 중국1) anywhere, :)
  private static func isNumbering(_ scalars: [Unicode.Scalar], before place: Int) -> Bool {
    var start = place
    while start > 0, scalars[start - 1].properties.isAlphabetic || isDigit(scalars[start - 1]) { start -= 1 }
    let label = scalars[start..<place]
    if label.isEmpty { return place > 0 && ":;^-=*".unicodeScalars.contains(scalars[place - 1]) }
    if (1...3).contains(label.reversed().prefix(while: isDigit).count) { return true }
    if label.count > 3 { return label.count <= 5 && label.allSatisfy { "ivxIVX".unicodeScalars.contains($0) } }
    let isShort = label.count == 1 || label.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
    return isShort && (start == 0 || !scalars[start - 1].properties.isAlphabetic)
  }

  /// [0, 1) and (0, 1]: numbers and a comma between brackets of two shapes, as mathematics writes half-open intervals.
  private static func isInterval(_ bracketed: ArraySlice<Unicode.Scalar>) -> Bool {
    let inside = bracketed.dropFirst().dropLast()
    guard inside.count <= 32, inside.contains(","), inside.contains(where: { isDigit($0) || $0 == "∞" }) else {
      return false
    }
    return inside.allSatisfy { isDigit($0) || " ,.+-−±∞%".unicodeScalars.contains($0) || ("a"..."z").contains($0) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value &- 0x30 < 10 || scalar.value &- 0xFF10 < 10 || scalar.value &- 0x2460 < 0x3C
  }
}
