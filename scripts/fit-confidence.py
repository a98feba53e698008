#!/usr/bin/env python3
"""Fits the confidence of alignment to labelled data and writes Data/confidence.tsv.

    swift build -c release
    scripts/fit-confidence.py --gwalho .build/release/gwalho --texts FOLDER GOLD.jsonl…
    swift run generate-data

Runs `gwalho evaluate --format json`, whose outcomes hold the features of every pair that was found and whether it equals a
label. Fits a logistic regression with an L2 penalty (Newton's method) whose strength is chosen by ten-fold cross-validation,
repeated five times; the outcomes of one document stay in one fold, as they are not independent.

Thresholds of the verdict come from the cross-validated probabilities: `accept` covers as many pairs as possible while at
least 99.5 % of them are exact, or 95 % of the pairs where that precision is not reached with so many; below `review` a
pair is more likely wrong than right. The precision of `accept` is said twice: with the threshold from the same
probabilities, and nested, with thresholds that were chosen without sight of the fold they are applied to.

Needs numpy (Debian: python3-numpy, or PyPI).
"""
import argparse
import datetime
import hashlib
import json
import math
import os
import subprocess
import sys

import numpy as np

PRECISION = 0.995
COVERAGE = 0.95
REPEATS = 5
PENALTIES = [0.1, 0.3, 1, 3, 10]


def outcomes(options):
    """Features, 1 for exact, document of every pair; names of the features; how many pairs of which file."""
    rows, targets, groups, sources, names = [], [], [], [], None
    for path in options.gold:
        command = [options.gwalho, "evaluate", path, "--format", "json"]
        if options.texts:
            command += ["--texts", options.texts]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(run.stderr.strip() or f"{command} failed")
        result = json.loads(run.stdout)[0]
        names = result["features"]
        sources.append((os.path.basename(path), len(result["outcomes"])))
        for outcome in result["outcomes"]:
            rows.append(outcome["features"])
            targets.append(1.0 if outcome["exact"] else 0.0)
            groups.append(os.path.basename(path) + "#" + outcome["document"])
    return np.array(rows), np.array(targets), groups, names, sources


def fit(x, y, penalty):
    """Newton's method; the bias is not penalised."""
    weights = np.zeros(x.shape[1])
    strength = np.full(x.shape[1], penalty)
    strength[0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + strength * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(strength)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def folds(groups, seed, count=10):
    """A fold for each row, by a hash of its document: the same on every machine."""
    fold = {g: int(hashlib.sha256(f"{seed}#{g}".encode()).hexdigest(), 16) % count for g in set(groups)}
    return np.array([fold[g] for g in groups])


def cross_validated(x, y, fold, penalty):
    """For each row the probability by the weights that were fitted without its fold."""
    p = np.zeros(len(y))
    for k in np.unique(fold):
        own = fold == k
        p[own] = 1 / (1 + np.exp(-x[own] @ fit(x[~own], y[~own], penalty)))
    return p


def accept_threshold(y, p):
    order = np.argsort(-p, kind="stable")
    total = np.arange(1, len(y) + 1)
    precise = np.flatnonzero(np.cumsum(y[order]) / total >= PRECISION)
    count = max(int(precise[-1]) + 1 if len(precise) else 0, math.ceil(COVERAGE * len(y)))
    return float(p[order[count - 1]])


def nested(x, y, groups, penalty, seed):
    """Which rows are accepted by weights and a threshold that were chosen without sight of their fold."""
    outer = folds(groups, f"outer {seed}")
    accepted = np.zeros(len(y), bool)
    for k in np.unique(outer):
        own = outer == k
        rest = [g for g, mine in zip(groups, own) if not mine]
        inner = cross_validated(x[~own], y[~own], folds(rest, "inner"), penalty)
        weights = fit(x[~own], y[~own], penalty)
        accepted[own] = 1 / (1 + np.exp(-x[own] @ weights)) >= accept_threshold(y[~own], inner)
    return accepted


def log_loss(y, p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def wilson(right, total, z=1.959964):
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return middle - half, min(1.0, middle + half)


def said(y, accepted):
    right, count = int(y[accepted].sum()), int(accepted.sum())
    low, high = wilson(right, count)
    return (f"{count}/{len(y)} pairs ({100 * count / len(y):.1f} %), exact {right} ({100 * right / count:.2f} %, "
            f"95 % interval {100 * low:.2f}–{100 * high:.2f} %)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gwalho", required=True, help="the program, built from the sources as they are")
    parser.add_argument("--texts", help="folder of the texts that records name by `file`")
    parser.add_argument("--output", default=os.path.join(os.path.dirname(__file__), "..", "Data", "confidence.tsv"))
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    x, y, groups, names, sources = outcomes(options)
    if y.all() or not y.any():
        sys.exit("right and wrong pairs are both needed")
    splits = [folds(groups, seed) for seed in range(REPEATS)]
    runs = {c: [cross_validated(x, y, split, c) for split in splits] for c in PENALTIES}
    penalty = min(PENALTIES, key=lambda c: sum(log_loss(y, p) for p in runs[c]))
    loss = sum(log_loss(y, p) for p in runs[penalty]) / REPEATS
    brier = sum(float(((p - y) ** 2).mean()) for p in runs[penalty]) / REPEATS
    p = np.mean(runs[penalty], axis=0)
    accept = math.floor(accept_threshold(y, p) * 10000) / 10000
    review = 0.5
    inside = [nested(x, y, groups, penalty, seed) for seed in range(REPEATS)]
    weights = fit(x, y, penalty)
    lines = [
        "# Weights of the confidence of alignment (Sources/Alignment/Confidence.swift) and thresholds of its verdict.",
        "# Made by scripts/fit-confidence.py, do not edit.",
        f"# Provenance: {datetime.date.today().isoformat()}, {len(y)} pairs, {int(len(y) - y.sum())} of them wrong, of "
        + ", ".join(f"{name} ({n})" for name, n in sources) + ";",
        f"# logistic regression, L2 {penalty}; ten folds by document, {REPEATS} times: log loss {loss:.4f}, "
        f"Brier score {brier:.4f}.",
        f"# accept, cross-validated: {said(y, p >= accept)};",
        f"# nested, mean of {REPEATS}: {100 * np.mean([a.mean() for a in inside]):.1f} % of the pairs, exact "
        f"{100 * np.mean([y[a].mean() for a in inside]):.2f} %.",
        "name\tvalue",
    ]
    lines += [f"{name}\t{value:.4f}" for name, value in zip(names, weights)]
    lines += [f"accept\t{accept}", f"review\t{review}"]
    with open(options.output, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(line[2:] for line in lines[2:6]))
    share = y[p >= accept].mean()
    if share < PRECISION:
        print(f"with {100 * COVERAGE:.0f} % of the pairs a precision of {100 * PRECISION} % is not reached: {100 * share:.2f} %")


if __name__ == "__main__":
    sys.exit(main())
