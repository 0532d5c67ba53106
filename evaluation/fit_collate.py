"""Fits the three pairing models of the collate room on the six events of ../shared/events, and says how each of
fourteen fares by models that have not seen it: one of the six by the other five, one of ../shared/events2 by all six.

    python -m evaluation.fit_collate            prints figures, each event held out
    python -m evaluation.fit_collate --write    also writes lexicons/{statement,figure,moment}-model.json

A pair of statements (or mentions) is an example when both lie on hand-made readings, and right when these share a claim.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

from evaluation.fitting import WEIGHT, Array, fit
from evaluation.gold import EVENTS, FITTED, Gold, folder_of, gold_of, reports_of, scorer
from variorum.collate import CollateSettings, Models, collate
from variorum.collate.mentions.about import Mention, figures, moments
from variorum.collate.models import Coefficients, logistics
from variorum.collate.pairing import candidates, folded
from variorum.collate.pairing.features import FEATURES as MENTION_FEATURES
from variorum.collate.refer import referents
from variorum.collate.statement import Statement
from variorum.collate.statements import statements, weights
from variorum.collate.statements.features import FEATURES, Compared, compared
from variorum.collate.statements.linking import linked, supported
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.pipeline import as_one_story
from variorum.publish import as_json
from variorum.records import Dossier, Lineage, Report, Sentence
from variorum.trace import trace

LEXICONS = Path(__file__).parent.parent / "src" / "variorum" / "lexicons"
SETTINGS = CollateSettings()
Vectors = list[tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`claims[i]`: the hand-made claims that statement i lies on; `compared`: its pairs of statements. `answers`: where not claims but
    pairs were judged, what was said of each; `worth`: as how many examples it counts."""

    name: str
    reports: tuple[Report, ...]
    lineage: Lineage
    sentences: dict[str, tuple[Sentence, ...]]
    gold: Gold
    said: tuple[Statement, ...]
    claims: tuple[frozenset[int], ...]
    compared: Compared
    answers: Mapping[tuple[int, int], float] | None = None
    worth: float = WEIGHT


def event(name: str) -> Event:
    reports = reports_of(name)
    by_id = {r.id: r for r in reports}
    lineage = trace(reports)
    sentences = dict(parse(reports))
    gold = gold_of(name, reports)
    names = {r.id: {at: x.name for at, x in referents(r, sentences.get(r.id, ())).items()} for r in reports}
    said = statements(by_id, sentences, tellings(lineage, by_id), names)
    claims = tuple(
        frozenset(c for s, _ in statement.places for c in gold.claims_at(s.report, s.start, s.end))
        for statement in said
    )
    return Event(
        name=name,
        reports=reports,
        lineage=lineage,
        sentences=sentences,
        gold=gold,
        said=said,
        claims=claims,
        compared=compared(
            said, weights(said), least_cosine=SETTINGS.least_cosine, most_alike=SETTINGS.most_alike
        ),
    )


def examples(told: Event, vectors: Array) -> tuple[Array, Array]:
    """Features and answers of the pairs whose two ends lie on hand-made readings. `vectors`: a row for each pair."""
    pairs = [*zip(told.compared.left.tolist(), told.compared.right.tolist(), strict=True)]
    if told.answers is not None:
        judged = [k for k, pair in enumerate(pairs) if pair in told.answers]
        return vectors[judged], np.array([told.answers[pairs[k]] for k in judged])
    claims = [(told.claims[left], told.claims[right]) for left, right in pairs]
    own = [k for k, (left, right) in enumerate(claims) if left and right]
    return vectors[own], np.array([float(bool(claims[k][0] & claims[k][1])) for k in own])


def with_support(told: Event, first: Sequence[float]) -> Array:
    """The vectors with the last feature, from first scores by these weights."""
    vectors = told.compared.vectors
    widened: Array = np.c_[vectors, supported(told.compared, logistics(first, vectors))]
    return widened


def statement_model(events: Sequence[Event]) -> Coefficients:
    """The first scores that an event's support is computed from come from a model that has not seen the event."""

    def alone(some: Sequence[Event]) -> tuple[float, ...]:
        return fit([examples(e, e.compared.vectors) for e in some], worth=[e.worth for e in some])

    second = fit(
        [examples(e, with_support(e, alone([o for o in events if o is not e]))) for e in events],
        worth=[e.worth for e in events],
    )
    return Coefficients(first=alone(events), second=second)


Maker = Callable[[Sequence[Statement], dict[str, Report]], tuple[Mention, ...]]


def mention_model(events: Sequence[Event], make: Maker, statement: Coefficients) -> tuple[float, ...]:
    return fit([mention_examples(e, make, statement) for e in events])


def mention_examples(told: Event, make: Maker, statement: Coefficients) -> tuple[Array, Array]:
    by_id = {r.id: r for r in told.reports}
    found = folded(make(told.said, by_id)).firsts
    on = [told.gold.claims_at(m.report, m.start, m.end) for m in found]
    links = linked(told.compared, statement, SETTINGS)
    blank = (0.0,) * (len(MENTION_FEATURES) + 1)
    own = [
        p
        for p in candidates(found, links, weights(told.said).term, blank, settings=SETTINGS)
        if on[p.left]
        and on[p.right]
        and told.gold.copy_of[found[p.left].report] != told.gold.copy_of[found[p.right].report]
    ]
    answers = [float(bool(on[p.left] & on[p.right])) for p in own]
    return np.array([p.vector for p in own], dtype=float).reshape(len(own), -1), np.array(answers)


def models(events: Sequence[Event]) -> Models:
    statement = statement_model(events)
    return Models(
        statement=statement,
        figure=mention_model(events, figures, statement),
        moment=mention_model(events, moments, statement),
    )


# Means over the events that have it …
MEANS = ("pairs_recall", "pairs_prec", "status_acc", "attribution")
# … and shares of all of them together: how many, of how many.
POOLED = (
    "accord",
    "false_accord",
    "false_accord_hard",
    "false_alarm",
    "pointed",
    "must_differ",
    "parted_values",
)
Score = dict[str, Any]


def shown(told: Event, learned: Models | None) -> dict[str, Any]:
    """The event's dossier as JSON, collated with these models (None: those in the package)."""
    return dossier_of(told.reports, told.lineage, told.sentences, learned=learned)


def dossier_of(
    reports: tuple[Report, ...],
    lineage: Lineage,
    sentences: dict[str, tuple[Sentence, ...]],
    *,
    learned: Models | None = None,
) -> dict[str, Any]:
    """The JSON of what a reader is shown by default of the reports, taken as one story."""
    by_id = {r.id: r for r in reports}
    collated = collate(as_one_story(reports), by_id, lineage, sentences, settings=SETTINGS, models=learned)
    default = replace(collated, claims=tuple(c for c in collated.claims if c.tier < 3))
    made: dict[str, Any] = json.loads(as_json(Dossier(reports=reports, refused=(), stories=(default,))))
    return made


def score(told: Event, learned: Models | None) -> Score:
    """The judge's figures for one event."""
    found: Score = scorer().score(shown(told, learned), folder_of(told.name))
    return found


def held_out(
    events: Sequence[Event], fitting: Callable[[Sequence[Event]], Models] = models
) -> dict[str, Score]:
    """Each event scored by models that have not seen it. `fitting`: what makes them of the others."""
    fitted = [e for e in events if e.name in FITTED]
    whole = fitting(fitted)
    return {
        e.name: score(e, fitting([o for o in fitted if o is not e]) if e in fitted else whole) for e in events
    }


def figures_of(scores: dict[str, Score]) -> dict[str, float]:
    """The means, the pooled shares, and of the conflicts and changes called how many are right."""
    found = {
        name: mean(v for s in scores.values() if (v := s[name]) is not None)
        for name in MEANS
        if any(s[name] is not None for s in scores.values())
    }
    for name in POOLED:
        hit, of = (sum(s["counts"][name][k] for s in scores.values()) for k in (0, 1))
        found[name] = hit / of
    right, called = (
        sum(s["counts"][f"differences_{k}"] for s in scores.values()) for k in ("right", "called")
    )
    return found | {"differences_right": right, "conflict_prec": right / called if called else 0.0}


# Of these less is better: their floors hold what is left of one.
FEWER = ("false_accord", "false_accord_hard", "false_alarm")


def upright(found: dict[str, float]) -> dict[str, float]:
    """With what should be low turned round, so that more is better of all."""
    turned = {f"no_{name}": 1 - found[name] for name in FEWER}
    return {
        name: value for name, value in found.items() if name not in (*FEWER, "differences_right")
    } | turned


def table(scores: dict[str, Score]) -> str:
    """One line an event and one for all."""
    names = (*MEANS, *POOLED)
    lines = [f"{'':28} " + " ".join(f"{name[:10]:>10}" for name in names) + "  right/called"]
    for event_name, found in scores.items():
        shares = " ".join(f"{found[n] if found[n] is not None else float('nan'):10.3f}" for n in names)
        counts = found["counts"]
        lines.append(
            f"{event_name:28} {shares}  {counts['differences_right']}/{counts['differences_called']}"
        )
    whole = figures_of(scores)
    lines.append(
        f"{'all':28} "
        + " ".join(f"{whole.get(n, float('nan')):10.3f}" for n in names)
        + f"  {whole['conflict_prec']:.2f}"
    )
    return "\n".join(lines)


def write(learned: Models) -> None:
    def rounded(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
        return {name: round(value, 4) for name, value in zip((*names, "bias"), values, strict=True)}

    stored = {
        "statement-model.json": {
            "first": rounded(FEATURES[:-1], learned.statement.first),
            "second": rounded(FEATURES, learned.statement.second),
        },
        "figure-model.json": rounded(MENTION_FEATURES, learned.figure),
        "moment-model.json": rounded(MENTION_FEATURES, learned.moment),
    }
    for name, table in stored.items():
        (LEXICONS / name).write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    events = [event(name) for name in EVENTS]
    print("each event by models that have not seen it")
    print(table(held_out(events)))
    if "--write" in sys.argv:
        write(models([e for e in events if e.name in FITTED]))
    print("each event by the packaged models" + (" of before" if "--write" in sys.argv else ""))
    print(table({e.name: score(e, None) for e in events}))


if __name__ == "__main__":
    main()
