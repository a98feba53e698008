#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ten years of issues that are like none: names of three characters, as often as words are (Zipf), some rendered in two ways.

make-issues.py FOLDER [ISSUES] [ANNOTATIONS]"""
import os
import random
import sys

# Character, sound (외래어 표기법 표 5), 한자음.
CHARACTERS = """海 하이 해|江 장 강|南 난 남|北 베이 북|东 둥 동|西 시 서|山 산 산|华 화 화|明 밍 명|光 광 광|天 톈 천|云 윈 운
龙 룽 룡|金 진 금|银 인 은|星 싱 성|月 웨 월|林 린 림|春 춘 춘|秋 추 추|青 칭 청|白 바이 백|黄 황 황|安 안 안|平 핑 평|和 허 화
新 신 신|大 다 대|中 중 중|国 궈 국"""
CHARACTERS = [item.split() for item in CHARACTERS.replace("\n", "|").split("|")]


def main():
    folder = sys.argv[1]
    issues = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    annotations = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    random.seed(5)
    names = [(a, b, c) for a in CHARACTERS for b in CHARACTERS for c in CHARACTERS]
    random.shuffle(names)
    weights = [1 / (rank + 3) for rank in range(len(names))]
    os.makedirs(folder + "/glossary", exist_ok=True)
    with open(folder + "/glossary/terms.tsv", "w") as file:
        file.write("id\tzh\tko\tstatus\tkind\tcategory\tby\tdate\n")
        for number, name in enumerate(names[:10_000]):
            zh = "".join(part[0] for part in name)
            category = ["person", "place", "company"][number % 3]
            file.write(f"c{number}\t{zh}\t{''.join(part[1] for part in name)}\t\tsound\t{category}\t편집부\t2020-01-01\n")
    for issue in range(issues):
        month, day = issue * 120 // issues, 1 + issue % 28
        date = f"{2015 + month // 12}-{month % 12 + 1:02}-{day:02}"
        with open(f"{folder}/{issue:04}.txt", "w") as file:
            for number, name in enumerate(random.choices(names, weights, k=annotations)):
                sound = random.random() < 0.9
                ko = "".join(part[1 if sound else 2] for part in name)
                file.write(f"- {ko}({''.join(part[0] for part in name)}), {issue}호의 {number}째 이름이 나오는 줄이다.\n")
            file.write(f"| 발 행 일 | {date}\n")


main()
