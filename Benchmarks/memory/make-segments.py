#!/usr/bin/env python3
"""A million Chinese-Korean segments from LibreOffice's translations, and queries that are not among them.

  make-segments.py FOLDER COUNT SEED OUT

FOLDER has the unpacked Debian packages libreoffice-l10n-ko and libreoffice-l10n-zh-cn (MPL-2.0); strings with one msgid
in one catalogue are a pair. OUT/queries.zh.txt and OUT/queries.ko.txt get 1,000 real strings each, whose pairs are left
out; OUT/segments.tsv (zh TAB ko) gets the other real pairs and, up to COUNT, recombinations of them:

  45 %  the beginning of one pair and the end of another, cut at the same share of both sides
  30 %  two or three pairs, one after another
  25 %  one pair with one to four characters exchanged, dropped or doubled on each side (near duplicates: what makes a
        filter work)

No two lines are equal. The statistics go to standard output. The same arguments give the same files.
"""
import collections, gettext, glob, os, random, sys


def catalogue(folder, language):
    found = {}
    for path in sorted(glob.glob(f"{folder}/usr/lib/libreoffice/program/resource/{language}/LC_MESSAGES/*.mo")):
        with open(path, "rb") as file:
            for key, value in gettext.GNUTranslations(file)._catalog.items():
                value = " ".join(value.split()) if isinstance(value, str) else ""
                if isinstance(key, str) and key and value:
                    found[os.path.basename(path), key] = value
    return found


def spliced(random, pairs):
    (zh, ko), (zh2, ko2) = random.choice(pairs), random.choice(pairs)
    cut, cut2 = random.random(), random.random()
    return (zh[: round(len(zh) * cut)] + zh2[round(len(zh2) * cut2):],
            ko[: round(len(ko) * cut)] + ko2[round(len(ko2) * cut2):])


def joined(random, pairs):
    chosen = [random.choice(pairs) for _ in range(random.choice((2, 2, 3)))]
    return "，".join(p[0] for p in chosen), ", ".join(p[1] for p in chosen)


def changed(random, pairs, letters):
    sides = []
    for text, letters in zip(random.choice(pairs), letters):
        text = list(text)
        for _ in range(random.randint(1, 4)):
            at, kind = random.randrange(len(text) + 1), random.randrange(3)
            if kind == 0 and at < len(text):
                text[at] = random.choice(letters)
            elif kind == 1 and at < len(text) > 2:
                del text[at]
            else:
                text.insert(at, random.choice(letters))
        sides.append("".join(text).strip())
    return tuple(sides)


def describe(name, texts):
    lengths = sorted(len(t) for t in texts)
    at = lambda share: lengths[min(len(lengths) - 1, int(share * len(lengths)))]
    bigrams = len({t[i:i + 2] for t in texts for i in range(len(t) - 1)})
    print(f"{name}: {len(texts):,} texts, {len(set(texts)):,} distinct, code points mean {sum(lengths) / len(lengths):.1f}, "
          f"median {at(.5)}, p95 {at(.95)}, longest {lengths[-1]}; {bigrams:,} bigrams")


def main():
    folder, count, seed, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    rnd = random.Random(seed)
    zh, ko = catalogue(folder, "zh_CN"), catalogue(folder, "ko")
    real = sorted({(zh[k], ko[k]) for k in zh if k in ko})
    rnd.shuffle(real)
    queries = []
    # A query has at least four characters on both sides: a button of two letters is no fuzzy match.
    for pair in real:
        if len(queries) < 1000 and min(map(len, pair)) >= 4:
            queries.append(pair)
    held = {t for pair in queries for t in pair}
    pairs = [p for p in real if p[0] not in held and p[1] not in held]
    letters = ["".join(p[s] for p in pairs) for s in (0, 1)]
    seen = dict.fromkeys(pairs)
    while len(seen) < count:
        kind = rnd.random()
        made = (spliced(rnd, pairs) if kind < .45 else joined(rnd, pairs) if kind < .75 else changed(rnd, pairs, letters))
        made = tuple(t.strip() for t in made)
        if all(made) and made not in seen:
            seen[made] = None
    segments = list(seen)[:count]
    rnd.shuffle(segments)
    os.makedirs(out, exist_ok=True)
    with open(f"{out}/segments.tsv", "w") as file:
        file.writelines(f"{a}\t{b}\n" for a, b in segments)
    for name, side in (("zh", 0), ("ko", 1)):
        with open(f"{out}/queries.{name}.txt", "w") as file:
            file.writelines(q[side] + "\n" for q in queries)
    print(f"{len(real):,} real pairs, {len(pairs):,} after holding out, {len(segments):,} segments")
    for name, side in (("zh", 0), ("ko", 1)):
        describe(name, [s[side] for s in segments])
        describe(name + " queries", [q[side] for q in queries])
    # Words for the concordance: bigrams of all frequencies.
    rnd = random.Random(seed + 1)
    with open(f"{out}/words.txt", "w") as file:
        for side in (0, 1):
            counts = collections.Counter(t[i:i + 2] for t in (s[side] for s in segments[:50_000]) for i in range(len(t) - 1))
            usual = [w for w, _ in counts.most_common(5_000) if w.strip() == w and w.isalpha()]
            file.writelines(w + "\n" for w in usual[:20] + rnd.sample(usual, 80))


main()
