from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.invented import ALL, BRIDGE, FERRY, rows_file
from variorum.desk.decisions import ledger
from variorum.desk.decisions.decisions import (
    BadDecision,
    active,
    contradictions,
    decide,
    from_line,
    to_line,
)
from variorum.desk.derivation.keys import anchor_of, spot
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load, record, status
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.publish.phrases import MARKS
from variorum.records import Anchor, DecisionKind, Status
from variorum.store import derived, evidence

A, B = Anchor(report="a" * 16, start=0, end=5), Anchor(report="b" * 16, start=3, end=9)


def made(kind=DecisionKind.PIN, at="2031-03-05T10:00:00", author="Ada", **fields):
    given = {"anchors": [A]} if kind in {DecisionKind.PIN, DecisionKind.HIDE, DecisionKind.RELATION} else {}
    return decide(kind, at=at, author=author, **{**given, **fields})


# Nulls and halves of characters are refused: tests/desk/test_odd_characters.py.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20).filter(
    lambda t: t.strip()
)
anchors = st.builds(
    lambda report, start, length: Anchor(report=f"{report:016x}", start=start, end=start + length),
    st.integers(0, 2**63),
    st.integers(0, 9999),
    st.integers(1, 500),
)


@given(author=texts, text=texts, anchor=anchors)
def test_a_line_gives_the_decision_back(author, text, anchor):
    one = made(DecisionKind.NOTE, author=author, text=text, anchors=[anchor])
    assert from_line(to_line(one)) == one
    assert "\n" not in to_line(one)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"kind": "pin"}',
        '{"kind": "fly", "at": "2031", "author": "x"}',
        "null",
        "[" * 9000,
    ],
)
def test_what_is_no_decision_is_refused_in_words(line):
    with pytest.raises(BadDecision):
        from_line(line)


def test_a_line_changed_by_hand_is_refused_and_one_without_an_id_gets_one():
    line = to_line(made())
    with pytest.raises(BadDecision, match="does not fit"):
        from_line(line.replace("Ada", "Eve"))
    assert from_line('{"at": "2031", "author": "Ada", "kind": "pin", "anchors": [["aaaaaaaa", 0, 5]]}').id


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (DecisionKind.MERGE, {"reports": ["a"]}),
        (DecisionKind.SAME, {"anchors": [A]}),
        (DecisionKind.RELATION, {"anchors": [A]}),
        (DecisionKind.SPAN, {"anchors": [A, B]}),
        (DecisionKind.COPIED_FROM, {"reports": ["a", "a"]}),
        (DecisionKind.UNDO, {}),
    ],
)
def test_each_kind_says_what_it_needs(kind, fields):
    with pytest.raises(BadDecision, match="needs"):
        made(kind, **fields)


def test_undo_takes_back_and_undoing_the_undo_brings_again():
    one = made()
    undone = made(DecisionKind.UNDO, undoes=one.id, at="2031-03-06")
    again = made(DecisionKind.UNDO, undoes=undone.id, at="2031-03-07")
    assert active([one]) == (one,)
    assert active([one, undone]) == ()
    assert active([again, undone, one]) == (one,)


def test_a_long_chain_of_undoing_is_no_trouble():
    chain = [made()]
    for number in range(3000):
        chain.append(made(DecisionKind.UNDO, undoes=chain[-1].id, at=f"2031-03-06T{number:06}"))
    assert active(chain) == (chain[0],)


@given(st.permutations(range(5)))
def test_the_order_of_the_file_changes_nothing(order):
    every = [made(at=f"2031-03-0{n + 1}", author=f"e{n}") for n in range(4)]
    every.append(made(DecisionKind.UNDO, undoes=every[1].id, at="2031-03-09"))
    assert active([every[n] for n in order]) == active(every)
    assert contradictions([every[n] for n in order]) == contradictions(every)


def test_what_cannot_both_hold_is_listed():
    agree, conflict = (
        made(DecisionKind.RELATION, status=s, author=who)
        for s, who in ((Status.AGREE, "Ada"), (Status.CONFLICT, "Bo"))
    )
    same, different = (made(k, anchors=[A, B]) for k in (DecisionKind.SAME, DecisionKind.DIFFERENT))
    found = contradictions([agree, conflict, same, different, made()])
    assert {frozenset((a.id, b.id)) for a, b in found} == {
        frozenset((agree.id, conflict.id)),
        frozenset((same.id, different.id)),
    }
    assert contradictions([agree, made(DecisionKind.UNDO, undoes=agree.id, at="2031-04"), conflict]) == ()


def test_the_file_is_appended_to_and_half_a_line_costs_only_itself(tmp_path):
    path = tmp_path / "decisions.jsonl"
    first, second = made(), made(author="Bo")
    ledger.append(path, first)
    with path.open("ab") as file:
        file.write(to_line(second)[:30].encode())
    ledger.append(path, second)
    read = ledger.read(path)
    assert read.decisions == (first, second)
    assert [r.path for r in read.refused] == [f"{path}#2"]


def test_two_files_merge_by_concatenation(tmp_path):
    for name, author in (("ada", "Ada"), ("bo", "Bo")):
        ledger.append(tmp_path / name, made(author=author))
        ledger.append(tmp_path / name, made(author="Both"))
    joined = tmp_path / "joined"
    joined.write_bytes((tmp_path / "ada").read_bytes() + (tmp_path / "bo").read_bytes())
    assert {d.author for d in ledger.read(joined).decisions} == {"Ada", "Bo", "Both"}
    assert len(ledger.read(joined).decisions) == 3


# On a desk: each kind does what it says, is marked as an editor's, survives a rebuild, and is undone.


@pytest.fixture
def filled(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    return any_desk


def home(desk, url):
    with desk.store.reading() as connection:
        report = [h.report.id for h in evidence.held(connection) if h.report.url == url][-1]
        return derived.stories_of(connection, [report])[report], report


def story_at(desk, url):
    return load(desk, home(desk, url)[0])


def apply(desk, kind, **fields):
    one = decide(kind, at=desk.now().isoformat(), author="Ada", **fields)
    record(desk, one)
    catch_up(desk)
    return one


def undone(desk, one):
    record(desk, decide(DecisionKind.UNDO, at=desk.now().isoformat(), author="Ada", undoes=one.id))
    catch_up(desk)


def state(desk):
    with desk.store.reading() as connection:
        return derived.state(connection)


def shared_claim(loaded):
    """A claim of two sources, with its key."""
    pairs = zip(loaded.story.collated.claims, loaded.story.keys, strict=True)
    return next((c, k) for c, k in pairs if len({r.witness for r in c.readings}) > 1)


def test_merge_and_undo(filled):
    before = state(filled)
    (ferry, one), (bridge, other) = home(filled, FERRY[0]["url"]), home(filled, BRIDGE[0]["url"])
    decision = apply(filled, DecisionKind.MERGE, reports=[one, other])
    joined = load(filled, ferry)
    assert joined.row.reports == 5
    assert load(filled, bridge).row.id == joined.row.id
    assert [m.author for m in joined.story.marks] == ["Ada"]
    after = state(filled)
    rebuild(filled)
    assert state(filled) == after
    undone(filled, decision)
    assert state(filled) == before


def test_split_and_undo(filled):
    before = state(filled)
    ferry, report = home(filled, FERRY[1]["url"])
    decision = apply(filled, DecisionKind.SPLIT, reports=[report])
    assert load(filled, ferry).row.reports == 2
    assert story_at(filled, FERRY[1]["url"]).row.reports == 1
    undone(filled, decision)
    assert state(filled) == before


def test_copied_from_makes_one_source_of_two(filled):
    loaded = story_at(filled, BRIDGE[0]["url"])
    assert loaded.row.sources == 2
    copy, source = loaded.story.collated.story.reports
    decision = apply(filled, DecisionKind.COPIED_FROM, reports=[copy, source])
    loaded = story_at(filled, BRIDGE[0]["url"])
    assert loaded.row.sources == 1
    assert any("Ada" in why for s in loaded.story.collated.lineage.shared for why in s.why)
    undone(filled, decision)
    assert story_at(filled, BRIDGE[0]["url"]).row.sources == 2


def test_a_relation_is_corrected_and_says_whose_it_is(filled):
    claim, _ = shared_claim(story_at(filled, BRIDGE[0]["url"]))
    wanted = Status.INCOMPARABLE
    decision = apply(
        filled, DecisionKind.RELATION, anchors=[anchor_of(spot(claim.readings[0]))], status=wanted
    )
    loaded = story_at(filled, BRIDGE[0]["url"])
    changed = next(
        c for c in loaded.story.collated.claims if spot(claim.readings[0]) in map(spot, c.readings)
    )
    assert changed.status is wanted
    assert "Ada" in changed.why and f"instead of “{MARKS[claim.status].word}”: {claim.why}" in changed.why
    assert [m.decision for m in loaded.story.marks] == [decision.id]


def test_different_takes_a_telling_out_and_same_puts_it_back(filled):
    claim, _ = shared_claim(story_at(filled, BRIDGE[0]["url"]))
    one = claim.readings[0]
    other = next(r for r in claim.readings if r.witness != one.witness)
    pair = [anchor_of(spot(one)), anchor_of(spot(other))]
    apply(filled, DecisionKind.DIFFERENT, anchors=pair)
    parted = [c for c in story_at(filled, BRIDGE[0]["url"]).story.collated.claims if {spot(one), spot(other)} & set(map(spot, c.readings))]  # fmt: skip
    assert not any({spot(one), spot(other)} <= set(map(spot, c.readings)) for c in parted)
    filled.now.forward(minutes=1)
    apply(filled, DecisionKind.SAME, anchors=pair)
    joined = story_at(filled, BRIDGE[0]["url"]).story.collated.claims
    assert any({spot(one), spot(other)} <= set(map(spot, c.readings)) for c in joined)


def test_a_span_is_fixed_and_quotes_the_new_place(filled):
    loaded = story_at(filled, BRIDGE[0]["url"])
    reading = loaded.story.collated.claims[0].readings[0]
    text = loaded.held[reading.report].report.text
    start, end = max(0, reading.start - 3), min(len(text), reading.end + 1)
    apply(
        filled,
        DecisionKind.SPAN,
        anchors=[anchor_of(spot(reading)), Anchor(report=reading.report, start=start, end=end)],
    )
    claims = story_at(filled, BRIDGE[0]["url"]).story.collated.claims
    fixed = [
        r for c in claims for r in c.readings if (r.report, r.start, r.end) == (reading.report, start, end)
    ]
    assert fixed
    assert all(r.quote == text[start:end] for r in fixed)


@pytest.mark.parametrize("kind", [DecisionKind.PIN, DecisionKind.HIDE, DecisionKind.NOTE])
def test_notes_pins_and_hidden_claims_change_no_reading(filled, kind):
    loaded = story_at(filled, BRIDGE[0]["url"])
    _claim, key = shared_claim(loaded)
    apply(
        filled, kind, anchors=[anchor_of(key)], text="Ask the council." if kind is DecisionKind.NOTE else None
    )
    after = story_at(filled, BRIDGE[0]["url"])
    assert after.story.collated == loaded.story.collated
    assert [(m.kind, m.key) for m in after.story.marks] == [(kind, key)]


def test_a_decision_without_its_target_is_kept_reported_and_applied_when_it_comes(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, FERRY[:1])])
    other = any_desk
    late = FERRY[1]
    probe_story = rows_file(tmp_path, [late], "late.jsonl")
    missing = decide(
        DecisionKind.NOTE, at="2031", author="Ada", reports=[report_id(late)], text="Look again."
    )
    record(other, missing)
    catch_up(other)
    assert [d.id for d in status(other).unmatched] == [missing.id]
    add(other, [probe_story])
    assert status(other).unmatched == ()


def report_id(row):
    """The id that a row of ours gets: its address, outlet and text."""
    from variorum.text.ids import content_id

    return content_id(row["url"], row["outlet"], row["text"])


def test_lines_added_to_the_file_by_hand_are_found(filled):
    _claim, key = shared_claim(story_at(filled, BRIDGE[0]["url"]))
    ledger.append(filled.ledger, decide(DecisionKind.PIN, at="2031", author="Bo", anchors=[anchor_of(key)]))
    catch_up(filled)
    assert [m.author for m in story_at(filled, BRIDGE[0]["url"]).story.marks] == ["Bo"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("half a li", "no JSON from character 1 on"),
        ('{"at": "2031-03-04T12:00:00+00:00", "author": "Ada"}', "it lacks 'kind'"),
    ],
)
def test_a_line_that_is_no_decision_says_why(line, why):
    with pytest.raises(BadDecision, match=why):
        from_line(line)
