// SPDX-License-Identifier: Apache-2.0

public import Consistency
public import Memory

/// What the store has seen in issues other than those that are checked.
public enum EarlierIssues {
  /// Forms of earlier issues; nil when the base has no store.
  ///
  /// - Parameter paths: of the documents that are checked, relative to the base: an issue is no witness of itself.
  public static func forms(_ base: Base, excluding paths: Set<String>) throws(StoreError) -> EarlierForms? {
    guard base.hasStore else { return nil }
    let store = try base.storeForReading()
    return { zhFolded in
      // A store that fails now has answered before; evidence is no reason to stop a check.
      let seen = ((try? store.attestations(foldedChinese: zhFolded, in: .issue)) ?? []).filter {
        $0.isCurrent && !paths.contains($0.path)
      }
      var forms: [EarlierForm] = []
      for place in seen {
        if let known = forms.firstIndex(where: { $0.koFolded == place.koFolded }) {
          forms[known].count += 1
        } else {
          forms.append(
            EarlierForm(
              ko: place.ko, koFolded: place.koFolded, count: 1, path: place.path, line: place.line, column: place.column
            ))
        }
      }
      return forms.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
  }
}
