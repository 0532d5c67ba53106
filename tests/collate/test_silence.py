"""Why a telling says nothing of a claim."""

import json
from dataclasses import replace

import pytest

from tests.collate.collating import together, told, witnesses
from tests.publish.dossiers import flood
from variorum.collate import CollateSettings, with_silences
from variorum.collate.silence import with_silences as room
from variorum.extract import extract
from variorum.publish import as_json, from_json
from variorum.publish.json_writer import as_object
from variorum.records import Capture, Kind, SilenceKind
from variorum.text.ids import digest
from variorum.text.stubs import is_stub

LEAK = (
    "Some 14,000 litres of diesel leaked from the burning barge into the Ostermoor canal, firefighters said."
)
SAME = "About 16,500 litres of diesel leaked from the burning barge into the Ostermoor canal, police said."
# Speaks of the barge and the diesel, and gives no number.
NEAR = "Diesel leaked from the burning barge into the canal while firefighters closed both Ostermoor locks."
FAR = "Schoolchildren sang carols in the library before pancakes and cocoa were served to everybody."


def leak(claims):
    return next(
        c for c in claims if c.kind is Kind.QUANTITY and "14,000" in str([r.quote for r in c.readings])
    )


def silence_of(witness, texts, published, *, languages=None, doubts=None, settings=None):
    reports = told(*texts, published=published, around=False)
    if languages:
        reports = tuple(replace(r, language=each) for r, each in zip(reports, languages, strict=True))
    if doubts:
        reports = tuple(replace(r, doubts=each) for r, each in zip(reports, doubts, strict=True))
    claim = leak(together(reports, settings=settings).claims)
    return next((s for s in claim.silent if f"w-{witness}" in s.witnesses), None)


DAYS = ("2031-03-04", "2031-03-05")


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        (NEAR, "2031-03-03", SilenceKind.EARLIER),
        (NEAR, "2031-03-06", SilenceKind.UNMENTIONED),
        (NEAR, "2031-03-04", SilenceKind.UNCLEAR),
        (NEAR, None, SilenceKind.UNCLEAR),
        (FAR, "2031-03-06", SilenceKind.ELSEWHERE),
        (FAR, "2031-03-03", SilenceKind.EARLIER),
    ],
)
def test_a_silent_telling_is_told_apart_by_its_day_and_by_what_it_speaks_of(text, day, kind):
    found = silence_of("r3", (LEAK, SAME, text, FAR[::-1]), (*DAYS, day, day))
    assert found.kind is kind, found.why


def test_a_report_of_which_only_the_beginning_was_read_is_a_stub():
    doubts = ((), (), ("it asks to log in, and has only 9 words: it may be the beginning of the report",), ())
    found = silence_of("r3", (LEAK, SAME, NEAR, FAR), (*DAYS, "2031-03-06", "2031-03-06"), doubts=doubts)
    assert found.kind is SilenceKind.STUB


def test_one_in_another_language_is_unclear():
    languages = ("en", "en", "nl", "en")
    found = silence_of("r3", (LEAK, SAME, FAR, NEAR), (*DAYS, "2031-03-06", None), languages=languages)
    assert (found.kind, found.why) == (SilenceKind.UNCLEAR, "in another language")


def test_one_undated_telling_among_those_that_speak_lets_nobody_be_earlier():
    found = silence_of("r3", (LEAK, SAME, NEAR, FAR), ("2031-03-04", None, "2031-03-03", None))
    assert found.kind is not SilenceKind.EARLIER


def test_every_telling_of_a_claim_either_speaks_or_is_silent_for_one_reason():
    reports = told(LEAK, SAME, NEAR, FAR, published=(*DAYS, "2031-03-06", None))
    collated = together(reports)
    everybody = sorted(w.id for w in collated.lineage.witnesses)
    for claim in collated.claims:
        if not claim.internal:
            silent = [w for s in claim.silent for w in s.witnesses]
            assert sorted([*silent, *{r.witness for r in claim.readings}]) == everybody
    assert room is with_silences


def test_in_a_story_of_very_many_tellings_none_is_told():
    few = CollateSettings(most_silences=2)
    assert silence_of("r3", (LEAK, SAME, NEAR, FAR), (*DAYS, None, None), settings=few) is None


def test_absent_witnesses_and_copies_are_not_silent():
    reports = told(LEAK, SAME, NEAR, NEAR, published=(*DAYS, "2031-03-06", "2031-03-06"))
    lineage = witnesses(reports[:1], reports[1:2], reports[2:])
    claim = leak(together(reports, lineage).claims)
    assert [w for s in claim.silent for w in s.witnesses] == ["w-r3"]


def test_a_dossier_from_before_silences_were_told_reads_and_one_with_them_comes_back():
    found = as_object(flood())
    for claim in found["stories"][0]["claims"]:
        assert claim.pop("silent") == []
    assert from_json(json.dumps(found)) == flood()
    story = flood().stories[0]
    told_apart = with_silences(story.claims, {r.id: r for r in flood().reports}, story.lineage)
    assert any(claim.silent for claim in told_apart)
    dossier = replace(flood(), stories=(replace(story, claims=told_apart),))
    assert from_json(as_json(dossier)) == dossier


def test_what_extraction_doubts_of_a_short_page_is_known_as_a_stub():
    """The words of the doubts are written in one room and read in another."""
    page = (
        b"<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}"
        b"</script></head><body><article><h1>Canal closed</h1>"
        + b"<p>" + ("The barge burned all night and the locks were shut. " * 14).encode() + b"</p></article></body></html>"
    )  # fmt: skip
    capture = Capture(path="page.html", content=page, digest=digest(page), media_type="text/html")
    (report,) = extract([capture]).reports
    assert is_stub(report.doubts), report.doubts
    assert not is_stub(("a second extractor finds only 20% of this text in the page's main content",))
