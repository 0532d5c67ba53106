"""Works out again what can be worked out from a dossier alone, with this version's rules for numbers and times. Used
where the dossier cannot be made again.

Words used here. Reading: an answer to a claim's question, at its place; value: what its words were read as. Origin:
the source that a telling leads to in the end. Failure: what is wrong, where and why. Lexed: read by this version's
rules for numbers and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from variorum.collate import counted
from variorum.collate.attribute import attributed
from variorum.collate.compare import Answer, compare_all
from variorum.publish.recheck import Failure
from variorum.records import (
    Attribution,
    Claim,
    CollatedStory,
    Dossier,
    Name,
    Quantity,
    Reading,
    Report,
    Status,
    When,
    Words,
)
from variorum.records.claim import AGREEING, DIFFERING
from variorum.text.mention import Mention
from variorum.text.quantities import quantities
from variorum.text.told_on import whens_in

# What cannot be without a second telling. One telling may have variants (two editions of one wire); `incomparable` and
# `told` say nothing that values could gainsay.
OF_SEVERAL = AGREEING | DIFFERING
# What the values of numbers and times alone may come to, for a status that is said of them. Collation knows more than the
# values (which tolls are of one day, which two deeds have no verb in common), so some have company; read on the 14 events,
# 330 claims of several tellings: none is out of its row.
FITTING: Mapping[Status, frozenset[Status]] = {
    Status.AGREE: frozenset({Status.AGREE}),
    Status.COMPATIBLE: frozenset({Status.AGREE, Status.COMPATIBLE, Status.INCOMPARABLE}),
    Status.VARIANT: frozenset({Status.VARIANT}),
    Status.CHANGED: DIFFERING,
    Status.CONFLICT: DIFFERING,
}
# Readings that are compared each with each; a claim of more was not made to be read.
MOST = 300
# Speakers that are no name, and cannot be compared.
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "one", "who"})


def readings_hold(dossier: Dossier) -> Iterator[Failure]:
    """What is wrong in the dossier itself, as failures: values that their words do not give, sources that no
    attribution names, statuses that contradict the values. No failure does not mean that the dossier is right.
    """
    reports = {report.id: report for report in dossier.reports}
    for story in dossier.stories:
        for attribution in story.attributions:
            yield from _words_of(attribution, reports.get(attribution.report))
        yield from _origins(story, reports)
        for claim in story.claims:
            yield from _status(claim, reports)
            for reading in claim.readings:
                report = reports.get(reading.report)
                if report is not None and 0 <= reading.start < reading.end <= len(report.text):
                    where = f"[{reading.start}:{reading.end}] ({claim.label})"
                    yield from _value(reading, report, where)
                    yield from _source(reading, story, where)


def _origins(story: CollatedStory, reports: Mapping[str, Report]) -> Iterator[Failure]:
    """Fails where the origins are not those that follow from the readings, lineage and attributions in the dossier.
    Nothing for a dossier from before origins were counted.
    """
    if story.origins is None:
        return
    counted_again = counted(story, reports)
    if counted_again.origins != story.origins:
        why = f"is {story.origins}; counted again it is {counted_again.origins}"
        yield Failure(what="independent", where=story.story.title[:80], why=why)
    # each claim's origins and ways, as said and counted again
    for said, anew in zip(story.claims, counted_again.claims, strict=True):
        mine, right = (
            (claim.origins, claim.whence, *((reading.origin, reading.chain) for reading in claim.readings))
            for claim in (said, anew)
        )
        if mine != right:
            why = (
                f"{said.origins} said, with these ways; counted again there are {anew.origins}, or other ways"
            )
            yield Failure(what="origins", where=said.label, why=why)


def _value(reading: Reading, report: Report, where: str) -> Iterator[Failure]:
    """A Failure where a value's words are not in the report, or are read as another value there. Of names and words, only letters and
    digits count."""
    value = reading.value
    if isinstance(value, Quantity | When):
        # a number or time is read again; of a name the letters are looked for
        read = [
            mention.value
            for mention in _lexed(value, reading, report)
            if mention.value.said_as == value.said_as
        ]
        if value.said_as not in report.text:
            yield Failure(
                what="value", where=where, why=f"{value.said_as[:80]!r} does not stand in the report"
            )
        elif read and not any(_meaning(r) == _meaning(value) for r in read):
            said, here = _meaning(value), _meaning(read[0])
            parts = [
                f"{field} {_word(here.get(field))}, not {_word(said[field])}"
                for field in said
                if said[field] != here.get(field)
            ]
            why = f"the words {value.said_as[:80]!r} are read here with {'; '.join(parts)}"
            yield Failure(what="value", where=where, why=why)
    elif isinstance(value, Name | Words):
        words = value.name if isinstance(value, Name) else value.words
        if words not in report.text and _letters(words) not in _letters(report.text):
            yield Failure(what="value", where=where, why=f"{words[:80]!r} does not stand in the report")


def _lexed(
    value: Quantity | When, reading: Reading, report: Report
) -> Iterable[Mention[Quantity] | Mention[When]]:
    """The numbers or times that this version reads in the paragraph of the reading."""
    start = report.text.rfind("\n", 0, reading.start) + 1
    end = report.text.find("\n", reading.end)
    end = len(report.text) if end < 0 else end
    if isinstance(value, Quantity):
        return quantities(report.text, start, end, language=report.language)
    return whens_in(report, start, end)


def _meaning(value: Quantity | When) -> dict[str, object]:
    """The fields of a value that its words alone decide. What is counted is left out, since it follows from the sentence around them."""
    left_out = {"said_as", "counted", "faces"}
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name not in left_out}


def _word(value: object) -> str:
    return repr(str(value)) if isinstance(value, str) else "nothing" if value is None else str(value)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _source(reading: Reading, story: CollatedStory, where: str) -> Iterator[Failure]:
    """Fails where a reading is attributed to another source than the story's attributions say."""
    own = [attribution for attribution in story.attributions if attribution.report == reading.report]
    nearest = attributed(own, reading.start, reading.end)
    name = (nearest.speaker or nearest.source) if nearest else None
    right = name if name and name.casefold() not in PRONOUNS else None
    if right != reading.attributed_to:
        why = f"on the word of {reading.attributed_to!r}; by the attributions it is {right!r}"
        yield Failure(what="attributed_to", where=where, why=why)


def _words_of(attribution: Attribution, report: Report | None) -> Iterator[Failure]:
    """Fails where a speaker or a link of a chain is neither words of the report nor its credit."""
    if report is None:
        return
    where = f"[{attribution.start}:{attribution.end}]"
    said = {"speaker": [attribution.speaker], "chain": attribution.chain}
    for what, words in said.items():
        for word in words:
            # a chain may end with the agency that the report credits
            if word and word not in report.text and word != report.credit:
                yield Failure(what=what, where=where, why=f"{word[:80]!r} does not stand in the report")


def _status(claim: Claim, reports: Mapping[str, Report]) -> Iterator[Failure]:
    """Fails where a claim cannot have its status: there is one telling only, or its values contradict it."""
    told_by = {reading.witness for reading in claim.readings}
    if claim.status in OF_SEVERAL and len(told_by) < 2 and not claim.internal:
        why = f"“{claim.status.value}” needs two independent readings, and there is one"
        yield Failure(what="status", where=claim.label, why=why)
    # only where every value can be compared
    answers = [_answer(reading, reports) for reading in claim.readings]
    known = [answer for answer in answers if answer]
    if len(known) < len(answers) or len(known) > MOST or len(told_by) < 2 or claim.status not in FITTING:
        return
    try:
        here = compare_all(known).status
    except ValueError as error:
        yield Failure(what="status", where=claim.label, why=f"its values cannot be compared: {error}")
        return
    if here not in FITTING[claim.status]:
        why = f"“{claim.status.value}”; by the values of its readings it is “{here.value}”"
        yield Failure(what="status", where=claim.label, why=why)


def _answer(reading: Reading, reports: Mapping[str, Report]) -> Answer | None:
    """The reading's number or time as an answer to compare; None for other values."""
    if not isinstance(reading.value, Quantity | When):
        return None
    report = reports.get(reading.report)
    return Answer(reading.witness, reading.value, report.published if report else None)
