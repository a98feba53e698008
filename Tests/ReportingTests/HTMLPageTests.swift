// SPDX-License-Identifier: Apache-2.0

import Consistency
import Evaluation
import Foundation
import Testing

@testable import Reporting

/// What every page of ours has in common.
@Suite struct HTMLPageTests {
  private static let pages: [String: String] = {
    let draft = CheckedDocument(
      path: "</style><script>", text: CheckText("신약(NDA)를 <script>x</script>\n"), annotations: [])
    let check = CheckHTMLReport(documents: [draft], language: .ko, version: "1").page(Checker().check([draft]))
    let glossary = GlossaryPage(entries: [], language: .ko).made().html
    return [
      "check": check, "glossary": glossary,
      "evaluation": EvaluationReport(results: [], language: .en, showsErrors: true).html,
    ]
  }()

  private func inside(_ tag: String, of page: String) -> [String] {
    page.components(separatedBy: "<\(tag)>").dropFirst().map { $0.components(separatedBy: "</\(tag)>")[0] }
  }

  /// By a program that is not ours; CSP Level 3, 2.3.1 wants base64.
  private func sha256(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let digits = Array(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64))
    process.waitUntilExit()
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return Data(bytes).base64EncodedString()
  }

  @Test(arguments: ["check", "glossary", "evaluation"])
  func nothingButItsOwnStyleAndScriptMayRun(name: String) throws {
    let page = try #require(Self.pages[name])
    let marker = "http-equiv=\"Content-Security-Policy\" content=\""
    let policy = try #require(
      page.components(separatedBy: marker).dropFirst().first?.components(separatedBy: "\"").first)
    let styles = inside("style", of: page)
    let scripts = inside("script", of: page)
    #expect(styles.count == 1 && scripts.count == (name == "evaluation" ? 0 : 1))
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-\(try sha256(styles[0]))'; "))
    for script in scripts { #expect(policy.contains("script-src 'sha256-\(try sha256(script))'; ")) }
    #expect(policy.contains("script-src") == !scripts.isEmpty)
    #expect(policy.hasSuffix("base-uri 'none'; form-action 'none'"))
    // The policy holds for what stands behind it.
    #expect(page.range(of: marker)!.lowerBound < page.range(of: "<style>")!.lowerBound)
    #expect(!page.contains(" style=\"") && !page.contains(" onload="), "the policy would forbid it")
  }
}
