#!/usr/bin/env python3
"""Speed, memory and kills of `gwalho init --from`; see run."""
import argparse
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

FILES = ["gwalho.toml", "gwalho-baseline.tsv", "glossary/terms.tsv", "glossary/archive.tsv"]


def run(command, folder):
    """Seconds, processor seconds and the largest memory in KB of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (command, process.returncode)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def fresh(work):
    base = work / "base"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir()
    return base


def speed(gwalho, work, files):
    size = sum(path.stat().st_size for path in files)
    print(f"archive {size / 1e6:.1f} MB, {len(files)} files; best of five")
    cat = ["sh", "-c", "find ../archive -type f -print0 | sort -z | xargs -0 cat > /dev/null"]
    init = [gwalho, "init", "--from", "../archive"]
    align = [gwalho, "align", "--format", "jsonl", "--jobs", "2"] + [os.path.relpath(path, work / "base") for path in files]
    rows = [("cat", cat, True), ("gwalho align, 2 jobs", align, True),
            ("init, --no-baseline", init + ["--no-baseline"], True), ("init", init, True),
            ("init --yes, --no-baseline", init + ["--yes", "--no-baseline"], True), ("init --yes", init + ["--yes"], True),
            ("init --yes, again", init + ["--yes", "--no-baseline"], False)]
    for name, command, is_fresh in rows:
        times = []
        for _ in range(5):
            base = fresh(work) if is_fresh else work / "base"
            times.append(run(command, base))
        best = min(times)
        print(f"{name:28} {best[0]:6.3f} s  {size / 1e6 / best[0]:7.1f} MB/s  {best[1]:6.2f} s of processors  "
              f"{max(t[2] for t in times) / 1024:5.0f} MB of memory")


def state(base):
    """Everything that is in the store, and the base's files."""
    store = sqlite3.connect(f"file:{base}/.gwalho/memory.sqlite?mode=ro", uri=True)
    assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = [sorted(map(repr, store.execute(f"SELECT * FROM {table}"))) for table in
            ["document", "pair", "reading", "attestation", "segment", "segmentUse"]]
    store.close()
    return rows, {name: (base / name).read_bytes() for name in FILES}


def kills(gwalho, work, count):
    command = [gwalho, "init", "--from", "../archive", "--yes"]
    base = fresh(work)
    length = run(command, base)[0]
    wanted = state(base)
    rng = random.Random(1)
    hit = 0
    for _ in range(count):
        base = fresh(work)
        process = subprocess.Popen(command, cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, length))
        process.send_signal(signal.SIGKILL)
        hit += process.wait() == -signal.SIGKILL
        for name in FILES:
            if (base / name).exists():
                assert (base / name).read_bytes() == wanted[1][name], f"half of {name}"
        run(command, base)
        assert state(base) == wanted, "the next run does not make what one run makes"
    print(f"killed {count} times, {hit} of them while it ran: no file half-written, nothing lost, the next run equal")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gwalho")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    files = sorted(path for path in (options.work / "archive").rglob("*") if path.is_file())
    speed(options.gwalho, options.work, files)
    if options.kills:
        kills(options.gwalho, options.work, options.kills)


main()
