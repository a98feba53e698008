#!/usr/bin/env python3
"""Write an invented archive: issues of a newsletter with annotations drawn from a pool of names.

Names are put together from the surnames and characters of Data/ and of GB 2312's first level; their renderings come
from `gwalho transcribe`. Sentences are our own. A pool has persons (sound), places with a generic behind them, and
companies and institutes of which a part is translated. Some names are rendered in two ways, some annotations are
traditional, a few depart from the standard form, as in real archives. Seeded: the same arguments give the same bytes.

    make-archive.py --gwalho PATH --issues 1000 --kilobytes 20 --annotations 50 --pool 8000 FOLDER
"""
import argparse
import datetime
import os
import pathlib
import random
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志文新海波晓东春林飞云龙凤永佳宇浩俊思雨子轩博雅诗涵欣怡梓萱一诺"
TAILS = ["市", "省", "县", "区"]
KINDS = [("大学", "대학"), ("研究院", "연구원"), ("集团", "그룹"), ("银行", "은행"), ("科技", "과기"), ("公司", "공사")]
TERMS = [("新质生产力", "신품질 생산력"), ("数据集", "데이터 세트"), ("大语言模型", "대형 언어 모형"), ("具身智能", "체화 지능"),
         ("低空经济", "저고도 경제"), ("人形机器人", "휴머노이드 로봇"), ("算力", "컴퓨팅 파워"), ("碳达峰", "탄소 배출 정점")]

# {0} is the annotated name.
SENTENCES = [
    "{0}에서는 지난달부터 새 설비를 시험하고 있으며 연말까지 두 번째 생산 라인을 놓을 계획임",
    "이번 조사에 따르면 {0} 쪽의 응답이 가장 빨랐고 나머지는 한 주가 더 걸린 것으로 나타남",
    "회의에 나온 {0} 관계자는 내년 예산의 절반을 연구 개발에 쓰겠다고 밝힘",
    "현지 언론은 {0} 관련 소식을 첫머리에 싣고 앞으로의 일정을 자세히 다룸",
    "전문가들은 {0} 사례를 두고 규모보다 속도가 중요하다는 점을 보여 준다고 평가함",
    "올해 상반기 통계를 보면 {0} 몫이 한 해 전보다 조금 늘었으나 목표에는 미치지 못함",
    "담당 부서는 {0} 의견을 받아들여 세부 기준을 다음 분기에 다시 손보기로 함",
]
FILLERS = [
    "이 글에 나오는 수치는 모두 꾸며 낸 것으로 실제 통계와 아무 관련이 없음을 밝혀 둠",
    "자세한 내용은 다음 호에 이어서 싣고 독자의 물음에는 편집실이 따로 답하기로 함",
    "지난 호에서 다룬 주제와 이어지는 부분이 있으나 처음 읽는 독자도 따라올 수 있도록 적음",
    "설비 도입에는 시간이 걸리므로 올해 안에 결과를 말하기는 이르다는 의견이 많았음",
    "비용을 줄이려는 움직임은 계속되고 있으며 작은 기업일수록 그 부담을 크게 느끼는 것으로 보임",
]


def table(path, column=0):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip() and line[0] != "#"]
    return [row[column] for row in rows[1:]]


def common_han():
    """The 3,755 characters of GB 2312's first level."""
    return [bytes([row, cell]).decode("gb2312")
            for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
            if not (row == 0xD7 and cell > 0xF9)]


def pool(rng, count, transcribe):
    """Names with their renderings, the usual one first."""
    surnames = table(HERE / "../../Data/surname-characters.tsv")
    han = common_han()
    names, seen = [], {""}
    while len(names) < count:
        kind = rng.random()
        if kind < 0.6:
            zh, base, tail = rng.choice(surnames) + "".join(rng.sample(GIVEN, rng.choice([1, 2, 2]))), None, ""
        elif kind < 0.8:
            base, tail = "".join(rng.sample(han, 2)), rng.choice(TAILS)
            zh = base + tail
        else:
            base, (tail, _) = "".join(rng.sample(han, 2)), rng.choice(KINDS)
            zh = base + tail
        if zh not in seen:
            seen.add(zh)
            names.append((zh, base, tail))
    sound = transcribe([], [base or zh for zh, base, _ in names])
    sino = transcribe(["--sino"], [zh for zh, _, _ in names])
    tails = dict(KINDS) | dict(zip(TAILS, transcribe(["--sino"], TAILS)))
    return [(zh, [by_sound + tails.get(tail, ""), by_reading])
            for (zh, _, tail), by_sound, by_reading in zip(names, sound, sino)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gwalho", required=True)
    parser.add_argument("--issues", type=int, default=1000)
    parser.add_argument("--kilobytes", type=float, default=20)
    parser.add_argument("--annotations", type=int, default=50)
    parser.add_argument("--pool", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=20230804)
    parser.add_argument("folder")
    options = parser.parse_args()
    rng = random.Random(options.seed)

    def transcribe(flags, names):
        result = subprocess.run([options.gwalho, "transcribe", *flags, "-"], input="\n".join(names) + "\n",
                                capture_output=True, text=True, check=True)
        return result.stdout.splitlines()

    names = pool(rng, options.pool - len(TERMS), transcribe) + [(zh, [ko]) for zh, ko in TERMS]
    # A few names are in every other issue, most are rare.
    weights = [1 / (rank + 20) for rank in range(len(names))]
    rng.shuffle(names)
    wavering = {zh for zh, _ in rng.sample(names, len(names) // 20)}
    size = int(options.kilobytes * 1000)
    day = datetime.date(2005, 1, 7)
    for number in range(options.issues):
        lines = [f"가상 동향 제{number + 1}호", ""]
        length = sum(len(line.encode()) + 1 for line in lines)
        drawn = rng.choices(names, weights, k=options.annotations)
        for place, (zh, renderings) in enumerate(drawn):
            if place % 10 == 0:
                lines += ["", f"0{place // 10 + 1} 꾸며 낸 소식 {place // 10 + 1}"]
                length += len(lines[-1].encode()) + 2
            ko = rng.choice(renderings) if zh in wavering else renderings[0]
            line = "- " + rng.choice(SENTENCES).format(f"{ko}({zh})")
            lines.append(line)
            length += len(line.encode()) + 1
            while length < size * (place + 1) / options.annotations - 60:
                line = "  " + rng.choice(FILLERS)
                lines.append(line)
                length += len(line.encode()) + 1
        lines += ["", f"| 발 행 일 | {day.year}. {day.month}. {day.day}", ""]
        day += datetime.timedelta(days=7)
        folder = pathlib.Path(options.folder) / str(day.year)
        os.makedirs(folder, exist_ok=True)
        (folder / f"issue-{number + 1:05}.txt").write_text("\n".join(lines), encoding="utf-8")


main()
