"""Reads correction notices, and finds what each corrects: an edit of the same page, and the claims with readings in the sentences that
it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.desk.model.edition import Correction, Edit
from variorum.records import BlockKind, Claim, Report
from variorum.text.sentences import sentence_spans
from variorum.text.words import words

# Words that a notice must share with a sentence to be about it: one alone ("Tuesday", a town's name) is in many.
SHARED_WORDS = 2
# Letters of a word that counts as shared.
LONG_WORD = 4


def corrections(
    report: Report,
    claims: Sequence[Claim],
    keys: Sequence[str],
    edits: Sequence[Edit],
    reports: Mapping[str, Report],
) -> Iterator[Correction]:
    """Every correction notice of `report`, in order. A notice for which no edit and no claim is found stands alone. `keys`: one for each
    claim; `edits`: what changed on the report's page; `reports`: id → report, earlier versions too.
    """
    for block in report.blocks:
        if block.kind is not BlockKind.CORRECTION:
            continue
        # the words of the notice that carry matter ("Thursday", "nine"), without "an earlier version of this article"
        told = _content(report.text[block.start : block.end])
        yield Correction(
            report=report.id,
            start=block.start,
            end=block.end,
            edit=_best_edit(told, report, edits, reports),
            claims=tuple(_claims_touched(told, report, claims, keys)),
        )


def _best_edit(
    told: frozenset[str], report: Report, edits: Sequence[Edit], reports: Mapping[str, Report]
) -> int | None:
    """The place in `edits` of the edit that brought this version and shares most words with the notice, old words and new ones counted.
    None where it shares fewer than SHARED_WORDS. `told`: the words of the notice that carry matter; `reports`: id → report.
    """
    scored = [
        (_shared(told, _edit_words(edit, reports)), -number)
        for number, edit in enumerate(edits)
        if edit.new == report.id and edit.substantive
    ]
    score, place = max(scored, default=(0, 0))
    return -place if score >= SHARED_WORDS else None


def _edit_words(edit: Edit, reports: Mapping[str, Report]) -> str:
    """What an edit took out and what it put in, as one text."""
    old, new = reports[edit.old].text, reports[edit.new].text
    return f"{old[edit.old_start : edit.old_end]} {new[edit.new_start : edit.new_end]}"


def _claims_touched(
    told: frozenset[str], report: Report, claims: Sequence[Claim], keys: Sequence[str]
) -> Iterator[str]:
    """The keys of claims with a reading in this report whose sentence shares SHARED_WORDS words or more with the notice, and whose own
    words share at least one."""
    for claim, key in zip(claims, keys, strict=True):
        for reading in claim.readings:
            if reading.report != report.id:
                continue
            sentence = _sentence_at(report, reading.start)
            if _shared(told, sentence) >= SHARED_WORDS and _shared(told, reading.quote) >= 1:
                yield key
                break


def _sentence_at(report: Report, place: int) -> str:
    """The sentence at this place of the text; "" where there is none."""
    block = next((b for b in report.blocks if b.start <= place < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(report.text))
    spans = sentence_spans(report.text, start, end)
    return next((report.text[a:b] for a, b in spans if a <= place < b), "")


def _shared(told: frozenset[str], text: str) -> int:
    return len(told & _content(text))


def _content(text: str) -> frozenset[str]:
    """The words by which a notice is compared with a sentence: long ones, and those with a digit."""
    found: Iterable[str] = (w.folded for w in words(text))
    return frozenset(w for w in found if len(w) >= LONG_WORD or re.search(r"\d", w))
