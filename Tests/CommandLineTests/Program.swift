// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs the built `gwalho`.
enum Program {
  struct Result {
    var output: Data
    var errors: Data
    var status: Int32
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// `GWALHO`, else the product beside the test bundle.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["GWALHO"] { return named }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("gwalho").path
  }()

  static func temporaryFolder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gwalho-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// What the processes read and write; gone with the tests.
  private static let scratch: URL = {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gwalho-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: Program.scratch) }
    return url
  }()

  /// A process that was started and not waited for.
  ///
  /// - Parameter fileLimit: kibibytes that a file may have. The write that would make one larger fails, as on a disk that is
  ///   full: at the same place whatever else the machine does.
  static func start(
    _ arguments: [String], in folder: URL, stdin: Data? = nil, environment: [String] = [], fileLimit: Int? = nil
  ) throws -> (process: Process, output: URL, errors: URL) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let fileLimit {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "ulimit -f \(fileLimit); exec \"$0\" \"$@\"", path] + arguments
    }
    process.currentDirectoryURL = folder
    var variables = [
      "LC_ALL": "C", "NO_COLOR": "1", "HOME": folder.path, "PATH": "/usr/bin:/bin", "USER": "tester",
      // Decisions are signed with the name that git knows.
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
    for line in environment {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      variables[parts[0]] = parts[1]
    }
    process.environment = variables
    // Files rather than pipes: nothing can fill up while nobody reads.
    let scratch = Self.scratch.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let (output, errors, input) = (
      scratch.appendingPathComponent("out"), scratch.appendingPathComponent("err"), scratch.appendingPathComponent("in")
    )
    try Data().write(to: output)
    try Data().write(to: errors)
    try (stdin ?? Data()).write(to: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = try FileHandle(forReadingFrom: input)
    try process.run()
    return (process, output, errors)
  }

  static func run(_ arguments: [String], in folder: URL, stdin: Data? = nil, environment: [String] = []) throws
    -> Result
  {
    let (process, output, errors) = try start(arguments, in: folder, stdin: stdin, environment: environment)
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: output.deletingLastPathComponent()) }
    return Result(
      output: try Data(contentsOf: output), errors: try Data(contentsOf: errors),
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
  }
}
