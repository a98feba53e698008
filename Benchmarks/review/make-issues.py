#!/usr/bin/env python3
"""Issues of a newsletter with many names, for measuring `gwalho review`.

  make-issues.py GWALHO COUNT FOLDER

Names are a surname and two characters, rendered by `gwalho transcribe`; every tenth has a second rendering, so that it is
a conflict, and how often a name occurs follows Zipf. The seed is fixed.
"""
import random
import subprocess
import sys

gwalho, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
random.seed(5)
surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
given = "伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂文辉玲力建国华春海燕新志德成东方永昌荣光福生龙凤庆祥瑞安宁思远子轩浩宇梓涵"
names = set()
while len(names) < count:
    names.add(random.choice(surnames) + random.choice(given) + random.choice(given))
names = sorted(names)
random.shuffle(names)
korean = subprocess.run([gwalho, "transcribe", "--format", "tsv", "-"], input="\n".join(names), text=True,
                        capture_output=True, check=True).stdout.splitlines()
pairs = []
for number, line in enumerate(korean):
    zh, ko = line.split("\t")
    for _ in range(max(1, min(400, 2000 // (number + 1) + 1))):
        pairs.append((zh, ko))
    if number % 10 == 0:
        pairs.append((zh, ko[0] + " " + ko[1:] if number % 20 else ko[:-1] + "앙"))
random.shuffle(pairs)
size = len(pairs) // 50 + 1
for issue in range(50):
    with open(f"{folder}/issue-{issue:02}.txt", "w") as out:
        out.write(f"| 발 행 일 | {2015 + issue // 12}. {issue % 12 + 1}. 4\n\n")
        for zh, ko in pairs[issue * size:(issue + 1) * size]:
            out.write(f"- 이날 회의에는 {ko}({zh}) 위원도 참석해 새 계획을 설명하였다.\n")
