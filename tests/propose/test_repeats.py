"""A model is shown one sentence of those that a telling's reports repeat; what it points at stands in all of them."""

import json

from variorum.collate.proposals import Offer
from variorum.pipeline import proposed
from variorum.records import Proposal, Quoted, Status, Why

from .story import ONE, OTHER, dossier_of

# Another paper prints the Herald's text, one sentence of it turned to its contrary.
TURNED = ONE.replace("Engineers blamed", "Engineers never blamed")
SHUT = "was shut on Monday after a barge struck its eastern pier"
RAMMED = "rammed the Tarnholm crossing on Monday morning"
RUDDER, ASLEEP = "blamed a broken rudder", "captain had fallen asleep"


def lines(folder, *words, **texts):
    """The model's lines where it sets the Herald's words beside the Courier's."""
    rows = folder / "reports.jsonl"
    named = {"Herald": ONE, "Courier": OTHER, **texts}
    said = [{"text": text, "outlet": name, "published": "2025-03-04"} for name, text in named.items()]
    rows.write_text("".join(json.dumps(row) + "\n" for row in said))
    dossier = dossier_of(rows)
    places = []
    for name, quote in zip(("Herald", "Courier"), words, strict=True):
        report = next(r for r in dossier.reports if r.outlet == name)
        start = report.text.index(quote)
        places.append(Quoted(report=report.path, start=start, end=start + len(quote), quote=quote))
    one = Proposal(relation=Status.VARIANT, why=Why.WORDING, readings=tuple(places), model="small")
    told = proposed(dossier, Offer(proposals=(one,)))
    outlets = {r.id: r.outlet for r in told.reports}
    claims = [c for c in told.stories[0].claims if c.found_by]
    return [sorted((outlets[r.report], r.quote) for r in c.readings) for c in claims], told


def test_words_are_quoted_from_every_report_that_repeats_their_sentence(tmp_path):
    (line,), told = lines(tmp_path, SHUT, RAMMED, Echo=ONE)
    assert line == [("Courier", RAMMED), ("Echo", SHUT), ("Herald", SHUT)]
    (claim,) = (c for c in told.stories[0].claims if c.found_by)
    assert len({r.witness for r in claim.readings}) == 2
    texts = {r.id: r.text for r in told.reports}
    assert all(texts[r.report][r.start : r.end] == r.quote for r in claim.readings)


def test_not_from_one_that_turns_their_sense(tmp_path):
    (line,), _ = lines(tmp_path, RUDDER, ASLEEP, Echo=TURNED)
    assert line == [("Courier", ASLEEP), ("Herald", RUDDER)]
    (line,), _ = lines(tmp_path, SHUT, RAMMED, Echo=TURNED)
    assert ("Echo", SHUT) in line


def test_not_from_a_report_of_another_telling(tmp_path):
    own = "Ferries run late\n\nThe old mill was shut on Monday after a barge struck its eastern pier, the owner said in a letter.\n"
    (line,), _ = lines(tmp_path, SHUT, RAMMED, Echo=own)
    assert line == [("Courier", RAMMED), ("Herald", SHUT)]
