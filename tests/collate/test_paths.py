"""What is shown hangs on what reports say, and not on where they lie."""

from __future__ import annotations

from dataclasses import replace

from variorum.collate import collate
from variorum.parse import parse
from variorum.pipeline import as_one_story, read
from variorum.records import Report
from variorum.sample import sample_folder, sample_reports
from variorum.trace import trace


def lines(reports: tuple[Report, ...]) -> list[tuple[object, ...]]:
    story = collate(as_one_story(reports), {r.id: r for r in reports}, trace(reports), dict(parse(reports)))
    texts = {r.id: r.text for r in reports}
    return [
        (
            c.kind,
            c.status,
            c.tier,
            c.label,
            c.why,
            sorted((texts[r.report], r.start, r.end) for r in c.readings),
        )
        for c in story.claims
    ]


def test_a_dossier_of_the_same_texts_in_another_folder_says_the_same() -> None:
    with sample_folder() as folder:
        reports, _, _ = read([str(path) for path in sample_reports(folder)])
    elsewhere = [f"{n:02}" for n in range(len(reports))]
    here = lines(reports)
    for order in (elsewhere, elsewhere[::-1]):
        assert lines(tuple(replace(r, id=i) for r, i in zip(reports, order, strict=True))) == here
