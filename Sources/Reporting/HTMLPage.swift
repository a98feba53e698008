// SPDX-License-Identifier: Apache-2.0

/// A style or a script of a page, with the hash by which the page's policy knows it (Content Security Policy Level 3,
/// 2.3.1: hash-source).
struct PageAsset {
  let hash: StaticString
  let text: StaticString
}

/// The frame of every page that gwalho writes: one file that needs nothing else, asks the network for nothing, and runs
/// nothing but its own script.
struct HTMLPage {
  /// Escaped.
  var title: String
  var language: Language
  /// The program's name and version.
  var generator: String
  var style: PageAsset
  var script: PageAsset?

  /// - Parameter body: of elements, text in them escaped; ends with a line end.
  func document(_ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="generator" content="\(Markup.shown(generator))"/>
    <title>\(title)</title>
    <style>\(style.text)</style>
    </head>
    <body>
    \(body)\(script.map { "<script>\($0.text)</script>\n" } ?? "")</body>
    </html>

    """
  }

  /// Issues and glossaries come from others: what may run or dress the page is named by its hash, whatever their text holds.
  private var policy: String {
    let scripts = script.map { "script-src '\($0.hash)'; " } ?? ""
    return "default-src 'none'; style-src '\(style.hash)'; \(scripts)base-uri 'none'; form-action 'none'"
  }
}
