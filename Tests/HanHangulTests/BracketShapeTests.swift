// SPDX-License-Identifier: Apache-2.0

import Foundation
import HanHangul
import Testing

@Suite struct BracketShapeTests {
  /// BidiBrackets.txt of Debian's unicode-data: code; the other of its pair; o or c.
  private static let bidiBrackets: [UInt32: (partner: UInt32, opens: Bool)] = {
    let text = (try? String(contentsOfFile: "/usr/share/unicode/BidiBrackets.txt", encoding: .utf8)) ?? ""
    var rows: [UInt32: (partner: UInt32, opens: Bool)] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.prefix { $0 != "#" }.split(separator: ";").map { $0.filter { $0 != " " } }
      guard cells.count == 3, let code = UInt32(cells[0], radix: 16), let other = UInt32(cells[1], radix: 16) else {
        continue
      }
      rows[code] = (other, cells[2] == "o")
    }
    return rows
  }()

  @Test(.enabled(if: !bidiBrackets.isEmpty, "SKIPPED: no BidiBrackets.txt (Debian: unicode-data)"))
  func agreesWithTheStandard() {
    var known = 0
    for code in UInt32(0)...0xFFFF {
      guard let bracket = BracketShape.of(code) else {
        #expect(BracketShape.partner(of: code) == nil)
        continue
      }
      known += 1
      let standard = Self.bidiBrackets[code]
      #expect(standard?.opens == bracket.opens, "U+\(String(code, radix: 16))")
      #expect(standard?.partner == BracketShape.partner(of: code), "U+\(String(code, radix: 16))")
      #expect(BracketShape.partner(of: code).flatMap(BracketShape.of)?.shape == bracket.shape)
    }
    // Eight shapes, two of them in two widths.
    #expect(known == 20)
  }

  @Test func originalsStandInRoundSquareAndTortoiseShellBrackets() {
    let codes = (UInt32(0)...0xFFFF)
    func text(_ isIncluded: (UInt32) -> Bool) -> String {
      String(String.UnicodeScalarView(codes.filter(isIncluded).compactMap(Unicode.Scalar.init)))
    }
    #expect(text(BracketShape.opensAnnotation) == "([〔（［")
    #expect(text(BracketShape.closesAnnotation) == ")]〕）］")
  }
}
