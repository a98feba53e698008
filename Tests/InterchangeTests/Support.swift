// SPDX-License-Identifier: Apache-2.0

import Foundation
import HanHangul
import Interchange
import TermBase

/// Just enough Chinese for the tests, without the tables of the real thing.
let testForms: ScriptForms = {
  let simplified: [Character: Character] = [
    "騰": "腾", "訊": "讯", "實": "实", "驗": "验", "諾": "诺", "蘋": "苹", "龍": "龙", "權": "权", "東": "东",
  ]
  let onlySimplified = Set(simplified.values)
  let pinyin: [Character: String] = [
    "之": "zhī", "江": "jiāng", "实": "shí", "验": "yàn", "室": "shì", "苹": "píng", "果": "guǒ", "承": "chéng",
    "诺": "nuò", "北": "běi", "京": "jīng", "腾": "téng", "讯": "xùn", "绿": "lǜ", "平": "píng", "郭": "guō",
    "权": "quán", "拳": "quán", "泉": "quán", "龙": "lóng", "东": "dōng",
  ]
  let convert: @Sendable (String) -> String = { String($0.map { simplified[$0] ?? $0 }) }
  return ScriptForms(
    simplified: convert,
    script: { text in
      if text.contains(where: { simplified[$0] != nil }) { return .traditional }
      return text.contains(where: onlySimplified.contains) ? .simplified : .both
    },
    pinyin: { convert($0).compactMap { pinyin[$0] ?? ($0.isASCII ? String($0) : nil) }.joined(separator: " ") },
    normalize: { $0.precomposedStringWithCanonicalMapping })
}()

/// A concept from its rows; the key is the simplified spelling, near enough to the fold.
func concept(id: String? = nil, _ rows: GlossaryRow...) -> Concept {
  Concept(key: id ?? testForms.simplified(rows[0].zh), id: id, rows: rows)
}

/// An export as text, with its report.
func export(
  _ concepts: [Concept], _ format: ExportFormat, _ options: ExportOptions = ExportOptions()
) throws -> (text: String, report: ExportReport) {
  var bytes: [UInt8] = []
  let report = try TermExporter(concepts: concepts, options: options, forms: testForms).write(format) {
    bytes.append(contentsOf: $0)
  }
  return (String(decoding: bytes, as: UTF8.self), report)
}

/// A small base of the kind an editor keeps: aliases, a homonym, a traditional row, a forbidden form.
let realisticBase: [Concept] = [
  concept(
    id: "c-zhijiang-lab",
    GlossaryRow(
      path: "glossary/names.tsv", line: 2, id: "c-zhijiang-lab", zh: "之江实验室", zhStatus: .preferred,
      ko: "즈장실험실", kind: .mixed, category: .organisation, definition: "중국 저장성 항저우의 성급 종합 연구기관",
      domain: "과학기술정책", note: "성 이름의 옛 이름에서", source: "뉴스레터 2026-11호",
      ref: "https://www.zhejianglab.org/연구 http://example.org/a?b=1&c=2", by: "편집부", date: "2026-11-20",
      reason: "외래어 표기법 + 한자음", extras: [.init(column: "담당", value: "3팀")]),
    GlossaryRow(
      path: "glossary/names.tsv", line: 3, id: "c-zhijiang-lab", zh: "之江實驗室", ko: "지강실험실",
      status: .deprecated, by: "김 편집", date: "2026-11-21", reason: "소리를 섞지 않는다"),
    GlossaryRow(
      path: "glossary/names.tsv", line: 4, id: "c-zhijiang-lab", zh: "之江室", ko: "즈장실", status: .admitted, form: .short)
  ),
  concept(GlossaryRow(zh: "騰訊", zhStatus: .preferred, ko: "텐센트", kind: .other, category: .company, ref: "사내 문서 3")),
  concept(GlossaryRow(zh: "北京", ko: "베이징", category: .place), GlossaryRow(zh: "北京", ko: "북경", status: .superseded)),
  concept(id: "apple-inc", GlossaryRow(id: "apple-inc", zh: "苹果", ko: "애플", category: .company)),
  concept(id: "apple-fruit", GlossaryRow(id: "apple-fruit", zh: "苹果", ko: "사과", category: .term)),
  concept(GlossaryRow(zh: "东", ko: "동쪽", status: .rejected)),
]

/// Concepts with every field, as many as asked for. Markup stands in every tenth only: the XML parser inside
/// Saxon gives up after 100,000 references such as `&amp;` in a document.
func generatedBase(_ count: Int) -> [Concept] {
  let han = Array("之江实验室果承北京腾讯绿平郭权拳泉龙东")
  return (0..<count).map { number in
    let zh = String((0..<4).map { han[(number / [1, 19, 361, 6859][$0]) % 19] }) + "\(number)"
    let id = number % 2 == 0 ? "gen-\(number)" : nil
    func row(_ ko: String, _ status: TermStatus, _ form: TermForm) -> GlossaryRow {
      GlossaryRow(
        path: "glossary/g.tsv", line: number + 2, id: id, zh: zh, zhStatus: .preferred, ko: ko, status: status,
        form: form, kind: RenderingKind.allCases[number % 6], category: TermCategory.allCases[number % 10],
        definition: "정의 \(number) “따옴표”" + (number % 10 == 0 ? " <b>&</b>" : ""), domain: "분야 \(number % 40)",
        note: "메모 \(number)",
        source: "뉴스레터 \(number % 300)호", ref: "https://example.org/t?n=\(number)" + (number % 10 == 0 ? "&x=가" : ""),
        by: "편집자 \(number % 7)",
        date: "2026-0\(1 + number % 9)-1\(number % 10)", reason: "이유 \(number)",
        extras: [.init(column: "열", value: "값 \(number)")])
    }
    return Concept(
      key: id ?? zh, id: id,
      rows: [
        row("용어 \(number)", .preferred, .full), row("용 \(number)", .admitted, .short),
        row("옛용어 \(number)", .deprecated, .full),
      ])
  }
}

/// The validators of the shared test data, where they can run.
enum Validator {
  static let python = ProcessInfo.processInfo.environment["GWALHO_PYTHON"] ?? "python3"
  static let script: String? = {
    guard let shared = ProcessInfo.processInfo.environment["GWALHO_SHARED"] else { return nil }
    let path = shared + "/standards/validate_tbx.py"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// Why the schema tests are skipped; nil when they run.
  static let missing: String? = {
    if script == nil { return "GWALHO_SHARED does not name a directory with standards/validate_tbx.py" }
    if (try? run("jing", []))?.output == nil { return "jing is not installed" }
    if (try? run(python, ["-c", "import lxml, saxonche"]))?.status != 0 {
      return "\(python) has no lxml or saxonche (GWALHO_PYTHON names another Python)"
    }
    return nil
  }()

  static let skipComment = "SKIPPED unless the validators are there: \(missing ?? "they are")"

  /// Runs a program found on the path; nil output when there is no such program.
  static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String?) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, process.terminationStatus == 127 ? nil : String(decoding: data, as: UTF8.self))
  }

  /// What the validator says of documents; nil when all are valid.
  static func complaints(
    _ documents: [String], program: String = python, script name: String = "validate_tbx.py",
    _ options: [String] = ["--strict"]
  ) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gwalho-tbx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (index, document) in documents.enumerated() {
      let file = folder.appendingPathComponent("\(index).tbx")
      try Data(document.utf8).write(to: file)
      paths.append(file.path)
    }
    let folderOfScripts = URL(fileURLWithPath: script ?? "").deletingLastPathComponent()
    let result = try run(program, [folderOfScripts.appendingPathComponent(name).path] + options + paths)
    return result.status == 0 ? nil : result.output
  }
}
