// SPDX-License-Identifier: Apache-2.0
// DO NOT EDIT. Made by `swift run generate-data` from Data/messages.tsv.

enum MessageData {
  /// Sorted by the bytes of the keys.
  static let entries: [CatalogueEntry] = [
    CatalogueEntry(
      "base.locked", "다른 gwalho가 {seconds}초 넘게 용어집을 쓰고 있습니다: {path}",
      "another gwalho has held the base for over {seconds} seconds: {path}"),
    CatalogueEntry(
      "base.locked-by", "다른 gwalho(프로세스 {pid})가 {seconds}초 넘게 용어집을 쓰고 있습니다: {path}",
      "another gwalho (process {pid}) has held the base for over {seconds} seconds: {path}"),
    CatalogueEntry("base.no-folder", "폴더가 없습니다: {path}", "no such folder: {path}"),
    CatalogueEntry(
      "base.not-a-base", "용어집이 없는 폴더입니다(gwalho.toml도 glossary/*.tsv도 없음): {path}",
      "not a base (neither gwalho.toml nor glossary/*.tsv): {path}"),
    CatalogueEntry(
      "base.not-found", "용어집이 없습니다. gwalho init로 만들거나 --base로 지정하십시오 (찾기 시작한 폴더: {path})",
      "no base found from {path} upwards; make one with gwalho init, or name one with --base"),
    CatalogueEntry("base.not-writable", "쓸 수 없습니다({reason}): {path}", "cannot be written ({reason}): {path}"),
    CatalogueEntry("cli.did-you-mean", "{‘suggestion’|을/를} 뜻하셨습니까?", "did you mean ‘{suggestion}’?"),
    CatalogueEntry("cli.error", "오류", "error"),
    CatalogueEntry("cli.export-or-apply", "--export와 --apply는 따로 쓰십시오", "use either --export or --apply"),
    CatalogueEntry("cli.hint", "도움말", "hint"),
    CatalogueEntry("cli.jsonl-only", "--input jsonl의 출력은 jsonl뿐입니다", "with --input jsonl the output is jsonl"),
    CatalogueEntry("cli.line-not-utf8", "UTF-8이 아닌 줄이어서 건너뛰었습니다", "not valid UTF-8, line left out"),
    CatalogueEntry(
      "cli.no-base", "용어 베이스가 없습니다. `gwalho init`으로 만들 수 있습니다", "no term base here; `gwalho init` makes one"),
    CatalogueEntry("cli.no-input", "파일을 지정하십시오. 표준 입력을 읽으려면 ‘-’를 쓰십시오", "name a file, or ‘-’ for standard input"),
    CatalogueEntry("cli.not-found", "{‘term’|을/를} 찾지 못했습니다", "‘{term}’ was not found"),
    CatalogueEntry("cli.output-failed", "출력을 쓸 수 없습니다: {reason}", "cannot write the output: {reason}"),
    CatalogueEntry("cli.safe-tbx2", "--profile safe는 tbx2에만 쓸 수 있습니다", "--profile safe is for tbx2 only"),
    CatalogueEntry(
      "cli.sino-alone", "--sino는 --place, --all과 함께 쓸 수 없습니다", "--sino cannot be combined with --place or --all"),
    CatalogueEntry("cli.tsv-only", "지금은 TSV만 쓸 수 있습니다(.tsv)", "only TSV is supported so far (.tsv)"),
    CatalogueEntry("cli.warning", "경고", "warning"),
    CatalogueEntry("config.syntax", "TOML 문법이 잘못되었습니다: {reason}", "TOML syntax: {reason}"),
    CatalogueEntry("config.unknown-key", "모르는 설정입니다: {key}", "unknown setting {key}"),
    CatalogueEntry(
      "config.unknown-key-suggestion", "모르는 설정입니다: {key} ({‘suggestion’|을/를} 쓰려고 했습니까?)",
      "unknown setting {key} (did you mean ‘{suggestion}’?)"),
    CatalogueEntry(
      "config.unknown-value", "‘{key}’에 쓸 수 없는 값 ‘{value}’ (쓸 수 있는 값: {allowed})",
      "unknown value ‘{value}’ of {key} (allowed: {allowed})"),
    CatalogueEntry(
      "config.unknown-value-suggestion",
      "‘{key}’에 쓸 수 없는 값 ‘{value}’ ({‘suggestion’|을/를} 쓰려고 했습니까? 쓸 수 있는 값: {allowed})",
      "unknown value ‘{value}’ of {key} (did you mean ‘{suggestion}’? allowed: {allowed})"),
    CatalogueEntry("config.unreadable", "설정을 읽을 수 없습니다: {reason}", "cannot read the settings: {reason}"),
    CatalogueEntry("config.wrong-type", "‘{key}’의 값은 {wanted}이어야 합니다", "{key} needs a value of type {wanted}"),
    CatalogueEntry(
      "decision.added", "{zh} → {ko} ({status}) 적었습니다: {place}", "{zh} → {ko} ({status}) written to {place}"),
    CatalogueEntry(
      "decision.already-decided", "{zh} {‘ko’|은/는} 이미 {‘status’|으로/로} 정해져 있습니다. 바꾸려면 --replace를 쓰십시오",
      "{zh} ‘{ko}’ was decided to be {status}; --replace changes it"),
    CatalogueEntry(
      "decision.ambiguous", "{zh}에 해당하는 개념이 여럿입니다. --id로 고르십시오: {ids}",
      "several concepts have {zh}; choose one with --id: {ids}"),
    CatalogueEntry(
      "decision.changed", "{zh} → {ko}: {from}에서 {status|으로/로} 바꾸었습니다: {place}",
      "{zh} → {ko}: from {from} to {status}, {place}"),
    CatalogueEntry(
      "decision.contended", "다른 프로그램이 용어집을 계속 바꾸고 있어 적지 못했습니다: {path}",
      "another program keeps changing the glossary; nothing was written: {path}"),
    CatalogueEntry("decision.demoted", "{zh} → {ko}: 이제 {status}", "{zh} → {ko}: now {status}"),
    CatalogueEntry(
      "decision.not-a-pair", "중국어와 한국어 표기가 모두 필요합니다: ‘{zh}’ ‘{ko}’",
      "both the Chinese and the Korean are needed: ‘{zh}’ ‘{ko}’"),
    CatalogueEntry(
      "decision.preferred-exists", "{zh}에는 이미 우선 표기 {‘other’|이/가} 있습니다. {‘ko’|으로/로} 바꾸려면 --replace를 쓰십시오",
      "‘{other}’ is preferred for {zh} already; --replace makes it ‘{ko}’"),
    CatalogueEntry(
      "decision.unchanged", "{zh} → {ko} ({status}) 이미 그렇게 정해져 있습니다: {place}",
      "{zh} → {ko} ({status}) was decided already: {place}"),
    CatalogueEntry("document.binary", "글이 아닙니다 (바이트 {offset}에 NUL)", "not a text (NUL at byte {offset})"),
    CatalogueEntry(
      "document.decoded-from-cp949", "{path}: UTF-8이 아니어서 CP949로 읽었습니다", "{path}: not UTF-8, read as CP949"),
    CatalogueEntry("document.empty", "글이 없는 빈 파일입니다", "holds no text"),
    CatalogueEntry("document.format-not-read", "{format} 형식은 아직 읽지 못합니다", "{format} is not read yet"),
    CatalogueEntry(
      "document.guessed-utf16", "{path}: BOM이 없지만 UTF-16으로 읽었습니다", "{path}: no byte order mark, read as UTF-16"),
    CatalogueEntry(
      "document.invalid-utf8", "읽을 수 있는 글자 인코딩이 아닙니다 (바이트 {offset}부터)",
      "not in an encoding that can be read (from byte {offset})"),
    CatalogueEntry("document.is-directory", "파일이 아니라 폴더입니다", "is a folder, not a file"),
    CatalogueEntry(
      "document.lone-surrogate", "UTF-16이 깨졌습니다 (바이트 {offset}에 짝 없는 서로게이트)",
      "broken UTF-16 (lone surrogate at byte {offset})"),
    CatalogueEntry("document.not-found", "파일이 없습니다", "no such file"),
    CatalogueEntry(
      "document.truncated-utf16", "UTF-16이 글자 중간에서 끝납니다 (바이트 {offset})",
      "UTF-16 ends in the middle of a character (byte {offset})"),
    CatalogueEntry("document.unreadable", "읽을 수 없습니다: {reason}", "cannot be read: {reason}"),
    CatalogueEntry("evaluate.accepted", "‘확실’ 판정 가운데 정확함", "verdict accept, exact"),
    CatalogueEntry("evaluate.departures", "표기법과 다른 짝(서로 다른 것)", "departures (distinct pairs)"),
    CatalogueEntry("evaluate.exact", "짝이 정확함", "exact pairs"),
    CatalogueEntry("evaluate.false-departures", "잘못 짚은 것", "false departures"),
    CatalogueEntry("evaluate.kind", "종류가 맞음", "kind"),
    CatalogueEntry("evaluate.rejected", "병기 아님을 가려냄", "no gloss, rejected"),
    CatalogueEntry(
      "export.contradictory-status", "{concept}: ‘{value}’의 상태가 행마다 다릅니다",
      "{concept}: the rows give ‘{value}’ contradictory statuses"),
    CatalogueEntry(
      "export.empty-term", "{concept}: ‘{field}’ 값이 비어 행을 뺐습니다", "{concept}: ‘{field}’ is empty; the row was left out"),
    CatalogueEntry(
      "export.illegal-characters", "{concept}: ‘{field}’에서 XML에 쓸 수 없는 글자를 뺐습니다: {value}",
      "{concept}: characters that XML forbids were removed from ‘{field}’: {value}"),
    CatalogueEntry(
      "export.invalid-date", "{concept}: {‘value’|은/는} 날짜가 아니어서 메모로 적었습니다",
      "{concept}: ‘{value}’ is no date and was written as a note"),
    CatalogueEntry(
      "export.invalid-id", "{concept}: {‘value’|은/는} id로 쓸 수 없어 새로 만들었습니다",
      "{concept}: ‘{value}’ cannot be an id; another was made"),
    CatalogueEntry(
      "export.nothing-to-offer", "{concept}: 내보낼 중국어나 한국어가 없어 뺐습니다",
      "{concept}: no Chinese or no Korean form is left; the concept was left out"),
    CatalogueEntry(
      "export.second-preferred", "{concept}: 두 번째 preferred {‘value’|을/를} admitted로 적었습니다",
      "{concept}: the second preferred form ‘{value}’ was written as admitted"),
    CatalogueEntry(
      "export.summary", "개념 {concepts}개, 용어 {terms}개를 내보냈습니다: {path}",
      "{concepts} concepts with {terms} terms written to {path}"),
    CatalogueEntry("file.access-denied", "쓸 권한이 없습니다", "no permission to write it"),
    CatalogueEntry(
      "file.changed-meanwhile", "그사이 다른 프로그램이 바꾸었습니다. 아무것도 쓰지 않았습니다",
      "another program changed it meanwhile; nothing was written"),
    CatalogueEntry("file.is-directory", "같은 이름의 폴더가 있습니다", "there is a folder of that name"),
    CatalogueEntry("file.no-folder", "파일을 둘 폴더가 없습니다", "its folder does not exist"),
    CatalogueEntry("file.no-space", "저장할 자리가 모자랍니다", "no space left to write it"),
    CatalogueEntry("file.read-only", "읽기 전용 파일 시스템입니다", "the file system is read-only"),
    CatalogueEntry("file.write-failed", "쓰지 못했습니다: {reason}", "could not be written: {reason}"),
    CatalogueEntry(
      "finding.deprecated-term", "{‘found’|은/는} 쓰지 않기로 한 표기입니다({zh}). {‘expected’|으로/로} 씁니다",
      "‘{found}’ is a form decided against for {zh}; write ‘{expected}’"),
    CatalogueEntry(
      "finding.deprecated-term.no-preferred", "{‘found’|은/는} 쓰지 않기로 한 표기입니다({zh})",
      "‘{found}’ is a form decided against for {zh}"),
    CatalogueEntry(
      "finding.deprecated-term.unsure", "{‘found’|이/가} {zh}의 쓰지 않기로 한 표기인지 확인하십시오",
      "check whether ‘{found}’ is the form decided against for {zh}"),
    CatalogueEntry(
      "finding.inconsistent-rendering.decision", "{zh}: {‘found’|은/는} 정한 표기가 아닙니다. {‘expected’|으로/로} 정했습니다",
      "{zh} is ‘{found}’ here, but was decided to be ‘{expected}’"),
    CatalogueEntry(
      "finding.inconsistent-rendering.expected", "{zh}의 표기가 여럿입니다. {‘found’|을/를} {‘expected’|으로/로} 통일합니다",
      "{zh} is rendered in several ways; ‘{found}’ here, make it ‘{expected}’"),
    CatalogueEntry(
      "finding.inconsistent-rendering.undecided", "{zh}의 표기가 여럿입니다. 여기서는 ‘{found}’, 다른 곳에서는 ‘{others}’입니다",
      "{zh} is rendered in several ways; ‘{found}’ here, ‘{others}’ elsewhere"),
    CatalogueEntry(
      "finding.nonstandard-transcription", "{‘found’|은/는} 외래어 표기법과 다릅니다. {zh}의 표기는 ‘{expected}’입니다",
      "‘{found}’ departs from the transcription rules; {zh} is written ‘{expected}’"),
    CatalogueEntry(
      "finding.script-mix.house-simplified", "번체입니다: {found}. 이 간행물은 간체로 적습니다",
      "{found} is traditional; the house writes simplified characters"),
    CatalogueEntry(
      "finding.script-mix.house-traditional", "간체입니다: {found}. 이 간행물은 번체로 적습니다",
      "{found} is simplified; the house writes traditional characters"),
    CatalogueEntry(
      "finding.script-mix.issue-simplified", "번체입니다: {found}. 이 호는 대부분 간체로 적었습니다",
      "{found} is traditional; most of this issue is in simplified characters"),
    CatalogueEntry(
      "finding.script-mix.issue-traditional", "간체입니다: {found}. 이 호는 대부분 번체로 적었습니다",
      "{found} is simplified; most of this issue is in traditional characters"),
    CatalogueEntry(
      "finding.script-mix.mixed-simplified", "번체와 간체가 섞여 있습니다. {found} 등 {count}개 용어는 번체, {others}개는 간체입니다",
      "scripts are mixed: {count} terms such as {found} are traditional, {others} are simplified"),
    CatalogueEntry(
      "finding.script-mix.mixed-traditional", "번체와 간체가 섞여 있습니다. {found} 등 {count}개 용어는 간체, {others}개는 번체입니다",
      "scripts are mixed: {count} terms such as {found} are simplified, {others} are traditional"),
    CatalogueEntry(
      "finding.script-mix.same-term", "같은 말을 번체와 간체로 적었습니다: {found}, 다른 곳에서는 {expected}",
      "one term in two scripts: {found} here, {expected} elsewhere"),
    CatalogueEntry(
      "glossary.bad-date", "{‘value’|은/는} 날짜가 아닙니다 (예: 2024-08-02)", "‘{value}’ is no date (such as 2024-08-02)"),
    CatalogueEntry(
      "glossary.bad-id", "{‘value’|은/는} id로 쓸 수 없습니다 (NCName이어야 합니다)", "‘{value}’ cannot be an id (an NCName is needed)"
    ),
    CatalogueEntry("glossary.duplicate-column", "머리행에 {‘column’|이/가} 두 번 있습니다", "the header has ‘{column}’ twice"),
    CatalogueEntry("glossary.empty-cell", "‘{column}’ 칸이 비었습니다", "‘{column}’ is empty"),
    CatalogueEntry("glossary.missing-column", "머리행에 {‘column’|이/가} 없습니다", "the header lacks ‘{column}’"),
    CatalogueEntry("glossary.no-header", "머리행이 없습니다", "there is no header row"),
    CatalogueEntry(
      "glossary.stray-quote", "따옴표가 닫히지 않아 쓰인 그대로 읽었습니다: {value}",
      "a quotation mark is not closed, so the cell was read as written: {value}"),
    CatalogueEntry(
      "glossary.too-few-cells", "칸이 모자랍니다: {found}칸, 필요한 것은 {needed}칸", "too few cells: {found}, needed {needed}"),
    CatalogueEntry(
      "glossary.too-many-cells", "칸이 머리행보다 많습니다: {found}칸, 머리행은 {expected}칸",
      "more cells than the header: {found}, header {expected}"),
    CatalogueEntry("glossary.undecodable", "UTF-8, UTF-16, CP949 가운데 어느 것도 아닙니다", "in none of UTF-8, UTF-16 and CP949"),
    CatalogueEntry(
      "glossary.unencodable", "{‘value’|을/를} 파일의 인코딩(CP949)으로 적을 수 없습니다",
      "the file's encoding (CP949) cannot hold ‘{value}’"),
    CatalogueEntry(
      "glossary.unknown-value", "‘{column}’ 칸에 {‘value’|은/는} 쓸 수 없습니다. 쓸 수 있는 값: {allowed}",
      "‘{column}’ cannot be ‘{value}’; it can be: {allowed}"),
    CatalogueEntry("glossary.unreadable", "용어집을 읽을 수 없습니다: {reason}", "the glossary cannot be read: {reason}"),
    CatalogueEntry(
      "glossary.unusable", "용어집에 잘못된 행이 있어 쓸 수 없습니다({count}곳). gwalho validate로 확인하십시오",
      "the glossary has {count} bad rows; see gwalho validate"),
    CatalogueEntry("gold.empty", "정답 자료가 비어 있습니다", "there are no labelled records"),
    CatalogueEntry("gold.malformed", "정답 자료의 형식이 잘못되었습니다", "this line is no labelled record"),
    CatalogueEntry("gold.no-such-text", "글 파일을 찾을 수 없습니다: {file}", "there is no text file {file}"),
    CatalogueEntry(
      "gold.without-text", "text·context 또는 file·line·col이 필요합니다", "text or context, or file, line and col are needed"),
    CatalogueEntry("help.accept", "표기를 정해 용어집에 적습니다", "Takes a decision down in the glossary."),
    CatalogueEntry("help.accept.category", "분류", "Category."),
    CatalogueEntry(
      "help.accept.discussion", "예: gwalho accept 之江 즈장 --reason \"외래어 표기법 표 5\"",
      "Example: gwalho accept 之江 즈장 --reason \"table 5\""),
    CatalogueEntry("help.accept.id", "개념의 id", "Id of the concept."),
    CatalogueEntry("help.accept.ko", "한국어 표기", "The Korean rendering."),
    CatalogueEntry("help.accept.reason", "까닭", "Reason."),
    CatalogueEntry(
      "help.accept.replace", "이미 정한 것을 바꿉니다(옛 표기는 금지)", "Changes an earlier decision; the old form becomes deprecated."),
    CatalogueEntry("help.accept.source", "출처", "Source."),
    CatalogueEntry(
      "help.accept.status", "preferred, admitted, deprecated, superseded",
      "preferred, admitted, deprecated or superseded."),
    CatalogueEntry("help.accept.zh", "중국어", "The Chinese."),
    CatalogueEntry("help.align", "글에서 한국어(漢字) 짝을 찾아 보여 줍니다", "Prints the aligned pairs of a text."),
    CatalogueEntry("help.align.all", "병기가 아닌 괄호도 보여 줍니다", "Brackets that are no gloss as well."),
    CatalogueEntry(
      "help.align.discussion", "용어집을 찾지 않습니다. --lexicon으로 줄 수 있습니다. 종료 코드: 0 정상, 2 읽지 못한 입력",
      "Never looks for a base; --lexicon hands one in. Exit codes: 0 fine, 2 an input could not be read."),
    CatalogueEntry("help.align.format", "출력 형식(기본값 text)", "Output (default: text)."),
    CatalogueEntry(
      "help.align.input", "입력 형식. jsonl은 한 줄에 {\"id\":…,\"text\":\"…\"} 하나",
      "Input; jsonl is one {\"id\":…,\"text\":\"…\"} a line."),
    CatalogueEntry("help.align.lexicon", "참고할 용어집 파일(TSV)", "A glossary file (TSV) to align with."),
    CatalogueEntry("help.argument.files", "읽을 파일(‘-’는 표준 입력)", "Files to read; ‘-’ is standard input."),
    CatalogueEntry("help.check", "글의 표기를 검사합니다", "Checks an issue."),
    CatalogueEntry(
      "help.check.discussion", "종료 코드: 0 깨끗함, 1 --fail-on 이상의 지적, 2 검사하지 못함",
      "Exit codes: 0 clean, 1 a finding at or above --fail-on, 2 nothing could be checked."),
    CatalogueEntry("help.check.each", "같은 지적을 자리마다 따로 보여 줍니다", "One finding a place."),
    CatalogueEntry(
      "help.check.fail-on", "이 등급부터 종료 코드 1(기본값 error)", "Exit code 1 from this level on (default: error)."),
    CatalogueEntry("help.check.format", "출력 형식", "Output."),
    CatalogueEntry("help.evaluate", "정답 자료로 정확도를 잽니다", "Measures accuracy against labelled data."),
    CatalogueEntry(
      "help.evaluate.discussion", "JSONL(text 또는 context와 ctx_at, 또는 file·line·col)이나 TSV(zh, ko, kind)를 읽습니다",
      "Reads JSON Lines (text or context with ctx_at, or file, line, col) or TSV (zh, ko, kind)."),
    CatalogueEntry("help.evaluate.errors", "틀린 것을 모두 보여 줍니다", "Lists everything that came out wrong."),
    CatalogueEntry("help.evaluate.format", "출력 형식", "Output."),
    CatalogueEntry("help.evaluate.gold", "정답 자료 파일", "Labelled data."),
    CatalogueEntry("help.evaluate.texts", "file이 가리키는 글이 있는 폴더", "Folder of the texts that ‘file’ names."),
    CatalogueEntry("help.export", "정한 용어를 내보냅니다", "Exports the decisions."),
    CatalogueEntry(
      "help.export.codes", "언어 코드: script(zh-Hans)나 region(zh-CN)",
      "Language codes: script (zh-Hans) or region (zh-CN)."),
    CatalogueEntry("help.export.date", "내보낸 날짜(없으면 오늘)", "Date of the export (default: today)."),
    CatalogueEntry(
      "help.export.discussion", "번역 도구(OmegaT, Weblate)에는 tbx2, 보관에는 tbx3",
      "tbx2 for tools (OmegaT, Weblate), tbx3 for archives."),
    CatalogueEntry("help.export.format", "tbx3, tbx2, tsv", "tbx3, tbx2 or tsv."),
    CatalogueEntry("help.export.output", "쓸 파일(없으면 표준 출력)", "File (default: standard output)."),
    CatalogueEntry("help.export.profile", "tbx2: safe는 금지 표기를 메모로 씁니다", "tbx2: safe writes deprecated forms as notes."),
    CatalogueEntry(
      "help.gwalho", "괄호 속 중국어와 한국어 표기를 짝지어 용어를 관리합니다",
      "Pairs the Chinese in brackets with its Korean rendering and keeps the terms consistent."),
    CatalogueEntry(
      "help.gwalho.discussion", "예: gwalho align 이번호.txt · gwalho check 초고.txt · gwalho lookup 之江",
      "Try: gwalho align issue.txt, gwalho check draft.txt, gwalho lookup 之江"),
    CatalogueEntry("help.ingest", "발행한 글의 짝을 저장소에 담습니다", "Takes the pairs of an issue into the store."),
    CatalogueEntry(
      "help.ingest.date", "발행일(없으면 판권의 ‘발 행 일’에서 찾음)", "Date of the issue (default: found in the imprint)."),
    CatalogueEntry(
      "help.ingest.discussion", "다시 담아도 바뀌지 않습니다. 종료 코드: 0 정상, 2 읽지 못한 입력",
      "Idempotent. Exit codes: 0 fine, 2 an input could not be read."),
    CatalogueEntry(
      "help.ingest.explain", "후보로 삼지 않은 짝도 까닭과 함께 보여 줍니다", "Lists the pairs that are no candidates, and why."),
    CatalogueEntry("help.ingest.issue", "호 이름", "Name of the issue."),
    CatalogueEntry("help.init", "새 용어집을 만듭니다", "Makes a new base."),
    CatalogueEntry("help.init.folder", "만들 폴더", "Folder."),
    CatalogueEntry("help.lookup", "용어의 표기를 찾습니다", "Looks up how a word is rendered."),
    CatalogueEntry(
      "help.lookup.discussion", "중국어·한국어·병음으로 찾습니다. 종료 코드: 0 찾음, 1 없는 용어가 있음",
      "By Chinese, Korean or pinyin. Exit codes: 0 found, 1 one of the terms was not found."),
    CatalogueEntry("help.lookup.format", "출력 형식", "Output."),
    CatalogueEntry("help.lookup.terms", "찾을 말", "Words."),
    CatalogueEntry("help.option.base", "용어집 폴더(없으면 위쪽 폴더에서 찾음)", "The base (default: the nearest folder upwards)."),
    CatalogueEntry("help.option.color", "색 표시", "Colours."),
    CatalogueEntry(
      "help.option.lang", "메시지 언어(ko, en; 기본값은 로캘)", "Language of messages: ko or en (default: from the locale)."),
    CatalogueEntry("help.reject", "용어가 아니라고 적습니다", "Takes down that a pair is no term."),
    CatalogueEntry("help.review", "후보를 검토하고 정합니다", "Review of candidates."),
    CatalogueEntry("help.review.apply", "고친 표의 결정을 용어집에 적습니다", "Takes the verdicts of a table down in the glossary."),
    CatalogueEntry("help.review.conflicts", "표기가 여럿인 것만", "Only those with several renderings."),
    CatalogueEntry(
      "help.review.discussion", "후보를 차례로 보여 줍니다. 표로 내보내 고친 뒤 되돌릴 수 있습니다. 종료 코드: 1 그사이 바뀐 행이 있음",
      "Lists candidates; a table goes out and its verdicts come back. Exit code 1: a row was changed elsewhere meanwhile."
    ),
    CatalogueEntry(
      "help.review.export", "후보를 표(TSV)로 내보냅니다(‘-’는 표준 출력)",
      "Writes the candidates as a table (TSV); ‘-’ is standard output."),
    CatalogueEntry(
      "help.transcribe", "중국어를 한글로 적습니다(외래어 표기법)", "Writes Chinese in Hangul by the Korean transcription rules."),
    CatalogueEntry("help.transcribe.all", "가능한 표기를 모두 보여 줍니다", "All possible forms."),
    CatalogueEntry(
      "help.transcribe.discussion", "‘-’는 표준 입력을 한 줄씩 읽습니다. 한자가 아닌 글자는 그대로 둡니다",
      "‘-’ reads standard input line by line; what is not Han passes through."),
    CatalogueEntry("help.transcribe.explain", "글자마다 근거 조항을 보여 줍니다", "Shows the clause for each character."),
    CatalogueEntry("help.transcribe.format", "출력 형식. tsv는 원문과 한글을 탭으로 나눕니다", "Output; tsv is Chinese, TAB, Hangul."),
    CatalogueEntry(
      "help.transcribe.place", "지명 끝의 省·市·区·县 등은 한자음으로 적습니다",
      "The tail of a place (省 市 区 县 …) by its Sino-Korean reading."),
    CatalogueEntry("help.transcribe.sino", "한자음으로 적습니다(두음법칙 적용)", "By Sino-Korean readings."),
    CatalogueEntry("help.transcribe.texts", "한글로 적을 글(‘-’는 표준 입력)", "Texts; ‘-’ is standard input."),
    CatalogueEntry("help.validate", "용어집 자체를 검사합니다", "Validates the term base itself."),
    CatalogueEntry(
      "help.validate.discussion", "종료 코드: 0 이상 없음, 1 오류 있음, 2 읽지 못한 행이나 설정",
      "Exit codes: 0 sound, 1 errors, 2 rows or settings that could not be read."),
    CatalogueEntry("help.validate.format", "출력 형식", "Output."),
    CatalogueEntry("index.damaged", "색인이 손상되었습니다 ({what})", "the index is damaged ({what})"),
    CatalogueEntry("index.not-an-index", "색인 파일이 아닙니다", "not an index file"),
    CatalogueEntry("index.other-kind", "다른 종류의 색인입니다", "another kind of index"),
    CatalogueEntry(
      "index.other-version", "색인의 판이 다릅니다 ({found}, 필요한 것은 {wanted})",
      "another version of the index ({found}, wanted {wanted})"),
    CatalogueEntry("index.truncated", "색인이 잘렸습니다", "the index is truncated"),
    CatalogueEntry("index.unreadable", "색인을 읽을 수 없습니다: {reason}", "the index cannot be read: {reason}"),
    CatalogueEntry("index.unwritable", "색인을 쓸 수 없습니다: {reason}", "the index cannot be written: {reason}"),
    CatalogueEntry("ingest.bad-date", "날짜가 아닙니다: {value} (예: 2023-08-04)", "not a date: {value} (like 2023-08-04)"),
    CatalogueEntry("ingest.conflict", "표기가 여럿: {zh} – {forms}", "in conflict: {zh} – {forms}"),
    CatalogueEntry(
      "ingest.counts", "병기 {annotations}개, 후보 {candidates}개 · 더함 {added}, 없어짐 {removed}, 그대로 {kept}",
      "annotations {annotations}, candidates {candidates} · added {added}, gone {removed}, kept {kept}"),
    CatalogueEntry("ingest.date", "발행일 {date}", "date {date}"),
    CatalogueEntry("ingest.date-imprint", "발행일 {date} (판권에서 찾음)", "date {date} (found in the imprint)"),
    CatalogueEntry(
      "ingest.disagreement", "{zh}: {‘ko’|은/는} 정한 표기({preferred})와 다릅니다",
      "{zh}: ‘{ko}’ differs from the decision ({preferred})"),
    CatalogueEntry("ingest.filter.low-link", "음으로 이어지지 않음", "nothing reads this Chinese"),
    CatalogueEntry("ingest.filter.rejected-verdict", "용어가 아닌 듯함", "probably no term"),
    CatalogueEntry("ingest.filter.single-han", "한 글자 한자", "a single character"),
    CatalogueEntry("ingest.gone-pairs", "없어진 짝 {count}개(기록에는 남음):", "gone, kept as history ({count}):"),
    CatalogueEntry("ingest.look-first", "먼저 볼 것:", "look at first:"),
    CatalogueEntry("ingest.new-pairs", "새 짝 {count}개:", "new pairs ({count}):"),
    CatalogueEntry("ingest.no-date", "발행일을 찾지 못했습니다. --date로 줄 수 있습니다", "no date found; --date gives one"),
    CatalogueEntry("ingest.outcome.changed", "바뀜", "changed"),
    CatalogueEntry("ingest.outcome.moved", "{path}에서 옮겨 옴", "moved from {path}"),
    CatalogueEntry("ingest.outcome.new", "새 문서", "new"),
    CatalogueEntry("ingest.outcome.unchanged", "바뀐 것 없음", "unchanged"),
    CatalogueEntry("ingest.reason.conflict", "표기가 여럿({forms})", "several renderings ({forms})"),
    CatalogueEntry("ingest.reason.departure", "외래어 표기법으로는 {expected}", "the transcription rules give {expected}"),
    CatalogueEntry("ingest.reason.frequent", "자주 나옴", "frequent"),
    CatalogueEntry(
      "ingest.standard-input", "표준 입력은 담을 수 없습니다. 파일로 저장하십시오", "standard input cannot be ingested; save it as a file"),
    CatalogueEntry(
      "ingest.undecided", "아직 정하지 않은 용어 {count}개. gwalho review로 정하십시오",
      "terms without a decision: {count}; decide with gwalho review"),
    CatalogueEntry("init.created", "만들었습니다: {path}", "created {path}"),
    CatalogueEntry("init.kept", "있던 것을 그대로 둡니다: {path}", "kept {path}"),
    CatalogueEntry(
      "init.next", "다음: gwalho ingest 지난호.txt → gwalho review --export 검토.tsv → gwalho check 초고.txt",
      "next: gwalho ingest issue.txt, then gwalho review --export review.tsv, then gwalho check draft.txt"),
    CatalogueEntry(
      "interchange.invalid-date", "{‘date’|은/는} 날짜가 아닙니다 (예: 2024-08-02)", "‘{date}’ is no date (such as 2024-08-02)"),
    CatalogueEntry("interchange.nothing-to-export", "내보낼 개념이 없습니다", "there is no concept to export"),
    CatalogueEntry(
      "interchange.xml-writer-failed", "XML을 쓰지 못했습니다 (메모리 부족)", "the XML could not be written (out of memory)"),
    CatalogueEntry("json.invalid-text", "‘{member}’ 항목에 올바르지 않은 글자가 있습니다", "the member ‘{member}’ holds invalid text"),
    CatalogueEntry("json.malformed", "JSON이 아닙니다({byte}번째 바이트)", "not JSON (at byte {byte})"),
    CatalogueEntry("json.missing-member", "‘{member}’ 항목이 없습니다", "there is no member ‘{member}’"),
    CatalogueEntry("json.not-a-string", "‘{member}’ 항목이 문자열이 아닙니다", "the member ‘{member}’ is not a string"),
    CatalogueEntry("json.not-an-object", "JSON 객체가 아닙니다", "not a JSON object"),
    CatalogueEntry("kind.mixed", "혼합", "mixed"),
    CatalogueEntry("kind.none", "병기 아님", "no gloss"),
    CatalogueEntry("kind.other", "다른 이름", "other name"),
    CatalogueEntry("kind.other-language", "다른 언어", "other language"),
    CatalogueEntry("kind.sino", "한자음", "Sino-Korean"),
    CatalogueEntry("kind.sound", "음역", "by sound"),
    CatalogueEntry("kind.translation", "번역", "translation"),
    CatalogueEntry("level.error", "오류", "error"),
    CatalogueEntry("level.info", "참고", "info"),
    CatalogueEntry("level.off", "끔", "off"),
    CatalogueEntry("level.warning", "경고", "warning"),
    CatalogueEntry("lookup.history", "(지금은 없음)", "(no longer there)"),
    CatalogueEntry("lookup.none", "{‘term’|을/를} 찾지 못했습니다", "nothing found for ‘{term}’"),
    CatalogueEntry("match.exact", "그대로", "exact"),
    CatalogueEntry("match.folded", "글자체·띄어쓰기 무시", "folded"),
    CatalogueEntry("match.fuzzy", "비슷함", "similar"),
    CatalogueEntry("match.reading", "병음", "by reading"),
    CatalogueEntry("match.standard", "표준 표기", "standard form"),
    CatalogueEntry(
      "reason.computed", "외래어 표기법의 중국어 표기로 계산", "computed from the Korean transcription rules for Chinese"),
    CatalogueEntry("reason.decision", "용어집에서 정한 표기", "decided in the glossary"),
    CatalogueEntry("reason.decision-by", "{by} 결정, {date}", "decided by {by}, {date}"),
    CatalogueEntry(
      "reason.majority", "이 호에서 {total}곳 가운데 {count}곳이 ‘{form}’",
      "{count} of {total} places in this issue have ‘{form}’"),
    CatalogueEntry("related.other-form", "다른 표기: ‘{found}’ ({count}곳)", "other form: ‘{found}’ (places: {count})"),
    CatalogueEntry("related.other-script", "다른 글자체: {found}", "other script: {found}"),
    CatalogueEntry("related.same-form", "같은 표기: ‘{found}’", "same form: ‘{found}’"),
    CatalogueEntry("related.same-script", "같은 글자체: {found}", "same script: {found}"),
    CatalogueEntry(
      "report.checked", "문서 {documents}개, {characters}자, 병기 {annotations}개, 찾아본 용어 {terms}개",
      "checked: documents {documents}, characters {characters}, annotations {annotations}, terms looked for {terms}"),
    CatalogueEntry("report.clean", "찾은 문제가 없습니다", "nothing found"),
    CatalogueEntry(
      "report.counts", "오류 {error} · 경고 {warning} · 참고 {info}", "errors {error} · warnings {warning} · info {info}"),
    CatalogueEntry("report.expected", "권장", "expected"),
    CatalogueEntry("report.first", "먼저 볼 것:", "look at first:"),
    CatalogueEntry("report.first-line", "{name} {count}건 ({place}부터)", "{name}: {count} (from {place})"),
    CatalogueEntry("report.more-places", "그 밖에 {count}곳", "{count} more places"),
    CatalogueEntry("report.note", "참고", "note"),
    CatalogueEntry(
      "report.nothing-checked", "검사할 수 있는 글이나 켜진 규칙이 없습니다",
      "nothing could be checked: no readable text, or no rule is on"),
    CatalogueEntry("report.reason", "근거", "reason"),
    CatalogueEntry("report.source", "출처", "source"),
    CatalogueEntry(
      "review.applied", "결정 {decided}개를 적었습니다 (이미 그런 것 {unchanged}, 미룬 것 {later})",
      "{decided} decisions written ({unchanged} already so, {later} left for later)"),
    CatalogueEntry("review.bad-key", "열쇠 칸이 바뀌었거나 잘못되었습니다: {value}", "the key cell was changed or is damaged: {value}"),
    CatalogueEntry(
      "review.changed-meanwhile", "내보낸 뒤에 용어집이 바뀌었습니다. 다시 내보내서 정하십시오: {zh} {ko}",
      "the glossary changed since the export; export again: {zh} {ko}"),
    CatalogueEntry("review.conflict", "다른 표기: {forms}", "also: {forms}"),
    CatalogueEntry("review.count", "{count}번, 문서 {documents}개", "{count} times, documents: {documents}"),
    CatalogueEntry(
      "review.exported",
      "후보 {count}개를 내보냈습니다: {path}. status 칸에 accept, admitted, deprecated, reject를 적고 gwalho review --apply로 되돌리십시오",
      "{count} candidates written to {path}; put accept, admitted, deprecated or reject into the status column and run gwalho review --apply"
    ),
    CatalogueEntry(
      "review.how", "후보 {count}개. gwalho review --export 검토.tsv로 표를 만들어 정하거나 gwalho accept, gwalho reject를 쓰십시오",
      "{count} candidates; decide in a table (gwalho review --export review.tsv) or with gwalho accept and gwalho reject"
    ),
    CatalogueEntry("review.missing-column", "머리글에 ‘{column}’ 열이 없습니다", "the header has no column ‘{column}’"),
    CatalogueEntry("review.no-header", "머리글 행이 없습니다", "there is no header row"),
    CatalogueEntry("review.none", "정할 후보가 없습니다", "no candidates"),
    CatalogueEntry(
      "review.unknown-value", "‘{column}’ 열에 쓸 수 없는 값 ‘{value}’ (쓸 수 있는 값: {allowed})",
      "unknown {column} ‘{value}’ (allowed: {allowed})"),
    CatalogueEntry(
      "review.unusable", "검토표에 잘못된 곳이 {count}곳 있어 아무것도 적지 않았습니다", "the sheet has {count} faults; nothing was written"),
    CatalogueEntry("rule.ambiguous-rendering", "같은 표기, 다른 원어", "ambiguous rendering"),
    CatalogueEntry("rule.bracket-style", "괄호 모양", "bracket style"),
    CatalogueEntry("rule.deprecated-term", "금지 표기", "deprecated term"),
    CatalogueEntry("rule.first-mention", "첫 언급 병기 누락", "first mention"),
    CatalogueEntry("rule.inconsistent-morpheme", "형태소 불일치", "inconsistent morpheme"),
    CatalogueEntry("rule.inconsistent-rendering", "표기 불일치", "inconsistent rendering"),
    CatalogueEntry("rule.misspelled-term", "오기 의심", "misspelled term"),
    CatalogueEntry("rule.mixed-reading", "음역·한자음 혼용", "mixed reading"),
    CatalogueEntry("rule.nonstandard-transcription", "표기법과 다름", "nonstandard transcription"),
    CatalogueEntry("rule.particle-agreement", "조사 불일치", "particle agreement"),
    CatalogueEntry("rule.repeated-annotation", "중복 병기", "repeated annotation"),
    CatalogueEntry("rule.scope-mismatch", "병기 범위 불일치", "scope mismatch"),
    CatalogueEntry("rule.script-mix", "번체·간체 혼용", "script mix"),
    CatalogueEntry("rule.short-form-first", "약칭 선행", "short form first"),
    CatalogueEntry("rule.spacing-variant", "띄어쓰기 차이", "spacing variant"),
    CatalogueEntry("rule.unbalanced-bracket", "괄호 짝 안 맞음", "unbalanced bracket"),
    CatalogueEntry("rule.unnormalized-text", "정규화되지 않은 글자", "unnormalized text"),
    CatalogueEntry("rule.untranslated-chinese", "번역되지 않은 중국어", "untranslated Chinese"),
    CatalogueEntry("status.admitted", "허용", "admitted"),
    CatalogueEntry("status.candidate", "미결정", "not decided"),
    CatalogueEntry("status.deprecated", "금지", "deprecated"),
    CatalogueEntry("status.filtered", "후보에서 제외됨", "left out of the candidates"),
    CatalogueEntry("status.preferred", "우선", "preferred"),
    CatalogueEntry("status.rejected", "용어 아님", "rejected"),
    CatalogueEntry("status.superseded", "옛 표기", "superseded"),
    CatalogueEntry("store.access-denied", "저장소에 접근할 권한이 없습니다: {path}", "no permission for the store: {path}"),
    CatalogueEntry("store.damaged", "저장소가 손상되었습니다({detail}): {path}", "the store is damaged ({detail}): {path}"),
    CatalogueEntry("store.failed", "저장소를 쓸 수 없습니다({reason}): {path}", "the store failed ({reason}): {path}"),
    CatalogueEntry("store.foreign", "gwalho의 저장소가 아닙니다: {path}", "not a store of gwalho: {path}"),
    CatalogueEntry(
      "store.locked", "다른 프로그램이 저장소를 쓰고 있습니다. 잠시 뒤에 다시 실행하십시오: {path}",
      "another program holds the store; try again: {path}"),
    CatalogueEntry("store.missing", "아직 담은 문서가 없습니다(gwalho ingest): {path}", "nothing was ingested yet: {path}"),
    CatalogueEntry(
      "store.newer", "더 새로운 gwalho가 만든 저장소입니다({found}): {path}", "written by a newer gwalho ({found}): {path}"),
    CatalogueEntry("store.no-folder", "저장소를 넣을 폴더가 없습니다: {path}", "no folder for the store: {path}"),
    CatalogueEntry("store.no-space", "저장 공간이 부족합니다. 바뀐 것은 없습니다: {path}", "no space left, nothing was changed: {path}"),
    CatalogueEntry(
      "store.outdated", "오래된 저장소입니다. gwalho ingest를 한 번 실행하면 새로 맞춰집니다: {path}",
      "written by an older gwalho; run gwalho ingest once: {path}"),
    CatalogueEntry("store.read-only", "저장소가 읽기 전용입니다: {path}", "the store is read-only: {path}"),
    CatalogueEntry("transcribe.computed", "계산", "computed"),
    CatalogueEntry("transcribe.usage", "용례", "usage"),
    CatalogueEntry(
      "validate.ambiguous-concept", "{zh}: id가 없는데 여러 개념에 있는 말입니다: {ids} ({otherPlace})",
      "{zh}: a row without id whose Chinese belongs to several concepts: {ids} ({otherPlace})"),
    CatalogueEntry(
      "validate.bad-date", "{zh} {ko}: {‘value’|은/는} 날짜가 아닙니다 (예: 2024-08-02)",
      "{zh} {ko}: ‘{value}’ is no date (such as 2024-08-02)"),
    CatalogueEntry(
      "validate.bad-id", "{zh} {ko}: {‘value’|은/는} id로 쓸 수 없습니다 (NCName이어야 합니다)",
      "{zh} {ko}: ‘{value}’ cannot be an id (an NCName is needed)"),
    CatalogueEntry(
      "validate.contradiction", "{zh}: ‘{column}’ 값이 서로 다릅니다: {value}, {other} ({otherPlace})",
      "{zh}: contradictory values of ‘{column}’: {value}, {other} ({otherPlace})"),
    CatalogueEntry(
      "validate.does-not-read", "{zh}: {‘ko’|은/는} {‘kind’|으로/로} 읽은 것이 아닙니다",
      "{zh}: ‘{ko}’ is no reading of it, though its kind is ‘{kind}’"),
    CatalogueEntry(
      "validate.duplicate-concept", "{zh} {ko}: 두 id에 있습니다: {id}, {other} ({otherPlace})",
      "{zh} {ko}: under two ids: {id}, {other} ({otherPlace})"),
    CatalogueEntry(
      "validate.duplicate-row", "{zh} {ko}: 같은 행이 또 있습니다 ({otherPlace})",
      "{zh} {ko}: the row is there twice ({otherPlace})"),
    CatalogueEntry(
      "validate.kind-none", "{zh} {ko}: 용어의 kind는 none일 수 없습니다", "{zh} {ko}: a term cannot have the kind none"),
    CatalogueEntry("validate.ko-without-hangul", "{zh}: 한국어에 한글이 없습니다: {ko}", "{zh}: the Korean has no Hangul: {ko}"),
    CatalogueEntry(
      "validate.no-alternative", "{zh}: {‘ko’|은/는} 금지했지만 대신 쓸 표기가 없습니다",
      "{zh}: ‘{ko}’ is forbidden, but no other form is given"),
    CatalogueEntry("validate.not-nfc", "‘{column}’ 칸이 NFC가 아닙니다: {value}", "‘{column}’ is not in NFC: {value}"),
    CatalogueEntry("validate.nothing", "검사할 용어집이 없습니다", "there is no glossary to validate"),
    CatalogueEntry(
      "validate.preferred-and-deprecated", "{‘ko’|은/는} {zh}에는 금지, {other}에는 preferred입니다 ({otherPlace})",
      "‘{ko}’ is forbidden for {zh} and preferred for {other} ({otherPlace})"),
    CatalogueEntry(
      "validate.status-conflict", "{zh} {ko}: 상태가 서로 다릅니다: {status}, {other} ({otherPlace})",
      "{zh} {ko}: contradictory statuses: {status}, {other} ({otherPlace})"),
    CatalogueEntry(
      "validate.summary", "파일 {files}개, 개념 {concepts}개, 행 {rows}개를 확인했습니다",
      "checked {files} files, {concepts} concepts, {rows} rows"),
    CatalogueEntry(
      "validate.two-preferred", "{zh}: {‘ko’|과/와} {‘other’|이/가} 모두 preferred입니다 ({otherPlace})",
      "{zh}: both ‘{ko}’ and ‘{other}’ are preferred ({otherPlace})"),
    CatalogueEntry(
      "validate.zh-without-han", "{ko}: 중국어에 한자가 없습니다: {zh}", "{ko}: the Chinese has no Han character: {zh}"),
    CatalogueEntry("verdict.accept", "확실", "sure"),
    CatalogueEntry("verdict.reject", "용어 아님", "not a term"),
    CatalogueEntry("verdict.review", "확인 필요", "to review"),
  ]
}
