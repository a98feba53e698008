#!/usr/bin/env python3
"""Times of a new process with a warm cache: processes.py PROGRAM BASE QUERIES.txt COUNT"""
import os, subprocess, sys, time

program, base, queries, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
queries = [line.rstrip("\n") for line in open(queries)][:count]
os.chdir(base)


def run(name, commands):
    times = []
    for command in commands:
        # posix_spawn, so that what Python is does not count.
        null = os.open(os.devnull, os.O_WRONLY)
        start = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ,
                             file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
        os.waitpid(pid, 0)
        times.append((time.perf_counter() - start) * 1000)
        os.close(null)
    times.sort()
    print(f"{name}: {len(times)} processes, p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * .95)]:.1f} ms, "
          f"least {times[0]:.1f} ms")


run("gwalho --version", [[program, "--version"]] * count)
for _ in range(2):
    runs = [[program, "tm", "match", "--format", "jsonl", "--", query] for query in queries]
    run(f"gwalho tm match, {os.path.basename(sys.argv[3])}", runs)
