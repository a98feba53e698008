#!/usr/bin/env python3
"""Times `gwalho review` through a pseudo-terminal: measure.py GWALHO FOLDER

From the start to the first whole screen, from a key to the next whole screen, and from a key to the screen that says a
decision is written (which is after it is on the disk). Milliseconds: median and worst.
"""
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import termios
import time

gwalho, folder = os.path.realpath(sys.argv[1]), sys.argv[2]


class Review:
    def __init__(self):
        self.start = time.perf_counter()
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm", LC_ALL="C", NO_COLOR="1")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execv(gwalho, [gwalho, "review"])
        self.pid = pid
        self.seen = b""

    def wait(self, pattern):
        """Until a whole screen fits; the time when it did."""
        end = time.time() + 10
        while time.time() < end:
            frame = self.seen[self.seen.rfind(b"\x1b[H"):]
            if re.search(pattern, frame) and (b"? q" in frame or b"u undo" in frame):
                return time.perf_counter()
            if select.select([self.terminal], [], [], 1)[0]:
                self.seen = (self.seen + os.read(self.terminal, 65536))[-20000:]
        sys.exit(f"no screen with {pattern}:\n{self.seen.decode(errors='replace')[-2500:]}")

    def key(self, key, pattern):
        start = time.perf_counter()
        os.write(self.terminal, key)
        return (self.wait(pattern) - start) * 1000

    def leave(self):
        os.write(self.terminal, b"q")
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def show(name, times):
    print(f"{name:32} median {statistics.median(times):6.1f} ms, worst {max(times):6.1f} ms  ({len(times)} times)")


first, following, decisions, undone = [], [], [], []
for round in range(11):
    review = Review()
    first.append((review.wait(rb" 1/\d+") - review.start) * 1000)
    if round == 0:
        first.clear()  # the files were not in memory
    if round == 10:
        for number in range(2, 202):
            following.append(review.key(b"\r", rb" %d/" % number))
        for number in range(1, 41):
            # In conflict, so that one form is preferred and the other deprecated.
            decisions.append(review.key(b"1" if number % 2 else b"d", rb" %d decided" % number))
        for number in range(39, 29, -1):
            undone.append(review.key(b"u", rb" %d decided" % number))
    review.leave()
show("first screen", first)
show("next screen", following)
show("a decision, on the disk", decisions)
show("undo", undone)
