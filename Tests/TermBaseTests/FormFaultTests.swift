// SPDX-License-Identifier: Apache-2.0

import TermBase
import Testing

@Suite struct FormFaultTests {
  @Test(arguments: [
    "텐센트연구원", "騰訊研究院", "신품질 생산력", "BYD", "360", "58", "N/A", "#1호", "3.0 시대", "R&D", "리·창", "5G", "葛\u{E0100}",
    "\u{2F00}", "𠀀", "Infinix", "Err", "가\n나", String(repeating: "가", count: 300),
  ])
  func whatMayBeAForm(_ form: String) { #expect(FormFault(form) == nil) }

  /// Excel's error values: support.microsoft.com, “ERROR.TYPE function”; 45000 is 15 March 2023.
  @Test(arguments: [
    ("#REF!", FormFault.spreadsheetValue), ("#N/A", .spreadsheetValue), ("#DIV/0!", .spreadsheetValue),
    ("Err:502", .spreadsheetValue), ("45000", .spreadsheetValue), ("1e400", .spreadsheetValue),
    ("nan", .spreadsheetValue), ("-1", .spreadsheetValue), ("0.5", .spreadsheetValue),
    ("즈\u{1B}[31m장", .hiddenCharacters), ("즈\u{202E}장", .hiddenCharacters), ("즈장\u{7}", .hiddenCharacters),
    ("\u{2066}즈장", .hiddenCharacters), ("즈\u{200B}장", .hiddenCharacters), ("즈\u{FFFD}", .hiddenCharacters),
    (String(repeating: "가", count: 301), .tooLong),
  ])
  func whatMayNot(_ form: String, _ fault: FormFault) { #expect(FormFault(form) == fault) }
}
