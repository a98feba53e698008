#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that OmegaT (Debian's package omegat) sees every pair of exports: tbx2 (.tbx), omegat (.txt), tmx (.tmx).

usage: check-omegat.py FILE...

What should be there is read without OmegaT: in TBX every Chinese term of an entry with every Korean one, in the
others every row or unit. OmegaT's own readers are asked for zh → ko.
Exit code 0: all seen. 1: something is missing. Without OmegaT or Java it says so and exits with 0.
"""
import glob
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JAR = "/usr/share/omegat/OmegaT.jar"


def expected(path):
    if path.endswith(".txt"):
        with open(path, encoding="utf-8") as handle:
            return {tuple(line.rstrip("\n").split("\t")[:2]) for line in handle if not line.startswith("#")}
    root = ElementTree.parse(path).getroot()
    if path.endswith(".tmx"):
        return {tuple(seg.text for seg in unit.iter("seg")) for unit in root.iter("tu")}
    pairs = set()
    for entry in root.iter("termEntry"):
        terms = {"zh": [], "ko": []}
        for section in entry.iter("langSet"):
            terms[section.get(XML_LANG).split("-")[0]] += [term.text for term in section.iter("term")]
        pairs |= {(zh, ko) for zh in terms["zh"] for ko in terms["ko"]}
    return pairs


def seen(path):
    here = os.path.dirname(os.path.abspath(__file__))
    classes = ":".join([JAR, *glob.glob("/usr/share/java/*.jar")])
    result = subprocess.run(
        ["java", "-cp", classes, here + "/omegat/OmegaTPairs.java", "zh", "ko", path],
        capture_output=True, text=True, encoding="utf-8",
    )
    if result.returncode:
        raise SystemExit(f"{path}: OmegaT cannot read it\n{result.stderr[-2000:]}")
    return {tuple(line.split("\t")[:2]) for line in result.stdout.splitlines() if "\t" in line}


def main():
    if not os.path.exists(JAR) or not shutil.which("java"):
        print("SKIPPED: the exports were NOT checked with OmegaT (apt-get install omegat)", file=sys.stderr)
        return 0
    bad = False
    for path in sys.argv[1:]:
        wanted, found = expected(path), seen(path)
        missing = sorted(wanted - found)
        print(f"{path}: {len(wanted)} pairs, {len(wanted) - len(missing)} seen, {len(found - wanted)} invented")
        for pair in missing[:5]:
            print("  missing:", *pair)
        bad = bad or bool(missing)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
