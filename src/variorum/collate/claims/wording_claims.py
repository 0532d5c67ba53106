"""One thing under several descriptions: the same noun with other words before it, in statements that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collate.claims.draft import Voices, claim
from variorum.collate.mentions.phrases import Phrase, phrases
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.records import Claim, Evidence, Kind, Status, Words


def wording_claims(
    found: Sequence[Group], said: Sequence[Statement], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for each noun that the statements of a group set in different words."""
    for group in found:
        if group.sureness >= settings.sure_enough_for_wording:
            by_head: dict[str, list[Phrase]] = defaultdict(list)
            for index in group.members:
                for sentence, _ in said[index].places:
                    for phrase in phrases(sentence):
                        by_head[phrase.head].append(phrase)
            for head in sorted(by_head):
                yield from _wording(by_head[head], group, voices)


def _wording(found: Sequence[Phrase], group: Group, voices: Voices) -> Iterator[Claim]:
    each = _one_a_report(found)
    pairs = [(a, b) for a in each for b in each if a.report < b.report and differ(a, b)]
    if not pairs:
        return
    apart = {p for pair in pairs for p in pair}
    kept = [p for p in each if p in apart or any(p.modifiers == q.modifiers for q in apart)]
    readings = [voices.reading(p.report, p.start, p.end, Words(words=_text(p, voices))) for p in kept]
    here, there = (_text(p, voices) for p in pairs[0])
    one_telling = len({r.witness for r in readings}) == 1
    yield claim(
        Kind.STATEMENT if not kept[0].named else Kind.NAME,
        f"how “{_text(kept[0], voices).split()[-1]}” is described",
        status=Status.VARIANT,
        why=f"“{here}” here is “{there}” there"
        + (": one telling, edited." if one_telling else ", in statements that say the same."),
        tier=2,
        readings=readings,
        evidence=(
            Evidence(feature="the same noun in statements that say the same", score=round(group.sureness, 3)),
        ),
    )


def _one_a_report(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrase of each report that says most; reports in order."""
    best: dict[str, Phrase] = {}
    for phrase in found:
        rival = best.get(phrase.report)
        if phrase.modifiers and (rival is None or len(phrase.modifiers) > len(rival.modifiers)):
            best[phrase.report] = phrase
    return [best[report] for report in sorted(best)]


def differ(a: Phrase, b: Phrase) -> bool:
    """Each says something of the noun that the other does not, and they share a word or are as short as can be."""
    only_a, only_b = a.modifiers - b.modifiers - a.names, b.modifiers - a.modifiers - b.names
    if not only_a or not only_b:
        return False
    return bool(a.modifiers & b.modifiers) or (len(only_a) == len(only_b) == 1)


def _text(phrase: Phrase, voices: Voices) -> str:
    return voices.reports[phrase.report].text[phrase.start : phrase.end]
