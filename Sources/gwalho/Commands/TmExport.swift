// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Glibc
import Interchange
import Memory
import Workspace

/// `gwalho tm export`: the segments as TMX.
struct TmExport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: words("help.tm.export"), discussion: words("help.tm.export.discussion"))
  }

  @Option(name: [.customShort("o"), .customLong("output")], help: help("help.tm.export.output", valueName: "file"))
  var output: String?

  @Option(help: help("help.export.codes", valueName: "script|region"))
  var codes: Export.CodesChoice = .region

  @Option(help: help("help.tm.export.source", valueName: "zh|ko"))
  var source: SideChoice = .zh

  @OptionGroup var filter: SegmentFilterOptions
  @OptionGroup var base: BaseOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let base = try base.base()
    let path = output.map(Self.target)
    if let path { try base.refuseOwnFile(path) }
    let languages: LanguageCodes = codes == .region ? .region : .script
    // Gigabytes are not held in memory: the file grows beside its name and takes it when it is whole.
    let file = try path.map { try GrowingFile($0) }
    let writer = try SegmentTMXWriter.standard(languages: languages, fromKorean: source == .ko) { bytes in
      if let file { try file.append(bytes) } else { StandardOutput.write(bytes) }
    }
    try TmExporter(base).forEach(filter.filter) {
      try writer.add(zh: $0.zh, ko: $0.ko, date: $0.date, origins: $0.origins)
    }
    try writer.finish()
    try file?.finish()
    if writer.count == 0 { StandardError.write("gwalho: \(words("tm.empty"))\n") }
    if let path {
      StandardError.write(words("tm.exported", ["count": "\(writer.count)", "path": path]) + "\n")
    }
  }

  /// The folder of an OmegaT project stands for a file in its `tm` folder.
  private static func target(_ path: String) -> String {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return access(folder + "/omegat.project", F_OK) == 0 ? folder + "/tm/gwalho.tmx" : path
  }
}

/// A file that is written piece by piece under another name, and renamed when it is whole.
final class GrowingFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isDone = false

  init(_ path: String) throws {
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileWriteError(path: path, code: errno) }
  }

  deinit {
    if isDone { return }
    close(descriptor)
    unlink(temporary)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var start = 0
    while start < bytes.count {
      let count = write(descriptor, bytes.baseAddress! + start, bytes.count - start)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileWriteError(path: path, code: errno) }
      start += count
    }
  }

  func finish() throws {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw FileWriteError(path: path, code: errno) }
    close(descriptor)
    isDone = true
  }
}
