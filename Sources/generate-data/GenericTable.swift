// SPDX-License-Identifier: Apache-2.0

/// Data/generics.tsv as sets.
func genericTable(_ table: Table) -> String {
  func rows(_ flag: String) -> [(zh: String, ko: String)] {
    table.rows.filter { ($0["flags"] ?? "").split(separator: " ").contains(Substring(flag)) }
      .map { ($0["zh"] ?? "", $0["ko"] ?? "") }
  }
  func scalars(_ text: String) -> String { text.unicodeScalars.map { hex($0.value) }.joined(separator: ", ") }
  func set(_ name: String, _ flag: String) -> String {
    "  public static let \(name): Set<UInt32> = [\(rows(flag).map { scalars($0.zh) }.joined(separator: ", "))]\n"
  }
  func tails(_ flag: String) -> String {
    let tails = rows(flag).map(\.zh).sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
    return "[\(tails.map { "[\(scalars($0))]" }.joined(separator: ", "))]"
  }
  var doubled: [String: [String]] = [:]
  for row in rows("doubles") { doubled[row.zh, default: []].append(row.ko) }
  let pairs = doubled.sorted { $0.key < $1.key }.map { zh, forms in
    "\(scalars(zh)): [\(forms.map { "[\(scalars($0))]" }.joined(separator: ", "))]"
  }
  return generatedHeader("Data/generics.tsv") + """
    // swift-format-ignore-file

    extension Generic {
      /// Tails of administrative places, longest first.
      public static let tails: [[UInt32]] = \(tails("tail"))
      /// Tails of firms, longest first.
      public static let companies: [[UInt32]] = \(tails("company"))
      /// Tails of institutions, longest first.
      public static let organisations: [[UInt32]] = \(tails("organisation"))
      /// Tails behind which a further unit may follow.
    \(set("units", "unit"))  /// Characters that end no personal name.
    \(set("endNoPerson", "no-person"))  /// Characters whose 한자음 stays behind two and more characters by sound.
    \(set("suffixes", "suffix"))  /// The same behind one character.
    \(set("shortSuffixes", "short-suffix"))  /// Characters that are 한자음 in Korean whatever their sound.
    \(set("sino", "sino"))    /// Rivers, mountains, lakes, islands, seas.
      public static let namesNature: Set<UInt32> = [\(rows("nature").map { scalars($0.zh) }.joined(separator: ", "))]
      /// How Korean says a generic once more.
      public static let doubled: [UInt32: [[UInt32]]] = [\(pairs.joined(separator: ", "))]
    }

    """
}
