// SPDX-License-Identifier: Apache-2.0

import ICUShim

/// ICU refused to do something: its data are missing or damaged, or memory ran out.
///
/// None of this comes from what a user wrote; text of any content can be normalised and converted.
public struct ICUError: Error, Sendable, Equatable, CustomStringConvertible {
  /// ICU's `UErrorCode` as a number.
  public var code: Int32
  /// ICU's name of the code, such as `U_MISSING_RESOURCE_ERROR`.
  public var name: String
  /// What was being done, such as `open Traditional-Simplified`.
  public var function: String

  init(code: Int32, function: String) {
    self.code = code
    self.name = String(cString: icushim_error_name(code))
    self.function = function
  }

  /// For logs; not a sentence for people.
  public var description: String { "ICU: \(function): \(name) (\(code))" }
}
