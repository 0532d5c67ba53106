"""Claims about whole statements: what several tell, and what only one does.

Words used here. Group: statements (`members`, by index) that are linked closely enough for one row; `sureness` says
how closely, 0 to 1. Terms: stems and values of a sentence by which statements are compared. Stretch: the part of a
long sentence that is quoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from variorum.collate.claims.draft import HIDDEN, Voices, claim, witnesses
from variorum.collate.claims.statement_labels import statement_label
from variorum.collate.models import Coefficients
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements import Group
from variorum.collate.terms import Terms
from variorum.records import Claim, Evidence, Kind, Reading, Sentence, Status, Words

# The two reasons why a statement stands alone.
ALONE = "No other telling says this, as far as the words can tell."
REPEATED = "The reports that say this repeat one telling."


def told_by_several(
    found: Sequence[Group],
    said: Sequence[Statement],
    voices: Voices,
    settings: CollateSettings,
    *,
    model: Coefficients,
) -> Iterator[Claim]:
    """One claim for each group of statements. No stretch of a statement is shown in two rows: the surest group gets it.

    The other group is shown with its other members only; if these are not sure enough, the whole group is a hidden
    row. `model`: weights of the links, which give the evidence. `found`: the groups; `said`: all statements.
    """
    # statement → the stretches of it that rows show so far
    shown_stretches: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for group in sorted(
        found, key=lambda each_group: (-each_group.sureness, -len(each_group.members), each_group.members)
    ):
        stretch_of = _stretches(group, said, settings)
        # the group without members whose stretch is in an earlier row
        without_shown = group.without(
            {i for i, at in stretch_of.items() if any(_meet(at, shown) for shown in shown_stretches[i])}
        )
        is_shown = without_shown is not None and without_shown.sureness >= settings.least_told
        # too little is left: the whole group, hidden; else its stretches are taken
        if without_shown is None or not is_shown:
            without_shown = group
        else:
            stretches_shown = (
                stretch_of
                if without_shown.members == group.members
                else _stretches(without_shown, said, settings)
            )
            for i, stretch in stretches_shown.items():
                shown_stretches[i].append(stretch)
        members = [said[i] for i in without_shown.members]
        readings = _readings(members, voices, settings)
        status, why = _status(readings)
        yield claim(
            Kind.STATEMENT,
            statement_label(members, voices),
            status=status,
            why=why,
            tier=HIDDEN if not is_shown else 1 if without_shown.sureness >= settings.sure_statement else 2,
            readings=readings,
            evidence=without_shown.links[0].evidence(model) if without_shown.links else (),
        )


def _stretches(
    group: Group, said: Sequence[Statement], settings: CollateSettings
) -> dict[int, tuple[int, int]]:
    """Member → the stretch of its first sentence that other members say as well. `said`: all statements."""
    tellers = _tellers([said[member] for member in group.members])
    return {
        member: _stretch(said[member].sentence, said[member].terms, _shared(said[member], tellers), settings)
        for member in group.members
    }


def _meet(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two stretches share more than half of the shorter."""
    return 2 * (min(left[1], right[1]) - max(left[0], right[0])) > min(left[1] - left[0], right[1] - right[0])


def told_by_one(found: Sequence[Group], said: Sequence[Statement], voices: Voices) -> Iterator[Claim]:
    """A claim for each statement that stands in none of the groups `found`: only one source tells it. `said`: all statements."""
    grouped = {member for group in found for member in group.members}
    for index, statement in enumerate(said):
        if index not in grouped:
            readings = [
                voices.reading(sentence.report, sentence.start, sentence.end)
                for sentence, _ in statement.places
            ]
            # one telling that several reports repeat
            several = len(statement.places) > 1
            yield claim(
                Kind.STATEMENT,
                statement_label([statement], voices),
                status=Status.SINGLE,
                why=REPEATED if several else ALONE,
                tier=1,
                readings=readings,
                evidence=(Evidence(feature="no statement of another source is likely to say the same"),),
            )


def _readings(members: Sequence[Statement], voices: Voices, settings: CollateSettings) -> list[Reading]:
    """A reading for every place of the members: of each sentence the stretch with the terms that members of other witnesses use, too."""
    tellers = _tellers(members)
    return [
        _reading(sentence, terms, shared, voices, settings)
        for member in members
        for shared in (_shared(member, tellers),)
        for sentence, terms in member.places
    ]


def _tellers(members: Sequence[Statement]) -> Mapping[str, Set[str]]:
    """Term → the witnesses who use it."""
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for term in member.terms.all:
            found[term].add(member.witness)
    return found


def _shared(member: Statement, tellers: Mapping[str, Set[str]]) -> frozenset[str]:
    """The statement's terms that another witness uses, too."""
    return frozenset(t for t in member.terms.all if tellers[t] - {member.witness})


def _reading(
    sentence: Sentence, terms: Terms, shared: frozenset[str], voices: Voices, settings: CollateSettings
) -> Reading:
    """The sentence as a reading, cut to the stretch with the terms that others share."""
    start, end = _stretch(sentence, terms, shared, settings)
    text = voices.reports[sentence.report].text
    return voices.reading(sentence.report, start, end, Words(words=text[start:end]))


def _stretch(
    sentence: Sentence, terms: Terms, shared: frozenset[str], settings: CollateSettings
) -> tuple[int, int]:
    """(start, end) of the part of a sentence to quote: all of a short one, else the terms it shares with others and a
    few words around them.
    """
    shared_places = [place for term, place in zip(terms.order, terms.places, strict=True) if term in shared]
    if not shared_places or sentence.end - sentence.start <= settings.longest_whole:
        return sentence.start, min(sentence.end, sentence.start + settings.longest_statement)
    # from the first shared term to the last, and `wider` tokens more on either side
    # of a sentence without a parse the terms serve as its words
    edges = [(token.start, token.end) for token in sentence.tokens] or list(terms.places)
    first = max(index for index, (start, _) in enumerate(edges) if start <= shared_places[0][0])
    last = min(index for index, (_, end) in enumerate(edges) if end >= shared_places[-1][1])
    start = edges[max(0, first - settings.wider)][0]
    end = edges[min(len(edges) - 1, last + settings.wider)][1]
    # too long: fewer words at the end
    while end - start > settings.longest_statement and last > first:
        last -= 1
        end = edges[last][1]
    return start, end


def _status(readings: Sequence[Reading]) -> tuple[Status, str]:
    """(TOLD where several tellings speak of it, SINGLE where one does; the reason in words)."""
    count = len(witnesses(readings))
    if count < 2:
        return Status.SINGLE, REPEATED
    return (
        Status.TOLD,
        f"{count} tellings speak of this. Their words stand side by side and were not compared in full.",
    )
