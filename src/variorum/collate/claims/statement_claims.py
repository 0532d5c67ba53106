"""Claims about whole statements: what several tell, and what only one does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from variorum.collate.claims.draft import Voices, claim, witnesses
from variorum.collate.claims.polarity import opposed
from variorum.collate.claims.statement_labels import statement_label
from variorum.collate.models import Coefficients
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.collate.statements.terms import Terms, stem
from variorum.records import Claim, Evidence, Kind, Reading, Sentence, Status, Words
from variorum.text.lexicon import entries
from variorum.text.words import Word, words


def told_by_several(
    found: Sequence[Group],
    said: Sequence[Statement],
    voices: Voices,
    settings: CollateSettings,
    *,
    model: Coefficients,
) -> Iterator[Claim]:
    """One claim for each group of statements."""
    for group in found:
        members = [said[i] for i in group.members]
        readings = _readings(members, voices, settings)
        status, why = _status(members, readings, settings)
        yield from _denials(group, members, voices, settings, model=model)
        yield claim(
            Kind.STATEMENT,
            statement_label(members, voices),
            status=status,
            why=why,
            tier=1 if group.sureness >= settings.sure_statement else 2,
            readings=readings,
            evidence=group.links[0].evidence(model) if group.links else (),
        )


def _denials(
    group: Group,
    members: Sequence[Statement],
    voices: Voices,
    settings: CollateSettings,
    *,
    model: Coefficients,
) -> Iterator[Claim]:
    """A claim of its own for every two members of which one denies the other."""
    for a, b, why in opposed(members):
        pair = [a, b]
        readings = _readings(pair, voices, settings)
        yield claim(
            Kind.STATEMENT,
            statement_label([a, b], voices),
            status=Status.CONFLICT,
            why=why,
            tier=2 if _likely(pair, said_in=group, among=members) >= settings.sure_denial else 3,
            readings=readings,
            evidence=group.links[0].evidence(model) if group.links else (),
        )


def _likely(pair: Sequence[Statement], *, said_in: Group, among: Sequence[Statement]) -> float:
    """How likely the two say the same, but for the denial."""
    wanted = {said_in.members[n] for n, member in enumerate(among) if member in pair}
    return max((k.probability for k in said_in.links if {k.left, k.right} == wanted), default=0.0)


def told_by_one(found: Sequence[Group], said: Sequence[Statement], voices: Voices) -> Iterator[Claim]:
    """A claim for each statement that stands in no group."""
    grouped = {i for group in found for i in group.members}
    for index, statement in enumerate(said):
        if index not in grouped:
            readings = [voices.reading(s.report, s.start, s.end) for s, _ in statement.places]
            status, why = _alone(statement, voices)
            yield claim(
                Kind.STATEMENT,
                statement_label([statement], voices),
                status=status,
                why=why,
                tier=1,
                readings=readings,
                evidence=(Evidence(feature="no statement of another source is likely to say the same"),),
            )


def _alone(statement: Statement, voices: Voices) -> tuple[Status, str]:
    """A statement of one telling: said by one, or edited on its way from report to report."""
    if len(statement.places) == 1:
        return Status.SINGLE, "No other independent source says this, as far as the words can tell."
    said = [voices.reports[s.report].text[s.start : s.end] for s, _ in statement.places]
    edited = sorted({edit for a, b in combinations(said, 2) for edit in edits(a, b)})
    if not edited:
        return Status.SINGLE, "The reports that say this repeat one telling."
    here, there = edited[0]
    return Status.VARIANT, f"One telling, edited: “{here}” in one, “{there}” in another."


def edits(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Words of which others stand in their place inside another telling of one sentence: (words here, words there), in
    alphabetical order. What is added, cut, spelled with other marks or tells nothing is listed where copies are."""
    one, two = words(a), words(b)
    operations = SequenceMatcher(
        a=[w.folded for w in one], b=[w.folded for w in two], autojunk=False
    ).get_opcodes()
    for kind, i, j, k, m in operations[1:-1]:
        here, there = (_cut(text, run) for text, run in ((a, one[i:j]), (b, two[k:m])))
        if kind == "replace" and _letters(here) != _letters(there) and _apart(_told(here), _told(there)):
            yield (here, there) if here < there else (there, here)


def _cut(text: str, run: Sequence[Word]) -> str:
    return " ".join(text[run[0].start : run[-1].end].split()) if run else ""


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and not one <= two and not two <= one


def _told(said: str) -> frozenset[str]:
    """The stems of the words that tell."""
    return frozenset(
        stem(w.folded) for w in words(said) if w.folded not in entries("stopwords-statements.txt")
    )


def _letters(said: str) -> str:
    return "".join(c for c in said.casefold() if c.isalnum())


def _readings(members: Sequence[Statement], voices: Voices, settings: CollateSettings) -> list[Reading]:
    """Every place of the members, by the stretch that holds what members of other witnesses say as well."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for term in member.terms.all:
            tellers[term].add(member.witness)
    return [
        _reading(sentence, terms, shared, voices, settings)
        for member in members
        for shared in (frozenset(t for t in member.terms.all if tellers[t] - {member.witness}),)
        for sentence, terms in member.places
    ]


def _reading(
    sentence: Sentence, terms: Terms, shared: frozenset[str], voices: Voices, settings: CollateSettings
) -> Reading:
    """The stretch of the sentence that carries what is shared, a few words wider, and never longer than the limit."""
    start, end = _stretch(sentence, terms, shared, settings)
    text = voices.reports[sentence.report].text
    return voices.reading(sentence.report, start, end, Words(words=text[start:end]))


def _stretch(
    sentence: Sentence, terms: Terms, shared: frozenset[str], settings: CollateSettings
) -> tuple[int, int]:
    held = [place for term, place in zip(terms.order, terms.places, strict=True) if term in shared]
    if not held or sentence.end - sentence.start <= settings.longest_whole:
        return sentence.start, min(sentence.end, sentence.start + settings.longest_statement)
    edges = [(t.start, t.end) for t in sentence.tokens] or list(terms.places)
    first = max(i for i, (start, _) in enumerate(edges) if start <= held[0][0])
    last = min(i for i, (_, end) in enumerate(edges) if end >= held[-1][1])
    start = edges[max(0, first - settings.wider)][0]
    end = edges[min(len(edges) - 1, last + settings.wider)][1]
    while end - start > settings.longest_statement and last > first:
        last -= 1
        end = edges[last][1]
    return start, end


def _status(
    members: Sequence[Statement], readings: Sequence[Reading], settings: CollateSettings
) -> tuple[Status, str]:
    count = len(witnesses(readings))
    if count < 2:
        return Status.SINGLE, "The reports that say this repeat one telling."
    if all(
        _alike(a, b) >= settings.same_words for a, b in combinations(members, 2) if a.witness != b.witness
    ):
        return Status.AGREE, f"{count} independent sources say so in nearly the same words."
    return (
        Status.COMPATIBLE,
        f"{count} independent sources tell of this, each in its own words; nothing in them is at odds.",
    )


def _alike(a: Statement, b: Statement) -> float:
    """Shared terms over the terms of the shorter."""
    return len(a.terms.all & b.terms.all) / min(len(a.terms.all), len(b.terms.all))
