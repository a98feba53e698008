// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc
import Testing

@testable import Workspace

/// A folder of its own, gone with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/gwalho-workspace-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    try #require(made != nil)
    let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = try #require(FileSystem.resolved(name))
  }

  deinit { Self.remove(path) }

  static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o755)
      for name in FileSystem.names(in: path) { remove(FileSystem.join(path, name)) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Its own home and cache folder, so that nothing of the machine gets in.
  var environment: HostEnvironment {
    HostEnvironment(home: path + "/home", cacheHome: path + "/cache", user: "tester")
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = FileSystem.join(path, name)
    let folder = try #require(FileSystem.parent(file))
    try #require(FileSystem.makeFolder(folder) == 0)
    try OutputFile.replaceAtomically(path: file, bytes: bytes)
    return file
  }

  func read(_ name: String) throws -> String {
    let bytes = try #require(FileSystem.head(of: FileSystem.join(path, name), count: 1 << 20))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A base in this folder with one glossary file.
  func base(_ glossary: String? = nil) throws -> Base {
    try write("gwalho.toml", "")
    if let glossary { try write("glossary/terms.tsv", glossary) }
    return try Base.open(path, environment: environment)
  }
}

/// Decisions of a small base.
let smallGlossary = """
  # 결정 / decisions
  id\tzh\tzh_status\tko\tstatus\tkind\tcategory\tby\tdate\treason
  c-tengxun\t腾讯研究院\t\t텐센트연구원\t\tmixed\torganisation\tkim\t2023-08-04\t
  c-zhijiang\t之江\t\t즈장\tpreferred\tsound\tplace\tkim\t2023-08-04\t표 5
  c-zhijiang\t之江\t\t즈강\tdeprecated\tmixed\tplace\tkim\t2023-08-04\t
  \t鹏城\t\t평칭\tadmitted\tsound\tplace\t\t\t
  \t新質生產力\t\t신품질 생산력\t\ttranslation\tpolicy\t\t\t

  """

let testByline = Byline(name: "박편집", date: "2024-05-06")
