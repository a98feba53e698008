// SPDX-License-Identifier: Apache-2.0

import Alignment
import HanHangul
import Testing

/// The scanner reads bytes and spells its brackets itself: it must know those of the table.
@Suite struct BracketTests {
  static let pairs: [String] = (UInt32(0)...0xFFFF).filter(BracketShape.opensAnnotation).compactMap { open in
    guard let close = BracketShape.partner(of: open), let first = Unicode.Scalar(open), let last = Unicode.Scalar(close)
    else { return nil }
    return String(String.UnicodeScalarView([first, last]))
  }

  @Test(arguments: pairs)
  func originalsAreFoundInEveryBracketThatHoldsThem(pair: String) throws {
    let (open, close) = (pair.first!, pair.last!)
    var aligner = Aligner()
    let found = aligner.annotations(in: "어제 텐센트\(open)腾讯\(close)는 컸다")
    #expect(found.map(\.ko) == ["텐센트"], "\(pair)")
    #expect(found.map(\.zh) == ["腾讯"], "\(pair)")
    // A bracket right before this one is stepped over, whatever its shape.
    let second = aligner.annotations(in: "어제 텐센트\(open)Tencent\(close)(腾讯)는 컸다")
    #expect(second.map(\.ko) == ["텐센트"], "\(pair)")
    let doubled = aligner.annotations(in: "어제 텐센트\(open)(腾讯)는 컸다")
    #expect(doubled.map(\.ko) == ["텐센트"], "\(pair)")
  }

  @Test func thereAreFivePairs() { #expect(Self.pairs.count == 5) }
}
