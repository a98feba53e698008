// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Workspace

@Suite struct BaseTests {
  @Test func findsTheNearestFolderUpwards() throws {
    let folder = try TemporaryFolder()
    try folder.write("gwalho.toml", "")
    try folder.write("issues/2024/a.txt", "a")
    try folder.write("inner/glossary/terms.tsv", "# 주석\n\nko\tzh\n")
    try folder.write("inner/deep/b.txt", "b")
    let environment = folder.environment
    #expect(Base.find(from: folder.path + "/issues/2024", environment: environment)?.root == folder.path)
    #expect(Base.find(from: folder.path + "/inner/deep", environment: environment)?.root == folder.path + "/inner")
  }

  @Test func aGlossaryNeedsItsColumns() throws {
    let folder = try TemporaryFolder()
    try folder.write("glossary/other.tsv", "a\tb\nzh\tko\n")
    try folder.write(".git/HEAD", "")
    #expect(Base.find(from: folder.path, environment: folder.environment) == nil)
    try folder.write("glossary/terms.tsv", "\u{FEFF}\"zh\"\t ko \n")
    #expect(Base.find(from: folder.path, environment: folder.environment) != nil)
  }

  @Test func readsHeadersInTwoByteUnits() throws {
    let folder = try TemporaryFolder()
    let units = Array("# 용어\r\nzh\tko\r\n".utf16)
    try folder.write("glossary/terms.tsv", [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(Base.find(from: folder.path, environment: folder.environment) != nil)
  }

  @Test func stopsAtTheGitRoot() throws {
    let folder = try TemporaryFolder()
    try folder.write("gwalho.toml", "")
    try folder.write("project/.git/HEAD", "")
    try folder.write("project/sub/a.txt", "a")
    #expect(Base.find(from: folder.path + "/project/sub", environment: folder.environment) == nil)
    // The root itself may be the base.
    try folder.write("project/gwalho.toml", "")
    let found = Base.find(from: folder.path + "/project/sub", environment: folder.environment)
    #expect(found?.root == folder.path + "/project")
  }

  @Test func stopsAtTheHomeFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("gwalho.toml", "")
    try folder.write("home/texts/a.txt", "a")
    #expect(Base.find(from: folder.path + "/home/texts", environment: folder.environment) == nil)
    #expect(throws: BaseError.notFound(folder: folder.path + "/home/texts")) {
      try Base.locate(explicit: nil, from: folder.path + "/home/texts", environment: folder.environment)
    }
  }

  @Test func namedFoldersAreChecked() throws {
    let folder = try TemporaryFolder()
    #expect(throws: BaseError.noFolder(path: folder.path + "/none")) {
      try Base.open(folder.path + "/none", environment: folder.environment)
    }
    #expect(throws: BaseError.notABase(path: folder.path)) {
      try Base.open(folder.path, environment: folder.environment)
    }
  }

  @Test func pathsAreRelativeToTheBase() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    try folder.write("issues/a.txt", "a")
    symlink(folder.path + "/issues", folder.path + "/link")
    #expect(base.relativePath(of: folder.path + "/link/a.txt") == "issues/a.txt")
    #expect(base.relativePath(of: folder.path + "/issues/../issues/./gone.txt") == "issues/gone.txt")
    #expect(base.relativePath(of: "/etc/hostname") == "/etc/hostname")
    #expect(base.displayPath("glossary/terms.tsv", from: folder.path + "/issues") == "../glossary/terms.tsv")
    #expect(base.displayPath("glossary/terms.tsv", from: folder.path) == "glossary/terms.tsv")
  }

  @Test func stateIsKeptOutOfGit() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    try base.makeStateFolder()
    #expect(try folder.read(".gwalho/.gitignore") == "*\n")
  }

  @Test func initializeNeverOverwrites() throws {
    let folder = try TemporaryFolder()
    let made = try Base.initialize(folder.path + "/new/base", environment: folder.environment)
    #expect(made.created == ["gwalho.toml", "glossary/terms.tsv"])
    #expect(try Configuration.load(made.base) == Configuration())
    #expect(try Base.open(folder.path + "/new/base", environment: folder.environment) == made.base)
    #expect(Glossary(made.base).load().problems.isEmpty)
    try folder.write("new/base/gwalho.toml", "[house]\n")
    let again = try Base.initialize(folder.path + "/new/base", environment: folder.environment)
    #expect(again.created.isEmpty)
    #expect(try folder.read("new/base/gwalho.toml") == "[house]\n")
  }

  @Test func lockNamesItsHolder() throws {
    let folder = try TemporaryFolder()
    let base = try folder.base()
    let lock = try BaseLock(base)
    #expect(throws: BaseError.locked(path: base.stateFolder + "/lock", pid: getpid(), seconds: 0)) {
      try BaseLock(base, waitingSeconds: 0)
    }
    lock.release()
    _ = try BaseLock(base, waitingSeconds: 0)
  }
}
