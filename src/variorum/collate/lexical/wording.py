"""Claims from sentences that tell of one thing: one denies what the other says, or puts it in another place.

Words used here. Aside: told in passing. Strength: how much two sentences have in common, 0 if they are not nearest to
each other. Stand: what a sentence says and denies. Sorts: names for what befell and happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from variorum.collate.claims.draft import Voices, claim
from variorum.collate.lexical.alignment import Aligned
from variorum.collate.lexical.causes import are_unlike
from variorum.collate.lexical.sentences import Place, SentenceRead
from variorum.collate.lexical.setting import Setting, apart
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.collate.settings import LexicalSettings
from variorum.records import Claim, Evidence, Kind, Name, NameKind, Status
from variorum.text.short_lists import UNCASED
from variorum.text.words import fold, plain

# Words before the name of a place that something belongs to, in all languages that are read by lexicon.
OF = re.compile(r"(?<!\w)(?:de|di|da|do|von|van|of|d[’'])\s?\Z", re.IGNORECASE)
# Code points before a name that hold such a word and a blank.
LONGEST_OF = 4
# Deeds that hardly any report tells twice, so that two reports which name one agree on it. (Others are told of
# several people, or as done and as planned: evacuations.)
TOLD_ONCE = frozenset(
    [
        "custody", "appeal", "confession", "referendum", "reward", "alcohol", "surgery", "deal", "autopsy", "investigation", "inspection",
        "conscious", "helmet", "belted", "insurance",
    ]
)  # fmt: skip
# The reason that the claims of this module give.
BY_SENTENCES = Evidence(feature="what both sentences tell of, of all in their reports")


def sentence_claims(
    lines: Aligned, voices: Voices, settings_of: Mapping[str, Setting], by_lexicon: frozenset[str]
) -> Iterator[Claim]:
    """Claims from sentences in one language, at least one of them of a report that is read `by_lexicon`. One claim,
    if copies of a telling say the same again.
    """
    told: set[tuple[Kind, frozenset[tuple[str, str]]]] = set()
    for found in _sentence_claims(lines, voices, settings_of, by_lexicon):
        key = (found.kind, frozenset((reading.witness, plain(reading.quote)) for reading in found.readings))
        if key not in told:
            told.add(key)
            yield found


def _sentence_claims(
    lines: Aligned, voices: Voices, settings_of: Mapping[str, Setting], by_lexicon: frozenset[str]
) -> Iterator[Claim]:
    """Claims of sentence pairs that tell of one thing: one denies what the other says, or puts it in another place; and causes, deeds and
    places of reports of one event. `settings_of`: report → where it is set; `by_lexicon`: reports of languages without a parser; one of a
    pair must be one of them.
    """
    denied: set[tuple[str, int, str, int]] = set()
    placed: set[tuple[str, str]] = set()
    # 1. sentences that tell of one thing: does one deny the other, or name another place?
    for sentence, other, strength in (
        *lines.pairs(),
        *((sentence, other, 0.0) for sentence, other in lines.same_clauses()),
    ):
        if sentence.language != other.language or not {sentence.report, other.report} & by_lexicon:
            continue
        # whether both reports surely tell of one event
        linked = lines.are_of_one_event(sentence.report, other.report)
        if sentence.language not in UNCASED and lines.are_elsewhere(sentence.report, other.report):
            continue
        if sentence.aside != other.aside or (
            not linked and apart(settings_of[sentence.report], settings_of[other.report], lines.settings)
        ):
            continue
        pair_at = (sentence.report, sentence.start, other.report, other.start)
        if pair_at not in denied and _denies(sentence, other, lines.settings):
            denied.add(pair_at)
            yield _denial(sentence, other, voices)
        if not sentence.aside and strength:
            for found in _places(sentence, other, strength, voices, lines.settings):
                placed.add((sentence.report, other.report))
                yield found
    # 2. denials anywhere in reports of one event
    denials = [
        (sentence, other) for sentence, other in lines.denied_elsewhere() if sentence.aside == other.aside
    ]
    for sentence, other in (*denials, *lines.refuted()):
        # the same whichever of the two comes first
        pair_at = min((sentence.report, sentence.start), (other.report, other.start)) + max(
            (sentence.report, sentence.start), (other.report, other.start)
        )
        if pair_at not in denied and {sentence.report, other.report} & by_lexicon:
            denied.add(pair_at)
            yield _denial(sentence, other, voices)
    # 3. causes, deeds, and things of one sort; 4. one place for the event, where none was shown yet
    yield from _cause_claims(lines, voices, sorted(settings_of), by_lexicon)
    yield from _deed_claims(lines, voices, sorted(by_lexicon & set(settings_of)))
    yield from _choice_claims(lines, voices, sorted(by_lexicon & set(settings_of)))
    for report, other_report in combinations(sorted(by_lexicon & set(settings_of)), 2):
        if (report, other_report) not in placed and lines.are_of_one_event(report, other_report):
            people = lines.people_of(report) | lines.people_of(other_report)
            yield from _one_place(
                lines.first_sentences(report), lines.first_sentences(other_report), voices, people
            )


def _cause_claims(
    lines: Aligned, voices: Voices, reports: Sequence[str], by_lexicon: frozenset[str]
) -> Iterator[Claim]:
    """A conflict for every two reports of one event that each name one cause, and not the same; an agreement where both name a
    cause of one sort.
    `by_lexicon`: reports of languages without a parser.
    """
    named = {report: cause for report in reports if (cause := lines.cause_of(report))}
    for one_report, other_report in combinations(reports, 2):
        # not copies of one telling, and at least one of them of a language without a parser
        may_compare = not lines.share_witness(one_report, other_report) and bool(
            {one_report, other_report} & by_lexicon
        )
        if not may_compare or not lines.are_of_one_event(one_report, other_report):
            continue
        if (
            one_report in named
            and other_report in named
            and are_unlike(named[one_report], named[other_report])
        ):
            yield claim(
                Kind.STATEMENT,
                "cause",
                status=Status.CONFLICT,
                why="One report names this cause, another that.",
                tier=2,
                readings=[
                    voices.reading(report_id, named[report_id].start, named[report_id].end)
                    for report_id in (one_report, other_report)
                ],
                evidence=(BY_SENTENCES,),
            )
            continue
        # no conflict: the first two causes of one sort, one in each report
        both = next(
            (
                (cause_here, cause_there)
                for cause_here in lines.causes_of(one_report)
                for cause_there in lines.causes_of(other_report)
                if cause_here.sorts & cause_there.sorts
            ),
            None,
        )
        if both:
            yield claim(
                Kind.STATEMENT,
                "cause",
                status=Status.AGREE,
                why="Both name a cause of one sort.",
                tier=2,
                readings=[
                    voices.reading(report_id, *cause.words)
                    for report_id, cause in zip((one_report, other_report), both, strict=True)
                ],
                evidence=(BY_SENTENCES,),
            )


def _deed_claims(lines: Aligned, voices: Voices, reports: Sequence[str]) -> Iterator[Claim]:
    """An agreement for each deed that two reports of one event say is done, or say is not."""
    for report, other_report in combinations(reports, 2):
        if lines.share_witness(report, other_report) or not lines.are_of_one_event(report, other_report):
            continue
        here, there = lines.deeds_of(report), lines.deeds_of(other_report)
        for name, done in sorted(here.keys() & there.keys()):
            sides = (here[name, done], there[name, done])
            is_of_one_time = len({act.planned for _, act in sides}) == 1
            # deeds that an event has once ("resign"); in one language, and both planned or both done
            if (
                name in TOLD_ONCE
                and is_of_one_time
                and len({sentence.language for sentence, _ in sides}) == 1
            ):
                yield claim(
                    Kind.STATEMENT,
                    name,
                    status=Status.AGREE,
                    why="Both say so." if done else "Both say that it is not so.",
                    tier=2,
                    readings=[voices.reading(sentence.report, act.start, act.end) for sentence, act in sides],
                    evidence=(BY_SENTENCES,),
                )


def _choice_claims(lines: Aligned, voices: Voices, reports: Sequence[str]) -> Iterator[Claim]:
    """A difference for every two reports of one event that are told alike, in one language, each of which names one thing of a sort ("cocaine")
    that the other does not name."""
    for report, other_report in combinations(reports, 2):
        if lines.share_witness(report, other_report) or not lines.are_of_one_event(report, other_report):
            continue
        if not lines.are_told_alike(report, other_report):
            continue
        here, there = lines.choices_of(report), lines.choices_of(other_report)
        for sort in sorted(here.keys() & there.keys()):
            languages = {choice.language for side in (here, there) for choice in side[sort].values()}
            only_here, only_there = here[sort].keys() - there[sort], there[sort].keys() - here[sort]
            # where one names two more, nothing tells which answers the other's
            if len(only_here) == len(only_there) == len(languages) == 1:
                (name,), (other_name,) = only_here, only_there
                sides = ((report, here[sort][name]), (other_report, there[sort][other_name]))
                yield claim(
                    Kind.STATEMENT,
                    sort,
                    status=Status.VARIANT,
                    why=f"{name[:1].upper()}{name[1:]} in one, {other_name} in another.",
                    tier=2,
                    readings=[voices.reading(of, choice.start, choice.end) for of, choice in sides],
                    evidence=(BY_SENTENCES,),
                )


def _one_place(
    one: Sequence[SentenceRead], two: Sequence[SentenceRead], voices: Voices, people: Set[str]
) -> Iterator[Claim]:
    """The agreements that two reports of one event put it in one place: for each place that the first sentences of both name, at least once
    behind a preposition ("in Quernbach", "Quernbach hat gewählt"). A place that is only behind an "of" counts if there is no other.
    `people`: names of persons, folded.
    `one` and `two`: the first sentences of each report.
    """
    if not one or not two or one[0].language != two[0].language:
        return
    # (sentence, place) of all places that are no persons
    found = [
        (sentence, place)
        for sentence in (*one, *two)
        if not sentence.aside
        for place in sentence.places
        if fold(place.name) not in people
    ]
    # (sentence, place) of each named place in either report, or None
    named = {plain(place.name): place.name for _, place in found}
    sides = [(_named(name, one, voices), _named(name, two, voices)) for name in named.values()]
    both = [
        (sentence_here, sentence_there)
        for sentence_here, sentence_there in sides
        if sentence_here is not None
        and sentence_there is not None
        and sentence_here[0].witness != sentence_there[0].witness
    ]
    # places that stand not only behind an "of"
    located = {
        plain(place.name)
        for sentence, place in found
        if not OF.search(voices.reports[sentence.report].text[: place.start][-LONGEST_OF:])
    }
    both = [(here, there) for here, there in both if plain(here[1].name) in located] or both
    if len(both) > 1 and one[0].language in UNCASED:
        return  # what a name is there is only guessed
    for (sentence_here, here), (sentence_there, there) in both:
        if not (sentence_here.unsure and sentence_there.unsure):  # where something is to be built
            yield _place(sentence_here, sentence_there, (here, there), Status.AGREE, voices)


def _named(name: str, own: Sequence[SentenceRead], voices: Voices) -> tuple[SentenceRead, Place] | None:
    """(sentence, place) of the first sentence that names the place, with or without a preposition; None where none does."""
    for sentence in own:
        text = voices.reports[sentence.report].text
        found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[sentence.start : sentence.end])
        if found and not sentence.aside:
            start, end = sentence.start + found.start(), sentence.start + found.end()
            return sentence, Place(start, end, name)
    return None


def _denies(left: SentenceRead, right: SentenceRead, settings: LexicalSettings) -> bool:
    """Whether one sentence denies what the other says: it has a negation beside a word of both, the other has
    none, and most of their words are the same.
    """
    if bool(left.denied) == bool(right.denied) or left.quoting or right.quoting:
        return False
    shared = left.clause & right.clause
    shorter_length = min(len(left.clause), len(right.clause))
    # "" stands for a denial of the whole sentence
    denied_and_shared = (left.denied or right.denied) & (shared | {""})
    return (
        bool(denied_and_shared)
        and len(shared) >= settings.denial_words
        and len(shared) >= settings.denial_share * shorter_length
    )


def _denial(left: SentenceRead, right: SentenceRead, voices: Voices) -> Claim:
    """The conflict between the sentence that denies and the one that says it."""
    # which of the two denies
    plainly, denying = (right, left) if left.denied or left.stand.denied else (left, right)
    said = voices.reports[plainly.report].text[plainly.start : plainly.end].rstrip(".")
    return claim(
        Kind.STATEMENT,
        said,
        status=Status.CONFLICT,
        why="One report says it, another denies it.",
        tier=2,
        readings=[
            voices.reading(sentence.report, sentence.start, sentence.end) for sentence in (plainly, denying)
        ],
        evidence=(BY_SENTENCES,),
    )


def _places(
    left: SentenceRead, right: SentenceRead, strength: float, voices: Voices, settings: LexicalSettings
) -> Iterator[Claim]:
    """A claim about where it happened: a variant if each sentence names one place that the other's whole report
    lacks; an agreement if both name the same one place.
    """
    among_nouns = left.language in CAPITAL_NOUNS
    if strength < (settings.same_place_among_nouns if among_nouns else settings.same_place):
        return
    if left.sorts and right.sorts and not left.sorts & right.sorts:
        return  # one tells of the dead and the other of the hurt
    if bool(left.denied) != bool(right.denied) or left.unsure != right.unsure:
        return
    # each sentence's places, and those of them that the other's report lacks
    names, other_names = (
        {_key(place, sentence.language, settings.stem): place for place in sentence.places}
        for sentence in (left, right)
    )
    shared = names.keys() & other_names.keys()
    only_here, only_there = (
        [
            place
            for key, place in own_places.items()
            if not _is_in(key, voices.reports[other_sentence.report].text, settings.stem)
        ]
        for own_places, other_sentence in ((names, right), (other_names, left))
    )
    if len(only_here) == len(only_there) == 1:
        yield _place(left, right, (*only_here, *only_there), Status.VARIANT, voices)
    elif not only_here and not only_there and len(shared) == 1 and not left.unsure:
        (key,) = shared
        yield _place(left, right, (names[key], other_names[key]), Status.AGREE, voices)


# Languages in which a name of a place has endings ("Лесогорска", "под Лесогорском").
INFLECTED = frozenset({"ru", "uk", "pl", "el"})


def _key(place: Place, language: str, stem: int) -> str:
    """The name as two sentences are compared by it: where names take endings, without its last letters."""
    name = plain(place.name)
    return name[: max(stem, len(name) - 2)] if language in INFLECTED else name


def _is_in(key: str, text: str, stem: int) -> bool:
    """Whether the name stands in the text, its ending aside."""
    return key[: max(stem, len(key) - 2)] in plain(text)


def _place(
    left: SentenceRead, right: SentenceRead, places: Sequence[Place], status: Status, voices: Voices
) -> Claim:
    """The claim of two sentences that name these places."""
    values = [Name(name=place.name, kind=NameKind.PLACE) for place in places]
    here, there = (place.name for place in places)
    return claim(
        Kind.PLACE,
        "where",
        status=status,
        why=f"“{here}” in one, “{there}” in another."
        if status is Status.VARIANT
        else "Both put it in one place.",
        tier=2,
        readings=[
            voices.reading(sentence.report, place.start, place.end, value)
            for sentence, place, value in zip((left, right), places, values, strict=True)
        ],
        evidence=(BY_SENTENCES,),
    )
