"""Decides what a change of a few words comes to: another value, another source, a denial, another word, or only style.

Words used here. Change: two otherwise equal sentences (`sentences`) and the stretch in each that differs (`left`,
`right`: a `Side`). Loose: a mere word for a word, which editors change as they like. Telling: the report's text and
its copies; a change inside one telling is an edit. `here`, `there`: the words of the left and the right side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from variorum.collate.certainty import Certainty, Modality, certainty
from variorum.collate.claims.clauses import OPEN
from variorum.collate.claims.draft import Voices
from variorum.collate.compare import compare
from variorum.collate.compare.dates import weekday_said
from variorum.collate.compare.posting import ONE_POST, compare_posts
from variorum.collate.mentions.scopes import tells_of_a_later_one
from variorum.collate.mentions.series import Member, are_two_members, hospitals_named, members_of_series
from variorum.collate.mentions.stamped import is_stamp
from variorum.collate.pairing.inside import told_as_revised
from variorum.collate.pairing.things import without_scale
from variorum.collate.refer.lexicon import person_nouns, titles
from variorum.collate.slots.synonyms import opposites, synonymous
from variorum.collate.slots.words import saying
from variorum.collate.statements.nearly import Change, Side
from variorum.collate.terms import EMPTY_POS, stem_of
from variorum.collate.tree import Tree
from variorum.records import Kind, Measure, Quantity, Sentence, Status, Token, Value, When
from variorum.text.lexicon import entries
from variorum.text.name.persons import distance
from variorum.text.names import is_role_word
from variorum.text.parsers import ENGLISH
from variorum.text.quantities import quantities
from variorum.text.told_on import whens_in
from variorum.text.words import fold, plain, words

# Parts of speech of words that may be replaced by another of the same sort → that sort; such a change is told.
CONTENT_POS = {"NOUN": "thing", "PROPN": "thing", "VERB": "verb", "ADJ": "quality"}
# The lexicon of function words; what is in it does not count as a word in common.
EMPTY = "stopwords-statements.txt"
# Verbs whose change of tense alone tells nothing ("had plenty of", "will have plenty of").
HELPING = frozenset({"have", "be", "do"})
# From this share of common letters, in order, two words are one word in two spellings ("centre", "center").
ONE_WORD = 0.75
# The tag of a noun in the singular.
SINGULAR = "NN"
# Labels of the parser for a direct object.
OBJECTS = frozenset({"dobj", "obj"})
# Most letters by which two spellings of one name differ; then letters with which two forms of one word begin alike.
SLIP, SAME_START = 2, 4
# Signs that words were left out; then how far from the changed words they may stand, in code points.
LEFT_OUT, DOTS = re.compile(r"\u2026|\.\s?\."), 3
# A headline is in title case if, of its words with at least LONG letters, there are at least FEW_LONG and the share
# TITLE_CASE has a capital.
LONG, FEW_LONG, TITLE_CASE = 4, 4, 0.8
# Fewest and most letters of an abbreviation.
LEAST_LETTERS, LONGEST_SHORT = 2, 4
# Unchanged words quoted on either side of changed ones; then the fewest on both sides together.
BESIDE, LEAST_BESIDE = 5, 3

# Finds the time, or the number, that the changed words of a side are or lie in.
Find = Callable[[Sentence, Side, Voices], When | Quantity | None]


class ChangeVerdict(NamedTuple):
    """What a change comes to: the kind, label, status and reason of its claim, and what its tier is decided by.

    `values`: of the left and the right side, where the changed words belong to a value.
    `loose`: a word for a word that neither names somebody nor says what befell him; editors change such words as they
    like.
    `asked`: a word that says who does it, what post somebody holds or what is counted; it is shown even if `loose`.
    `of_objects`: a noun for a noun as the object of a verb on both sides ("caused panic", "caused concern"), no words for one
    actor, place or reason.
    """

    kind: Kind
    label: str
    status: Status
    why: str
    values: tuple[Value | None, Value | None] = (None, None)
    loose: bool = False
    asked: bool = False
    of_objects: bool = False


def verdict(change: Change, voices: Voices, *, edited: bool) -> ChangeVerdict | None:
    """What a change of a few words means, by the two reports alone. None where both say the same, or where words were
    only added or cut. `edited`: whether both sides are of one telling (`in_one_telling`).
    """
    # only marks and blanks differ
    here, there = _changed_words(change.left, voices), _changed_words(change.right, voices)
    if here and _letters_alone(here) == _letters_alone(there):
        return None  # "hadn't", "hadn ’ t"
    # one asserts, the other denies
    if denies(change.left) != denies(change.right) or _one_verb_denied(change):
        why = "One says that it is so, the other that it is not."
        return ChangeVerdict(Kind.STATEMENT, f"whether or not: {here or there}", Status.CONFLICT, why)
    # two events: these are no answers to one question
    if not edited and len({tells_of_a_later_one(sentence.tokens) for sentence in change.sentences}) > 1:
        return None  # "An earthquake struck", "A second earthquake struck"
    if (
        # accents and marks; numbers of two things; an editor's brackets or dots
        _has_same_letters(change)
        or _counts_something_else(change, voices)
        or any(_is_editorial(side, voices) for side in (change.left, change.right))
    ):
        return None
    # another number or time, another source, done or planned; else another word
    if value := _other_value(change, voices, edited=edited):
        return value
    here_by, there_by = _attributed_sources(change, voices)
    other = _other_source(here_by, there_by) or _done_and_planned(change)
    if other:
        return other
    if here_by and there_by and _may_be_name_and_description(here_by, there_by):
        return None  # one source, it may be, by name and by description
    return None if _is_one_value(change, voices) else _other_word(change, here, there, voices)


def _one_verb_denied(change: Change) -> bool:
    """Whether the change is one verb that one sentence asserts and the other denies ("moved", "did not
    move").
    """
    one, two = (_last_verb(sentence, side) for sentence, side in _sides_with_sentences(change))
    if one is None or two is None:
        return False
    (verb, certainty), (other_verb, other_certainty) = one, two
    return (
        verb == other_verb
        and certainty.asserted is not other_certainty.asserted
        and (certainty.denied or other_certainty.denied)
    )


def _done_and_planned(change: Change) -> ChangeVerdict | None:
    """The verdict on a verb that one sentence has as done and the other as planned ("closed", "is to close"); else None."""
    one, two = (_last_verb(sentence, side) for sentence, side in _sides_with_sentences(change))
    if one is None or two is None:
        return None
    (verb, certainty), (other_verb, other_certainty) = one, two
    if verb != other_verb or certainty.polarity != other_certainty.polarity:
        return None
    if verb in HELPING:
        return None  # "had plenty of", "will have plenty of"
    if {certainty.modality, other_certainty.modality} != {Modality.DONE, Modality.PLANNED}:
        return None
    why = "One has it done, the other still to be done."
    return ChangeVerdict(Kind.STATEMENT, f"whether it is done: {verb}", Status.CHANGED, why)


def _last_verb(sentence: Sentence, side: Side) -> tuple[str, Certainty] | None:
    """(lemma, certainty) of the last verb of a side; None where it has none."""
    held = {token.start for token in side.tokens if token.pos == "VERB"}
    found = [index for index, token in enumerate(sentence.tokens) if token.start in held]
    if not found:
        return None
    return sentence.tokens[found[-1]].lemma, certainty(Tree(sentence.tokens), found[-1])


def _is_editorial(side: Side, voices: Voices) -> bool:
    """Whether an editor added or left out words here, shown by brackets or dots: "[the mayor]" for "she"."""
    text = voices.reports[side.report].text
    if "[" in text[max(0, side.start - 1) : side.end] or "]" in text[side.start : side.end + 1]:
        return True
    return LEFT_OUT.search(text, max(0, side.start - DOTS), side.end + DOTS) is not None


def _has_same_letters(change: Change) -> bool:
    """Whether the words that differ have the same letters, apart from accents and marks."""
    left, right = (
        [_letters_alone(token.text) for token in _content_words(side)] for side in (change.left, change.right)
    )
    return bool(left) and left == right


def _counts_something_else(change: Change, voices: Voices) -> bool:
    """Whether the numbers differ and so do the words beside them: "12 people died", "3 children died". Then the two
    count different things and do not contradict each other.
    """
    # both sides must have a number, and the two must differ
    values = [_number_at(sentence, side, voices) for sentence, side in _sides_with_sentences(change)]
    if any(value is None for value in values) or values[0] == values[1]:
        return False
    # two numbers with two different verbs: "said six boats", "seized two boats"
    sides = (change.left, change.right)
    verbs = [{token.lemma for token in side.tokens if token.pos == "VERB"} for side in sides]
    are_numbers = all(any(token.pos == "NUM" for token in side.tokens) for side in sides)
    if are_numbers and all(verbs) and not verbs[0] & verbs[1]:
        return True
    # else the words beside the numbers must have nothing in common
    left, right = (
        {stem_of(token) for token in _content_words(side)} for _, side in _sides_with_sentences(change)
    )
    return bool(
        left and right and not left & right and any(token.pos == "NUM" for token in change.left.tokens)
    )


def _sides_with_sentences(change: Change) -> tuple[tuple[Sentence, Side], tuple[Sentence, Side]]:
    """Each side of the change with its sentence."""
    return (change.sentences[0], change.left), (change.sentences[1], change.right)


def denies(side: Side) -> bool:
    """Whether the changed words of this side are only a negation with its auxiliary ("did not"). A new clause
    with a "no" of its own has other words too, and does not count.
    """
    return any(_denying(token) for token in side.tokens) and all(
        _denying(token) or token.pos == "AUX" for token in side.tokens
    )


def _denying(token: Token) -> bool:
    """Whether the token is a negation ("not", "no", "never")."""
    return token.dep == "neg" or fold(token.text) in entries("negations.txt")


def _other_value(change: Change, voices: Voices, *, edited: bool) -> ChangeVerdict | None:
    """The verdict if the changed words are or lie in a time on both sides, or in a number on both sides, and these
    values differ. None where they do not, or where the two cannot be compared.
    """
    left, right = change.sentences
    # "Game 6", "Game 7": two things, each with values of its own
    if are_two_members(*(_series(sentence, side) for sentence, side in _sides_with_sentences(change))):
        return None
    finders: tuple[tuple[Kind, Find], ...] = ((Kind.DATE, _time_at), (Kind.QUANTITY, _number_at))
    for kind, find in finders:
        one, two = find(left, change.left, voices), find(right, change.right, voices)
        if (
            one is None
            or two is None
            or one == two
            or _only_one_is_bounded(one, two)
            or without_scale(one, two)
        ):
            continue
        if (
            kind is Kind.QUANTITY
            and not edited
            and hospitals_named(left.tokens) != hospitals_named(right.tokens)
        ):
            return None  # those taken to one hospital, and to all
        # "14" or "16": how the two stand; by date of publication, where one telling was edited
        compared = compare(one, two, published=_published_dates(change, voices, edited=edited))
        if kind is Kind.DATE and compared.status is Status.INCOMPARABLE:
            return None  # "Monday afternoon", "this afternoon"
        is_same_value = compared.status is Status.AGREE
        if is_same_value and not _of_two_weekdays(one, two):
            return None
        why = f"{compared.why[:1].upper()}{compared.why[1:].rstrip('.')}."
        if is_same_value:  # "Tuesday, May 14" and "Friday, May 14": the date is one, and one weekday is wrong
            why = f"“{one.said_as}” and “{two.said_as}” do not fit each other."
        status = Status.VARIANT if is_same_value else compared.status
        if status is Status.CONFLICT and kind is Kind.QUANTITY and _is_corrected(change, voices):
            status = Status.CHANGED
        return ChangeVerdict(kind, f"“{one.said_as}” or “{two.said_as}”", status, why, (one, two))
    return None


def _series(sentence: Sentence, side: Side) -> frozenset[Member]:
    """Which members of a series ("Game 7") the sentence names outside of this side."""
    own = {token.start for token in side.tokens}
    return members_of_series(
        sentence.tokens, [index for index, token in enumerate(sentence.tokens) if token.start in own]
    )


def _only_one_is_bounded(left: Value, right: Value) -> bool:
    """Whether one date is a bound and the other is not: "since Monday", "on Tuesday"."""
    return (
        isinstance(left, When) and isinstance(right, When) and (left.bound is None) != (right.bound is None)
    )


def _is_corrected(change: Change, voices: Voices) -> bool:
    """Whether one of the sentences says that its number was corrected."""
    sides = (change.left, change.right)
    return any(told_as_revised(voices.reports[s.report].text, s.start, s.start) for s in sides)


def _is_one_value(change: Change, voices: Voices) -> bool:
    """Whether the two sides say one value in other words ("940 t", "940 tonnes"). Two counts of different things
    ("eleven boats", "eleven trucks") are not one.
    """
    value, other_value = (
        _number_at(sentence, side, voices) if side.tokens else None
        for sentence, side in _sides_with_sentences(change)
    )
    if (
        value is None
        or other_value is None
        or (value.measure is Measure.COUNT and value.unit != other_value.unit)
    ):
        return False
    return compare(value, other_value).status is Status.AGREE


def _of_two_weekdays(value: Value, other_value: Value) -> bool:
    """Whether both values name a weekday, and not the same ("Monday", "Tuesday"). False where one of them is no time, or says no weekday."""
    if not isinstance(value, When) or not isinstance(other_value, When):
        return False
    days = {weekday_said(value), weekday_said(other_value)}
    return len(days) > 1 and None not in days


def in_one_telling(change: Change, voices: Voices) -> bool:
    """Whether both sides are words of one telling, so that the change is an edit."""
    left, right = (voices.told_by.witness(side.report, *side.wide) for side in (change.left, change.right))
    return left == right


def _published_dates(change: Change, voices: Voices, *, edited: bool) -> tuple[str | None, str | None]:
    """The dates of publication of both sides, if they are of one telling: a higher number in the later copy was then
    brought up to date. Else (None, None), since two tellings may count two things.
    """
    if not edited:
        return None, None
    return voices.reports[change.left.report].published, voices.reports[change.right.report].published


def _time_at(sentence: Sentence, side: Side, voices: Voices) -> When | None:
    """The time that the changed words are, or lie in. None where there is none, or where the sentence only says when
    its report was published.
    """
    report = voices.reports[sentence.report]
    found = whens_in(report, sentence.start, sentence.end, language=ENGLISH)
    if found and is_stamp(report.text, sentence.start, sentence.end, found):
        return None
    return next((m.value for m in found if _touches(m.start, m.end, side)), None)


def _number_at(sentence: Sentence, side: Side, voices: Voices) -> Quantity | None:
    """The number that the changed words are, or lie in; None where there is none. Of several the first."""
    report = voices.reports[sentence.report]
    found = quantities(report.text, sentence.start, sentence.end, language=report.language)
    return next((m.value for m in found if _touches(m.start, m.end, side)), None)


def _touches(start: int, end: int, side: Side) -> bool:
    """Whether text[start:end] and this side have characters in common. For a side without words (something was added
    in the other report): whether it begins where the words would stand.
    """
    if side.tokens:
        return start < side.end and end > side.start
    return side.end <= start <= side.end + 1


def _attributed_sources(change: Change, voices: Voices) -> tuple[str | None, str | None]:
    """For each side the source that it names ("the police said"), where the changed words lie in that name; else
    None."""

    def source(side: Side) -> str | None:
        """The source that this side's words name; None where they lie in no such name."""
        found = voices.attributions.get(side.report, ()) if side.tokens else ()
        return next(
            (
                attribution.source
                for attribution in found
                if attribution.source_start < side.end and attribution.source_end > side.start
            ),
            None,
        )

    return source(change.left), source(change.right)


def _other_source(here: str | None, there: str | None) -> ChangeVerdict | None:
    """The verdict if both sides name a source, but not the same one; else None."""
    if here is None or there is None or _one_source(here, there):
        return None
    why = f"The same is said on the word of “{here}” and on the word of “{there}”."
    return ChangeVerdict(Kind.STATEMENT, f"on whose word: {here}, {there}", Status.VARIANT, why)


def _one_source(here: str, there: str) -> bool:
    """Whether two phrases may name one source. They may if they have a word in common; if one has only function words
    ("he", "it"); if their capitals are the same ("the United Kingdom", "the U.K.") or one is the initials of the other
    ("the CHP"); or if one is a description that could mean the other ("the president", "a local newspaper"). `here` and `there`: the
    words of the two phrases.
    """
    # words of each phrase without function words, the phrase with fewer first
    few, many = sorted(
        ({word.folded for word in words(phrase)} - entries(EMPTY) for phrase in (here, there)), key=len
    )
    # "he" (no word left), a word in common, or the same capitals ("the United Kingdom", "the U.K.")
    if not few or few & many or (_capitals_of(here) and _capitals_of(here) == _capitals_of(there)):
        return True
    # "the president", "Ada Reed"; "the CHP" for its full name; "a local newspaper"
    return (
        _may_be_name_and_description(here, there)
        or _is_initials(here, there)
        or any(fold(phrase).startswith(("a ", "an ")) for phrase in (here, there))
    )


def _may_be_name_and_description(here: str, there: str) -> bool:
    """Whether one of the two is a name, and the other a single word without a capital that may mean it ("the
    president"). A description of two words ("the harbour office") is taken for somebody else."""
    described = [
        [word for word in words(side) if word.folded not in entries(EMPTY)] for side in (here, there)
    ]
    # whether a word of the phrase has a capital
    named = [
        any(side[word.start].isupper() for word in own)
        for side, own in zip((here, there), described, strict=True)
    ]
    return any(named) and any(
        len(own) == 1 and not has_capital for own, has_capital in zip(described, named, strict=True)
    )


def _capitals_of(said: str) -> str:
    """The capitals in the words, as the initials of a body: "the United Kingdom" → "UK"."""
    return "".join(c for c in said.removeprefix("The ") if c.isupper())


def _other_word(change: Change, here: str, there: str, voices: Voices) -> ChangeVerdict | None:
    """The verdict on one word in place of another of its sort (noun, name, verb, adjective). None if the two may mean
    one thing: synonyms, another form of one word, initials, or words that newsrooms change as they please.
    """
    left, right = _content_words(change.left), _content_words(change.right)
    # by part of speech: a noun in place of a noun, a verb in place of a verb
    common_sorts = {CONTENT_POS[token.pos] for token in left} & {CONTENT_POS[token.pos] for token in right}
    left_stems, right_stems = {stem_of(token) for token in left}, {stem_of(token) for token in right}
    if (
        not common_sorts
        or any(synonymous(left_stem, right_stem) for left_stem in left_stems for right_stem in right_stems)
        or (any(_is_style(token) for token in (*left, *right)) and not _of_two_posts(left, right))
        or _one_form(here, there)
        or _is_initials(here, there)
    ):
        return None
    # names, unless every word has a capital
    are_names = all(token.pos == "PROPN" for token in (*left, *right)) and not any(
        _has_title_case(s) for s in change.sentences
    )
    # two words that cannot both be true
    excludes = any(
        (left_stem, right_stem) in opposites() for left_stem in left_stems for right_stem in right_stems
    ) or (are_names and _two_persons(change, here, there))
    if are_names and _lie_in_one_another(here, there, voices):
        return None
    # a name and a noun that may mean it; a general word ("officials") for people told of more exactly
    is_described = _named_and_described(left, right)
    is_general = not _is_counted_or_held(change) and (_is_general(left, right) or _is_general(right, left))
    return ChangeVerdict(
        Kind.NAME if are_names else Kind.STATEMENT,
        _label_with_gap(change, voices) or f"“{here}” or “{there}”",
        Status.CONFLICT if excludes else Status.VARIANT,
        f"Where one has “{here}”, another has “{there}”, in the same sentence.",
        # told all the same: what excludes each other, two names, two sorts of people
        loose=not (
            excludes
            or (are_names and not _in_one_name(change))
            or (_of_persons(left, right) and not is_general)
        ),
        of_objects="thing" in common_sorts
        and not is_described
        and all(_has_object(side) for side in (left, right)),
        asked=not (is_described or is_general)
        and any(
            _answers_a_question(sentence, token)
            for sentence, side in _sides_with_sentences(change)
            for token in _content_words(side)
        ),
    )


def _has_object(side: Sequence[Token]) -> bool:
    """Whether one of these tokens is the object of a verb."""
    return any(token.dep in OBJECTS for token in side)


def _in_one_name(change: Change) -> bool:
    """Whether a name stands right beside the changed words in both sentences, and the changed words are unlike in
    letters. Then it is one ship or sea in other words ("Tug Orla", "MV Orla"), and no difference to be told. A slip
    or another ending ("Orla Bakers", "Orla Bakeries") is told.
    """
    here, there = (
        fold(" ".join(token.text for token in side.tokens)) for side in (change.left, change.right)
    )
    # a slip, or another ending
    if distance(here, there) <= SLIP or here[:SAME_START] == there[:SAME_START]:
        return False
    # a name that touches the changed words, or is one character away
    return all(
        any(
            token.pos == "PROPN" and (0 <= side.start - token.end <= 1 or 0 <= token.start - side.end <= 1)
            for token in sentence.tokens
        )
        for sentence, side in _sides_with_sentences(change)
    )


def _named_and_described(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether one side is a name and the other one noun, which may mean it: "the company", "Moll Brothers"; "the harbour office" is
    somebody else, and a post is no name."""
    if any(is_role_word(token.text) for token in (*left, *right)):
        return False
    left_is_name, right_is_name = (all(token.pos == "PROPN" for token in side) for side in (left, right))
    has_one_noun = any([token.pos for token in side] == ["NOUN"] for side in (left, right))
    return left_is_name != right_is_name and has_one_noun


def _is_general(side: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether one side only says what sort of people or body it is ("officials"), and the other has a noun of its own
    for them ("policemen"). `side`: the general words; `other`: those of the other side.
    """
    at_large = entries("general-nouns.txt")
    return all(token.lemma in at_large for token in side) and any(
        token.lemma in person_nouns() or token.lemma in at_large for token in other
    )


def _lie_in_one_another(here: str, there: str, voices: Voices) -> bool:
    """Whether a report names the two side by side, as a place in another: "Tarn Bay, Ostermark"."""
    both = {f"{here}, {there}", f"{there}, {here}"}
    return any(name in report.text for report in voices.reports.values() for name in both)


def _is_initials(here: str, there: str) -> bool:
    """Whether one has the initials of the other in capitals: "most valuable player", "MVP"."""
    return any(
        len(word) > 1
        and word.isupper()
        # the first letters of the longer wording, one behind the other
        and word.casefold() in "".join(word_of_long.folded[0] for word_of_long in words(long))
        for short, long in ((here, there), (there, here))
        for word in short.split()
    )


def _label_with_gap(change: Change, voices: Voices) -> str:
    """The label: the left sentence's words around the changed ones, with "…" in their place ("the … left port"). ""
    if fewer than `LEAST_BESIDE` words are around them.
    """
    sentence, side = change.sentences[0], change.left
    text = voices.reports[side.report].text
    around = [token for token in sentence.tokens if token.pos not in EMPTY_POS]
    before, after = (
        [token for token in around if token.end <= side.start],
        [token for token in around if token.start >= side.end],
    )
    if len(before) + len(after) < LEAST_BESIDE:
        return ""
    # a few words that carry matter, and what stands between them
    ahead = text[before[-BESIDE:][0].start : side.start] if before else ""
    behind = text[side.end : after[:BESIDE][-1].end] if after else ""
    return " ".join(f"{ahead.rstrip()} {OPEN} {behind.lstrip()}".split())


def _has_title_case(sentence: Sentence) -> bool:
    """Whether every word has a capital, as in some headlines: then capitals show no names."""
    long = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) >= LONG]
    return len(long) >= FEW_LONG and sum(token.text[0].isupper() for token in long) >= TITLE_CASE * len(long)


def _of_two_posts(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether both sides are words for posts, and clearly different ones ("captain", "spokesman"). Asked where a side
    is a form of address, such as "Captain": newsrooms add or drop these as they please, but do not put one post for
    another.
    """
    posts = [" ".join(token.text for token in side) for side in (left, right)]
    if not all(is_role_word(token.text) for token in (*left, *right)):
        return False
    return compare_posts(*posts).closeness < ONE_POST


def _answers_a_question(sentence: Sentence, token: Token) -> bool:
    """Whether the word that was changed says who does it, what post somebody holds, or what is counted ("nine boats"). Such a change
    answers a question, and is shown even where other changes of one word are not (`ChangeVerdict.asked`)."""
    by = sentence.tokens[token.head].dep == "agent"
    return (
        token.dep in {"nsubj", "nsubjpass"}
        or (token.dep == "pobj" and by)
        or is_role_word(token.text)
        or _is_counted(sentence, token)
    )


def _is_counted(sentence: Sentence, token: Token) -> bool:
    """Whether a number counts the word ("nine boats"), or stands right before it."""
    counted = any(
        other.dep == "nummod" and sentence.tokens[other.head].start == token.start
        for other in sentence.tokens
    )
    before = next((other for other in sentence.tokens if other.end < token.start <= other.end + 1), None)
    return counted or (before is not None and before.pos == "NUM")


def _is_counted_or_held(change: Change) -> bool:
    """Whether a word of either side is counted ("nine boats"), or both sides have a word for one person's post
    ("captain").
    """
    sides = _sides_with_sentences(change)
    if any(_is_counted(sentence, token) for sentence, side in sides for token in _content_words(side)):
        return True
    return all(
        any(is_role_word(token.text) and token.tag == SINGULAR for token in _content_words(side))
        for _, side in sides
    )


def _of_persons(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether both sides have a noun for people: "rioters", "hooded youths"."""
    return all(
        any(token.pos == "NOUN" and token.lemma in person_nouns() for token in side) for side in (left, right)
    )


def _two_persons(change: Change, here: str, there: str) -> bool:
    """Whether the sides are names of two different persons, right behind the same post: "Mayor Reed", "Mayor Lind".
    Two spellings of one name are not.
    """
    if not all(
        token.entity == "PERSON" for side in (change.left, change.right) for token in _content_words(side)
    ):
        return False
    # two spellings of one name (so few letters apart are a slip), or a name in common
    if distance(fold(here), fold(there)) <= SLIP or {*fold(here).split()} & {*fold(there).split()}:
        return False
    post, other_post = (_word_before(sentence, side) for sentence, side in _sides_with_sentences(change))
    return post == other_post and is_role_word(post)


def _word_before(sentence: Sentence, side: Side) -> str:
    """The word before the whole name that a side is or lies in, in small letters; "" where the name opens the sentence."""
    at = next((index for index, token in enumerate(sentence.tokens) if token.start >= side.start), 0)
    while at > 0 and sentence.tokens[at - 1].entity == "PERSON":
        at -= 1
    return sentence.tokens[at - 1].text.lower() if at else ""


def _is_style(token: Token) -> bool:
    """Whether newsrooms add or change such a word as they please: a day, a form of address ("Mr"), a verb of saying."""
    return (
        token.entity in {"DATE", "TIME"}
        or token.lemma in saying(ENGLISH)
        or fold(token.text).rstrip(".") in titles()
    )


def _one_form(here: str, there: str) -> bool:
    """Whether the two wordings are one name or word in two forms. The first of these that applies decides:

    - both have the same capitals, two at least ("the United Kingdom's", "UK");
    - both are in title case, as names are: they must have the same letters, or one be the other cut short ("Const.",
      "Dems"); a name one letter off may be another name;
    - else: nearly the same letters.
    """
    if len(_capitals_of(here)) > 1 and _capitals_of(here) == _capitals_of(there):
        return True
    if here.istitle() and there.istitle():
        short, long = sorted((_letters_alone(here), _letters_alone(there)), key=len)
        if short == long:
            return True
        # "Dems", "Democrats": the plural's "s" is no part of the beginning
        if short.endswith("s") and long.endswith("s") and len(long) > len(short) + 1:
            return long.startswith(short.removesuffix("s"))
        has_stop = here.endswith(".") or there.endswith(".")  # "Const.", "Constable"
        return has_stop and long.startswith(short)
    here_words, there_words = (
        {_letters_alone(word_said) for word_said in said.split()} for said in (here, there)
    )
    return short_form(here_words, there_words)


def _letters_alone(said: str) -> str:
    """The letters and digits of the words, without accents, marks and blanks, in small letters: "hadn't" → "hadnt"."""
    return "".join(c for c in plain(said) if c.isalnum())


def _content_words(side: Side) -> list[Token]:
    """The tokens of the side that carry matter: nouns, names, verbs and adjectives that are no stopwords."""
    return [token for token in side.tokens if token.pos in CONTENT_POS and token.lemma not in entries(EMPTY)]


def _changed_words(side: Side, voices: Voices) -> str:
    """The words of the side as its report has them; "" for a side without words."""
    return voices.reports[side.report].text[side.start : side.end]


def short_form(one: set[str], two: set[str]) -> bool:
    """Whether the two are nearly the same letters, or one is short for the other ("Gen." for "General", "Mt" for
    "Mount"). Each is given as the set of its words in letters alone; only single words count as short forms.
    """
    short, long = sorted(("".join(sorted(one)), "".join(sorted(two))), key=len)
    if short == long or (len(one) == len(two) == 1 and SequenceMatcher(a=short, b=long).ratio() >= ONE_WORD):
        return True
    unread = iter(long)
    in_order = short[:1] == long[:1] and all(c in unread for c in short)
    return len(one) == len(two) == 1 and in_order and LEAST_LETTERS <= len(short) <= LONGEST_SHORT
