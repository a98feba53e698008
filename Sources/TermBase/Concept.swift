// SPDX-License-Identifier: Apache-2.0

public import HanHangul

/// One thing in the world with all its Chinese and Korean forms: the rows that share a concept key.
///
/// The **concept key** is the `id` where a row has one, else the fold of its Chinese. Homonyms
/// (苹果 애플 / 사과) are told apart by `id`.
public struct Concept: Sendable, Equatable {
  /// The `id` of the rows, or the fold of the Chinese.
  public var key: String
  /// The `id` when the rows carry one.
  public var id: String?
  /// In file order, files in byte order of their paths.
  public var rows: [GlossaryRow]

  /// A concept of these rows.
  public init(key: String, id: String?, rows: [GlossaryRow]) {
    self.key = key
    self.id = id
    self.rows = rows
  }

  /// The first value that any row gives; contradictions are reported by validation.
  public var category: TermCategory? { rows.lazy.compactMap(\.category).first }
  /// The kind that the first row with one gives.
  public var kind: RenderingKind? { rows.lazy.compactMap(\.kind).first }
  /// The definition that the first row with one gives.
  public var definition: String? { rows.lazy.compactMap(\.definition).first }
  /// The domain that the first row with one gives.
  public var domain: String? { rows.lazy.compactMap(\.domain).first }

  /// Rows of a status, in file order.
  public func rows(_ status: TermStatus) -> [GlossaryRow] { rows.filter { $0.status == status } }
}
