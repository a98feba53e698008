// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Glibc

/// git could not say what has changed.
public enum GitError: ReportableError, Equatable {
  /// There is no git, or it could not be started.
  case missing
  /// There is no such revision, or no repository.
  case noRevision(String)
  /// What git said on standard error.
  case failed(reason: String)

  /// Every key of the message catalogue that a value can have.
  public static let catalogueKeys = ["check.git-missing", "check.git-revision", "check.git-failed"]
  /// The entry of the message catalogue.
  public var catalogueKey: String {
    switch self {
    case .missing: "check.git-missing"
    case .noRevision: "check.git-revision"
    case .failed: "check.git-failed"
    }
  }
  /// `revision`, `reason` where there is one.
  public var arguments: [String: String] {
    switch self {
    case .missing: [:]
    case .noRevision(let revision): ["revision": revision]
    case .failed(let reason): ["reason": reason]
    }
  }
  /// None: it is the command that is wrong.
  public var place: SourcePlace? { nil }
}

/// Lines of a file that git sees changed.
public enum ChangedLines {
  /// 1-based lines that are new or different since a revision, in order; all of them for a file that git does not track.
  public static func of(_ path: String, since revision: String) throws(GitError) -> [ClosedRange<Int>] {
    // git keeps a link apart from what it leads to, and it is the target that was read.
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    let path = resolved.map { String(cString: $0) } ?? path
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let tracked = try run(["--literal-pathspecs", "-C", folder, "ls-files", "--error-unmatch", "--", name])
    // A revision that looks like an option must not become one.
    let known = try run(["-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    guard known.status == 0 else {
      throw known.errors.isEmpty ? .noRevision(revision) : .failed(reason: known.errors)
    }
    if tracked.status != 0 { return [1...Int.max] }
    let commit = known.output.split(separator: "\n").first.map(String.init) ?? revision
    let diff = try run(
      [
        "--literal-pathspecs", "-C", folder, "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--unified=0",
        "--inter-hunk-context=0", commit, "--", name,
      ])
    guard diff.status == 0 else { throw .failed(reason: diff.errors) }
    // To git UTF-16 is binary, and has no lines.
    if diff.output.split(separator: "\n").contains(where: { $0.hasPrefix("Binary files ") }) { return [1...Int.max] }
    return lines(inDiff: diff.output)
  }

  /// The second pair of numbers of each `@@ -1,2 +3,4 @@`; a count of 0 is a deletion.
  static func lines(inDiff diff: String) -> [ClosedRange<Int>] {
    diff.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("@@ "), let plus = line.split(separator: " ").first(where: { $0.hasPrefix("+") }) else {
        return nil
      }
      let numbers = plus.dropFirst().split(separator: ",").compactMap { Int($0) }
      guard let start = numbers.first else { return nil }
      let count = numbers.count > 1 ? numbers[1] : 1
      return count > 0 && start > 0 ? start...(start + count - 1) : nil
    }
  }

  private static func run(_ arguments: [String]) throws(GitError) -> (status: Int32, output: String, errors: String) {
    var output: [Int32] = [0, 0]
    var errors: [Int32] = [0, 0]
    guard pipe(&output) == 0 else { throw .missing }
    guard pipe(&errors) == 0 else {
      for descriptor in output { close(descriptor) }
      throw .missing
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
    for descriptor in output + errors { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let words = (["git"] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let started = posix_spawnp(&process, "git", &actions, nil, words + [nil], environ)
    close(output[1])
    close(errors[1])
    defer {
      close(output[0])
      close(errors[0])
    }
    guard started == 0 else { throw .missing }
    let (text, complaint) = read(output[0], errors[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128
    // posix_spawnp on Linux says so itself, other systems by this code.
    if code == 127 { throw .missing }
    return (code, text, complaint.split(separator: "\n").first.map(String.init) ?? "")
  }

  /// Both to their ends, whichever has something: a pipe that is full would hold git up.
  private static func read(_ output: Int32, _ errors: Int32) -> (String, String) {
    var bytes: [Int32: [UInt8]] = [:]
    var open: Set<Int32> = [output, errors]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if poll(&waiting, nfds_t(waiting.count), -1) < 0, errno != EINTR { break }
      for ready in waiting where ready.revents != 0 {
        let count = Glibc.read(ready.fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { open.remove(ready.fd) } else { bytes[ready.fd, default: []] += buffer[..<count] }
      }
    }
    return (String(decoding: bytes[output] ?? [], as: UTF8.self), String(decoding: bytes[errors] ?? [], as: UTF8.self))
  }
}
