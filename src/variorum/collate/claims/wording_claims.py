"""One thing under several descriptions: the same noun with other words before it, in statements that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain

from variorum.collate.claims.draft import HIDDEN, Voices, claim, joined
from variorum.collate.mentions.phrases import Phrase, phrases
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.records import Claim, Evidence, Kind, Status, Words

Pair = tuple[Phrase, Phrase]
# Letters in order over all letters, from which two words are one in two forms ("drunk", "drunken").
ONE_WORD = 0.7


def wording_claims(
    found: Sequence[Group], said: Sequence[Statement], voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for each thing that the reports describe in different words, whatever statements it stands in."""
    described: dict[tuple[str, bool], list[tuple[Pair, float]]] = defaultdict(list)
    told: dict[tuple[str, bool], set[Phrase]] = defaultdict(set)
    read = cache(lambda index: [p for sentence, _ in said[index].places for p in phrases(sentence)])
    for group in found:
        if group.sureness < settings.sure_enough_for_wording:
            continue
        for key, each in _by_noun(chain.from_iterable(read(i) for i in group.members)).items():
            pairs = _differing(each)
            described[key].extend((pair, group.sureness) for pair in pairs)
            if pairs:
                told[key].update(each)
    for key in sorted(described):
        for linked in joined(described[key], lambda p: _names_of(p[0])):
            yield _wording([p for p, _ in linked], told[key], max(s for _, s in linked), voices)


def _by_noun(told: Iterable[Phrase]) -> dict[tuple[str, bool], list[Phrase]]:
    found: dict[tuple[str, bool], list[Phrase]] = defaultdict(list)
    for phrase in told:
        found[phrase.head, phrase.plural].append(phrase)
    return {key: _one_a_report(several) for key, several in found.items()}


def _differing(each: Sequence[Phrase]) -> list[Pair]:
    """The phrases of two reports that differ; what copies repeat is compared once."""
    firsts = {_wording_of(phrase): phrase for phrase in each}
    apart = {(m, n) for m, a in firsts.items() for n, b in firsts.items() if differ(a, b)}
    if not apart:
        return []
    worded = [(phrase, _wording_of(phrase)) for phrase in each]
    return [(a, b) for a, m in worded for b, n in worded if a.report < b.report and (m, n) in apart]


def _wording_of(phrase: Phrase) -> tuple[object, ...]:
    """All that `differ` looks at."""
    return phrase.modifiers, phrase.qualities, phrase.sorts, phrase.governor


def _names_of(pair: Pair) -> Iterable[frozenset[str]]:
    return (pair[0].modifiers, pair[1].modifiers)


def _wording(pairs: Sequence[Pair], told: Iterable[Phrase], sureness: float, voices: Voices) -> Claim:
    apart = {p for pair in pairs for p in pair}
    words = {p.modifiers for p in apart}
    kept = sorted(
        {
            (p.report, p.modifiers): p
            for p in sorted([*told], key=_place, reverse=True)
            if p.modifiers in words
        }.values(),
        key=_place,
    )
    readings = [voices.reading(p.report, p.start, p.end, Words(words=_text(p, voices))) for p in kept]
    here, there = (_text(p, voices) for p in min(pairs, key=lambda pair: (_place(pair[0]), _place(pair[1]))))
    one_telling = len({r.witness for r in readings}) == 1
    return claim(
        Kind.NAME if kept[0].named else Kind.STATEMENT,
        f"how {kept[0].noun if kept[0].named else 'the ' + kept[0].noun} {'are' if kept[0].plural else 'is'} described",
        status=Status.VARIANT,
        why=("One telling, edited: " if one_telling else "")
        + f"“{here}” in one, “{there}” in another, in sentences that say the same.",
        # Of two tellings most such words are two qualities, or two things: of eight read in stories that nothing was fitted
        # on three were another wording.
        tier=2 if one_telling else HIDDEN,
        readings=readings,
        evidence=(
            Evidence(feature="the same noun in statements that say the same", score=round(sureness, 3)),
        ),
    )


def _place(phrase: Phrase) -> tuple[str, int]:
    return phrase.report, phrase.start


def _one_a_report(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrase of each report that says most; reports in order."""
    best: dict[str, Phrase] = {}
    for phrase in found:
        rival = best.get(phrase.report)
        if phrase.modifiers and (rival is None or len(phrase.modifiers) > len(rival.modifiers)):
            best[phrase.report] = phrase
    return [best[report] for report in sorted(best)]


def differ(a: Phrase, b: Phrase) -> bool:
    """Each describes the thing in one word of one sort that the other does not have, and they share a word or hang on
    one: "solo award", "standalone award". Where more differs, or a place stands where the other has a quality, two
    things may be said of it that both hold."""
    only_a, only_b = a.modifiers - b.modifiers, b.modifiers - a.modifiers
    if len(only_a) != 1 or len(only_b) != 1 or not only_a & a.qualities or not only_b & b.qualities:
        return False
    (word_a, sort_a), (word_b, sort_b) = (
        next((word, sort) for word, sort in phrase.sorts if word in only)
        for phrase, only in ((a, only_a), (b, only_b))
    )
    if sort_a != sort_b or SequenceMatcher(a=word_a, b=word_b).ratio() >= ONE_WORD:
        return False
    in_one_place = a.governor is not None and a.governor == b.governor
    return bool(a.modifiers & b.modifiers) or in_one_place


def _text(phrase: Phrase, voices: Voices) -> str:
    return voices.reports[phrase.report].text[phrase.start : phrase.end]
