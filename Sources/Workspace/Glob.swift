// SPDX-License-Identifier: Apache-2.0

/// Globs as in `.gitignore`: `*` and `?` within a name, `**` over folders, a name without a slash at any depth,
/// a folder for all that is in it.
enum Glob {
  static func matches(_ path: String, _ pattern: String) -> Bool {
    var parts = pattern.split(separator: "/", omittingEmptySubsequences: true).map { Array($0.unicodeScalars) }
    if !pattern.dropLast().contains("/") { parts.insert(Array("**".unicodeScalars), at: 0) }
    let names = path.split(separator: "/", omittingEmptySubsequences: true).map { Array($0.unicodeScalars) }
    return matches(names[...], parts[...])
  }

  private static func matches(_ names: ArraySlice<[Unicode.Scalar]>, _ parts: ArraySlice<[Unicode.Scalar]>) -> Bool {
    // A pattern that is used up has named a folder above the path.
    guard let part = parts.first else { return true }
    if part == ["*", "*"] {
      if parts.count == 1 { return !names.isEmpty }
      return (names.startIndex...names.endIndex).contains { matches(names[$0...], parts.dropFirst()) }
    }
    guard let name = names.first, matchesName(name[...], part[...]) else { return false }
    return matches(names.dropFirst(), parts.dropFirst())
  }

  private static func matchesName(_ name: ArraySlice<Unicode.Scalar>, _ part: ArraySlice<Unicode.Scalar>) -> Bool {
    var name = name
    var part = part
    // The last star seen, and what of the name was left then: the only place worth going back to.
    var star: (part: ArraySlice<Unicode.Scalar>, name: ArraySlice<Unicode.Scalar>)?
    while let letter = name.first {
      if part.first == "*" {
        part = part.dropFirst()
        star = (part, name)
      } else if part.first == "?" || part.first == letter {
        part = part.dropFirst()
        name = name.dropFirst()
      } else if let again = star {
        star = (again.part, again.name.dropFirst())
        part = again.part
        name = again.name.dropFirst()
      } else {
        return false
      }
    }
    return part.allSatisfy { $0 == "*" }
  }
}
