// SPDX-License-Identifier: Apache-2.0

import HanHangul
import Testing

@Suite struct SoundSyllablesTests {
  private func spell(_ text: String) -> Bool { SoundSyllables.table.spell(text.unicodeScalars.map(\.value)[...]) }

  /// 표 5: liu 류, lü 뤼, yuan 위안, zhuang 좡; no syllable of Chinese is written 텐, 트 or 뤽.
  @Test func namesBySound() {
    for name in ["베이징", "위안스카이", "좡", "루이", "헤이룽장", ""] { #expect(spell(name), "\(name)") }
    for name in ["텐센트", "뤽", "베이징시장뷁", "Beijing"] { #expect(!spell(name), "\(name)") }
  }

  @Test func everySyllableIsSpelt() {
    for syllable in MandarinSyllable.all { #expect(spell(syllable.hangul + syllable.hangul)) }
  }

  @Test func partsOccur() {
    #expect(SoundSyllables.table.occurs("룽".unicodeScalars.first?.value ?? 0))
    #expect(!SoundSyllables.table.occurs("꽤".unicodeScalars.first?.value ?? 0))
    #expect(!SoundSyllables.table.occurs(0x41))
  }
}
