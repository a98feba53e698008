#!/usr/bin/env python3
"""Recall of the best match: compare.py BRUTE.tsv GOT.tsv (score TAB text a line a query)."""
import sys

brute, got = ([line.rstrip("\n").split("\t", 1) for line in open(path)] for path in sys.argv[1:3])
with_match = [i for i, (score, _) in enumerate(brute) if score]
found = [i for i in with_match if got[i][0] and abs(float(got[i][0]) - float(brute[i][0])) < 1e-9]
extra = [i for i, (score, _) in enumerate(brute) if not score and got[i][0]]
print(f"{len(with_match)} of {len(brute)} queries have a match; best score found {len(found)} "
      f"({100 * len(found) / max(1, len(with_match)):.1f} %), found where there is none {len(extra)}")
for i in sorted(set(with_match) - set(found))[:5] + extra[:5]:
    print("  line", i + 1, "brute", brute[i], "got", got[i])
