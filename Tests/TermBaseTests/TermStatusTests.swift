// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@Suite struct TermStatusTests {
  @Test func whatAllowsMoreComesFirst() {
    #expect(TermStatus.allCases.shuffled().sorted() == [.preferred, .admitted, .deprecated, .superseded, .rejected])
  }
}
