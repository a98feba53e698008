// SPDX-License-Identifier: Apache-2.0

public import Alignment

/// One annotation as the contract's JSON.
public enum AnnotationJSON {
  /// - Parameter path: the first member, for annotations of files; none for texts without a path.
  public static func write(_ annotation: Annotation, path: String?, into json: inout JSONWriter) {
    json.object { json in
      if let path { json.member("path", path) }
      json.member("line", annotation.line)
      json.member("column", annotation.column)
      json.member("offset", annotation.offset)
      json.member("byteOffset", annotation.byteOffset)
      json.member("zh", orNull: annotation.zh)
      json.member("zhFolded", orNull: annotation.zhFolded)
      json.member("zhRange", orNull: annotation.zhRange)
      json.member("ko", orNull: annotation.ko)
      json.member("koRange", orNull: annotation.koRange)
      json.member("koLine", orNull: annotation.koLine)
      json.member("koColumn", orNull: annotation.koColumn)
      json.member("kind", annotation.kind.rawValue)
      json.member("direction", annotation.direction.rawValue)
      json.member("aliases", annotation.aliases)
      json.key("confidence")
      json.decimal(annotation.confidence)
      json.key("link")
      json.decimal(annotation.link)
      json.member("verdict", annotation.verdict.rawValue)
      json.member("expected", annotation.expected)
      if annotation.kind == .none { json.member("han", orNull: annotation.han) }
    }
  }
}
