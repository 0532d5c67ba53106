"""Scorers of the values: quantities, person names, pairs of numbers."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable
from typing import Any, NamedTuple

from evaluation.shared import SHARED
from variorum.records import Hedge, Measure, Quantity
from variorum.text.names import same_person
from variorum.text.quantities import quantities

# NewsQuant marks amounts: ordinals and vague counts without a number word ("several") are outside its guidelines.
UNMARKED = {Measure.ORDINAL}
DIRECTION = {
    Hedge.MORE_THAN: ">", Hedge.AT_LEAST: ">", Hedge.LESS_THAN: "<", Hedge.AT_MOST: "<", Hedge.NEARLY: "<~",
    Hedge.ABOUT: "~", Hedge.EXACT: "=", Hedge.RANGE: "=", Hedge.VAGUE: "=",
}  # fmt: skip
INDEFINITE = ("several", "few", "couple")


class Scored(NamedTuple):
    precision: float
    recall: float
    f1: float
    direction: float


def said(values: Iterable[Quantity]) -> list[tuple[tuple[float, ...], str]]:
    """(numbers, direction) of each value, faces counted one by one as NewsQuant does. A range or vague amount is its
    two ends, a score its parts."""
    found = []
    for value in values:
        for face in (value, *value.faces):
            if face.measure in UNMARKED or (
                any(w in face.said_as.lower().split() for w in INDEFINITE)
                and face.exact is None
                and "hundred" not in face.said_as
            ):
                continue
            found.append((numbers(face), DIRECTION[face.hedge]))
    return found


def numbers(value: Quantity) -> tuple[float, ...]:
    if value.parts:
        return value.parts
    if value.exact is not None:
        return (value.exact,)
    return tuple(n for n in (value.low, value.high) if n is not None)


def gold_numbers(raw: str) -> tuple[float, ...]:
    """ "13.5-14.0" is a range, "-5.0" a number below zero, "3.0 - 4.0" a range too."""
    text = raw.replace(" ", "")
    cut = text.find("-", 1)
    if cut > 0 and text[cut - 1] not in "eE":
        return float(text[:cut]), float(text[cut + 1 :])
    return (float(text),)


def in_main_unit(value: tuple[float, ...], unit: str) -> tuple[float, ...]:
    """Cents and pence are marked as such; we read them as hundredths."""
    return tuple(n / 100 for n in value) if unit in {"cent", "pence", "penny", "p", "sen"} else value


def same_numbers(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(
        math.isclose(x, y, rel_tol=1e-6, abs_tol=1e-9) for x, y in zip(a, b, strict=True)
    )


def newsquant(rows: list[dict[str, Any]] | None = None, *, errors: list[Any] | None = None) -> Scored:
    """A predicted value is right where an unused gold value of its sentence has the same numbers (within 1e-6). The
    direction is right, among those, where `change` is the hedge's sign; "up" and "down" tell a trend, not a bound,
    and count as "="; "nearly" may be "<" or "~"."""
    if rows is None:
        rows = json.loads((SHARED / "lexers" / "newsquant.json").read_text(encoding="utf-8"))
    right = predicted = marked = directed = 0
    for row in rows:
        gold = [
            (in_main_unit(gold_numbers(q["value"]), q["normalized_unit"]), q["change"])
            for q in row["quantities"]
        ]
        ours = said(m.value for m in quantities(row["text"]))
        predicted += len(ours)
        marked += len(gold)
        missed = []
        for value, sign in ours:
            match = next((g for g in gold if same_numbers(g[0], value)), None)
            if match is None:
                missed.append((value, sign))
                continue
            gold.remove(match)
            right += 1
            wanted = "=" if match[1] in {"up", "down"} else match[1]
            directed += wanted in sign
            if wanted not in sign and errors is not None:
                errors.append((row["text"], "DIRECTION", match, sign))
        if errors is not None and (missed or gold):
            errors.append((row["text"], "VALUE", "ours", missed, "gold", gold))
    precision, recall = right / max(1, predicted), right / max(1, marked)
    return Scored(
        precision, recall, 2 * precision * recall / max(1e-9, precision + recall), directed / max(1, right)
    )


def person_pairs() -> list[tuple[float, bool]]:
    """(score, whether they are one) of every pair, in the order of the file."""
    with (SHARED / "names" / "person-pairs.csv").open(encoding="utf-8", newline="") as file:
        return [
            (same_person(r["name1"], r["name2"]).score, r["is_match"] == "true") for r in csv.DictReader(file)
        ]


def f1(scored: Iterable[tuple[float, bool]], least: float) -> float:
    rows = list(scored)
    right = sum(s >= least and y for s, y in rows)
    wrong = sum((s >= least) != y for s, y in rows)
    return 2 * right / max(1, 2 * right + wrong)


def person_halves() -> float:
    """F1 over all pairs, each half of the file (odd and even rows) judged at the threshold that is best on the other."""
    rows = person_pairs()
    steps = [n / 100 for n in range(40, 96)]
    judged = []
    for half in (0, 1):
        seen, unseen = rows[half::2], rows[1 - half :: 2]
        best = max(steps, key=lambda t: (f1(seen, t), -t))
        judged += [(float(score >= best), same) for score, same in unseen]
    return f1(judged, 1.0)
