#!/usr/bin/env python3
"""Other tools on the same segments and queries; prints a line of a Markdown table for each.

  peers.py sqlite|postgres|toolkit SEGMENTS.tsv QUERIES.txt zh|ko THRESHOLD BRUTE.tsv WORK [QUERIES]

Each gives candidates, all of which are scored with rapidfuzz as gwalho scores, and the best counts: the tools' own scores
are others. BRUTE.tsv is brute-force.py's answer. QUERIES: only the first so many.
"""
import os, subprocess, sys, time
from rapidfuzz.distance import Levenshtein

peer, segments, queries, side, threshold, brute, work = sys.argv[1:8]
threshold = float(threshold)
rows = [line.rstrip("\n").split("\t") for line in open(segments)]
texts = list(dict.fromkeys(row[side == "ko"] for row in rows))
queries = [line.rstrip("\n") for line in open(queries)]
best = [float(line.split("\t")[0]) if line.split("\t")[0] else None for line in open(brute)]
if len(sys.argv) > 8:
    queries = queries[:int(sys.argv[8])]


def run(name, find, size, build):
    times, found, wanted = [], 0, 0
    for query, expected in zip(queries, best):
        start = time.perf_counter()
        score = max((Levenshtein.normalized_similarity(query, text) for text in find(query)), default=0)
        times.append(time.perf_counter() - start)
        if expected is not None:
            wanted += 1
            found += abs(score - expected) < 1e-9
    total, times = sum(times), sorted(times)
    print(f"| {name} | {100 * found / max(1, wanted):.1f} % ({found}/{wanted}) | {1000 * times[len(times) // 2]:.2f} | "
          f"{1000 * times[int(len(times) * .95)]:.2f} | {len(times) / total:.0f} | {size} | {build:.0f} s |", flush=True)


def sqlite():
    import sqlite3
    path = f"{work}/peer-{side}.sqlite"
    if os.path.exists(path):
        os.remove(path)
    start = time.perf_counter()
    db = sqlite3.connect(path)
    db.execute("CREATE VIRTUAL TABLE s USING fts5(t, tokenize='trigram', detail='full')")
    db.executemany("INSERT INTO s VALUES (?)", ((t,) for t in texts))
    db.execute("INSERT INTO s(s) VALUES ('optimize')")
    db.commit()
    build = time.perf_counter() - start

    def find(query):
        grams = {query[i:i + 3] for i in range(len(query) - 2)}
        if not grams:
            return []
        match = " OR ".join('"' + g.replace('"', '""') + '"' for g in grams)
        return [t for (t,) in db.execute("SELECT t FROM s WHERE s MATCH ? ORDER BY rank LIMIT 500", (match,))]

    run("SQLite FTS5 trigram, 500 best by bm25, rescored", find, f"{os.path.getsize(path) / 1e6:.0f} MB", build)


def postgres():
    # A cluster of its own in WORK, by the user postgres: the server refuses root.
    pg = sorted(f"/usr/lib/postgresql/{v}/bin" for v in os.listdir("/usr/lib/postgresql"))[-1]
    data = f"{work}/pg"
    subprocess.run(f"rm -rf {data} && mkdir -p {data} && chown postgres {data}", shell=True, check=True)

    def as_postgres(command):
        subprocess.run(["runuser", "-u", "postgres", "--", "sh", "-c", command], check=True, stdout=subprocess.DEVNULL)

    as_postgres(f"{pg}/initdb -D {data} --locale=C.UTF-8 -E UTF8 -A trust")
    as_postgres(f"{pg}/pg_ctl -D {data} -w -l {data}/log -o \"-k {data} -c listen_addresses='' -c shared_buffers=512MB "
                "-c maintenance_work_mem=512MB\" start")
    try:
        import psycopg2
        db = psycopg2.connect(host=data, user="postgres", dbname="postgres")
        db.autocommit = True
        cursor = db.cursor()
        start = time.perf_counter()
        cursor.execute("CREATE EXTENSION pg_trgm; CREATE TABLE s (t text)")
        import io
        escaped = (t.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for t in texts)
        cursor.copy_expert("COPY s FROM STDIN", io.StringIO("\n".join(escaped) + "\n"))
        cursor.execute("CREATE INDEX i ON s USING gin (t gin_trgm_ops)")
        cursor.execute("VACUUM ANALYZE s")
        build = time.perf_counter() - start
        cursor.execute("SELECT pg_relation_size('i')")
        size = f"{cursor.fetchone()[0] / 1e6:.0f} MB"
        for limit in (0.3, 0.5):
            cursor.execute(f"SET pg_trgm.similarity_threshold = {limit}")

            def find(query):
                cursor.execute("SELECT t FROM s WHERE t %% %s ORDER BY similarity(t, %s) DESC LIMIT 200", (query, query))
                return [t for (t,) in cursor.fetchall()]

            run(f"PostgreSQL pg_trgm GIN, similarity {limit}, rescored", find, size, build)
        db.close()
    finally:
        as_postgres(f"{pg}/pg_ctl -D {data} -m immediate stop")


def toolkit():
    from translate.search.match import matcher
    from translate.storage import base

    start = time.perf_counter()

    # The matcher's heap compares units whose similarity is the same, and they cannot be.
    base.TranslationUnit.__lt__ = lambda one, other: id(one) < id(other)
    store = base.TranslationStore()
    for text in texts:
        unit = base.TranslationUnit(text)
        unit.target = "x"
        store.units.append(unit)
    memory = matcher(store, max_candidates=10, min_similarity=int(threshold * 100), max_length=1000)
    build = time.perf_counter() - start
    run("Translate Toolkit matcher", lambda query: [unit.source for unit in memory.matches(query)], "memory", build)


{"sqlite": sqlite, "postgres": postgres, "toolkit": toolkit}[peer]()
