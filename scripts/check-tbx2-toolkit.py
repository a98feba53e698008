#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that translate-toolkit (which Weblate reads glossaries with) sees every pair of a tbx2 or tmx export.

usage: check-tbx2-toolkit.py [--glossary FILE.tsv] FILE.tbx|FILE.tmx...

What should be there is read from the file with an XML parser alone: in each entry, every term of a Chinese
language section with every Korean term. What toolkit sees is asked for each Chinese language as the source
with get_source_terms() and get_target_terms(). Every pair has to be seen, every entry has to be visible
from the first Chinese language, and a reader that is told no languages has to take a Chinese and a Korean
term for source and target.
With --glossary, every row of the TSV (as `gwalho export tsv` writes it) also has to be seen, from at least
one Chinese language; deprecated and superseded rows are not asked for, since the safe profile holds them back.

Exit code 0: all seen. 1: something is missing. 2: unreadable input.
Without translate-toolkit it says so on standard error and exits with 0, or 77 with --require.
"""
import argparse
import csv
import importlib.metadata
import sys
import unicodedata

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SOURCES = ("zh-Hans", "zh-Hant", "zh-CN", "zh-TW")


def pairs_in_xml(path, etree):
    """{language: {(entry id, zh, ko)}} and the entry ids, without toolkit."""
    expected, entries = {}, []
    for _, entry in etree.iterparse(path, tag="termEntry", resolve_entities=False, no_network=True):
        entries.append(entry.get("id"))
        terms = {}
        for section in entry.findall("langSet"):
            terms[section.get(XML_LANG)] = [t.text or "" for t in section.findall("tig/term")]
        for language in SOURCES:
            for zh in terms.get(language, []):
                for ko in terms.get("ko", []):
                    expected.setdefault(language, set()).add((entry.get("id"), zh, ko))
        entry.clear()
    return expected, entries


def pairs_in_toolkit(path, source, tbx):
    with open(path, "rb") as handle:
        store = tbx.tbxfile(handle, sourcelanguage=source, targetlanguage="ko")
    return {
        (unit.getid(), zh.text, ko.text)
        for unit in store.units
        for zh in unit.get_source_terms()
        for ko in unit.get_target_terms()
    }


def check(path, rows, tbx, etree):
    expected, entries = pairs_in_xml(path, etree)
    ok, seen_anywhere, first = True, set(), None
    for language in [s for s in SOURCES if s in expected]:
        first = first or language
        seen = pairs_in_toolkit(path, language, tbx)
        missing = expected[language] - seen
        share = 100.0 * (len(expected[language]) - len(missing)) / len(expected[language])
        print(f"  {language} -> ko: {len(expected[language])} pairs, {share:.2f} % seen, {len(seen - expected[language])} invented")
        for item in sorted(missing)[:5]:
            print("    missing:", *item)
        for item in sorted(seen - expected[language])[:5]:
            print("    invented:", *item)
        ok = ok and seen == expected[language]
        seen_anywhere |= {(zh, ko) for _, zh, ko in seen}
        if language == first:
            hidden = set(entries) - {entry for entry, _, _ in seen}
            print(f"  {len(entries)} entries, {len(hidden)} without a pair from {language}")
            ok = ok and not hidden
    if first is None:
        print("  no Chinese-Korean pair in this file")
        return False
    with open(path, "rb") as handle:
        store = tbx.tbxfile(handle)
    all_pairs = set().union(*expected.values())
    wrong = [u.getid() for u in store.units if (u.getid(), u.source, u.target) not in all_pairs]
    print(f"  no language named: {len(store.units) - len(wrong)} of {len(store.units)} entries give a Chinese-Korean pair")
    ok = ok and not wrong
    if rows is not None:
        lost = [row for row in rows if row not in seen_anywhere]
        print(f"  glossary: {len(rows) - len(lost)} of {len(rows)} rows seen")
        for row in lost[:5]:
            print("    missing:", *row)
        ok = ok and not lost
    return ok


def check_tmx(path, tmx, etree):
    expected = {}
    for _, unit in etree.iterparse(path, tag="tu", resolve_entities=False, no_network=True):
        texts = {variant.get(XML_LANG): variant.findtext("seg") for variant in unit.iter("tuv")}
        for language in set(texts) - {"ko"}:
            expected.setdefault(language, set()).add((texts[language], texts["ko"]))
        unit.clear()
    ok = bool(expected)
    for language, pairs in sorted(expected.items()):
        with open(path, "rb") as handle:
            units = tmx.tmxfile(handle, language, "ko").units
        seen = {(unit.source, unit.target) for unit in units if unit.source and unit.target}
        share = 100.0 * len(pairs & seen) / len(pairs)
        print(f"  {language} -> ko: {len(pairs)} pairs, {share:.2f} % seen, {len(seen - pairs)} invented")
        ok = ok and seen == pairs
    return ok


def glossary_rows(path):
    def cell(text):
        return " ".join(unicodedata.normalize("NFC", text).split())

    with open(path, encoding="utf-8-sig", newline="") as handle:
        return [
            (cell(row["zh"]), cell(row["ko"]))
            for row in csv.DictReader(handle, delimiter="\t")
            if (row.get("status") or "preferred") in ("preferred", "admitted")
            and (row.get("zh_status") or "admitted") in ("preferred", "admitted")
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--glossary", metavar="FILE.tsv")
    parser.add_argument("--require", action="store_true", help="exit with 77 when translate-toolkit is missing")
    parser.add_argument("files", nargs="+", metavar="FILE.tbx")
    options = parser.parse_args()
    try:
        from lxml import etree
        from translate.storage import tbx, tmx

        version = importlib.metadata.version("translate-toolkit")
        if not hasattr(tbx.tbxunit, "get_source_terms"):
            raise ImportError(f"translate-toolkit {version} is older than 3.20")
    except ImportError as error:
        print(
            f"SKIPPED: the tbx2 export was NOT checked against translate-toolkit ({error}).\n"
            "  pip install translate-toolkit==3.20.0 lxml",
            file=sys.stderr,
        )
        return 77 if options.require else 0
    print(f"translate-toolkit {version}")
    rows = glossary_rows(options.glossary) if options.glossary else None
    ok = True
    for path in options.files:
        print(path)
        try:
            good = check_tmx(path, tmx, etree) if path.endswith(".tmx") else check(path, rows, tbx, etree)
        except (OSError, etree.XMLSyntaxError, AssertionError) as error:
            print(f"  cannot be read: {error!r}", file=sys.stderr)
            return 2
        print("  =>", "PASS" if good else "FAIL")
        ok = ok and good
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
