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
