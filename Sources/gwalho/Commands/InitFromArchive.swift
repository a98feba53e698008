// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Consistency
import Diagnostics
import Documents
import Glibc
import Memory
import Reporting
import TermBase
import Workspace

/// `gwalho init --from DIR…`: the issues of years into a new base, and what they say of the house.
///
/// Each step leaves something whole behind, and each can be done again: documents that the store has are passed over,
/// settings that are there stay, decisions that were taken down are not proposed, and the baseline is made anew.
struct InitFromArchive {
  let folder: String
  let archive: [String]
  let accepts: Bool
  let makesBaseline: Bool
  let style: Style

  /// Proposals listed before "n more": what is asked for at once is to be seen at once.
  private static let shown = 300

  /// What the base has accepted so far.
  private var baseline: Baseline?

  init(folder: String, archive: [String], accepts: Bool, makesBaseline: Bool, style: Style) {
    self.folder = folder
    self.archive = archive
    self.accepts = accepts
    self.makesBaseline = makesBaseline
    self.style = style
  }

  mutating func run() throws {
    // A name that was mistyped is no reason for a base.
    guard archive.contains(where: { access($0, F_OK) == 0 }) else {
      for path in archive { Complaint.say(DocumentError.notFound(path: path)) }
      throw ExitCode(2)
    }
    // Nothing is made for an archive without a file.
    let files = ArchiveFiles(below: archive, ofFolder: folder)
    if files.files.isEmpty, files.failures.isEmpty {
      say(skipped: files.skipped, files.skippedNames)
      StandardOutput.flush()
      StandardError.write("gwalho: \(words("archive.nothing"))\n")
      throw ExitCode(2)
    }
    var made = try Base.initialize(folder, configures: false)
    let base = made.base
    // Decisions that cannot be read, and settings, are said before hours of work.
    _ = try base.configuration()
    _ = try Glossary(base).saying { try $0.index() }
    let isThere = makesBaseline && access(base.baselinePath, F_OK) == 0
    baseline = isThere ? try BaselineFile.load(base.baselinePath) : nil
    let interruption = Interruption()
    let result = try ingest(files, base, interruption)
    if result.isInterrupted { interruption.end(words("archive.resume")) }
    if result.recorded + result.unchanged > 0 {
      try learn(result, files, &made, interruption)
    } else {
      Init.say(made)
      StandardError.write("gwalho: \(words("archive.nothing"))\n")
    }
    StandardOutput.flush()
    if !result.failures.isEmpty {
      StandardError.write("gwalho: \(words("archive.failures", ["count": "\(result.failures.count)"]))\n")
      for failure in result.failures { Complaint.say(failure) }
    }
    if !result.failures.isEmpty || result.recorded + result.unchanged == 0 { throw ExitCode(2) }
  }

  private static func uses(_ base: Base) throws -> ArchiveUses {
    let store = try Store(path: base.storePath, access: .readOnly)
    let uses = try store.archiveUses()
    try store.close()
    return uses
  }

  /// Settings, decisions and the baseline from what the store has now.
  private func learn(
    _ result: ArchiveResult, _ files: ArchiveFiles, _ made: inout Initialization,
    _ interruption: Interruption
  ) throws {
    let base = made.base
    let archive = try result.uses ?? Self.uses(base)
    let uses = archive.pairs
    let habits = HouseHabits.learn(uses, brackets: archive.brackets)
    try made.configure(house: HabitSettings.text(habits))
    // Whoever runs it once more has read all this.
    let isAgain = result.recorded == 0 && made.created.isEmpty
    if !isAgain {
      // What is decided from the archive is said below.
      made.kept.removeAll { $0 == DecisionService.archivePath }
      Init.say(made)
      if made.kept.contains("gwalho.toml") { say(habits) }
    }

    interruption.pause()
    var hasChanged = try propose(uses, base)
    interruption.resume()
    if makesBaseline, try writeBaseline(result, files, uses, base, interruption, isAgain: isAgain) { hasChanged = true }
    if isAgain, !hasChanged {
      StandardOutput.write(words("archive.nothing-new") + "\n")
      return
    }
    StandardOutput.write(words(makesBaseline ? "archive.next" : "archive.next-plain") + "\n")
  }

  // MARK: - Reading

  private func ingest(_ files: ArchiveFiles, _ base: Base, _ interruption: Interruption) throws -> ArchiveResult {
    var bar = ProgressBar(label: words("archive.reading"))
    defer { bar.clear() }
    let result = try ArchiveIngester(base, jobs: Processors.count).ingest(
      files, stops: { interruption.isWanted }
    ) { now in
      bar.show(files: now.files, of: now.allFiles, bytes: now.bytes, of: now.allBytes)
    }
    bar.clear()
    if result.recorded > 0 || result.unchanged == 0 {
      StandardOutput.write(
        words(
          "archive.read",
          [
            "documents": "\(result.recorded)", "annotations": "\(result.annotations)",
            "size": ProgressBar.size(result.bytes),
          ]) + "\n")
    }
    if result.unchanged > 0 {
      StandardOutput.write(words("archive.unchanged", ["count": "\(result.unchanged)"]) + "\n")
    }
    if result.undated > 0 {
      StandardOutput.write(words("archive.undated", ["count": "\(result.undated)"]) + "\n")
    }
    say(skipped: result.skipped, result.skippedNames)
    return result
  }

  /// What was left out, with the names of files that somebody may miss.
  private func say(skipped: [ArchiveFiles.Skip: Int], _ names: [ArchiveFiles.Skip: [String]]) {
    let reasons = ArchiveFiles.Skip.allCases.compactMap { reason -> String? in
      guard let count = skipped[reason] else { return nil }
      let named = (names[reason] ?? []).map { SafeText.of(String($0.split(separator: "/").last ?? "")) }
      let list = named.isEmpty ? "" : " (" + named.joined(separator: ", ") + (count > named.count ? ", …)" : ")")
      return words("archive.skip.\(reason.rawValue)", ["count": "\(count)"]) + list
    }
    if reasons.isEmpty { return }
    writeList(words("archive.skipped"), reasons)
    if skipped[.format] != nil { StandardOutput.write("  " + words("archive.skipped-format") + "\n") }
  }

  /// As wide as the terminal; where there is none, a line that can be searched.
  private func writeList(_ head: String, _ items: [String]) {
    for line in TextColumns.list(head, items, width: Terminal.columns(STDOUT_FILENO)) {
      StandardOutput.write(line + "\n")
    }
  }

  // MARK: - Habits

  /// What the archive says where settings are there already.
  private func say(_ habits: [HouseHabit]) {
    let lines = HabitSettings.text(habits).split(separator: "\n")
    StandardOutput.write(words("archive.habits") + "\n")
    for line in lines { StandardOutput.write(style.text("  " + line, .note) + "\n") }
  }

  // MARK: - Decisions

  /// Whether something was taken down.
  private func propose(_ uses: [PairUse], _ base: Base) throws -> Bool {
    let index = try Glossary(base).saying { try $0.index() }
    let proposals = try ArchiveProposals.find(uses) { try !index.rows($0, in: .chinese).isEmpty }
    if proposals.isEmpty { return false }
    StandardOutput.write(words("archive.proposals", ["count": "\(proposals.count)"]) + "\n")
    let categories: [TermCategory?] = TermCategory.allCases + [nil]
    var room = Self.shown
    for category in categories {
      let own = proposals.filter { $0.category == category }
      if own.isEmpty { continue }
      let shown = own.prefix(room)
      room -= shown.count
      var items = shown.map { SafeText.of("\($0.zh) \($0.ko) \($0.count)") }
      if own.count > shown.count { items.append(words("ingest.more-pairs", ["count": "\(own.count - shown.count)"])) }
      let name = words("category.\(category?.rawValue ?? "none")")
      writeList("  " + words("archive.proposed", ["category": name, "count": "\(own.count)"]), items)
    }
    if proposals.count > Self.shown { StandardOutput.write(words("archive.all-proposals") + "\n") }
    guard accepts || asks(proposals.count) else {
      let isAsked = Terminal.isTerminal(STDIN_FILENO) && Terminal.isTerminal(STDOUT_FILENO)
      StandardOutput.write(words(isAsked ? "archive.not-accepted" : "archive.how-to-accept") + "\n")
      return false
    }
    let written = try Glossary(base).saying { _ in
      try DecisionService(base, byline: Byline.current(base)).accept(proposals) {
        words("archive.reason", ["documents": "\($0.documents)", "count": "\($0.count)"])
      }
    }
    StandardOutput.write(
      words(
        "archive.accepted", ["count": "\(written)", "path": base.displayPath(DecisionService.archivePath)]) + "\n")
    return written > 0
  }

  /// One question for all of them, where somebody can answer.
  private func asks(_ count: Int) -> Bool {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDOUT_FILENO) else { return false }
    StandardOutput.write(words("archive.ask", ["count": "\(count)"]) + " ")
    StandardOutput.flush()
    // Whatever is no yes decides nothing, and that is said.
    let answer = (readLine() ?? "").split(separator: " ").first.map { $0.lowercased() } ?? ""
    return ["y", "yes", "예", "네", "응", "ㅇ", "ㅛ"].contains(answer)
  }

  // MARK: - Baseline

  /// Whether it is another than before.
  private func writeBaseline(
    _ result: ArchiveResult, _ files: ArchiveFiles, _ uses: [PairUse], _ base: Base, _ interruption: Interruption,
    isAgain: Bool
  ) throws -> Bool {
    var bar = ProgressBar(label: words("archive.checking"))
    defer { bar.clear() }
    let all = Dictionary(files.files.map { ($0.path, $0.size) }) { one, _ in one }
    let sizes = result.paths.map { all[$0] ?? 0 }
    let total = sizes.reduce(0, +)
    var bytes = 0
    let found = try ArchiveBaseline(base, jobs: Processors.count).make(
      result.paths, sizes: sizes, uses: uses, aligned: result.aligned, stops: { interruption.isWanted }
    ) { done in
      bytes += sizes[done - 1]
      bar.show(files: done, of: sizes.count, bytes: bytes, of: total)
    }
    bar.clear()
    guard let found else { interruption.end(words("archive.resume")) }
    let baseline = BaselineFile.merged(
      found, into: self.baseline, checked: result.paths.lazy.map { base.relativePath(of: $0) })
    let isNew = try BaselineFile.write(baseline, to: base.baselinePath)
    if isAgain, !isNew { return false }
    StandardOutput.write(
      words(
        "archive.baseline", ["path": base.displayPath(Base.baselineName), "count": "\(baseline.entries.count)"]) + "\n")
    return isNew
  }
}
