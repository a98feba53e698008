#!/usr/bin/env python3
"""Best match of every query by going through all segments with rapidfuzz (0 where none reaches the threshold).

  brute-force.py SEGMENTS.tsv QUERIES.txt zh|ko THRESHOLD OUT.tsv [LIMIT]

OUT.tsv: score TAB text, a line a query; the last line on standard output has the times of the first LIMIT queries, one
at a time on one core.
"""
import sys, time
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

segments, queries, side, threshold, out = sys.argv[1:6]
threshold = float(threshold)
texts = list(dict.fromkeys(line.rstrip("\n").split("\t")[side == "ko"] for line in open(segments)))
queries = [line.rstrip("\n") for line in open(queries)]
with open(out, "w") as file:
    for start in range(0, len(queries), 50):
        part = queries[start:start + 50]
        scores = process.cdist(part, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=threshold,
                               workers=1, dtype=np.float64)
        for row in scores:
            best = int(row.argmax())
            file.write(f"{row[best]}\t{texts[best]}\n" if row[best] >= threshold else "\t\n")
times = []
for query in queries[:int(sys.argv[6]) if len(sys.argv) > 6 else 20]:
    start = time.perf_counter()
    process.extractOne(query, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=threshold, processor=None)
    times.append((time.perf_counter() - start) * 1000)
times.sort()
print(f"rapidfuzz brute force, {side}: p50 {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * .95)]:.0f} ms, "
      f"{1000 * len(times) / sum(times):.1f} queries/s")
