#!/usr/bin/env python3
"""Write Data/mandarin-phrases.tsv from pypinyin's phrase dictionary (MIT).

Kept is what changes a Hangul transcription: phrases of two to four characters in which at least one
character is read otherwise (tones apart) than Unihan's kMandarin says, and which no shorter kept phrase
already explains. Run it after `pip install pypinyin==0.55.0`, with Debian's unicode-data installed:

    python3 scripts/make-phrase-readings.py > Data/mandarin-phrases.tsv
"""
import bz2
import sys
import unicodedata

import pypinyin
from pypinyin.phrases_dict import phrases_dict

UNIHAN = "/usr/share/unicode/Unihan_Readings.txt.bz2"


def toneless(syllable):
    decomposed = unicodedata.normalize("NFD", syllable)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", kept).lower()


def default_readings():
    table = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkMandarin\t" in line:
                code, _, value = line.rstrip("\n").split("\t")
                table[chr(int(code[2:], 16))] = toneless(value.split()[0])
    return table


def main():
    defaults = default_readings()
    kept = {}
    for length in (2, 3, 4):
        for phrase, readings in sorted(phrases_dict.items()):
            if len(phrase) != length or len(readings) != length:
                continue
            if not all(character in defaults for character in phrase):
                continue
            syllables = [toneless(reading[0]) for reading in readings]
            # A neutral particle or erhua is no reading of a name.
            if any(s in ("r", "n", "ng", "m", "hm", "hng") for s in syllables):
                continue
            explained = [defaults[c] for c in phrase]
            for size in (2, 3):
                for start in range(length - size + 1):
                    inner = phrase[start:start + size]
                    if inner in kept and size < length:
                        explained[start:start + size] = kept[inner]
            if syllables != explained:
                kept[phrase] = syllables
    out = sys.stdout
    out.write("# Words whose Mandarin reading is not that of their characters one by one (tones apart).\n")
    out.write(f"# Made by scripts/make-phrase-readings.py from pypinyin {pypinyin.__version__} (MIT License,\n")
    out.write("# Copyright (c) 2016 mozillazg, phrase data from phrase-pinyin-data) and Unihan 15.0.0 kMandarin.\n")
    out.write("word\tpinyin\n")
    for phrase in sorted(kept):
        out.write(f"{phrase}\t{' '.join(kept[phrase])}\n")


main()
