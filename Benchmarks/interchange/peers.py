#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Time and peak memory of lxml's iterparse and of translate-toolkit on one file: peers.py lxml|toolkit|toolkit-write FILE."""
import resource
import sys
import time

kind, path = sys.argv[1:]


def report(what, start, detail):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}\t{time.perf_counter() - start:.2f} s\t\t{peak:.0f} MiB\t{detail}")


if kind == "lxml":
    from lxml import etree

    start, terms = time.perf_counter(), 0
    for _, entry in etree.iterparse(path, tag="termEntry", resolve_entities=False, no_network=True):
        terms += sum(1 for _ in entry.iter("term"))
        entry.clear()
        while entry.getprevious() is not None:
            del entry.getparent()[0]
    report("lxml iterparse tbx2", start, f"{terms} terms")
else:
    from translate.storage import tbx, tmx

    start = time.perf_counter()
    if path.endswith(".tmx"):
        store = tmx.tmxfile.parsefile(path)
    else:
        with open(path, "rb") as handle:
            store = tbx.tbxfile(handle, sourcelanguage="zh-Hans", targetlanguage="ko")
    if kind == "toolkit":
        report(f"translate-toolkit reads {path.rsplit('.', 1)[1]}", start, f"{len(store.units)} units")
    else:
        start = time.perf_counter()
        data = bytes(store)
        report("translate-toolkit writes tbx2", start, f"{len(data) // 1_000_000} MB")
