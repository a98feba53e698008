// SPDX-License-Identifier: Apache-2.0

import HanHangul

extension TermBase {
  /// Everything that does not hold together, by path, line and code.
  ///
  /// Forms are compared as they are written (NFC), not by their fold: to prefer 신품질 생산력 and deprecate
  /// 신품질생산력 is a decision about spacing.
  ///
  /// - Parameter reads: how far a Korean form can be a reading of a Chinese one, 0…1; nil when it cannot be told.
  ///   Asked for preferred and admitted rows of kind `sound`, `sino` and `mixed`; below 0.5 is a finding.
  public func validate(reads: ((_ zh: String, _ ko: String) -> Double?)? = nil) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    for concept in concepts {
      findings += Self.preferred(concept) + Self.contradictions(concept) + Self.pairs(concept)
      findings += Self.alternatives(concept)
      for row in concept.rows {
        findings += Self.shape(row)
        if let reads { findings += Self.reading(row, reads) }
      }
    }
    findings += ambiguities() + sharedPairs() + unnormalized()
    return findings.sorted { one, other in
      if !ValueRules.sameBytes(one.path, other.path) { return one.path.utf8.lexicographicallyPrecedes(other.path.utf8) }
      return (one.line, one.code.rawValue) < (other.line, other.code.rawValue)
    }
  }

  /// A full and a short form may each have their preferred rendering; two of one sort may not.
  private static func preferred(_ concept: Concept) -> [ValidationFinding] {
    var first: [TermForm: GlossaryRow] = [:]
    var seen: [TermForm: Set<String>] = [:]
    var findings: [ValidationFinding] = []
    for row in concept.rows where row.status == .preferred {
      guard let known = first[row.form] else {
        first[row.form] = row
        seen[row.form] = [row.ko]
        continue
      }
      if seen[row.form, default: []].insert(row.ko).inserted {
        findings.append(.init(.twoPreferred, at: row, ["other": known.ko, "concept": concept.key], related: known))
      }
    }
    return findings
  }

  private static func contradictions(_ concept: Concept) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    for column in [GlossaryColumn.category, .definition, .domain] {
      findings += contradictions(concept.rows, in: column)
    }
    // The kind belongs to a rendering: 어센드(昇腾) is `other`, 성텅(昇腾) is `sound`.
    for rows in grouped(concept.rows, by: \.ko) { findings += contradictions(rows, in: .kind) }
    return findings
  }

  private static func contradictions(_ rows: [GlossaryRow], in column: GlossaryColumn) -> [ValidationFinding] {
    guard let first = rows.first(where: { !$0.cell(column).isEmpty }) else { return [] }
    return rows.filter { !$0.cell(column).isEmpty && $0.cell(column) != first.cell(column) }.map { row in
      .init(
        .contradiction, at: row,
        ["column": column.rawValue, "value": row.cell(column), "other": first.cell(column)], related: first)
    }
  }

  private static func pairs(_ concept: Concept) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    for rows in grouped(concept.rows, by: { $0.zh + "\t" + $0.ko }) {
      for (place, row) in rows.enumerated().dropFirst() {
        if let twin = rows[..<place].first(where: { $0.status == row.status && $0.form == row.form }) {
          findings.append(.init(.duplicateRow, at: row, related: twin))
        } else if let other = rows[..<place].first(where: { $0.status != row.status }) {
          findings.append(
            .init(
              .statusConflict, at: row, ["status": row.status.rawValue, "other": other.status.rawValue], related: other)
          )
        }
      }
    }
    for rows in grouped(concept.rows, by: \.ko) {
      guard let good = rows.first(where: { $0.status == .preferred }) else { continue }
      for row in rows where row.status == .deprecated || row.status == .superseded {
        // The same pair is a conflict of status already.
        if row.zh == good.zh { continue }
        findings.append(.init(.preferredAndDeprecated, at: row, ["other": good.zh], related: good))
      }
    }
    return findings
  }

  private static func alternatives(_ concept: Concept) -> [ValidationFinding] {
    guard !concept.rows.contains(where: { $0.status == .preferred || $0.status == .admitted }),
      let forbidden = concept.rows.first(where: { $0.status == .deprecated || $0.status == .superseded })
    else { return [] }
    return [.init(.noAlternative, at: forbidden)]
  }

  private static func shape(_ row: GlossaryRow) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    if let id = row.id, !ValueRules.isNCName(id) { findings.append(.init(.badID, at: row, ["value": id])) }
    if let date = row.date, !ValueRules.isCalendarDate(date) {
      findings.append(.init(.badDate, at: row, ["value": date]))
    }
    for form in [row.zh, row.ko] {
      guard let fault = FormFault(form), let code = ValidationFinding.Code(rawValue: fault.rawValue) else { continue }
      findings.append(.init(code, at: row, fault.arguments(form)))
    }
    if row.kind == RenderingKind.none { findings.append(.init(.kindNone, at: row)) }
    if !row.zh.unicodeScalars.contains(where: isHan) { findings.append(.init(.chineseWithoutHan, at: row)) }
    if !row.ko.unicodeScalars.contains(where: isHangul) { findings.append(.init(.koreanWithoutHangul, at: row)) }
    return findings
  }

  private static func reading(
    _ row: GlossaryRow, _ reads: (_ zh: String, _ ko: String) -> Double?
  ) -> [ValidationFinding] {
    // A form is often forbidden because it is no reading.
    guard row.status == .preferred || row.status == .admitted, let kind = row.kind,
      [.sound, .sino, .mixed].contains(kind), let link = reads(row.zh, row.ko), link < 0.5
    else { return [] }
    return [.init(.doesNotRead, at: row, ["kind": kind.rawValue])]
  }
}

// MARK: - Across concepts

extension TermBase {
  private func ambiguities() -> [ValidationFinding] {
    concepts.enumerated().flatMap { number, concept -> [ValidationFinding] in
      guard concept.id == nil, let row = concept.rows.first else { return [] }
      let others = rows(foldedChinese: foldedChinese[number].first ?? "").filter { concepts[$0.concept].id != nil }
      let ids = Set(others.map { concepts[$0.concept].key }).sorted()
      guard let other = others.first, ids.count > 1 else { return [] }
      return [.init(.ambiguousConcept, at: row, ["ids": ids.joined(separator: ", ")], related: self[other])]
    }
  }

  private func sharedPairs() -> [ValidationFinding] {
    var first: [String: RowIndex] = [:]
    var findings: [ValidationFinding] = []
    for (number, concept) in concepts.enumerated() where concept.id != nil {
      for (place, row) in concept.rows.enumerated() where row.status != .rejected {
        let pair = row.zh + "\t" + row.ko
        guard let known = first[pair] else {
          first[pair] = RowIndex(concept: number, row: place)
          continue
        }
        if known.concept == number { continue }
        findings.append(
          .init(
            .duplicateConcept, at: row, ["id": concept.key, "other": concepts[known.concept].key], related: self[known])
        )
      }
    }
    return findings
  }

  private func unnormalized() -> [ValidationFinding] {
    unnormalizedCells.map { path, cell in
      let row = GlossaryRow(path: path, line: cell.line, zh: "", ko: "")
      var finding = ValidationFinding(.notNFC, at: row, ["column": cell.column, "value": cell.value])
      finding.arguments["zh"] = nil
      finding.arguments["ko"] = nil
      return finding
    }
  }

  /// Groups in the order of their first rows.
  private static func grouped(_ rows: [GlossaryRow], by key: (GlossaryRow) -> String) -> [[GlossaryRow]] {
    if rows.count == 1 { return [rows] }
    var places: [String: Int] = [:]
    var groups: [[GlossaryRow]] = []
    for row in rows {
      if let place = places[key(row)] {
        groups[place].append(row)
      } else {
        places[key(row)] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic && scalar.value != 0x3006 && scalar.value != 0x3007
  }

  private static func isHangul(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }
}
