// SPDX-License-Identifier: Apache-2.0

import Alignment
import Testing

@Suite struct ConfidenceTests {
  /// Weights are data: they must have been fitted for the features that the program computes, in their order.
  @Test func weightsBelongToTheFeatures() {
    #expect(Confidence.names == Confidence.fittedNames)
  }

  /// A whole name read by its sound is surer than one by meaning behind a longer phrase.
  @Test func whatIsReadIsSurer() throws {
    var aligner = Aligner()
    let read = try #require(aligner.annotations(in: "그는 베이징(北京)에서").first)
    let meant = try #require(aligner.annotations(in: "둔전은 군사가 짓는 밭[軍屯]이다").first)
    #expect(read.confidence > meant.confidence)
    #expect(read.verdict == .accept)
    #expect(meant.verdict != .accept)
  }
}
