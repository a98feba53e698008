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
    let file = try path.map { try SharedOutput($0) }
    let writer = try SegmentTMXWriter.standard(languages: languages, fromKorean: source == .ko) { bytes in
      if let file { try file.write(bytes) } else { StandardOutput.write(bytes) }
    }
    try TmExporter(base).forEach(filter.filter) {
      try writer.add(zh: $0.zh, ko: $0.ko, date: $0.date, origins: $0.origins)
    }
    try writer.finish()
    try file?.commit()
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

/// The writer of TMX keeps what it writes to, and an `AtomicOutput` has one owner alone.
private final class SharedOutput {
  private var output: AtomicOutput

  init(_ path: String) throws(FileWriteError) { output = try AtomicOutput(path: path) }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileWriteError) { try output.write(bytes) }
  func commit() throws(FileWriteError) { try output.commit() }
}
