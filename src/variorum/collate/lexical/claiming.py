"""Claims of reports whose values are read by lexicon: numbers, days, hours and names that answer one question.

Words used here. Point: a number or time with what it is about. Setting: the places and names by which a report's
event is known. Sure: of a person's name, that the words beside it show it. Likewise `posts` are what persons are
("mayor"). By lexicon: by word lists, for languages without a parser.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.collate.claims.draft import Voices, claim, kind_of
from variorum.collate.compare.values import Answer, compare_all
from variorum.collate.lexical.alignment import Aligned, is_age
from variorum.collate.lexical.asking import SURE, AskedPair, asked
from variorum.collate.lexical.labels import label
from variorum.collate.lexical.lexicon import KNOWN
from variorum.collate.lexical.line import Line
from variorum.collate.lexical.people import Person, people, surnames
from variorum.collate.lexical.points import Point, completed, halved, in_age, points, priced, unrated
from variorum.collate.lexical.posts import Post, post_claims, post_of
from variorum.collate.lexical.sentences import SentenceRead, body, read_sentences
from variorum.collate.lexical.setting import Setting, setting
from variorum.collate.lexical.wording import sentence_claims
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.mentions.spellings import Spelling, spellings
from variorum.collate.settings import CollateSettings, LexicalSettings
from variorum.records import (
    Claim,
    Depth,
    Evidence,
    Kind,
    Name,
    NameKind,
    Report,
    Sentence,
    Status,
)
from variorum.records.claim import AGREEING
from variorum.text.depths import depth_of, is_english
from variorum.text.name.persons import distance
from variorum.text.names import same_person
from variorum.text.parsers import ENGLISH
from variorum.text.words import fold, plain

# The reasons that the claims of this module give.
BY_WORDS = Evidence(feature="what the words around both tell they are about")
# Last letters of given names that may tell a man's from a woman's ("Mario", "Maria").
OF_SEX = frozenset("aeio")
# Evidence of claims about names.
BY_LETTERS = Evidence(feature="the letters of both names, beside words of saying")


def lexical_claims(
    voices: Voices, sentences: Mapping[str, tuple[Sentence, ...]], settings: CollateSettings
) -> Iterator[Claim]:
    """Claims with at least one report whose values are read by lexicon. (English reports alone give none.) Time: the
    square of the values; of a report only the first `most_inside` are looked at.
    """
    languages = {
        id_of_report: code
        for id_of_report, report in voices.reports.items()
        if (code := _language(report)) is not None
    }
    if not any(_by_lexicon(voices.reports[id_of_report]) for id_of_report in languages):
        return
    points: list[Point] = []
    named: list[Person] = []
    posts: list[Post] = []
    sentences_read: list[SentenceRead] = []
    settings_of: dict[str, Setting] = {}
    # 1. read each report once, and say whose telling each place is
    for report_id, code in languages.items():
        of_report = _read(voices, report_id, sentences.get(report_id, ()), code, settings)

        def witness(start: int, end: int, report: str = report_id) -> str:
            return voices.told_by.witness(report, start, end)

        points += [replace(place, witness=witness(place.start, place.end)) for place in of_report.points]
        named += [replace(place, witness=witness(place.start, place.end)) for place in of_report.people]
        posts += [
            place._replace(person=replace(place.person, witness=witness(place.start, place.end)))
            for place in of_report.posts
        ]
        sentences_read += [
            replace(sentence, witness=witness(sentence.start, sentence.end))
            for sentence in of_report.sentences
        ]
        settings_of[report_id] = of_report.setting
    # 2. what only all reports together can settle: currencies and units, halves of the day, ages, which names are persons'
    points = list(halved(list(unrated(list(completed(priced(points))))), settings.lexical.near_hours))
    points = list(in_age(points, settings.lexical.age_slip))
    named = _shortened(named)
    sure = {fold(place.name) for place in named if place.sure}
    # a name that an article leads to is a person's only if the same name surely is, elsewhere
    named = [place for place in named if not place.led or fold(place.name) in sure]
    read_so = frozenset(
        id_of_report for id_of_report in languages if _by_lexicon(voices.reports[id_of_report])
    )
    # 3. which sentences and reports belong together; reports of one event are known by names of persons, too
    persons: dict[str, set[str]] = defaultdict(set)
    places = _names_of_places(named)
    for person in named:
        if not person.placed and fold(person.name) not in places:
            persons[person.report].add(fold(person.name))
    lines = Aligned(
        sentences_read,
        points,
        {id_of_report: frozenset(names) for id_of_report, names in persons.items()},
        settings.lexical,
    )
    # 4. the claims: values, names, posts, sentences
    yield from _value_claims(points, lines, voices)
    sure |= _titled_alike(named)
    yield from _name_claims(
        [place for place in named if place.sure or fold(place.name) in sure], lines, voices, settings
    )
    yield from post_claims([place for place in posts if place.person.report in read_so], voices, settings)
    yield from sentence_claims(lines, voices, settings_of, read_so)


def _shortened(named: Sequence[Person]) -> list[Person]:
    """The persons, with names cut to what another report has: "Obras Gonzalo Perea" becomes "Gonzalo Perea" if that
    is surely a person's name in another report.
    """
    sure_names = {(sure_person.name, sure_person.report) for sure_person in named if sure_person.sure}
    found = []
    for person in named:
        without_first_word = " ".join(person.name.split()[1:])
        if " " in without_first_word and any(
            name == without_first_word and report != person.report for name, report in sure_names
        ):
            person = replace(person, name=without_first_word, start=person.end - len(without_first_word))
        found.append(person)
    return found


def _names_of_places(named: Sequence[Person]) -> set[str]:
    """Names, folded, with a small word in them ("Villar del Pinar") that stand behind a preposition of place in at least half of all their
    places.
    """
    met = Counter(fold(person.name) for person in named)
    placed = Counter(
        fold(person.name)
        for person in named
        if person.placed and any(word.islower() for word in person.name.split())
    )
    return {name for name, times in placed.items() if 2 * times >= met[name]}


def _titled_alike(named: Sequence[Person]) -> set[str]:
    """Names, folded, that two tellings give behind the same title ("Trainer Marco Tietz"), and that so are names of persons."""
    titled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in named:
        if any(word[0].islower() for word in person.name.split()):
            continue  # "Hafen von Ostmoor"
        for title in person.titles:
            titled[fold(person.name), title].add(person.witness)
    return {name for (name, _), witnesses in titled.items() if len(witnesses) > 1}


class _Read(NamedTuple):
    """What one report tells by lexicon: its numbers and times (`points`), names of persons, their posts, what each
    sentence says; `setting`: the places and names by which its event is known.
    """

    points: tuple[Point, ...]
    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    sentences: tuple[SentenceRead, ...]
    setting: Setting


def _read(
    voices: Voices, report_id: str, own: Sequence[Sentence], code: str, settings: CollateSettings
) -> _Read:
    """Everything that one report tells by lexicon, read once: its points, persons, posts, sentences, and where it is set. `code`: the
    language. `own`: the report's sentences.
    """

    def read(report: Report) -> _Read:
        """All that the words of the report tell, at most `most_inside` sentences and values."""
        told = tuple(read_sentences(report, own, code, settings.lexical))[: settings.most_inside]
        named = tuple(people(report, own, code, settings.lexical))
        posts = tuple(_posts(report, own, named, code, settings.lexical))
        # who has a post is a person
        held = {person.person.start for person in posts}
        persons = tuple(
            replace(person, sure=True) if person.start in held and not person.led else person
            for person in named
        )
        # sentences that only recall something do not say where the news is
        passing = {sentence.start for sentence in told if sentence.aside}
        around = setting(
            report,
            [sentence for sentence in body(report, own) if sentence.start not in passing],
            code,
            settings.lexical,
        )
        return _Read(
            tuple(points(report, own, code, settings.lexical, passing=passing, around=around))[
                : settings.most_inside
            ],
            persons,
            posts,
            told,
            around,
        )

    return voices.kept.of_report("values by lexicon", voices.reports[report_id], read)


def _posts(
    report: Report,
    own: Sequence[Sentence],
    persons: Sequence[Person],
    code: str,
    settings: LexicalSettings,
) -> Iterator[Post]:
    """The post of each person whose name has one beside it. `own`: the report's sentences; `code`: the language."""
    for person in persons:
        inside = next(sentence for sentence in own if sentence.start <= person.start < sentence.end)
        found = post_of(person, Line(report.text, inside.start, inside.end, code, settings))
        if found is not None:
            yield found


def _language(report: Report) -> str | None:
    """The language by whose lists the report is read ("de"; English too, to be set beside others); None where there are none."""
    code = (report.language or ENGLISH).lower()[:2]
    return code if depth_of(report) is not Depth.WORDS and code in KNOWN else None


def _by_lexicon(report: Report) -> bool:
    """Whether its values and names are read by lexicon and position, whether or not its sentences are parsed."""
    return depth_of(report) is not Depth.WORDS and not is_english(report)


def _value_claims(found: Sequence[Point], lines: Aligned, voices: Voices) -> Iterator[Claim]:
    """A claim for each group of values that answer one question, at least one of them from a report read by lexicon. `found`: the values
    of all reports; `lines`: which sentences and reports belong together.
    """
    pairs = asked(found, lines)
    for members, sureness in _groups(found, pairs):
        group = [found[index] for index in members]
        if not any(_by_lexicon(voices.reports[point.report]) for point in group):
            continue
        # counts of people grow from day to day: for these the dates of publication matter
        tolls = all(point.classes & BEFALLEN for point in group)
        told = compare_all(
            Answer(point.witness, point.value, voices.reports[point.report].published if tolls else None)
            for point in group
        )
        if told.status in (Status.INCOMPARABLE, Status.SINGLE):
            continue
        yield claim(
            kind_of(group[0].value),
            label(group),
            status=told.status,
            why=f"{told.why[:1].upper()}{told.why[1:].rstrip('.')}.",
            tier=1 if sureness >= SURE else 2,
            readings=[
                voices.reading(point.report, *point.wide, point.value)
                for point in _with_repeats(group, found)
            ],
            evidence=(BY_WORDS,),
        )


def _groups(found: Sequence[Point], pairs: Sequence[AskedPair]) -> Iterator[tuple[tuple[int, ...], float]]:
    """Groups of values that answer one question, as (indexes of the values, sureness of the least sure pair). Pairs
    are joined in their order, those that agree first. A group has at most one value of each report.
    """
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    least_sureness: dict[int, float] = {}
    agreed: set[int] = set()
    for pair in pairs:
        # the group of each side; a value in no group yet has a negative number of its own
        left_group = group_of.get(pair.left, -1 - pair.left)
        right_group = group_of.get(pair.right, -1 - pair.right)
        if left_group == right_group:
            continue
        if not pair.alike and is_age(found[pair.left]) and {pair.left, pair.right} & agreed:
            continue  # where two ages are one person's, a third is somebody else's
        agreed.update((pair.left, pair.right) if pair.alike else ())
        joined = sorted({*members.get(left_group, [pair.left]), *members.get(right_group, [pair.right])})
        # a group has one value of each report
        if len({found[index].report for index in joined}) < len(joined):
            continue
        group = pair.left if left_group < 0 else left_group
        for side_group in (left_group, right_group):
            members.pop(side_group, None)
        least_sureness[group] = min(
            pair.sureness, *(least_sureness.pop(side_group, 1.0) for side_group in (left_group, right_group))
        )
        members[group] = joined
        group_of.update(dict.fromkeys(joined, group))
    for group in sorted(members, key=lambda by_members: members[by_members]):
        yield tuple(members[group]), least_sureness[group]


def _with_repeats(own: Sequence[Point], found: Sequence[Point]) -> list[Point]:
    """The members of a claim, and the same value of the same thing in reports that copy one of their tellings. `own`: the members;
    `found`: the values of all reports.
    """
    said = {(point.witness, point.value, point.classes, point.thing) for point in own}
    reports = {point.report for point in own}
    copies = [
        point
        for point in found
        if point.report not in reports and (point.witness, point.value, point.classes, point.thing) in said
    ]
    return [*own, *copies]


def _name_claims(
    named: Sequence[Person], lines: Aligned, voices: Voices, settings: CollateSettings
) -> Iterator[Claim]:
    """A claim for each person whom two tellings of one event name, in the same or nearly the same letters."""
    spelled = spellings(voices.reports, voices.kept)
    first_mentions: dict[str, dict[str, Person]] = defaultdict(dict)
    for person in named:
        first_mentions[person.report].setdefault(person.name, person)
    all_persons = [person for of_report in first_mentions.values() for person in of_report.values()]
    # names that may be one person's, those of reports of other events left out
    groups: list[list[Person]] = []
    for person in all_persons:
        home = next(
            (
                each_group
                for each_group in groups
                if _may_be_one_person(each_group, person, first_mentions, settings)
            ),
            None,
        )
        if home is None:
            groups.append([person])
        else:
            home.append(person)
    for group in (_of_one_event(each_group, lines) for each_group in groups):
        if len({person.witness for person in group}) < 2 or not any(
            _by_lexicon(voices.reports[person.report]) for person in group
        ):
            continue
        values = [Name(name=person.name, kind=NameKind.PERSON) for person in group]
        compared = compare_all(
            Answer(person.witness, value) for person, value in zip(group, values, strict=True)
        )
        one_language = len({person.language for person in group}) == 1
        status = compared.status if compared.status in AGREEING else Status.VARIANT
        # a claim on spellings tells it already
        if status is Status.VARIANT and one_language and _is_shown_by_spelling(group, spelled):
            continue  # by its letters, elsewhere
        # Names that only stand in one place of two reports, and whose letters alone would not join them.
        why = (
            compared.why
            if compared.status in (*AGREEING, Status.VARIANT)
            else " and ".join(f"“{name}”" for name in dict.fromkeys(person.name for person in group))
            + " stand where one person may be meant"
        )
        yield claim(
            Kind.NAME,
            f"name: {group[0].name}",
            status=status,
            why=f"{why[:1].upper()}{why[1:].rstrip('.')}.",
            tier=1,
            readings=[
                voices.reading(person.report, person.start, person.end, value)
                for person, value in zip(group, values, strict=True)
            ],
            evidence=(BY_LETTERS,),
        )


def _of_one_event(group: list[Person], lines: Aligned) -> list[Person]:
    """The mentions, without those in reports of another event: a place of two words looks like a person's name. `lines`: knows which
    reports tell of one event.
    """
    # all may be of one event
    if not any(
        lines.are_elsewhere(person.report, other.report)
        for person in group
        for other in group
        if person.report < other.report
    ):
        return group
    return [
        person
        for person in group
        if any(person is not other and lines.are_of_one_event(person.report, other.report) for other in group)
    ]


def _is_shown_by_spelling(group: Sequence[Person], spelled: Sequence[Spelling]) -> bool:
    """Whether a claim on spellings already shows two spellings of a word of the name. Not if one report has both ("le
    laboratoire Vernier", "Hélène Verniez"). `spelled`: names with their spellings, each with its places.
    """
    words = {word for person in group for word in fold(person.name).split()}
    for spelling in spelled:
        met = [{place.report for place in spelling.places[word]} for word in words & spelling.places.keys()]
        if len(met) > 1 and not set.intersection(*met):
            return True
    return False


def _may_be_one_person(
    group: Sequence[Person],
    person: Person,
    first: Mapping[str, Mapping[str, Person]],
    settings: CollateSettings,
) -> bool:
    """Whether the name is nearly the same as all in the group. False where one report has both names: then
    they are two persons. `first`: report → name → its first mention.
    """
    if any(member.report == person.report for member in group):
        return False
    # some report names both: two persons
    apart = any(
        member.name != person.name and {member.name, person.name} <= first[report].keys()
        for member in group
        for report in first
    )
    return not apart and all(
        _may_be_one_name(member.name, person.name, settings) or _is_one_post(member, person, settings.lexical)
        for member in group
    )


def _is_one_post(one: Person, two: Person, settings: LexicalSettings) -> bool:
    """Whether two names are of one person by a title before both: the given names are equal and the surnames begin
    alike ("secretário Mauro Bastos", "secretário Mauro Batista").
    """
    named = surnames(plain(one.name), plain(two.name))
    if named is None or not one.titles & two.titles or one.language != two.language:
        return False
    surname, other_surname = named
    return surname[: settings.surname_begins] == other_surname[: settings.surname_begins]


def _may_be_one_name(one: str, two: str, settings: CollateSettings) -> bool:
    """Whether two names may be spellings of one person's name.

    They are if `same_person` says so; or if only the surnames differ, by a letter or two ("Roelofs", "Roelefz"), by
    an ending ("Roelofsen") or behind their first letters ("Hoekman", "Hoekstra"); or if only the given names differ, in
    a letter or two behind their first ("Katia", "Katja").
    Not if these end in two of a, e, i and o: they may be a man's and a woman's ("Mario", "Maria").
    """
    if same_person(one, two).score >= settings.same_spelling:
        return True
    folded, other_folded = plain(one), plain(two)
    limits = settings.lexical
    named = surnames(folded, other_folded)
    # only the surnames differ
    if named is not None:
        short, long = sorted(named, key=len)
        slips = limits.surname_slips if len(short) > limits.long_surname else 1
        begins = limits.long_surname - 1
        near = len(short) >= limits.long_surname and (
            distance(*named) <= slips or short[:begins] == long[:begins]
        )
        return near or (len(short) >= begins and len(long) > len(short) and long.startswith(short))
    # only the given names differ
    (given, _, surname), (other_given, _, other_surname) = folded.partition(" "), other_folded.partition(" ")
    return (
        surname == other_surname != ""
        and min(len(given), len(other_given)) >= limits.long_surname
        and given[0] == other_given[0]
        and distance(given, other_given) <= limits.surname_slips
        and (given[-1] == other_given[-1] or not {given[-1], other_given[-1]} <= OF_SEX)
        and len(given) == len(other_given)
    )
