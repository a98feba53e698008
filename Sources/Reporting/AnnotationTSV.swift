// SPDX-License-Identifier: Apache-2.0

public import Alignment

/// Annotations as a table that opens in a spreadsheet and can become a glossary: the glossary's columns first.
///
/// TAB and line breaks inside a cell are written `\t` and `\n` (CRLF is one line break); several values in a
/// cell are separated by `; `.
public enum AnnotationTSV {
  /// The header row with its line end.
  public static let header =
    "zh\tko\tkind\tpath\tline\tcolumn\toffset\tconfidence\tlink\tverdict\tdirection\taliases\texpected\n"

  /// One row with its line end.
  public static func row(_ annotation: Annotation, path: String) -> String {
    let cells = [
      annotation.zh ?? "", annotation.ko ?? "", annotation.kind.rawValue, path, "\(annotation.line)",
      "\(annotation.column)", "\(annotation.offset)", number(annotation.confidence), number(annotation.link),
      annotation.verdict.rawValue, annotation.direction.rawValue, annotation.aliases.joined(separator: "; "),
      annotation.expected.joined(separator: "; "),
    ]
    return cells.map(escaped).joined(separator: "\t") + "\n"
  }

  private static func number(_ value: Double) -> String {
    var json = JSONWriter()
    json.decimal(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func escaped(_ cell: String) -> String {
    var result = ""
    for character in cell {
      switch character {
      case "\t": result += "\\t"
      case "\n", "\r", "\r\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }
}
