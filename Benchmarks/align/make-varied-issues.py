#!/usr/bin/env python3
"""Write a large text made from real issues in which no two pairs are alike.

Every annotation of the issues is kept at its place; its Chinese is replaced by as many random common
characters, its Korean by the reading of these characters (by sound, or by 한자음 where the original was), so
that an aligner can remember nothing. The generator is seeded: the same arguments give the same bytes.

    make-varied-issues.py --gwalho PATH --megabytes 24 ISSUE… > varied.txt
"""
import argparse
import json
import random
import subprocess
import sys


def common_han():
    """The 3,755 characters of GB 2312's first level."""
    return [bytes([row, cell]).decode("gb2312")
            for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
            if not (row == 0xD7 and cell > 0xF9)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gwalho", required=True)
    parser.add_argument("--megabytes", type=float, default=24)
    parser.add_argument("--seed", type=int, default=20230804)
    parser.add_argument("issues", nargs="+")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    han = common_han()

    issues = []
    for path in options.issues:
        text = open(path, encoding="utf-8").read()
        found = subprocess.run([options.gwalho, "align", "--format", "jsonl", path],
                               capture_output=True, text=True, check=True).stdout
        pairs = [p for p in map(json.loads, found.splitlines()) if p["direction"] == "forward"]
        pieces, last = [], 0
        for pair in pairs:
            (ko_start, ko_end), (zh_start, zh_end) = pair["koRange"], pair["zhRange"]
            if ko_start < last:
                continue
            pieces.append((text[last:ko_start], text[ko_end:zh_start], pair["kind"],
                           max(2, min(6, sum("\u4e00" <= c <= "\u9fff" for c in pair["zh"])))))
            last = zh_end
        issues.append((pieces, text[last:]))

    size = sum(len(open(p, "rb").read()) for p in options.issues)
    copies = int(options.megabytes * 1e6 / size) + 1
    names, seen, kinds = [], set(), []
    for _ in range(copies):
        for pieces, _ in issues:
            for _, _, kind, length in pieces:
                while True:
                    name = "".join(rng.choice(han) for _ in range(length))
                    if name not in seen:
                        break
                seen.add(name)
                names.append(name)
                kinds.append(kind == "sino")

    def transcribed(flags):
        return subprocess.run([options.gwalho, "transcribe", *flags, "-"], input="\n".join(names) + "\n",
                              capture_output=True, text=True, check=True).stdout.splitlines()

    sound, sino = transcribed([]), transcribed(["--sino"])
    out, index, written = sys.stdout, 0, 0
    for _ in range(copies):
        for pieces, tail in issues:
            block = []
            for before, between, _, _ in pieces:
                block += [before, (sino if kinds[index] else sound)[index], between, names[index]]
                index += 1
            block.append(tail)
            text = "".join(block)
            written += len(text.encode())
            out.write(text)
        if written >= options.megabytes * 1e6:
            return


main()
