// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import HanHangul

/// Columns by number. GRDB's own subscripts end the process when a value is not of the type that is asked for,
/// which a damaged file can bring about; these throw.
extension Row {
  func integer(_ column: Int) throws -> Int64 {
    guard let value = try optionalInteger(column) else { throw StoreError.Cause.damaged(detail: "NULL") }
    return value
  }

  func optionalInteger(_ column: Int) throws -> Int64? {
    switch (self[column] as DatabaseValue).storage {
    case .int64(let value): value
    case .null: nil
    default: throw StoreError.Cause.damaged(detail: "INTEGER")
    }
  }

  func number(_ column: Int) throws -> Double {
    guard case .double(let value) = (self[column] as DatabaseValue).storage else {
      throw StoreError.Cause.damaged(detail: "REAL")
    }
    return value
  }

  func text(_ column: Int) throws -> String {
    guard let value = try optionalText(column) else { throw StoreError.Cause.damaged(detail: "NULL") }
    return value
  }

  func optionalText(_ column: Int) throws -> String? {
    switch (self[column] as DatabaseValue).storage {
    case .string(let value): value
    case .null: nil
    default: throw StoreError.Cause.damaged(detail: "TEXT")
    }
  }

  /// A word of an enumeration.
  func word<Value: RawRepresentable>(_ column: Int) throws -> Value where Value.RawValue == String {
    let text = try text(column)
    guard let value = Value(rawValue: text) else { throw StoreError.Cause.damaged(detail: text) }
    return value
  }

  func list(_ column: Int) throws -> [String] {
    guard let text = try optionalText(column) else { return [] }
    guard let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
      throw StoreError.Cause.damaged(detail: text)
    }
    return list
  }
}

extension ByteKey {
  /// By bytes, as SQLite orders.
  static func precedes(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
}

/// Text as SQLite can hold it: a null character would end it.
func storable(_ text: String) -> String {
  guard text.utf8.contains(0) else { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
  return String(scalars)
}

/// A list as a column holds it.
func storable(_ list: [String]) -> String? {
  guard !list.isEmpty, let data = try? JSONEncoder().encode(list) else { return nil }
  return String(decoding: data, as: UTF8.self)
}
