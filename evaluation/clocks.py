"""Moments that reports tell on two clocks: how many are read, how many fit, and how many wrong ones would be seen.

python -m evaluation.clocks     prints the figures and every conversion that does not fit
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.shared import SHARED, paragraphs
from variorum.collate.claims.clock_days import story_dates
from variorum.collate.claims.clock_misfits import told_twice
from variorum.collate.compare import Consistency
from variorum.records import Report, Sentence
from variorum.text.sentences import sentence_spans
from variorum.text.when.conversions import Conversion
from variorum.text.when.resolving import Published

HOUR = re.compile(r"\d\d?")
HALF = re.compile(r"[aApP](?=\.?\s?[mM]\b)")


@dataclass(frozen=True)
class Told:
    report: Report
    sentence: Sentence
    story: Published | None
    found: Conversion
    checked: Consistency


def stories() -> Iterator[Sequence[Report]]:
    """Of ../shared, as their rows have them: without what extraction would find in the text."""
    for file in sorted([*SHARED.glob("events/*/reports.jsonl"), *SHARED.glob("stories/*.jsonl")]):
        by_story: dict[str, list[Report]] = defaultdict(list)
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            by_story[row.get("story") or ""].append(_report(file, row))
        yield from by_story.values()


def _report(file: Path, row: dict[str, str]) -> Report:
    return Report(
        id=f"{file.parent.name}/{row['path']}",
        path=row["path"],
        digest="",
        text=row["text"],
        blocks=paragraphs(row["text"]),
        title=row.get("title"),
        published=row.get("published"),
        language=row.get("language") or "en",
    )


def told() -> list[Told]:
    """Every moment on two clocks, each wording once."""
    seen, found = set(), []
    for reports in stories():
        story = story_dates(reports)
        for report in reports:
            for start, end in sentence_spans(report.text):
                sentence = Sentence(report=report.id, start=start, end=end, block=0)
                for pair, checked in told_twice(report, sentence, story):
                    words = report.text[pair.first.start : pair.second.end]
                    if words not in seen:
                        seen.add(words)
                        found.append(Told(report, sentence, story, pair, checked))
    return found


def an_hour_off(told: Told) -> Consistency | None:
    """The same sentence with an hour more in its second face; None where that is not read as a conversion any more."""
    second = told.found.second
    said = _hour_later(told.report.text[second.start : second.end])
    text = told.report.text[: second.start] + said + told.report.text[second.end :]
    sentence = replace(told.sentence, end=told.sentence.end + len(text) - len(told.report.text))
    again = told_twice(replace(told.report, text=text), sentence, told.story)
    return next((c for pair, c in again if pair.second.start == second.start), None)


def _hour_later(said: str) -> str:
    hour = HOUR.match(said)
    assert hour is not None
    half = HALF.search(said)
    if half is None:
        return f"{(int(hour[0]) + 1) % 24:0{len(hour[0])}d}{said[hour.end() :]}"
    later = int(hour[0]) % 12 + 1
    turned = {"a": "p", "p": "a", "A": "P", "P": "A"}[half[0]] if later == 12 else half[0]
    return f"{later}{said[hour.end() : half.start()]}{turned}{said[half.end() :]}"


def measured() -> dict[str, float | None]:
    """`fit`: of the conversions that can be checked; `checked`: of those read; `hour_off_shown`: of those that fit, how many
    are shown once an hour is added."""
    found = told()
    known = [t for t in found if t.checked.holds is not None]
    right = [t for t in known if t.checked.holds]
    shown = [t for t in right if (c := an_hour_off(t)) is not None and c.holds is False]
    return {
        "checked": len(known) / len(found),
        "fit": len(right) / len(known),
        "hour_off_shown": len(shown) / len(right),
    }


if __name__ == "__main__":
    every = told()
    print(f"{len(every)} conversions")
    for each in every:
        if each.checked.holds is False:
            print(each.report.id, each.checked.why)
    for name, value in measured().items():
        print(f"{name}: {value:.3f}")
