"""Fits lexicons/slot-weights.json on the judged pairs of numbers in ../shared, and prints what the weights reach on
stories they were not fitted on. Run from the project's root: python scripts/fit_slots.py [--write]"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from variorum.collate.compare.asking import Asked, describe
from variorum.collate.compare.features import REASONS, comparable, features
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.compare.slot import flat
from variorum.parse.sentences import _parse_texts
from variorum.records import Sentence
from variorum.text.quantities import quantities

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT.parent / "shared" / "lexers" / "numeric-pairs.jsonl"
WEIGHTS = ROOT / "src" / "variorum" / "lexicons" / "slot-weights.json"
KEEP = {"true_conflict", "same_slot"}
NAMES = tuple(REASONS)
# Strength of the pull towards zero; tried .1 to 3, chosen on held-out stories.
RIDGE = 1.0


def judged() -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [r for r in rows if r["label"] in KEEP or r["label"].startswith("different_slot")]


def asked(side: dict[str, Any], parsed: dict[str, Any]) -> Asked | None:
    """The description of the number at the judged place, or None where the lexer finds no quantity there."""
    text = side["sentence"]
    start, end = side["start_in_sentence"], side["end_in_sentence"]
    for mention in quantities(text):
        if mention.start < end and mention.end > start:
            value = next((f for f in mention.value.faces if f.exact == side["value"]), mention.value)
            sentence = Sentence(report="", start=0, end=len(text), block=0, tokens=parsed.get(text, ()))
            return describe(sentence, mention._replace(value=value))
    return None


def table_of(
    rows: Sequence[dict[str, Any]],
) -> tuple[list[dict[str, Any]], np.ndarray, np.ndarray, np.ndarray]:
    """Rows, features, labels, and whether a veto speaks already."""
    texts = tuple(dict.fromkeys(r[s]["sentence"] for r in rows for s in "ab"))
    parsed = _parse_texts(texts, None)
    settings = CompareSettings()
    xs, ys, vetoed = [], [], []
    for row in rows:
        a, b = asked(row["a"], parsed), asked(row["b"], parsed)
        veto = a is None or b is None or bool(comparable(a, b))
        held = {} if veto or a is None or b is None else features(a, b, flat, settings)
        xs.append([held.get(n, 0.0) for n in NAMES])
        ys.append(row["label"] in KEEP)
        vetoed.append(veto)
    return list(rows), np.array(xs), np.array(ys, dtype=float), np.array(vetoed)


def fit(xs: np.ndarray, ys: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Logistic regression by Newton's method, classes weighted evenly, intercept free."""
    design = np.hstack([np.ones((len(xs), 1)), xs])
    weight = np.where(ys > 0, len(ys) / (2 * ys.sum()), len(ys) / (2 * (1 - ys).sum()))
    penalty = np.eye(design.shape[1]) * ridge
    penalty[0, 0] = 1e-6
    beta = np.zeros(design.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weight * (p - ys)) + penalty @ beta
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def held_out(
    rows: Sequence[dict[str, Any]], xs: np.ndarray, ys: np.ndarray, vetoed: np.ndarray
) -> np.ndarray:
    """Each story's pairs predicted by weights fitted on the others."""
    stories = np.array([r["story"].split("/")[0] + r["story"].split("/")[1].rstrip("ecbplus") for r in rows])
    found = np.zeros(len(ys))
    for story in np.unique(stories):
        out = stories == story
        seen = ~out & ~vetoed
        beta = fit(xs[seen], ys[seen])
        found[out] = 1 / (1 + np.exp(-(beta[0] + xs[out] @ beta[1:])))
    found[vetoed] = 0.0
    return found


def main() -> None:
    rows, xs, ys, vetoed = table_of(judged())
    found = held_out(rows, xs, ys, vetoed)
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        kept, rejected = (found[ys > 0] >= least).mean(), (found[ys == 0] < least).mean()
        print(f"at {least}: kept {kept:.3f}, rejected {rejected:.3f}")
    beta = fit(xs[~vetoed], ys[~vetoed])
    weights = {name: round(float(w), 3) for name, w in zip(NAMES, beta[1:], strict=True)}
    if "--write" in sys.argv:
        WEIGHTS.write_text(
            json.dumps({"intercept": round(float(beta[0]), 3), "weights": weights}, indent=1) + "\n"
        )
    print(json.dumps(weights, indent=1))
    if "--errors" in sys.argv:
        for row, p, y, v in zip(rows, found, ys, vetoed, strict=True):
            if (p >= 0.5) != (y > 0):
                print(
                    int(y),
                    round(float(p), 2),
                    "veto" if v else "",
                    row["id"],
                    row["a"]["surface"],
                    "|",
                    row["b"]["surface"],
                )


if __name__ == "__main__":
    main()
