#!/usr/bin/env python3
"""How far two annotators of the open gold set agree.

    scripts/gold-agreement.py Tests/EvaluationTests/OpenGold/NAME.jsonl Tests/EvaluationTests/OpenGold/second/NAME.jsonl

Prints, for brackets that the first calls glosses, how many pairs (Chinese and Korean, alternatives of either side allowed,
spaces, quotation marks and markup aside) and kinds the second has as well; and the same for brackets that are none.
"""
import json
import re
import sys
import unicodedata


def plain(text):
    text = re.sub(r"<[^>]*>", "", (text or "").replace("&nbsp;", " "))
    return re.sub(r"[\s'\"‘’“”*`_\[\]]", "", unicodedata.normalize("NFC", text))


def forms(label, name):
    return {plain(label.get(name))} | {plain(x) for x in label.get(name + "_alt") or []}


def kinds(label):
    return {label["kind"], *(label.get("kind_alt") or [])}


def main():
    first, second = ({r["id"]: r for r in map(json.loads, open(path, encoding="utf-8"))} for path in sys.argv[1:3])
    pairs = same = kind = none = rejected = optional = exact = exact_kind = 0
    for name, record in first.items():
        others = second[name]["labels"] if name in second else []
        for label in record["labels"]:
            here = [x for x in others if x["n"] == label["n"]]
            if label["kind"] == "none":
                none += 1
                rejected += any("none" in kinds(x) for x in here)
                continue
            match = [x for x in here if x["kind"] != "none" and forms(x, "zh") & forms(label, "zh")
                     and forms(x, "ko") & forms(label, "ko")]
            if "none" in kinds(label) and not match:
                optional += 1
                continue
            pairs += 1
            if match:
                same += 1
                kind += bool(kinds(match[0]) & kinds(label))
                strict = [x for x in match if plain(x["zh"]) == plain(label["zh"]) and plain(x["ko"]) == plain(label["ko"])]
                exact += bool(strict)
                exact_kind += bool(strict) and strict[0]["kind"] == label["kind"]
            else:
                print(f"{name}: {label['zh']} ↔ {label['ko']}, second {[(x.get('zh'), x.get('ko')) for x in here]}")
    print(f"pairs {same}/{pairs} ({100 * same / max(pairs, 1):.1f} %), kinds of these {kind}/{same} "
          f"({100 * kind / max(same, 1):.1f} %), no gloss {rejected}/{none} ({100 * rejected / max(none, 1):.1f} %), "
          f"optional labels left out {optional}")
    print(f"first choices alone: pairs {exact}/{pairs}, kinds of these {exact_kind}/{exact}")


if __name__ == "__main__":
    sys.exit(main())
