// SPDX-License-Identifier: Apache-2.0

internal import HanHangul

/// How a part of a name is rendered.
public enum PartReading: String, Sendable {
  /// By Mandarin sound, exactly.
  case sound
  /// By 한자음, exactly.
  case sino
  /// Both at once: 신 for 新.
  case both
  /// A slip of the sound.
  case near
  /// By a word list: meaning, usage, another language.
  case listed
  /// The same digit or letter.
  case symbol
  /// By meaning, as far as nobody knows better; or left out.
  case other
}

/// Some characters of a Chinese name and the Korean that renders them.
public struct AlignedPart: Sendable, Equatable {
  /// Code points of the Chinese, counted from its start as `Fold.key` has it.
  public var hanRange: Range<Int>
  /// The characters, folded.
  public var han: String
  /// The Korean, without spaces; empty where the characters were left out.
  public var ko: String
  /// How the one renders the other.
  public var reading: PartReading
}

extension Aligner {
  /// How a Korean form renders a Chinese one, part by part in the order of the Chinese; empty when the two do not fit as
  /// wholes.
  public mutating func parts(zh: String, ko: String) -> [AlignedPart] {
    var text = ko
    return text.withUTF8 { bytes in
      insideWindow.read(bytes, range: 0..<bytes.count)
      let count = insideWindow.items.count
      guard count > 0 else { return [] }
      lattice.fill(zh.unicodeScalars.map(\.value), learned: lexicon)
      let paths = pairs.alignments(lattice, insideWindow, keep: max(count, 6))
      guard let path = paths.first(where: { $0.itemCount == count }) else { return [] }
      return path.steps.map(part).sorted { $0.hanRange.lowerBound < $1.hanRange.lowerBound }
    }
  }

  private func part(_ step: AlignmentStep) -> AlignedPart {
    let range = lattice.count - step.han - step.hanCount..<lattice.count - step.han
    let hangul = insideWindow.items[step.item..<step.item + step.itemCount].reversed().map(\.scalar)
    return AlignedPart(
      hanRange: range, han: String(codePoints: Array(lattice.folded[range])), ko: String(codePoints: hangul),
      reading: PartReading(step.readingClass))
  }
}

extension PartReading {
  fileprivate init(_ reading: ReadingClass) {
    switch reading {
    case .sound: self = .sound
    case .sino: self = .sino
    case .both: self = .both
    case .near: self = .near
    case .listed: self = .listed
    case .symbol: self = .symbol
    case .unread, .skipped: self = .other
    }
  }
}
