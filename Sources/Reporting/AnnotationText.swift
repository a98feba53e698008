// SPDX-License-Identifier: Apache-2.0

public import Alignment

/// Annotations for people: place, Chinese, Korean, kind, columns aligned by terminal cells; what the standard
/// would write stands behind `→`.
public enum AnnotationText {
  /// Columns wider than this do not push the others away.
  private static let widest = 40

  /// One line an annotation.
  ///
  /// - Parameter annotations: each with the path as the user typed it.
  public static func text(
    _ annotations: [(path: String, annotation: Annotation)], language: Language, style: Style = .plain
  ) -> String {
    let rows = annotations.map { path, annotation in
      [
        SafeText.of("\(path):\(annotation.line):\(annotation.column)"), oneLine(annotation.zh ?? annotation.han ?? ""),
        oneLine(annotation.ko ?? "–"), Catalogue.text("kind.\(annotation.kind.rawValue)", [:], language),
      ]
    }
    let widths = (0..<4).map { column in
      rows.map { TerminalWidth.cells($0[column]) }.filter { $0 <= widest || column == 0 }.max() ?? 0
    }
    var text = ""
    for (row, (_, annotation)) in zip(rows, annotations) {
      var cells = zip(row, widths).map { TerminalWidth.padded($0, to: $1) }
      cells[0] = style.text(cells[0], .place)
      if !annotation.expected.isEmpty {
        cells.append(style.text("→ " + SafeText.of(annotation.expected.joined(separator: " / ")), .warning))
      }
      if annotation.verdict != AnnotationVerdict.accept {
        cells.append(
          style.text("(\(Catalogue.text("verdict.\(annotation.verdict.rawValue)", [:], language)))", .note))
      }
      let line = cells.joined(separator: "  ")
      text += line.reversed().drop { $0 == " " }.reversed() + "\n"
    }
    return text
  }

  private static func oneLine(_ text: String) -> String {
    SafeText.of(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }
}
