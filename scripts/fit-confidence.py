#!/usr/bin/env python3
"""Fits the confidence of alignment to labelled data and writes Data/confidence.tsv.

    scripts/fit-confidence.py --gwalho .build/release/gwalho --texts FOLDER GOLD.jsonl…
    swift run generate-data

Runs `gwalho evaluate --format json`, whose outcomes hold the features of every pair that was found and whether it equals a
label. Fits a logistic regression with an L2 penalty (Newton's method, numpy) whose strength is chosen by ten-fold
cross-validation; the outcomes of one record stay in one fold, as they are not independent. Thresholds of the verdict come
from the cross-validated probabilities: `accept` is the lowest one above which at least 99.5 % of the pairs are exact, yet
not so high that it covers fewer than 95 % of all pairs; `review` the one below which fewer than half are.

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

NAMES = ["bias", "link", "margin", "unread", "all-read", "start-in-word", "start-at-edge", "skipped", "single", "quotation",
         "near", "listed", "foreign", "in-bracket", "behind-title", "odd-length"]


def outcomes(options):
    rows, targets, groups, sources = [], [], [], []
    for path in options.gold:
        command = [options.gwalho, "evaluate", path, "--format", "json"]
        if options.texts:
            command += ["--texts", options.texts]
        result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)[0]
        sources.append((os.path.basename(path), len(result["outcomes"])))
        for outcome in result["outcomes"]:
            rows.append(outcome["features"])
            targets.append(1.0 if outcome["exact"] else 0.0)
            groups.append(path + "#" + outcome["record"])
    return np.array(rows), np.array(targets), groups, sources


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


def folds(groups, count=10):
    """A fold for each row, by a hash of its record: the same on every machine."""
    return np.array([int(hashlib.sha256(g.encode()).hexdigest(), 16) % count for g in groups])


def cross_validated(x, y, fold, penalty):
    p = np.zeros(len(y))
    for k in range(fold.max() + 1):
        own = fold == k
        if own.any():
            p[own] = 1 / (1 + np.exp(-x[own] @ fit(x[~own], y[~own], penalty)))
    return p


def log_loss(y, p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def wilson(right, total, z=1.959964):
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return middle - half, min(1.0, middle + half)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gwalho", required=True)
    parser.add_argument("--texts")
    parser.add_argument("--output", default=os.path.join(os.path.dirname(__file__), "..", "Data", "confidence.tsv"))
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    x, y, groups, sources = outcomes(options)
    fold = folds(groups)
    penalty = min([0.1, 0.3, 1, 3, 10], key=lambda c: log_loss(y, cross_validated(x, y, fold, c)))
    p = cross_validated(x, y, fold, penalty)
    order = np.argsort(-p)
    right = np.cumsum(y[order])
    total = np.arange(1, len(y) + 1)
    enough = total >= 0.95 * len(y)
    precise = right / total >= 0.995
    best = np.flatnonzero(precise)
    count = total[best[-1]] if len(best) else 0
    if count < 0.95 * len(y):
        count = int(math.ceil(0.95 * len(y)))
    accept = round(float(p[order[count - 1]]), 4)
    below = np.flatnonzero(p[order] < accept)
    review = 0.5
    weights = fit(x, y, penalty)
    accepted = p >= accept
    low, high = wilson(int(y[accepted].sum()), int(accepted.sum()))
    lines = [
        "# Weights of the confidence of alignment (Sources/Alignment/Confidence.swift) and thresholds of its verdict.",
        "# Made by scripts/fit-confidence.py, do not edit.",
        f"# Provenance: {datetime.date.today().isoformat()}, {len(y)} pairs of "
        + ", ".join(f"{name} ({n})" for name, n in sources) + ";",
        f"# logistic regression, L2 {penalty}; ten folds by record: log loss {log_loss(y, p):.4f}, Brier score "
        f"{float(((p - y) ** 2).mean()):.4f}.",
        f"# accept, cross-validated: {int(accepted.sum())}/{len(y)} pairs ({100 * accepted.mean():.1f} %), exact "
        f"{int(y[accepted].sum())} ({100 * y[accepted].mean():.2f} %, 95 % interval {100 * low:.2f}–{100 * high:.2f} %).",
        "name\tvalue",
    ]
    lines += [f"{name}\t{value:.4f}" for name, value in zip(NAMES, weights)]
    lines += [f"accept\t{accept}", f"review\t{review}"]
    with open(options.output, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines[2:5]))


if __name__ == "__main__":
    sys.exit(main())
