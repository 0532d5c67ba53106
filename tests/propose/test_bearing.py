"""Two weak reasons make one that is shown: a row too weak alone, and a proposal that sets words of it beside one another."""

import json
from functools import cache

import pytest

from variorum.collate.proposals import Offer, ProposalSettings, as_line, is_borne_out
from variorum.pipeline import collate, proposed
from variorum.publish import as_json
from variorum.records import Proposal, Quoted, Status, Why
from variorum.sample import sample_folder, sample_reports
from variorum.settings import Settings

from .test_commands import run

ROW = "Two days after the Silver Tern ran aground"


@pytest.fixture(scope="module")
def sample():
    with sample_folder() as folder:
        yield folder


@cache
def own(folder):
    return collate([str(p) for p in sample_reports(folder)], one_story=True, everything=True)


def weak(folder, label=ROW):
    """The fullest row of this label, with one reading a telling first, so that any of them are of several tellings."""
    rows = [c for c in own(folder).stories[0].claims if c.label == label and c.tier == 3]
    return max(rows, key=lambda c: len(c.readings))


def holding(folder, number, *, after=0, label=ROW):
    """A proposal that holds the first words of so many of the row's readings, each of another telling; the wire's, which the
    portal repeats, is the first of them."""
    names = {r.id: r.path for r in own(folder).reports}
    # By name of file: readings stand in the order of ids, which hold the folder's path.
    row = sorted(weak(folder, label).readings, key=lambda r: (names[r.report], r.start))
    first = [next(r for r in row if r.witness == w) for w in dict.fromkeys(r.witness for r in row)]
    places = []
    for reading in [*first, *(r for r in row if r not in first)]:
        words = reading.quote[: reading.quote.index(" ", 30)]
        end = reading.start + len(words)
        places.append(Quoted(report=names[reading.report], start=reading.start, end=end, quote=words))
    return Proposal(
        relation=Status.VARIANT,
        why=Why.WORDING,
        readings=tuple(places[after : after + number]),
        model="small",
    )


def borne(folder, *proposals, **settings):
    told = proposed(
        own(folder),
        Offer(proposals=proposals),
        settings=Settings(proposals=ProposalSettings(**settings)),
    ).stories[0]
    assert told.claims[: len(own(folder).stories[0].claims)] == own(folder).stories[0].claims
    return [c for c in told.claims if is_borne_out(c) and c.label == ROW], told.proposed


def test_a_weak_row_that_a_proposal_bears_out_is_shown_as_told(sample):
    assert len(weak(sample).readings) == 6
    (row,), became = borne(sample, holding(sample, 2))
    assert (row.status, row.tier, row.found_by) == (Status.TOLD, 2, "small")
    assert "sets 3 of the 6" in row.why
    assert [(r.report, r.start, r.end) for r in row.readings] == [
        (r.report, r.start, r.end) for r in weak(sample).readings
    ]
    assert (became.borne, became.offered) == (2, 1)  # the row of 212 people aboard is another


def test_one_that_is_hardly_borne_out_stays_weak(sample):
    (row,), became = borne(sample, holding(sample, 2, after=1))
    assert (row.tier, became.borne) == (3, 0)
    assert borne(sample, holding(sample, 2, after=1), weakly_borne_out=0.5)[0] == []


def test_a_row_that_sets_nothing_new_side_by_side_is_left_out(sample):
    assert borne(sample, holding(sample, 5))[0] == []


def test_words_of_one_telling_bear_out_nothing(sample):
    label = "The ferry was carrying 212 people"
    whole = holding(sample, 5, label=label)
    told_by = {(r.report, r.start): r.witness for r in weak(sample, label).readings}
    ids = {r.path: r.id for r in own(sample).reports}
    tellings = [told_by[ids[q.report], q.start] for q in whole.readings]
    twice = [q for q, t in zip(whole.readings, tellings, strict=True) if tellings.count(t) > 1]
    assert len(twice) > 1
    one = Proposal(relation=Status.VARIANT, why=Why.WORDING, readings=tuple(twice), model="small")
    told = proposed(own(sample), Offer(proposals=(one,))).stories[0].claims
    assert [c for c in told if is_borne_out(c)] == []


@pytest.mark.parametrize("flags", [(), ("--all",)], ids=["shown", "all"])
def test_a_run_shows_it_and_verify_makes_it_again(sample, tmp_path, flags):
    file, out, bare = tmp_path / "p.jsonl", tmp_path / "d.json", tmp_path / "bare.json"
    file.write_text(as_line(holding(sample, 3)))
    run(
        "collate",
        *sample_reports(sample),
        "--one-story",
        "-f",
        "json",
        "-o",
        out,
        "--proposals",
        file,
        *flags,
    )
    run("collate", *sample_reports(sample), "--one-story", "-f", "json", "-o", bare, *flags)
    told, plain = (json.loads(p.read_text())["stories"][0]["claims"] for p in (out, bare))
    assert ROW in [c["label"] for c in told if c.get("found_by") and c["status"] == "told"]
    assert [c for c in told if not c.get("found_by")] == plain
    said = run("verify", out, *sample_reports(sample), "--proposals", file)
    assert "nothing differs" in said.output


def test_two_reports_of_one_telling_are_set_side_by_side_only_where_their_words_differ(sample):
    """The portal prints the wire's text as it is; the coastal paper has changed a number in it."""

    def told(first, second):
        texts = {r.path: r for r in own(sample).reports}
        places = []
        for name, words in (first, second):
            path = next(p for p in texts if p.endswith(name))
            start = texts[path].text.index(words)
            places.append(Quoted(report=path, start=start, end=start + len(words), quote=words))
        one = Proposal(relation=Status.VARIANT, why=Why.WORDING, readings=tuple(places), model="small")
        claims = proposed(own(sample), Offer(proposals=(one,))).stories[0].claims
        return [c for c in claims if c.found_by and not is_borne_out(c)]

    wire = ("1-wire.txt", "injuring at least 31 people")
    assert told(wire, ("2-portal.txt", "injuring at least 31 people")) == []
    (edited,) = told(wire, ("3-coastal-daily.html", "injuring at least 30 people"))
    assert len({r.witness for r in edited.readings}) == 1


def test_the_order_of_proposals_changes_nothing(sample):
    some = (holding(sample, 2), holding(sample, 3))
    one, other = (proposed(own(sample), Offer(proposals=p)) for p in (some, some[::-1]))
    assert as_json(one) == as_json(other)
