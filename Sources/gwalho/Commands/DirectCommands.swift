// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

// Commands that run often, on every key of an editor or every commit, take their options without the parser.

extension TmMatch: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    format = arguments.value("--format") ?? .text
    from = arguments.value("--from")
    top = arguments.value("--top") ?? 5
    threshold = arguments.value("--threshold") ?? 0.7
    lower = arguments.flag("--lower")
    filter = arguments.checked(SegmentFilterOptions(&arguments))
    base = BaseOptions(&arguments)
    shared = SharedOptions(&arguments)
    texts = arguments.operands()
  }
}

extension TmSearch: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    format = arguments.value("--format") ?? .text
    side = arguments.value("--in")
    sort = arguments.value("--sort") ?? .score
    limit = arguments.value("--limit") ?? 20
    page = arguments.value("--page") ?? 1
    exact = arguments.flag("--exact")
    filter = arguments.checked(SegmentFilterOptions(&arguments))
    base = BaseOptions(&arguments)
    shared = SharedOptions(&arguments)
    terms = arguments.operands(atLeast: 1)
  }
}

extension Align: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    format = arguments.value("--format")
    input = arguments.value("--input") ?? .text
    all = arguments.flag("--all")
    lexicon = arguments.value("--lexicon")
    jobs = arguments.value("--jobs") ?? Processors.count
    shared = SharedOptions(&arguments)
    files = arguments.operands()
  }
}

extension Transcribe: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    sino = arguments.flag("--sino")
    place = arguments.flag("--place")
    taiwan = arguments.flag("--taiwan")
    historical = arguments.flag("--historical")
    explain = arguments.flag("--explain")
    all = arguments.flag("--all")
    format = arguments.value("--format") ?? .text
    shared = SharedOptions(&arguments)
    texts = arguments.operands()
  }
}

extension Lookup: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    format = arguments.value("--format") ?? .text
    base = BaseOptions(&arguments)
    shared = SharedOptions(&arguments)
    terms = arguments.operands(atLeast: 1)
  }
}

extension Check: DirectCommand {
  mutating func take(_ arguments: inout DirectArguments) {
    format = arguments.value("--format") ?? .text
    output = arguments.values("--output")
    failOn = arguments.value("--fail-on")
    exitZero = arguments.flag("--exit-zero")
    each = arguments.flag("--each")
    history = arguments.flag("--history")
    scanned = arguments.flag("--scanned")
    rules = arguments.checked(RuleOptions(&arguments))
    baseline = arguments.value("--baseline")
    writeBaseline = arguments.value("--write-baseline")
    changedSince = arguments.value("--changed-since")
    fix = arguments.flag("--fix")
    dryRun = arguments.flag("--dry-run")
    listRules = arguments.flag("--list-rules")
    base = BaseOptions(&arguments)
    shared = SharedOptions(&arguments)
    files = arguments.operands()
  }
}
