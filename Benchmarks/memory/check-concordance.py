#!/usr/bin/env python3
"""Whether counts are those of going through all segments: check-concordance.py SEGMENTS.tsv COUNTS.tsv (word TAB count).

The same text folded: the words are letters of one script each, and case is folded as gwalho does; segments with
traditional characters are in the data, so words with such are left out."""
import sys

text = [line.rstrip("\n").lower().split("\t") for line in open(sys.argv[1])]
wide = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
text = [[side.translate(wide).lower() for side in row] for row in text]
right = wrong = 0
for line in open(sys.argv[2]):
    word, count = line.rstrip("\n").split("\t")
    folded = word.translate(wide).lower()
    here = sum(folded in row[0] or folded in row[1] for row in text)
    if here == int(count):
        right += 1
    else:
        wrong += 1
        print("  differs:", word, "counted", count, "there", here)
print(f"{right} counts equal to brute force, {wrong} differ")
