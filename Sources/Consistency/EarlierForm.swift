// SPDX-License-Identifier: Apache-2.0

/// How earlier issues rendered a Chinese name. Evidence and no decision: nothing that rests on it alone weighs more than
/// `info`, and it is never what is expected.
public struct EarlierForm: Sendable, Equatable {
  /// The rendering, as its latest place has it, and its `Fold.key`.
  public var ko: String, koFolded: String
  /// Places.
  public var count: Int
  /// The latest place.
  public var path: String
  /// 1-based; the column in code points.
  public var line: Int, column: Int

  /// A form with all its fields.
  public init(ko: String, koFolded: String, count: Int, path: String, line: Int, column: Int) {
    self.ko = ko
    self.koFolded = koFolded
    self.count = count
    self.path = path
    self.line = line
    self.column = column
  }
}

/// What earlier issues say of a Chinese name (its `Fold.key`), most frequent forms first.
public typealias EarlierForms = @Sendable (String) -> [EarlierForm]
