// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import IndexFile

extension Base {
  /// Makes `.gwalho/` with a `.gitignore` that keeps all of it out of git. Nothing happens when it is there.
  public func makeStateFolder() throws(BaseError) {
    let code = FileSystem.makeFolder(stateFolder)
    guard code == 0 else { throw .notWritable(path: stateFolder, reason: FileSystem.reason(code)) }
    let ignore = FileSystem.join(stateFolder, ".gitignore")
    if FileSystem.kind(ignore) != nil { return }
    do throws(FileWriteError) {
      try OutputFile.replaceAtomically(path: ignore, bytes: Array("*\n".utf8))
    } catch {
      throw .notWritable(path: stateFolder, reason: Self.reason(error))
    }
  }

  static func reason(_ error: FileWriteError) -> String {
    switch error.cause {
    case .noSpace: FileSystem.reason(ENOSPC)
    case .accessDenied: FileSystem.reason(EACCES)
    case .readOnlyFileSystem: FileSystem.reason(EROFS)
    case .noFolder: FileSystem.reason(ENOENT)
    case .isDirectory: FileSystem.reason(EISDIR)
    case .changedMeanwhile: FileSystem.reason(EBUSY)
    case .other(let reason): reason
    }
  }

  /// Where a cache may lie, the first choice first: in the base, and in the user's cache folder under a name
  /// made from the base's path.
  public var cacheFolders: [String] {
    let own = FileSystem.join(stateFolder, "cache")
    guard let home = environment.cacheHome else { return [own] }
    let digits = String(Checksum64.of(Array(root.utf8)), radix: 16)
    let name = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    return [own, FileSystem.join(FileSystem.join(home, "gwalho"), name)]
  }

  /// The first of `cacheFolders` that can be written to; made when it is missing. Nil when none can: then
  /// whoever wanted to keep something does without.
  public func writableCacheFolder() -> String? {
    for (number, folder) in cacheFolders.enumerated() {
      // The base's own folder needs its .gitignore before anything is put in it.
      if number == 0, (try? makeStateFolder()) == nil { continue }
      if FileSystem.makeFolder(folder) == 0, FileSystem.isWritable(folder) { return folder }
    }
    return nil
  }
}
