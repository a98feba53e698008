// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HanHangul

@Suite struct ScriptConversionTests {
  @Test func convertsByContext() throws {
    let simplify = try ScriptConverter(.traditionalToSimplified)
    #expect(try simplify.convert("騰訊研究院") == "腾讯研究院")
    #expect(try simplify.convert("乾坤 乾淨") == "乾坤 干净")
    let traditional = try ScriptConverter(.simplifiedToTraditional)
    #expect(try traditional.convert("头发 发展 干净") == "頭髮 發展 乾淨")
  }

  @Test func quotationMarksAreTheWriters() throws {
    let simplify = try ScriptConverter(.traditionalToSimplified)
    #expect(try simplify.convert("「騰訊」『頭髮』“發展”‘乾淨’《書》") == "「腾讯」『头发』“发展”‘干净’《书》")
    let traditional = try ScriptConverter(.simplifiedToTraditional)
    #expect(try traditional.convert("“腾讯”‘头发’「发展」") == "“騰訊”‘頭髮’「發展」")
  }

  @Test func koreanAndEverythingElseStays() throws {
    let simplify = try ScriptConverter(.traditionalToSimplified)
    let text = "텐센트 \u{1112}\u{1161} (A·B) 12% — …、。：；？！ \u{1F600}\r\n"
    #expect(try Array(simplify.convert(text).unicodeScalars) == Array(text.unicodeScalars))
    #expect(try simplify.convert("") == "")
  }

  @Test func onlyHanIsConverted() throws {
    let simplify = try ScriptConverter(.traditionalToSimplified)
    let traditional = try ScriptConverter(.simplifiedToTraditional)
    var changed: [Unicode.Scalar] = []
    for value in UInt32(0)..<0x3400 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      for converted in [try simplify.convert(text), try traditional.convert(text)]
      where Array(converted.unicodeScalars) != [scalar] {
        changed.append(scalar)
      }
    }
    #expect(changed == [])
  }

  @Test func longTextIsConvertedWhole() throws {
    let simplify = try ScriptConverter(.traditionalToSimplified)
    #expect(try simplify.convert(String(repeating: "發展", count: 5000)) == String(repeating: "发展", count: 5000))
  }

  @Test func anUnknownTransliteratorIsATypedError() {
    #expect(throws: ICUError(code: 65569, function: "open No-Such")) {
      _ = try Transliterator(id: "No-Such").convert("a") { _ in true }
    }
  }

  @Test func compilesRules() throws {
    let rules = try Transliterator(rules: "長江 > 창장; 長 > 장;")
    #expect(try rules.convert("長江과 長") { _ in true } == "창장과 장")
    #expect(throws: ICUError.self) { _ = try Transliterator(rules: "a > $;").convert("a") { _ in true } }
  }
}
