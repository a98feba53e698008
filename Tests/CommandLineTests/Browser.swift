// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A browser without a window, where the machine has one.
enum Browser {
  static let skipComment = "SKIPPED: no chromium found (GWALHO_BROWSER names one), so no page is looked at"

  /// `GWALHO_BROWSER`, else a Chromium on the path.
  static let path: String? = {
    if let named = ProcessInfo.processInfo.environment["GWALHO_BROWSER"] { return named }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    for name in ["chromium", "chromium-browser", "google-chrome", "chromium-headless-shell"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }()

  /// Opens a file and gives what the browser printed. Ends by itself after two minutes.
  static func open(_ page: URL, _ arguments: [String], in folder: URL) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments =
      ["120", path ?? "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
      + ["--user-data-dir=\(folder.path)/profile"] + arguments + [page.absoluteString]
    let output = folder.appendingPathComponent("browser.out")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (String(decoding: try Data(contentsOf: output), as: UTF8.self), process.terminationStatus)
  }
}
