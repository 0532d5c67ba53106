"""Collates a story: reads what all steps need (`Matter`), then lets each step make its claims, in order (`STEPS`).

Words used here. Step: a function from `Matter` to claims; `STEPS` has them in order. Statement: a sentence of one
telling with its repeats. Plain: sentences, of which only English ones have their trees. Referent: the name that a
pronoun stands for. Kept: what an earlier collation left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from variorum.collate.attribute import attributions
from variorum.collate.claims.bearing_claims import bearing_claims
from variorum.collate.claims.clause_labels import Places, asked_in_words
from variorum.collate.claims.consistency_claims import consistency_claims
from variorum.collate.claims.draft import Voices
from variorum.collate.claims.edit_claims import edit_claims
from variorum.collate.claims.name_claims import name_claims
from variorum.collate.claims.one_origin import circles, single_if_of_one_origin
from variorum.collate.claims.order import in_reading_order
from variorum.collate.claims.post_claims import post_claims
from variorum.collate.claims.quote_claims import quote_claims
from variorum.collate.claims.slot_claims import Sides, agreed, compared_propositions, opposed
from variorum.collate.claims.spelling_claims import with_spellings
from variorum.collate.claims.statement_claims import told_by_one, told_by_several
from variorum.collate.claims.title_claims import title_claims
from variorum.collate.claims.value_claims import internal_claims, value_claims
from variorum.collate.lexical import lexical_claims
from variorum.collate.memo import Remembering
from variorum.collate.mentions.about import figures, moments
from variorum.collate.mentions.names import bearers, named
from variorum.collate.mentions.quotes import utterances
from variorum.collate.mentions.spellings import spellings
from variorum.collate.mentions.titles import same_titles, titles
from variorum.collate.models import Models
from variorum.collate.models import models as packaged
from variorum.collate.origins import counted
from variorum.collate.pairing import candidates, folded, within_reports
from variorum.collate.pairing.repeats import Folded
from variorum.collate.refer import Referent, referents
from variorum.collate.settings import CollateSettings
from variorum.collate.silence import with_silences
from variorum.collate.statement import Statement
from variorum.collate.statements import Group, Link, groups, links, statements, weights
from variorum.collate.tellings import tellings
from variorum.records import Attribution, Claim, CollatedStory, Lineage, Report, Sentence, Story
from variorum.text.depths import grammar_of
from variorum.text.parsers import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """All that is known of a story before a claim is made. Every step reads it and changes nothing.

    `voices`: the reports, whose telling each stretch is, and on whose word.
    `said`: the statements, with trees in every language that has a parser.
    `english`: the same statements for rules that are written for English: only English sentences have their trees
    there. `sentences`: the sentences of each report, likewise.
    `links`: the candidate pairs of statements. `likely`: (index, index) → probability, of those that likely say the
    same. `groups`: the groups that these make.
    `idf`: the weight of each term, the rarer the greater.
    `names`: report → place of a name's or pronoun's first character → the full name.
    """

    voices: Voices
    said: tuple[Statement, ...]
    english: tuple[Statement, ...]
    links: tuple[Link, ...]
    likely: Mapping[tuple[int, int], float]
    groups: tuple[Group, ...]
    idf: Mapping[str, float]
    settings: CollateSettings
    models: Models
    names: Mapping[str, Mapping[int, str]]
    sentences: Mapping[str, tuple[Sentence, ...]]

    @property
    def kept(self) -> Remembering:
        """What this collation takes from earlier ones and leaves to the next."""
        return self.voices.kept


def collate(
    story: Story,
    reports: Mapping[str, Report],
    lineage: Lineage,
    sentences: Mapping[str, tuple[Sentence, ...]],
    *,
    settings: CollateSettings | None = None,
    models: Models | None = None,
    kept: Remembering | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> CollatedStory:
    """The claims of a story, all tiers, in reading order; and on whose word its reports speak.

    Time grows with about the power 1.25 of the independent tellings (benchmarks/collate.py); copies are folded first.
    `kept`: what an earlier collation left; it changes only the time.
    """
    kept = kept or Remembering()
    of_story = {report_id: reports[report_id] for report_id in sorted(story.reports, key=_content(reports))}
    # the steps that need trees get these, the others all sentences
    english_sentences = english_alone(sentences, of_story)
    # of each report: whom its pronouns stand for, and on whose word it speaks
    stands_for: dict[str, Mapping[int, Referent]] = {}
    on_word: dict[str, tuple[Attribution, ...]] = {}
    for i, report in of_story.items():
        stands_for[i], on_word[i] = kept.of_report(
            "words", report, lambda one: _on_whose_word(one, english_sentences.get(one.id, ()))
        )
    voices = Voices(reports=of_story, told_by=tellings(lineage, of_story), attributions=on_word, kept=kept)
    names = {i: {at: referent.name for at, referent in found.items()} for i, found in stands_for.items()}
    matter = _matter(
        voices, sentences, english_sentences, names, settings or CollateSettings(), models or packaged()
    )
    # the claims of all steps; edits last, since they must not repeat what is shown
    claims: list[Claim] = []
    for done, step in enumerate(STEPS, start=1):
        claims.extend(step(matter))
        if progress:
            progress(done, len(STEPS))
    claims.extend(edit_claims(matter.english, matter.groups, voices, shown=claims))
    # without false agreements of one origin, in order, labelled, and why others are silent
    places = Places(reports=of_story, sentences=english_sentences, names=names, kept=kept)
    # tellings that have it from each other
    rings = circles(lineage)
    found = CollatedStory(
        story=story,
        lineage=lineage,
        claims=with_silences(
            in_reading_order(
                (single_if_of_one_origin(claim, voices, rings) for claim in claims),
                labelled=partial(
                    asked_in_words, places=places, settings=(settings or CollateSettings()).labels
                ),
            ),
            of_story,
            lineage,
            settings=settings,
            kept=kept,
        ),
        attributions=tuple(chain.from_iterable(on_word.values())),
    )
    return counted(found, of_story)


def _on_whose_word(
    report: Report, sentences: Sequence[Sentence]
) -> tuple[Mapping[int, Referent], tuple[Attribution, ...]]:
    """Whom the report's pronouns and short names stand for, and its attributions."""
    stands_for = referents(report, sentences)
    return stands_for, attributions(report, sentences, names=stands_for)


def _content(reports: Mapping[str, Report]) -> Callable[[str], tuple[str, str, str]]:
    """A function that gives the key by which reports are sorted: (text, outlet, id). The id comes last because it
    holds the path, and the same texts in another folder must make the same dossier.
    """
    return lambda report_id: (reports[report_id].text, reports[report_id].outlet or "", report_id)


def _matter(
    voices: Voices,
    sentences: Mapping[str, tuple[Sentence, ...]],
    plain: Mapping[str, tuple[Sentence, ...]],
    names: Mapping[str, Mapping[int, str]],
    settings: CollateSettings,
    models: Models,
) -> Matter:
    """What every step needs: statements, their links and groups, weights of terms. `plain`: as `english_alone` gives them. `names`:
    report → first character of a pronoun → the name it stands for.
    """
    said = statements(voices.reports, sentences, voices.told_by, names, kept=voices.kept)
    weighed = weights(said)
    # all candidate pairs of sentences with their likelihood, then those likely enough to be shown together
    found = links(said, weighed, settings, models.statement)
    likely = [link for link in found if link.probability >= settings.least_link]
    return Matter(
        voices=voices,
        said=said,
        english=said if plain is sentences else tuple(_english(one, voices.reports) for one in said),
        links=found,
        likely={(link.left, link.right): link.probability for link in likely},
        groups=groups(said, likely, settings),
        idf=weighed.term,
        settings=settings,
        models=models,
        names=names,
        sentences=plain,
    )


def english_alone(
    sentences: Mapping[str, tuple[Sentence, ...]], reports: Mapping[str, Report]
) -> Mapping[str, tuple[Sentence, ...]]:
    """The sentences for rules that are written for English: those in other languages without their trees; the same mapping where
    there are none."""
    foreign = {
        report_id for report_id, report in reports.items() if grammar_of(report) != ENGLISH
    } & sentences.keys()
    if not foreign:
        return sentences
    return {
        report_id: tuple(replace(sentence, tokens=()) for sentence in own) if report_id in foreign else own
        for report_id, own in sentences.items()
    }


def _english(statement: Statement, reports: Mapping[str, Report]) -> Statement:
    """The statement with the trees of its English sentences alone: steps that were measured on English only must not read others.
    Sentences of other languages stay, without tokens.
    """
    return replace(
        statement,
        places=tuple(
            (
                sentence if grammar_of(reports[sentence.report]) == ENGLISH else replace(sentence, tokens=()),
                terms,
            )
            for sentence, terms in statement.places
        ),
    )


def _numbers(matter: Matter) -> Iterator[Claim]:
    """Claims about numbers, between reports and within one."""
    found = folded(figures(matter.english, matter.voices.reports, matter.settings, matter.kept))
    learned = matter.models.figure
    scored = candidates(
        found.firsts, matter.links, matter.idf, learned, settings=matter.settings, kept=matter.kept
    )
    yield from value_claims(found, scored, matter.voices, matter.settings, weights=learned)
    inside = within_reports(
        _first_of_each_report(found, matter.settings.most_inside),
        matter.voices.reports,
        matter.idf,
        learned,
        matter.settings,
    )
    yield from internal_claims(inside, matter.voices, weights=learned)


def _first_of_each_report(found: Folded, most: int) -> Folded:
    """The mentions with only the first `most` values of each report. `reports`, at each mention, keeps those reports
    in which it is among the first.
    """
    met: Counter[str] = Counter()
    reports = []
    for own in found.reports:
        met.update(own)
        reports.append(frozenset(report for report in own if met[report] <= most))
    return replace(found, reports=tuple(reports))


def _sums_and_conversions(m: Matter) -> Iterator[Claim]:
    yield from consistency_claims(m.english, m.voices)


def _times(matter: Matter) -> Iterator[Claim]:
    """Claims about dates and times, between reports."""
    found = folded(moments(matter.english, matter.voices.reports, matter.settings, matter.kept))
    scored = candidates(
        found.firsts,
        matter.links,
        matter.idf,
        matter.models.moment,
        settings=matter.settings,
        kept=matter.kept,
    )
    yield from value_claims(found, scored, matter.voices, matter.settings, weights=matter.models.moment)


def _names(matter: Matter) -> Iterator[Claim]:
    """Claims about persons, their posts and how names are spelled."""
    found = named(matter.english, matter.voices.reports, matter.kept)
    people = tuple(bearers(found, matter.likely, matter.settings))
    yield from post_claims(people, found, matter.voices)
    yield from with_spellings(
        name_claims(people, matter.voices), spellings(matter.voices.reports, matter.kept), matter.voices
    )


def _bearings(m: Matter) -> Iterator[Claim]:
    yield from bearing_claims(m.english, m.links, m.voices, m.settings)


def _titles(m: Matter) -> Iterator[Claim]:
    found = titles(m.english, m.voices.reports, m.kept)
    yield from title_claims(same_titles(found, m.likely, m.settings), m.voices)


def _quotes(m: Matter) -> Iterator[Claim]:
    found = utterances(m.voices.reports, m.settings, m.voices.speaker, m.kept)
    yield from quote_claims(found, m.voices, m.settings)


def _propositions(matter: Matter) -> Iterator[Claim]:
    """Claims about what sentences assert, part by part: agreements and conflicts."""
    sides = Sides(matter.said, matter.names, matter.voices.reports, matter.kept, settings=matter.settings)
    found = compared_propositions(matter.links, sides, matter.settings)
    yield from agreed(found, sides, matter.voices, matter.settings)
    yield from opposed(found, sides, matter.voices, matter.settings)


def _by_lexicon(m: Matter) -> Iterator[Claim]:
    yield from lexical_claims(m.voices, m.sentences, m.settings)


def _statements(m: Matter) -> Iterator[Claim]:
    yield from told_by_several(m.groups, m.said, m.voices, m.settings, model=m.models.statement)
    yield from told_by_one(m.groups, m.said, m.voices)


# What is looked for, in turn. Each step sees the same matter and knows nothing of the others.
STEPS: tuple[Callable[[Matter], Iterator[Claim]], ...] = (
    _numbers,
    _sums_and_conversions,
    _times,
    _names,
    _bearings,
    _titles,
    _quotes,
    _propositions,
    _by_lexicon,
    _statements,
)
