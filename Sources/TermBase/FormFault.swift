// SPDX-License-Identifier: Apache-2.0

/// Why a text cannot be a form of a term, Chinese or Korean.
public enum FormFault: String, Sendable, CaseIterable {
  /// Control characters, direction marks, what was no text: nobody sees them, and a terminal obeys them.
  case hiddenCharacters = "hidden-characters"
  /// What a spreadsheet shows in place of a form: an error (`#REF!`), a date that became a number (`45000`).
  case spreadsheetValue = "spreadsheet-value"
  /// More than `limit` letters: a sentence, or a whole table in one cell.
  case tooLong = "too-long"

  /// Code points that a form has at most. The names of laws and of long projects have a hundred.
  public static let limit = 300

  /// The entry of the message catalogue; it takes `form` and `limit`.
  public var catalogueKey: String { "form." + rawValue }
  /// Every key that a value can have.
  public static var catalogueKeys: [String] { allCases.map(\.catalogueKey) }

  /// Values for the entry: the form and the limit.
  public func arguments(_ form: String) -> [String: String] { ["form": form, "limit": String(Self.limit)] }

  /// What is wrong with a text as a form; nil for nearly all. White space at its ends and between its words does not
  /// count: who takes the form tidies that.
  public init?(_ form: String) {
    if Self.hasHiddenCharacters(form, besidesSpace: true) {
      self = .hiddenCharacters
    } else if Self.isSpreadsheetValue(form) {
      self = .spreadsheetValue
    } else if form.utf8.count > Self.limit, form.unicodeScalars.count > Self.limit {
      self = .tooLong
    } else {
      return nil
    }
  }

  /// Whether a text has characters that nobody sees.
  /// - Parameter besidesSpace: whether TAB and line ends are let through.
  public static func hasHiddenCharacters(_ text: String, besidesSpace: Bool = false) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return false
      case 0xFFFD: return true
      default: break
      }
      if besidesSpace, scalar.properties.isWhitespace { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
  }

  /// Errors as spreadsheets show them, and numbers. A whole number of up to four digits may be a name: 三六零 360, 58.
  private static func isSpreadsheetValue(_ form: String) -> Bool {
    guard let first = form.utf8.first, first < 0x80 else { return false }
    if form.hasPrefix("Err:") { return form.utf8.dropFirst(4).allSatisfy { (0x30...0x39).contains($0) } }
    if first == UInt8(ascii: "#") { return errors.contains(form) }
    if Double(form) == nil { return false }
    return form.utf8.count > 4 || !form.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Of Excel; LibreOffice has the same and `Err:502`.
  private static let errors: Set<String> = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!",
  ]
}
