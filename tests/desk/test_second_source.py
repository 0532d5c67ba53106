"""When the feed says that a second independent source confirms something."""

from __future__ import annotations

import json

from tests.desk.invented import BRIDGE, rows_file
from variorum.desk.ingest.add import add
from variorum.desk.revisions.changes import ChangeKind
from variorum.desk.updating.catch_up import catch_up
from variorum.store import derived


def confirmed(desk) -> list[str]:
    with desk.store.reading() as connection:
        rows = derived.changes(connection, limit=None)
    return [row.sentence for row in rows if row.kind == ChangeKind.SECOND_SOURCE]


def test_a_second_source_is_told_of_an_equal_value_and_of_no_other(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, BRIDGE)])
    catch_up(any_desk)
    sentences = confirmed(any_desk)
    assert any("nine weeks" in s for s in sentences)
    assert not any("3.4 million" in s or "3.1 million" in s for s in sentences)


def test_a_second_outlet_with_the_same_ministry_is_no_second_source(any_desk, tmp_path):
    said = [
        (
            "Arden Times",
            "The floods in Lower Sarn have cost 21 lives, the interior ministry said on Friday. Boats go from roof to roof.",
        ),
        (
            "Elm Tribune",
            "Schools stay closed. The interior ministry said the floods in Lower Sarn had cost 21 lives.",
        ),
    ]
    rows = [
        {"path": f"m{n}.txt", "text": text, "outlet": outlet, "published": "2031-05-06", "language": "en"}
        for n, (outlet, text) in enumerate(said)
    ]
    place = tmp_path / "ministry.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    add(any_desk, [str(place)])
    catch_up(any_desk)
    assert confirmed(any_desk) == []


def test_a_copy_and_its_outlets_own_report_are_told_by_who_wrote_them(desk, tmp_path):
    wire = (
        "SARN, May 6 (Delta Wire) - At least four people were killed and 17 injured when a fire tore through a grain mill in the town of Sarn early on "
        "Tuesday, police said.\n\nThe blaze broke out at about 2:15 a.m. in the drying hall, where 64 people were on the night shift, fire chief Karl "
        "Moll told reporters.\n\nAbout 120 firefighters from six towns fought the flames until dawn. The cause was not known, Moll said."
    )
    own = (
        "Eight people have died after the fire at the grain mill in Sarn, police said on Thursday.\n\n"
        "The fire broke out on Tuesday at about 2:15 a.m."
    )
    said = [
        ("Sarn Courier", wire, "2031-05-06"),
        ("Delta Wire", wire, "2031-05-05"),
        ("Sarn Courier", own, "2031-05-08"),
    ]
    rows = [
        {"path": f"w{n}.txt", "text": text, "outlet": outlet, "published": published, "language": "en"}
        for n, (outlet, text, published) in enumerate(said)
    ]
    place = tmp_path / "wire.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    add(desk, [str(place)])
    catch_up(desk)
    sentences = confirmed(desk)
    assert sentences
    assert all(
        "source, Sarn Courier" in sentence and "beside Delta Wire" in sentence for sentence in sentences
    )
