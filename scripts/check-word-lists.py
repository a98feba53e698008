#!/usr/bin/env python3
"""Check the word lists written by hand in Data/: cells, order, duplicates, Hangul, syllables of pinyin,
and that every Sino-Korean word stands in libhangul's hanja.txt (Debian: libhangul-data).

    python3 scripts/check-word-lists.py
"""
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "Data"
HANJA = "/usr/share/libhangul/hanja/hanja.txt"
LISTS = {
    "translations.tsv": ["zh", "ko", "source"],
    "sino-words.tsv": ["zh", "ko"],
    "japanese-names.tsv": ["zh", "ko", "source"],
    "mandarin-words.tsv": ["word", "pinyin", "source"],
    "surnames.tsv": ["han", "pinyin", "source"],
    "exceptions.tsv": ["zh", "ko", "source"],
    "sino-readings.tsv": ["han", "readings", "source"],
}
HAN = re.compile(r"[\u3005-\u3007\u30ce\u30f6\u3400-\u9fff\U00020000-\U0003ffff]+")
HANGUL = re.compile(r"[가-힣]+")
HANGUL_LATIN = re.compile(r"[가-힣A-Za-z0-9]+")

problems = 0


def complain(name, number, text):
    global problems
    problems += 1
    print(f"{name}:{number}: {text}", file=sys.stderr)


def rows(name, header):
    """(line number, cells) of every row, with the form of the file checked."""
    text = (DATA / name).read_text(encoding="utf-8")
    if "\r" in text or not text.endswith("\n"):
        complain(name, 0, "lines must end in LF")
    lines = list(enumerate(text.split("\n")[:-1], 1))
    body = [(number, line.split("\t")) for number, line in lines if not line.startswith("#")]
    if not lines[0][1].startswith("#") or body[0][1] != header:
        complain(name, 1, "a comment and the header " + " ".join(header) + " are needed")
    keys = [cells[0].encode() for _, cells in body[1:]]
    if keys != sorted(keys):
        complain(name, 0, "not in byte order")
    if len(keys) != len(set(keys)):
        complain(name, 0, "a key stands twice")
    for number, cells in body[1:]:
        if len(cells) != len(header) or any(cell != cell.strip() or not cell for cell in cells):
            complain(name, number, "cells missing, empty or padded")
        elif not HAN.fullmatch(cells[0]):
            complain(name, number, f"'{cells[0]}' is not Han")
        else:
            yield number, cells


with open(DATA / "pinyin-hangul.tsv", encoding="utf-8") as lines:
    syllables = {line.split("\t")[0] for line in lines if not line.startswith(("#", "pinyin\t"))}
hanja = set()
with open(HANJA, encoding="utf-8") as lines:
    for line in lines:
        cells = line.split(":")
        if not line.startswith("#") and len(cells) > 1:
            hanja.add((cells[1].strip(), cells[0]))

for name, header in LISTS.items():
    count = 0
    for number, cells in rows(name, header):
        count += 1
        key, value = cells[:2]
        if header[1] == "ko":
            form = HANGUL_LATIN if name == "translations.tsv" else HANGUL
            forms = value.split("|")
            if len(forms) != len(set(forms)) or not all(form.fullmatch(part) for part in forms):
                complain(name, number, f"'{value}'")
        if name == "sino-words.tsv" and ((key, value) not in hanja or not 2 <= len(key) <= 4):
            complain(name, number, f"{key} {value} is not in hanja.txt")
        if header[1] == "pinyin":
            parts = value.split(" ")
            wanted = range(1, 2) if name == "surnames.tsv" else range(2, 5)
            if len(parts) != len(key) or len(key) not in wanted or not syllables.issuperset(parts):
                complain(name, number, f"'{key}' '{value}'")
        if header[1] == "readings" and not all(re.fullmatch("[가-힣]", part) for part in value.split(" ")):
            complain(name, number, f"'{value}'")
    print(f"{name}: {count} rows")
sys.exit(1 if problems else 0)
