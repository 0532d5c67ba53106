"""At a desk, too: a row that is too weak to be shown alone is shown where a model's proposal bears it out, and nowhere without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.web.conftest import sample_desk
from tests.web.test_asking import visitor
from tests.web.test_kept import story_of
from variorum.collate.proposals import as_line
from variorum.desk.decisions.decisions import decide
from variorum.desk.proposing import shelf_of, without_target
from variorum.desk.queries.lookup import load, record
from variorum.desk.settings import DeskSettings
from variorum.desk.updating.catch_up import catch_up
from variorum.records import Anchor, DecisionKind, Proposal, Quoted, Status, Why

ROW = "Two days after the Silver Tern ran aground"
SAID = "sets 3 of the 6"


@pytest.fixture
def desk(tmp_path):
    made = sample_desk(tmp_path)
    yield made
    made.close()


def weak_row(desk, loaded):
    """The fullest of this label, and one reading of each of two tellings, the first of which the portal repeats."""
    rows = [c for c in shelf_of(desk).weak(desk, loaded) if c.label == ROW]
    row = max(rows, key=lambda c: len(c.readings))
    told = Counter(r.witness for r in row.readings)
    return row, [next(r for r in row.readings if r.witness == one) for one, _ in told.most_common(2)]


@pytest.fixture
def proposed(desk):
    """A proposal that holds the first words of two of the row's readings, in the desk's file."""
    loaded = load(desk, story_of(desk))
    row, two = weak_row(desk, loaded)
    assert len(row.readings) == 6
    quoted = []
    for reading in two:
        words = reading.quote[: reading.quote.index(" ", 30)]
        path = loaded.held[reading.report].report.path
        quoted.append(Quoted(report=path, start=reading.start, end=reading.start + len(words), quote=words))
    one = Proposal(relation=Status.VARIANT, why=Why.WORDING, readings=tuple(quoted), model="small")
    shelf_of(desk).path.write_text(as_line(one))
    return row


def beside(page):
    return page.split('id="proposed"')[1].split("<section")[0]


def test_it_is_shown_among_the_models_lines_and_left_out_with_them(desk, proposed):
    asked, story = visitor(desk), story_of(desk)
    page = asked.get(f"/story/{story}").text
    assert SAID in beside(page) and ROW in beside(page)
    assert "1 row of variorum’s own borne out" in beside(page).replace("&#39;", "’")
    assert 'Lantern24 Media</span><span class="by">,</span> ' in beside(page)
    without = asked.get(f"/story/{story}?model=hide").text
    assert SAID not in without
    shelf_of(desk).path.unlink()
    assert visitor(desk).get(f"/story/{story}").text.count("<li") == without.count("<li")


def test_the_reader_of_a_report_shows_what_is_borne_out_beside_its_words(desk, proposed):
    reading = proposed.readings[0]
    page = visitor(desk).get(f"/report/{reading.report}").text
    assert SAID in page
    assert SAID not in visitor(desk).get(f"/report/{reading.report}?model=hide").text


def test_an_editor_who_sets_it_apart_is_heard(desk, proposed):
    first, other = (
        Anchor(report=r.report, start=r.start, end=r.end)
        for r in (proposed.readings[0], proposed.readings[-1])
    )
    apart = decide(
        DecisionKind.DIFFERENT, at="2025-05-20T00:00:00+00:00", author="Ada", anchors=[first, other]
    )
    record(desk, apart)
    catch_up(desk)
    assert SAID not in visitor(desk).get(f"/story/{story_of(desk)}").text
    assert apart not in without_target(desk, shelf_of(desk), [apart])


def test_the_story_is_collated_for_it_once_while_it_stands_and_never_if_it_is_large(
    desk, proposed, monkeypatch
):
    from variorum.collate import collate

    compared = []
    monkeypatch.setattr(
        "variorum.pipeline.collate_story",
        lambda story, *given, **named: compared.append(story.id) or collate(story, *given, **named),
    )
    loaded, shelf = load(desk, story_of(desk)), shelf_of(desk)
    assert shelf.weak(desk, loaded) and shelf.weak(desk, loaded)
    assert len(compared) == 1
    small = replace(desk, desk_settings=DeskSettings(most_borne_out=3))
    assert shelf_of(small).weak(small, loaded) == ()
    assert len(compared) == 1
