// SPDX-License-Identifier: Apache-2.0

extension Base {
  /// The base that `--base` names, else the one found upwards from a folder.
  public static func locate(
    explicit: String?, from folder: String = ".", environment: HostEnvironment = .current
  ) throws(BaseError) -> Base {
    if let explicit { return try open(explicit, environment: environment) }
    guard let found = find(from: folder, environment: environment) else {
      throw .notFound(folder: FileSystem.resolved(folder) ?? folder)
    }
    return found
  }

  /// The nearest folder upwards that is a base, or nil.
  ///
  /// The last folder that is looked at is the git root (the one with `.git`) or the home folder, so that a
  /// glossary of another project further up is never taken for this one's.
  public static func find(from folder: String = ".", environment: HostEnvironment = .current) -> Base? {
    let home = environment.home.flatMap(FileSystem.resolved)
    var current = FileSystem.resolved(folder)
    while let candidate = current {
      if isBase(candidate) { return Base(root: candidate, environment: environment) }
      if candidate == home || FileSystem.kind(FileSystem.join(candidate, ".git")) != nil { return nil }
      current = FileSystem.parent(candidate)
    }
    return nil
  }

  /// The base in a folder that was named.
  public static func open(_ folder: String, environment: HostEnvironment = .current) throws(BaseError) -> Base {
    guard let real = FileSystem.resolved(folder), FileSystem.kind(real) == .folder else {
      throw .noFolder(path: folder)
    }
    guard isBase(real) else { throw .notABase(path: folder) }
    return Base(root: real, environment: environment)
  }

  private static func isBase(_ folder: String) -> Bool {
    if FileSystem.kind(FileSystem.join(folder, configurationName)) == .file { return true }
    let glossary = FileSystem.join(folder, glossaryName)
    return tables(in: glossary).contains { hasGlossaryHeader(FileSystem.join(glossary, $0)) }
  }

  /// Whether the first line that is no comment names the columns `zh` and `ko`. Only the head of the file is
  /// read: a glossary may be large, and this runs at every start.
  private static func hasGlossaryHeader(_ path: String) -> Bool {
    guard var bytes = FileSystem.head(of: path, count: 64 << 10) else { return false }
    if bytes.starts(with: [0xFF, 0xFE]) {
      bytes = narrowed(bytes, low: 0)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      bytes = narrowed(bytes, low: 1)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    }
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      // Column names are ASCII, and so are these bytes in every encoding that a glossary may have.
      let cells = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      guard let first = cells.first, !first.hasPrefix("#"), cells.contains(where: { !trimmed($0).isEmpty }) else {
        continue
      }
      let names = cells.map(trimmed)
      return names.contains("zh") && names.contains("ko")
    }
    return false
  }

  /// The low bytes of two-byte units; what is not ASCII becomes a question mark.
  private static func narrowed(_ bytes: [UInt8], low: Int) -> [UInt8] {
    stride(from: 2, to: bytes.count - 1, by: 2).map { bytes[$0 + 1 - low] == 0 ? bytes[$0 + low] : 0x3F }
  }

  private static func trimmed(_ cell: String) -> String {
    let isEdge: (Character) -> Bool = { $0 == " " || $0 == "\"" }
    return String(cell.drop(while: isEdge).reversed().drop(while: isEdge).reversed()).lowercased()
  }
}
