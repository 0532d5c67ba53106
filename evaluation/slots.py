"""Fits lexicons/slot-weights.json on the judged pairs of numbers and on the gold claims of the events in ../shared,
and measures the weights on stories they were not fitted on. From the project's root:

    python -m evaluation.slots [--write] [--errors]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.shared import ROOT, SHARED
from variorum.collate.compare.features import REASONS, comparable, features
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.compare.slot import flat
from variorum.collate.mentions.question import Asked, describe
from variorum.parse.parsing import _parse_texts
from variorum.records import Sentence, Token
from variorum.text.parsers import ENGLISH
from variorum.text.quantities import quantities
from variorum.text.sentences import sentence_spans

PAIRS = SHARED / "lexers" / "numeric-pairs.jsonl"
EVENTS = SHARED / "events"
# Events that are also a story of the judged pairs: held out together.
TWINS = {"paris-jewel-heist-2013": "24"}
# What all pairs of the events weigh beside all judged pairs; tried 0 to 2, more helps unseen stories.
EVENTS_WEIGH = 2.0
WEIGHTS = ROOT / "src" / "variorum" / "lexicons" / "slot-weights.json"
KEEP = {"true_conflict", "same_slot"}
NAMES = tuple(REASONS)
# Strength of the pull towards zero; tried .3 to 2, nearly the same.
RIDGE = 2.0


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


def _english(texts: Sequence[str]) -> dict[str, tuple[Token, ...]]:
    """The tokens of each text, by itself."""
    return {text: tokens for (_, text), tokens in _parse_texts({ENGLISH: texts}, None).items()}


def table_of(
    rows: Sequence[dict[str, Any]],
) -> tuple[list[dict[str, Any]], np.ndarray, np.ndarray, np.ndarray]:
    """Rows, features, labels, and whether a veto speaks already."""
    texts = tuple(dict.fromkeys(r[s]["sentence"] for r in rows for s in "ab"))
    parsed = _english(texts)
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


def event_rows() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Pairs of numbers in different reports of the events: (event, features, together in a gold claim). Only pairs
    that share a word that matters or nearly a value are kept: the rest is easy."""
    stories: list[str] = []
    xs: list[list[float]] = []
    ys: list[bool] = []
    settings = CompareSettings()
    for folder in sorted(p for p in EVENTS.iterdir() if (p / "reports.jsonl").is_file()):
        described = list(described_event(folder))
        for i, (report, claims, a) in enumerate(described):
            for other, its, b in described[i + 1 :]:
                if other == report or comparable(a, b):
                    continue
                held = features(a, b, flat, settings)
                if held.get("sentence", 0) < 0.15 and held.get("near", 0) < 0.15:
                    continue
                stories.append(folder.name)
                xs.append([held.get(n, 0.0) for n in NAMES])
                ys.append(bool(claims & its))
    return stories, np.array(xs), np.array(ys, dtype=float)


def described_event(folder: Path) -> Iterator[tuple[str, frozenset[str], Asked]]:
    """Every number of an event's reports: (report, gold claims whose readings hold it, what it asks)."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, path = row["text"], row["path"]
        spans = [
            (at, at + len(r["quote"]), c["id"])
            for c in gold["claims"]
            for r in c["readings"]
            if r["report"] == path
            for at in [text.find(r["quote"])]
            if at >= 0
        ]
        cuts = sentence_spans(text)
        parsed = _english(tuple(dict.fromkeys(text[a:b] for a, b in cuts)))
        for start, end in cuts:
            tokens = parsed.get(text[start:end], ())
            sentence = Sentence(report=path, start=0, end=end - start, block=0, tokens=tokens)
            for m in quantities(text[start:end]):
                claims = frozenset(c for a, b, c in spans if a < start + m.end and b > start + m.start)
                yield path, claims, describe(sentence, m)


def weighing(ys: np.ndarray, total: float) -> np.ndarray:
    """Positives and negatives weigh the same, `total` together."""
    weight = np.where(ys > 0, 1 / max(1.0, ys.sum()), 1 / max(1.0, (1 - ys).sum()))
    return weight / weight.sum() * total


def fit(xs: np.ndarray, ys: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, intercept free and first."""
    design = np.hstack([np.ones((len(xs), 1)), xs])
    penalty = np.eye(design.shape[1]) * RIDGE
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


class Data(NamedTuple):
    """Judged pairs (`story`, features, label, vetoed) and pairs of the events."""

    rows: list[dict[str, Any]]
    xs: np.ndarray
    ys: np.ndarray
    vetoed: np.ndarray
    events: np.ndarray
    event_xs: np.ndarray
    event_ys: np.ndarray


def load() -> Data:
    rows, xs, ys, vetoed = table_of(judged())
    events, event_xs, event_ys = event_rows()
    return Data(rows, xs, ys, vetoed, np.array(events), event_xs, event_ys)


def fitted(data: Data, pairs: np.ndarray, events: np.ndarray) -> np.ndarray:
    """Weights from the pairs and events chosen."""
    seen = pairs & ~data.vetoed
    weight = np.r_[
        weighing(data.ys[seen], float(len(data.ys))),
        weighing(data.event_ys[events], EVENTS_WEIGH * len(data.ys)),
    ]
    xs = np.vstack([data.xs[seen], data.event_xs[events]])
    return fit(xs, np.r_[data.ys[seen], data.event_ys[events]], weight)


def story_of(row: dict[str, Any]) -> str:
    """A topic of ECB+ and its "plus" half are one story."""
    topic, _, name = row["story"].partition("/")
    return str(topic) if name.startswith(topic) else str(row["story"])


def held_out(data: Data) -> np.ndarray:
    """Each judged pair scored by weights that saw neither its story nor the event that is the same."""
    stories = np.array([story_of(r) for r in data.rows])
    found = np.zeros(len(data.ys))
    for story in np.unique(stories):
        out = stories == story
        twins = np.array([TWINS.get(e) == story for e in data.events])
        beta = fitted(data, ~out, ~twins)
        found[out] = 1 / (1 + np.exp(-(beta[0] + data.xs[out] @ beta[1:])))
    found[data.vetoed] = 0.0
    return found


def all_fitted(data: Data) -> np.ndarray:
    return fitted(data, np.ones(len(data.ys), dtype=bool), np.ones(len(data.events), dtype=bool))


def told(beta: np.ndarray) -> dict[str, Any]:
    """The weights as the file has them."""
    weights = {name: round(float(w), 2) for name, w in zip(NAMES, beta[1:], strict=True)}
    return {"intercept": round(float(beta[0]), 2), "weights": weights}


def told_now() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return written


def main() -> None:
    data = load()
    found = held_out(data)
    for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75):
        kept, rejected = (found[data.ys > 0] >= least).mean(), (found[data.ys == 0] < least).mean()
        print(f"at {least}: kept {kept:.3f}, rejected {rejected:.3f}")
    weights = told(all_fitted(data))
    print(json.dumps(weights, indent=1))
    if "--write" in sys.argv:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    if "--errors" in sys.argv:
        for row, p, y in zip(data.rows, found, data.ys, strict=True):
            if (p >= CompareSettings().same_slot) != (y > 0):
                print(int(y), round(float(p), 2), row["id"], row["a"]["surface"], "|", row["b"]["surface"])


if __name__ == "__main__":
    main()
