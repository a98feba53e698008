#!/usr/bin/env python3
"""A generated term base and a generated Korean text that mentions it; the same for the same numbers.

  make-terms.py terms COUNT SEED FILE.tsv          zh, ko, category
  make-terms.py text MEGABYTES SEED TERMS.tsv FILE.txt

Names are made as real ones are: people (three syllables, a surname before a given name), places, companies and
institutions with generic tails. The text is made of everyday words with particles; one word in fifteen is a term.
"""
import pathlib
import random
import sys

data = pathlib.Path(__file__).resolve().parent.parent.parent / "Data"


def rows(name):
    for line in (data / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def terms(count, seed, path):
    chance = random.Random(seed)
    syllables = [r[1] for r in rows("pinyin-hangul.tsv") if r[0] != "pinyin"]
    surnames = chance.sample(syllables, 120)
    han = [chr(0x4E00 + n) for n in chance.sample(range(0x5000), 3500)]
    tails = [("大学", "대학", "organisation"), ("研究院", "연구원", "organisation"), ("科技", "과기", "company"),
             ("集团", "그룹", "company"), ("市", "시", "place"), ("县", "현", "place"), ("银行", "은행", "company"),
             ("实验室", "실험실", "organisation"), ("汽车", "자동차", "company"), ("制药", "제약", "company")]
    seen = set()
    with open(path, "w", encoding="utf-8") as out:
        out.write("zh\tko\tcategory\n")
        while len(seen) < count:
            kind = chance.random()
            size = 3 if kind < 0.5 else chance.choice((2, 2, 3, 4))
            zh = "".join(chance.choice(han) for _ in range(size))
            ko = "".join(chance.choice(syllables) for _ in range(size))
            category = "place"
            if kind < 0.5:
                ko, category = chance.choice(surnames) + ko[1:], "person"
            elif kind < 0.95:
                tail = chance.choice(tails)
                zh, ko, category = zh + tail[0], ko + tail[1], tail[2]
            elif len(ko) < 3:
                continue
            if zh in seen:
                continue
            seen.add(zh)
            out.write(f"{zh}\t{ko}\t{category}\n")


def text(megabytes, seed, base, path):
    chance = random.Random(seed)
    names = []
    with open(base, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if chance.random() < 0.2:
                names.append(line.split("\t")[1])
    words = [r[1] for r in rows("sino-words.tsv") if r[0] != "zh"]
    verbs = "했다 한다 있다 밝혔다 말했다 나타났다 늘어났다 줄었다 위한 통해 대한 따라 및 등 새로운 많은 여러 가장 이를 이는 그".split()
    pairs = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("의", "의"), ("에", "에"), ("에서", "에서"), ("도", "도"))
    left = int(megabytes * 1e6)
    with open(path, "w", encoding="utf-8") as out:
        while left > 0:
            line = []
            for _ in range(chance.randint(8, 20)):
                kind = chance.random()
                if kind < 1 / 15:
                    word = chance.choice(names)
                elif kind < 0.3:
                    line.append(chance.choice(verbs))
                    continue
                else:
                    word = chance.choice(words)
                if chance.random() < 0.7:
                    final = (ord(word[-1]) - 0xAC00) % 28 != 0
                    word += chance.choice(pairs)[0 if final else 1]
                line.append(word)
            sentence = " ".join(line) + ".\n"
            left -= len(sentence.encode())
            out.write(sentence)


if sys.argv[1] == "terms":
    terms(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
else:
    text(float(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
