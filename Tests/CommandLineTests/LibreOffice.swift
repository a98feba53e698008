// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Runs LibreOffice without a screen, with a profile of its own.
enum LibreOffice {
  static let program = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  static var isThere: Bool { program != nil }

  /// Runs lines of Basic, which have `Opened(path)` and `Save(document, path, filter, options)`.
  static func run(_ lines: String) throws {
    let profile = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: profile) }
    let library = profile.appendingPathComponent("user/basic/Standard")
    try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
    func write(_ name: String, _ root: String, _ attributes: String, _ content: String = "") throws {
      let kind = root.split(separator: ":")[0]
      let namespace = "xmlns:\(kind)=\"http://openoffice.org/2000/\(kind)\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root) \(namespace) \(attributes)>\(content)</\(root)>"
      try Data(text.utf8).write(to: profile.appendingPathComponent("user/basic/" + name))
    }
    let named = "library:name=\"Standard\""
    let link = "xlink:href=\"$(USER)/basic/Standard/script.xlb/\" xlink:type=\"simple\" library:link=\"false\""
    try write("script.xlc", "library:libraries", "", "<library:library \(named) \(link)/>")
    let module = "<library:element library:name=\"Test\"/>"
    try write("Standard/script.xlb", "library:library", named + " library:readonly=\"false\"", module)
    var basic = """
      Function Opened(path As String)
        Dim options(0) As New com.sun.star.beans.PropertyValue
        options(0).Name = "Hidden"
        options(0).Value = True
        Opened = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, options())
      End Function
      Sub Save(document, path As String, filter As String, choice As String)
        Dim options(1) As New com.sun.star.beans.PropertyValue
        options(0).Name = "FilterName"
        options(0).Value = filter
        options(1).Name = "FilterOptions"
        options(1).Value = choice
        document.storeToURL(ConvertToURL(path), options())
      End Sub
      Sub Run
      \(lines)
      End Sub
      """
    for (mark, entity) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")] { basic = basic.replacing(mark, with: entity) }
    try write("Standard/Test.xba", "script:module", "script:name=\"Test\" script:language=\"StarBasic\"", basic)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = [
      "100", program ?? "", "-env:UserInstallation=file://" + profile.path, "--headless", "--norestore",
      "macro:///Standard.Test.Run()",
    ]
    process.environment = ["HOME": profile.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
