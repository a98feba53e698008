// SPDX-License-Identifier: Apache-2.0

/// A screen of `gwalho review` as lines of a terminal.
public struct ReviewRenderer: Sendable {
  /// The lines of a screen, none wider or more than the terminal, and where the cursor stands.
  public struct Frame: Sendable, Equatable {
    /// Without line ends; with the escapes of the style, which take no cells.
    public var lines: [String]
    /// 0-based line and cell; nil: it is hidden.
    public var cursor: (line: Int, column: Int)?

    public static func == (one: Frame, other: Frame) -> Bool {
      one.lines == other.lines && one.cursor?.line == other.cursor?.line && one.cursor?.column == other.cursor?.column
    }
  }

  private let language: Language
  private let style: Style

  /// A renderer.
  public init(language: Language, style: Style) {
    self.language = language
    self.style = style
  }

  /// A line, and how soon it goes when the terminal is too low: the highest first, 0 never.
  private struct Line {
    var text: String
    var rank: Int
  }

  /// - Parameters:
  ///   - width: cells; fewer than 40 are taken for 40.
  ///   - height: lines; nil: as many as there are.
  public func frame(_ page: ReviewPage, width: Int, height: Int?) -> Frame {
    let width = max(width, 40)
    var head = [Line(text: title(page, width), rank: 0), Line(text: String(repeating: "-", count: width), rank: 3)]
    switch page.prompt {
    case .help: head += help(width)
    case .finished: head += finished(page, width)
    default: head += body(page, width)
    }
    var foot =
      page.message.map { message in
        flowing(words(message), width, lines: height.map { max(1, $0 / 8) } ?? 3).map {
          Line(text: style.text($0, page.isProblem ? .warning : .info), rank: 0)
        }
      } ?? []
    if let note = page.note {
      foot += flowing(words(SafeText.of(note)), width, lines: height.map { max(1, $0 / 8) } ?? 2).map {
        Line(text: $0, rank: 0)
      }
    }
    var cursor: Int?
    for (index, line) in prompt(page, width, lines: height.map { max(1, $0 / 5) } ?? 4).enumerated() {
      if case .line = page.prompt, index == 0 { cursor = foot.count }
      foot.append(Line(text: line, rank: 0))
    }
    return fit(head, foot, cursor: cursor, page: page, width: width, height: height)
  }

  // MARK: fitting

  private func fit(
    _ head: [Line], _ foot: [Line], cursor: Int?, page: ReviewPage, width: Int, height: Int?
  ) -> Frame {
    var head = head
    if let height {
      let room = max(height - foot.count, 1)
      while head.count > room, let highest = head.map(\.rank).max(), highest > 0,
        let victim = head.lastIndex(where: { $0.rank == highest })
      {
        head.remove(at: victim)
      }
      if head.count > room { head.removeLast(head.count - room) }
      // The keys stand at the bottom, whatever is above.
      head += Array(repeating: Line(text: "", rank: 0), count: max(0, room - head.count))
    }
    var frame = Frame(lines: (head + foot).map(\.text), cursor: nil)
    if let height { frame.lines = Array(frame.lines.suffix(max(height, 1))) }
    if let cursor, case .line(let before, _) = page.prompt {
      let column =
        TerminalWidth.cells(label) + TerminalWidth.cells(fromEnd(before, width - TerminalWidth.cells(label) - 12))
      let line = frame.lines.count - foot.count + cursor
      if line >= 0 { frame.cursor = (line, column) }
    }
    return frame
  }

  // MARK: parts

  private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    Catalogue.text("review.screen." + key, arguments, language)
  }

  private func title(_ page: ReviewPage, _ width: Int) -> String {
    let arguments = [
      "position": "\(page.position)", "total": "\(page.total)", "decided": "\(page.decided)",
    ]
    var left = say("title", arguments)
    if case .finished = page.prompt { left = say("title-finished", arguments) }
    let right = page.isConflict && page.prompt != .finished && page.prompt != .help ? say("conflict") : ""
    let gap = width - TerminalWidth.cells(left) - TerminalWidth.cells(right)
    guard gap >= 2, !right.isEmpty else { return style.text(clip(left, width), .place) }
    return style.text(left, .place) + String(repeating: " ", count: gap) + style.text(right, .warning)
  }

  private func body(_ page: ReviewPage, _ width: Int) -> [Line] {
    var scripts = ""
    if let simplified = page.simplified { scripts += "  " + say("simplified", ["zh": SafeText.of(simplified)]) }
    if let traditional = page.traditional { scripts += "  " + say("traditional", ["zh": SafeText.of(traditional)]) }
    let name = clip(SafeText.of(page.zh), width)
    let category = page.category.map { "  · " + Catalogue.text("category.\($0)", [:], language) } ?? ""
    let rest = clip(
      scripts + (page.pinyin.isEmpty ? "" : "  \(page.pinyin)") + category, width - TerminalWidth.cells(name))
    var lines = [Line(text: style.text(name, .place) + rest, rank: 0), Line(text: "", rank: 6)]
    let koWidth = min(max(width / 3, 16), page.forms.map { TerminalWidth.cells($0.ko) }.max() ?? 0)
    for form in page.forms { lines += self.form(form, koWidth: koWidth, width) }
    if page.hiddenForms > 0 {
      lines.append(Line(text: "   " + say("more-forms", ["count": "\(page.hiddenForms)"]), rank: 0))
    }
    lines.append(Line(text: "", rank: 6))
    lines += standard(page, width)
    for (number, relative) in page.relatives.enumerated() {
      let label = number == 0 ? say("relatives") : ""
      lines.append(labelled(label, SafeText.of(relative), width, rank: number == 0 ? 2 : 4))
    }
    return lines
  }

  private func form(_ form: ReviewPage.Form, koWidth: Int, _ width: Int) -> [Line] {
    var ko = clip(SafeText.of(form.ko), koWidth)
    ko = TerminalWidth.padded(ko, to: koWidth)
    var facts: [String] = []
    if form.count > 0 {
      facts.append(say("count", ["count": "\(form.count)", "documents": "\(form.documents)"]))
      if let first = form.firstDate, let last = form.lastDate {
        facts.append(first == last ? last : "\(first)–\(last)")
      }
    } else {
      facts.append(say("unseen"))
    }
    if let kind = form.kind { facts.append(Catalogue.text("kind.\(kind)", [:], language)) }
    var text = " \(form.number)  "
    var used = TerminalWidth.cells(text) + koWidth + 2
    text += form.status == nil ? style.text(ko, .place) : ko
    text += "  "
    let marks = marks(form)
    let markCells = TerminalWidth.cells(marks.text)
    let factText = clip(facts.joined(separator: " · "), max(0, width - used - (markCells > 0 ? markCells + 2 : 0)))
    used += TerminalWidth.cells(factText)
    text += factText
    if markCells > 0, used + 2 < width {
      text += "  " + style.text(clip(marks.text, width - used - 2), marks.role)
    }
    var lines = [Line(text: text, rank: 0)]
    for (number, context) in form.contexts.enumerated() {
      lines.append(Line(text: self.context(context, width), rank: number == 0 ? 1 : 5))
    }
    return lines
  }

  /// What was decided, or what the form should be.
  private func marks(_ form: ReviewPage.Form) -> (text: String, role: Style.Role) {
    if let status = form.status {
      return ("[" + Catalogue.text("status.\(status)", [:], language) + "]", .info)
    }
    if !form.expected.isEmpty { return ("→ " + SafeText.of(form.expected.joined(separator: " / ")), .warning) }
    return ("", .note)
  }

  /// The line around what is to be seen in it, with its place at the right.
  private func context(_ context: ReviewPage.Context, _ width: Int) -> String {
    let place = fromEnd(SafeText.of(context.place), max(12, width / 4))
    let room = width - 6 - TerminalWidth.cells(place)
    let text = SafeText.of(context.text)
    let words = context.words.map { SafeText.of($0) }.filter { !$0.isEmpty }
    var shown = window(text, around: words.compactMap { text.firstRange(of: $0) }.first, room)
    let gap = String(repeating: " ", count: max(0, room - TerminalWidth.cells(shown)))
    for word in words {
      if let range = shown.firstRange(of: word) { shown.replaceSubrange(range, with: style.text(word, .place)) }
    }
    return "    " + shown + gap + "  " + style.text(place, .note)
  }

  private func standard(_ page: ReviewPage, _ width: Int) -> [Line] {
    var lines: [Line] = []
    if !page.sound.isEmpty {
      var text = page.sound
      if !page.soundSteps.isEmpty { text += "  " + page.soundSteps.joined(separator: " · ") }
      lines.append(labelled(say("sound"), text, width, rank: 1))
      if !page.clauses.isEmpty {
        lines.append(labelled("", say("clauses", ["clauses": page.clauses.joined(separator: ", ")]), width, rank: 3))
      }
    }
    if !page.sino.isEmpty { lines.append(labelled(say("sino"), page.sino, width, rank: 2)) }
    return lines
  }

  private func labelled(_ label: String, _ text: String, _ width: Int, rank: Int) -> Line {
    let name = TerminalWidth.padded(label, to: labelWidth)
    return Line(text: " " + style.text(name, .note) + " " + clip(text, width - labelWidth - 2), rank: rank)
  }

  private var labelWidth: Int { ["sound", "sino", "relatives"].map { TerminalWidth.cells(say($0)) }.max() ?? 0 }

  private func help(_ width: Int) -> [Line] {
    let keys = ["1-9", "a", "d", "x", "e", "s", "t", "Enter", "b", "u", "c", "q"]
    return keys.map { key in
      Line(text: "  " + TerminalWidth.padded(key, to: 7) + clip(say("help.\(key.lowercased())"), width - 9), rank: 0)
    } + [Line(text: "", rank: 1), Line(text: "  " + clip(say("help.safe"), width - 2), rank: 1)]
  }

  private func finished(_ page: ReviewPage, _ width: Int) -> [Line] {
    [Line(text: "", rank: 1), Line(text: clip(say("finished", ["remaining": "\(page.remaining)"]), width), rank: 0)]
  }

  /// The lines at the bottom.
  private func prompt(_ page: ReviewPage, _ width: Int, lines: Int) -> [String] {
    switch page.prompt {
    case .keys: return flowing(say("keys").split(separator: "|").map(String.init), width, lines: lines)
    case .number(let action, let letter):
      let name = action == "edit" ? say("edit") : Catalogue.text("status.\(action)", [:], language)
      let key = letter == nil ? "number" : "number-or-all"
      return [clip(say(key, ["action": name, "letter": letter ?? ""]), width)]
    case .line(let before, let after):
      let room = width - TerminalWidth.cells(label) - 12
      let left = fromEnd(before, room)
      return [
        label + left + clip(after, width - TerminalWidth.cells(label) - TerminalWidth.cells(left) - 1),
        clip(say("edit-keys"), width),
      ]
    case .confirmation: return [clip(say("confirm-keys"), width)]
    case .contexts: return [clip(say("contexts-keys"), width)]
    case .categories(let choices): return wrapped(choices, width)
    case .help: return [clip(say("help-keys"), width)]
    case .finished: return [clip(say("finished-keys"), width)]
    }
  }

  /// All choices, on as many lines as they need.
  private func wrapped(_ choices: [ReviewPage.Choice], _ width: Int) -> [String] {
    var lines = [say("categories")]
    let words = choices.map { "\($0.digit) " + Catalogue.text("category.\($0.category)", [:], language) }
    for word in words + ["Esc"] {
      if TerminalWidth.cells(lines[lines.count - 1]) + 2 + TerminalWidth.cells(word) > width { lines.append(" ") }
      lines[lines.count - 1] += "  " + word
    }
    return lines.map { clip($0, width) }
  }

  private func words(_ text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  /// Words with a space between them on as many lines as they need, no more than `lines`: the last one is cut.
  private func flowing(_ words: [String], _ width: Int, lines: Int) -> [String] {
    var result = [""]
    for (number, word) in words.enumerated() {
      let isFirst = number == 0
      let line = result[result.count - 1]
      let fits = TerminalWidth.cells(line) + (isFirst ? 0 : 1) + TerminalWidth.cells(word) <= width
      if !isFirst, !fits, !line.isEmpty, result.count < lines {
        result.append(word)
      } else {
        result[result.count - 1] += (isFirst ? "" : " ") + word
      }
    }
    return result.map { clip($0, width) }
  }

  private var label: String { say("edit") + ": " }

  // MARK: cells

  /// At most `cells` cells from the start, `…` where something was cut. All that is shown comes through here or
  /// `fromEnd`, before it gets a style.
  private func clip(_ text: String, _ cells: Int) -> String {
    SourceExcerpt.clipped(SafeText.of(text)[...], to: cells, fromEnd: false)
  }

  private func fromEnd(_ text: String, _ cells: Int) -> String {
    SourceExcerpt.clipped(SafeText.of(text)[...], to: cells, fromEnd: true)
  }

  /// The part of a text that has a range, a third of the room before it.
  private func window(_ text: String, around range: Range<String.Index>?, _ cells: Int) -> String {
    if TerminalWidth.cells(text) <= cells { return text }
    guard let range else { return clip(text, cells) }
    let (before, after) = (String(text[..<range.lowerBound]), String(text[range.lowerBound...]))
    let left = fromEnd(before, max(cells / 3, cells - TerminalWidth.cells(after)))
    return left + clip(after, cells - TerminalWidth.cells(left))
  }
}
