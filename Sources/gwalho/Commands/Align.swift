// SPDX-License-Identifier: Apache-2.0

import Alignment
import ArgumentParser
import Documents
import Reporting

/// `gwalho align`: the pairs of a text. Pure: it never looks for a base.
struct Align: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: words("help.align"), discussion: words("help.align.discussion"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, jsonl
  }

  enum InputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
  }

  @Argument(help: help("help.argument.files", valueName: "file"))
  var files: [String] = []

  @Option(help: help("help.align.format", valueName: "text|tsv|jsonl"))
  var format: Format?

  @Option(help: help("help.align.input", valueName: "text|jsonl"))
  var input: InputFormat = .text

  @Flag(help: help("help.align.all"))
  var all = false

  @Option(help: help("help.align.lexicon", valueName: "file"))
  var lexicon: String?

  @Option(help: help("help.align.jobs", valueName: "n"))
  var jobs: Int = Processors.count

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if jobs < 1 { throw ValidationError(words("cli.jobs")) }
    if input == .jsonl, format != nil, format != .jsonl { throw ValidationError(words("cli.jsonl-only")) }
  }

  func run() throws {
    var aligner = Aligner(lexicon: try lexicon.map { try LexiconFile.load($0) })
    aligner.includesNonGlosses = all
    let paths = try Inputs.paths(files)
    let failed: Bool
    if input == .jsonl {
      failed = try AlignJSONLines.run(paths, &aligner)
    } else {
      if format == .tsv { StandardOutput.write(AnnotationTSV.header) }
      failed =
        jobs > 1 && paths.count > 1 && format == .jsonl
        ? ParallelAlignment.run(paths, aligner, jobs: jobs) : Inputs.forEachDocument(paths) { print($0, &aligner) }
    }
    if failed { throw ExitCode(2) }
  }

  private func print(_ document: Document, _ aligner: inout Aligner) {
    let path = document.path
    let text = document.text
    switch format ?? .text {
    case .text:
      var rows: [(path: String, annotation: Annotation)] = []
      text.withUTF8 { bytes in
        aligner.forEachAnnotation(in: bytes, passed: text.release) {
          rows.append((path, $0))
          // Columns are aligned over a screenful and more; a file of a gigabyte is not held for them.
          guard rows.count == 4096 else { return }
          StandardOutput.write(AnnotationText.text(rows, language: language, style: shared.style))
          rows.removeAll(keepingCapacity: true)
        }
      }
      StandardOutput.write(AnnotationText.text(rows, language: language, style: shared.style))
    case .tsv:
      text.withUTF8 { bytes in
        aligner.forEachAnnotation(in: bytes, passed: text.release) {
          StandardOutput.write(AnnotationTSV.row($0, path: path))
        }
      }
    case .jsonl:
      var json = JSONWriter()
      text.withUTF8 { bytes in
        aligner.forEachAnnotation(in: bytes, passed: text.release) {
          AnnotationJSON.write($0, path: path, into: &json)
          json.endLine()
          if json.count > 1 << 15 {
            json.withBytes(StandardOutput.write)
            json.removeAll()
          }
        }
      }
      json.withBytes(StandardOutput.write)
    }
  }
}
