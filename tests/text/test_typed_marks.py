"""Quotation marks as they are typed where the right ones are not at hand, and signs that only look like them."""

from __future__ import annotations

import pytest

from tests.collate.attribute.test_languages import unparsed
from tests.collate.reports import parsed
from variorum.collate.attribute import attributions
from variorum.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("``The wall fell,'' Moll said. ``Nobody was hurt.''", ["``The wall fell,''", "``Nobody was hurt.''"]),
        ('``The wall fell," said Moll.', ['``The wall fell,"']),
        ("He said ''it fell'' twice.", ["''it fell''"]),
        ("“The wall fell,“ said Moll. “It was old,“ he added.", ["“The wall fell,“", "“It was old,“"]),
        ("”De muur viel om”, zei Moll.", ["”De muur viel om”"]),
        ("″The wall fell,″ said Moll.", ["″The wall fell,″"]),
        ("＂The wall fell,＂ said Moll.", ["＂The wall fell,＂"]),
        ("‟The wall fell,” said Moll.", ["‟The wall fell,”"]),
        ("‚Die Wand ist weg‘, sagte Moll.", ["‚Die Wand ist weg‘"]),
        ("‹La paroi est tombée›, dit Moll.", ["‹La paroi est tombée›"]),
        ("<<La paroi est tombée>>, dit Moll.", ["<<La paroi est tombée>>"]),
        (",,Die Wand ist weg'', sagte Moll.", [",,Die Wand ist weg''"]),
        ("´´Die Wand ist weg´´, sagte Moll.", ["´´Die Wand ist weg´´"]),
        ("“He calls it “art”, too,” said Moll.", ["“He calls it “art”, too,”"]),
        ("„Wir gehen“, sagte Moll. „Morgen“, sagte er.", ["„Wir gehen“", "„Morgen“"]),
        ("The screen of 17″ and the wall of 6″ fell.", []),
        ("It is 5 < 6, and 7 >> 3.", []),
        ("Moll left,,and came back.", []),
        ("The mill ‚ as he says, fell.", []),
        ("He is 5'11'' tall, and she is 5'10''.", []),
    ],
)  # fmt: skip
def test_marks_are_read_as_they_are_typed(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("en", "``The wall fell at once,'' said Ada Moll.", "Ada Moll", "``The wall fell at once,''"),
        ("en", "“The wall fell at once,“ said Ada Moll.", "Ada Moll", "“The wall fell at once,“"),
        ("es", "``La pared se cayó de golpe'', dijo el alcalde.", "el alcalde", "``La pared se cayó de golpe''"),
        ("fr", "<<La paroi est tombée>>, a dit Ada Moll.", "Ada Moll", "<<La paroi est tombée>>"),
        ("de", ",,Die Wand ist umgefallen'', sagte Ada Moll.", "Ada Moll", ",,Die Wand ist umgefallen''"),
    ],
)  # fmt: skip
def test_who_speaks_in_them_is_found(language: str, text: str, source: str, content: str) -> None:
    report, sentences = parsed(text) if language == "en" else unparsed(text, language)
    found = attributions(report, sentences)
    assert (source, content) in [(a.source, text[a.start : a.end]) for a in found]
