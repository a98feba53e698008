// SPDX-License-Identifier: Apache-2.0

import Documents
import Glibc

/// What `gwalho init` did.
public struct Initialization: Sendable, Equatable {
  /// The new base, or the one that was there.
  public var base: Base
  /// Files that were made, relative to the base.
  public var created: [String]
  /// Files that were there and were left alone.
  public var kept: [String]
}

extension Base {
  /// Makes a base of a folder (and the folder, when it is missing): `gwalho.toml` with every setting explained
  /// and nothing set, and `glossary/terms.tsv` with its header. What is there is left alone; a glossary with
  /// tables of its own gets no further one.
  public static func initialize(
    _ folder: String, environment: HostEnvironment = .current
  ) throws(BaseError) -> Initialization {
    let code = FileSystem.makeFolder(folder)
    guard code == 0, let root = FileSystem.resolved(folder) else {
      throw .notWritable(path: folder, reason: FileSystem.reason(code))
    }
    let base = Base(root: root, environment: environment)
    var result = Initialization(base: base, created: [], kept: [])
    try base.make(configurationName, configurationTemplate, &result)
    let glossaryCode = FileSystem.makeFolder(base.glossaryFolder)
    guard glossaryCode == 0 else {
      throw .notWritable(path: base.glossaryFolder, reason: FileSystem.reason(glossaryCode))
    }
    let tables = base.glossaryPaths
    if tables.isEmpty {
      try base.make(GlossaryFiles.terms, GlossaryFiles.header, &result)
    } else {
      result.kept += tables
    }
    return result
  }

  /// Makes a file that is not there. `O_EXCL` sees to it that a file that appears meanwhile survives.
  private func make(_ relative: String, _ content: String, _ result: inout Initialization) throws(BaseError) {
    let path = path(relative)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST {
      result.kept.append(relative)
      return
    }
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: FileSystem.reason(errno)) }
    let bytes = Array(content.utf8)
    let written = write(descriptor, bytes, bytes.count)
    let code = written == bytes.count ? 0 : (written < 0 ? errno : ENOSPC)
    close(descriptor)
    guard code == 0 else {
      unlink(path)
      throw .notWritable(path: path, reason: FileSystem.reason(code))
    }
    result.created.append(relative)
  }

  static let configurationTemplate = """
    # gwalho 설정: 모두 선택 사항이며, 줄 앞의 #을 지우면 적용됩니다.
    # Settings of gwalho: all optional; remove the # to set one.

    [house]
    # 원어 주석의 글자 / script of annotations: simplified | traditional | as-is
    # script = "simplified"
    # 인명·지명 표기 / rendering of names: sound | sino | both
    # person = "sound"
    # person-historical = "both"
    # place = "sound"

    [check]
    # 이 수준부터 종료 코드 1 / exit code 1 from this level: error | warning | info | off
    # fail-on = "error"
    # 점검하지 않을 파일 / files that are not checked
    # exclude = ["archive/**"]

    [check.levels]
    # 규칙마다 / per rule: error | warning | info | off
    # script-mix = "warning"

    """
}
