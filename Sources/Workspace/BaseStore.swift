// SPDX-License-Identifier: Apache-2.0

public import Memory

extension Base {
  /// The store to be asked. One of an older version is brought up to date where that is possible; `missing` when nothing
  /// was ever ingested.
  public func storeForReading() throws(StoreError) -> Store {
    do throws(StoreError) {
      return try Store(path: storePath, access: .readOnly)
    } catch {
      if error.cause == .outdated, let store = try? Store(path: storePath, access: .readWrite) { return store }
      throw error
    }
  }

  /// The same; nil when nothing was ever ingested.
  func storeIfAny() throws(StoreError) -> Store? {
    do throws(StoreError) {
      return try storeForReading()
    } catch {
      if error.cause == .missing { return nil }
      throw error
    }
  }
}
