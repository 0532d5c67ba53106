"""Decides what two propositions, laid upon each other, show: that they hold together, that one denies the other, or
that neither can be said.

Words used here. Alignment: two propositions of the sentences `left` and `right` with their fillers in pairs (`met`); of a
pair `head` says whether the two are the same. Core: subject, object, and what a thing is. Granted: told of as known,
and not asserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.collate.certainty import Certainty, Modality
from variorum.collate.slots.alignment import CORE, Alignment, Met, Side
from variorum.collate.slots.propositions import OBJECT, SUBJECT, Filler, Proposition
from variorum.collate.slots.synonyms import opposites, synonymous
from variorum.collate.slots.words import empty, slot_words
from variorum.records import When
from variorum.text.lexicon import entries, of_language, table
from variorum.text.parsers import ENGLISH
from variorum.text.words import fold

# Kinds of names, by the parser's labels.
TIMES, PLACES = frozenset({"DATE", "TIME"}), frozenset({"GPE", "LOC", "FAC"})
# Roles of whoever does it or has it.
WHO = frozenset({SUBJECT, "poss"})
# French auxiliaries: their imperfect makes a pluperfect ("avait tué").
HAVING = frozenset({"avoir", "être"})
# Words by which something has not happened yet, though the report plans nothing itself ("tried to").
NO_PLANS = frozenset({"would", "try", "attempt", "seek", "struggle"})
# Modalities in which two propositions can be the same; "feared" and "hoped" say nothing that is so.
SAID = frozenset({Modality.DONE, Modality.PLANNED})


class SlotVerdict(StrEnum):
    """What comes of comparing two propositions.

    `holds`: every comparable part was compared and is the same, or more exact on one side.
    `denied`: the same, but that one denies it.
    `contrary`: the same, except for predicates that cannot both hold ("convicted", "acquitted").
    `carried_out`: the same, but that one has it planned and the other done.
    `in_another_state`: the same, except for two words for a state of which one may follow the other ("critical", "stable").
    `open`: something differs or was not compared; or one has it done, and the other planned, possible …
    """

    HOLDS = "holds"
    DENIED = "denied"
    CONTRARY = "contrary"
    CARRIED_OUT = "carried out"
    IN_ANOTHER_STATE = "in another state"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The verdict on two propositions and what it rests on.

    `shared`: the stems that both have.
    `weight`: how many of these carry matter.
    `fuller`: which sides say more (0 none, 1 left, 2 right, 3 both, in different slots).
    `granted`: neither sentence asserts it, both take it for granted.
    """

    verdict: SlotVerdict
    weight: int
    shared: frozenset[str]
    fuller: int = 0
    granted: bool = False


def judged(found: Alignment, left: Side, right: Side) -> Judged:
    """What the comparison of two propositions shows: they hold, one is denied, they are contrary, or something was not compared (open).

    A pronoun for nobody known neither joins two propositions nor keeps them apart. Nor does a name beside a
    description if the rest is the same: it is not known whether both mean one.
    """
    # what both have, and how much it weighs
    same_fillers = [met for met in found.met if met.head]
    shared = frozenset({found.left.stem}.union(*(met.shared for met in same_fillers)))
    weight = _weight(shared, found, left)
    # what differs, and where each says more of one thing
    differing = [met for met in found.met if not met.head and not _untold(met, left, right, same_fillers)]
    mixed_fillers = [met for met in same_fillers if _are_mixed(met, left, right)]
    if not differing and not mixed_fillers and _is_carried_out(found, same_fillers, left, right):
        return Judged(verdict=SlotVerdict.CARRIED_OUT, weight=weight, shared=shared)
    # too little was compared; or the two may be of two things
    if _is_half_told(found, same_fillers) and not _is_deed_of_a_name(found, same_fillers, left, right):
        return Judged(verdict=SlotVerdict.OPEN, weight=weight, shared=shared)
    if _may_be_of_two_things(found, same_fillers, left, right):
        return Judged(verdict=SlotVerdict.OPEN, weight=weight, shared=shared)
    # all that was compared is the same: what their certainties make of it
    verdict = _by_certainty(left.certainty(found.left), right.certainty(found.right))
    granted = not (left.asserts(found.left) or right.asserts(found.right))
    if (
        verdict is SlotVerdict.HOLDS
        and not granted
        and _is_another_state([*differing, *mixed_fillers], same_fillers, left, right)
    ):
        return Judged(verdict=SlotVerdict.IN_ANOTHER_STATE, weight=weight, shared=shared)
    # something differs, or was not compared, or is denied by nobody
    if (
        differing
        or mixed_fillers
        or verdict is SlotVerdict.OPEN
        or (granted and verdict is SlotVerdict.DENIED)
    ):
        return Judged(verdict=SlotVerdict.OPEN, weight=weight, shared=shared)
    # two predicates that cannot both be true ("opened", "closed")
    if found.contrary:
        both = verdict is SlotVerdict.HOLDS and not granted and any(met.role in CORE for met in same_fillers)
        return Judged(
            verdict=SlotVerdict.CONTRARY if both else SlotVerdict.OPEN, weight=weight, shared=shared
        )
    return Judged(
        verdict=verdict, weight=weight, shared=shared, fuller=_fuller(found, same_fillers), granted=granted
    )


def _may_be_of_two_things(found: Alignment, same: Sequence[Met], left: Side, right: Side) -> bool:
    """Whether words beside the common fillers (`same`) leave open whether both propositions are of one thing: of one time, one
    person, one post, or with the sense turned ("barely")."""
    # one says when and the other another when; "barely"
    if _unlike_sorts_alone(found, left, right) or _turned(found, left, right):
        return True
    # what happened long before, or to a former somebody
    is_name_shared = any(left.is_named(met.left) and right.is_named(met.right) for met in same)
    if not is_name_shared and (
        _long_before(found.alone_left, left, right) or _long_before(found.alone_right, right, left)
    ):
        return True
    # "had killed 21 in 2019" beside "killed 21"
    if _is_of_before(found.left, found.alone_left, left) is not _is_of_before(
        found.right, found.alone_right, right
    ):
        return True
    unnamed = [met for met in same if not left.is_named(met.left) or not right.is_named(met.right)]
    # "former mayor" beside "mayor"; "another man"; two posts of one name
    return (
        any(_was(met.left, left) != _was(met.right, right) for met in unnamed)
        or any(_is_any_other(met, left, right) for met in same if met.role in CORE)
        or any(_have_two_posts(met, left, right) for met in found.met if met.role in CORE)
    )


def _are_mixed(fillers: Met, left: Side, right: Side) -> bool:
    """Whether each side says more of one thing and these words were not compared: they are of one sort but differ, or
    one side has words of two sorts (a value, and others).
    """
    if not fillers.only_left or not fillers.only_right:
        return False
    # of either side: whether its words are values ({True}), others ({False}) or both
    sorts_left = {token in left.values for token in fillers.only_left}
    sorts_right = {token in right.values for token in fillers.only_right}
    are_of_one_sort = len(sorts_left | sorts_right) == 1
    # one sort on both sides, or two sorts on one side
    return are_of_one_sort or len(sorts_left) == 2 or len(sorts_right) == 2


def _by_certainty(here: Certainty, there: Certainty) -> SlotVerdict:
    """The verdict if all slots are the same. `holds`: both have it done or both planned, and both or neither deny it.
    `denied`: both have it done, and one denies it. Else `open`.
    """
    if here.polarity == there.polarity:
        # What both only ask, fear or hope, neither says.
        return (
            SlotVerdict.HOLDS
            if here.modality == there.modality and here.modality in SAID
            else SlotVerdict.OPEN
        )
    done = here.modality == there.modality == Modality.DONE
    return SlotVerdict.DENIED if done else SlotVerdict.OPEN


def _untold(met: Met, left: Side, right: Side, same: Sequence[Met]) -> bool:
    """Whether two unlike fillers show no difference: one is a pronoun for nobody known; or one is a name, the other a
    description that may mean the same ("Ada Reed", "the mayor"), and something else of weight is the same. `same`:
    the fillers that are the same.
    """
    if left.is_nobody(met.left) or right.is_nobody(met.right):
        return True
    if met.role not in CORE:
        return False
    # both named, or neither; or nothing else of weight is the same
    if left.is_named(met.left) is right.is_named(met.right) or not any(
        same_filler.role in CORE for same_filler in same
    ):
        return False
    # which of the two is the name
    (side_of_name, name), (side_of_description, description) = (
        ((left, met.left), (right, met.right))
        if left.is_named(met.left)
        else ((right, met.right), (left, met.left))
    )
    # "Ada Reed" cannot be "the workers"
    return not (side_of_name.is_one(name) and side_of_description.is_several(description))


def _weight(shared: Iterable[str], found: Alignment, left: Side) -> int:
    """How many of the shared stems carry matter; the predicate does not count where it is a light verb ("make")."""
    language = left.tree.language
    light = left.tree.tokens[found.left.predicate].lemma in slot_words(language).light
    return sum(s not in empty(language) for s in shared if not (light and s == found.left.stem))


def _fuller(found: Alignment, same: Iterable[Met]) -> int:
    """Which sides say more, in slots that only they fill or words that only they have: 0 none, 1 left, 2 right, 3
    both.
    """
    left = bool(found.alone_left) or any(met_slot.only_left for met_slot in same)
    right = bool(found.alone_right) or any(met_slot.only_right for met_slot in same)
    return left + 2 * right


def _turned(found: Alignment, left: Side, right: Side) -> bool:
    """Whether a word that turns the sense ("barely", "almost", "no longer") is at only one of the two, which then do not say the same."""
    return _turning(left, found.left) != _turning(right, found.right)


def _is_of_before(proposition: Proposition, alone: Iterable[tuple[str, Filler]], of: Side) -> bool:
    """Whether the deed was before the time that is told of: a pluperfect, with a time that the other sentence does
    not give ("En 2019, un incendie y avait tué 21 ouvriers"). Another sentence that has it done means another deed.
    Never in English, where it was not measured. `alone`: slots that only this side fills.
    """
    tokens = of.tree.tokens
    if of.tree.language == ENGLISH:
        return False  # not measured on English stories
    had = any(
        tokens[child].dep == "aux" and tokens[child].tag == "VBD" and tokens[child].lemma in HAVING
        for child in of.tree.children[proposition.predicate]
    )
    return had and any(
        isinstance(of.values.get(token), When) for _, filler in alone for token in filler.words
    )


def _turning(side: Side, proposition: Proposition) -> frozenset[str]:
    """The adverbs at the proposition that turn its sense ("hardly", "almost"), by lemma, as the lexicon has them: at its predicate or in
    its fillers.
    """
    tree = side.tree
    near = (
        *tree.children[proposition.predicate],
        *(token_at for _, filler in proposition.slots for token_at in filler.words),
    )
    return frozenset(tree.tokens[token_at].lemma for token_at in near) & entries(
        of_language("turning-adverbs.txt", tree.language)
    )


def _is_any_other(met: Met, left: Side, right: Side) -> bool:
    """Whether the two sides may mean two different ones: one has it as new ("une société"), and the other has it as
    known and says more of it ("la société Beltran").
    """
    here, there = _is_any(met.left, left), _is_any(met.right, right)
    return here is not there and bool(met.only_right if here else met.only_left)


def _is_any(filler: Filler, of: Side) -> bool:
    """Whether the filler is told of as new, with "a" or the like: "une société"."""
    words = slot_words(of.tree.language).any
    return any(of.tree.tokens[child].lemma in words for child in of.tree.children[filler.head])


def _was(filler: Filler, of: Side) -> bool:
    """Whether the filler is said to be no longer, or not yet, what it is called: "the former mayor" is not the mayor."""
    # words such as "former", "designate"
    past: list[str] = table("posts.json")["past"]
    return any(fold(of.tree.tokens[child].text) in past for child in of.tree.children[filler.head])


def _have_two_posts(met: Met, left: Side, right: Side) -> bool:
    """Whether the sides give a name two different posts, as a part of what they say: "la maire, Odile Carbonnel",
    "Odile Carbonnel, députée".
    """
    here, there = _posts(met.left, left), _posts(met.right, right)
    return (
        bool(here)
        and bool(there)
        and not any(synonymous(post, other_post, left.tree.language) for post in here for other_post in there)
    )


def _posts(filler: Filler, of: Side) -> set[str]:
    """The stems of the nouns that stand in apposition with a name, as posts do: "la maire, Odile Carbonnel"."""
    relations = slot_words(of.tree.language).apposed
    beside = [child for child in of.tree.children[filler.head] if of.tree.tokens[child].dep in relations]
    if not any(of.tree.tokens[i].pos == "PROPN" for i in (filler.head, *beside)):
        return set()
    return {of.stems[i] for i in (filler.head, *beside) if of.tree.tokens[i].pos == "NOUN"}


def _is_half_told(found: Alignment, same: Sequence[Met]) -> bool:
    """Whether too little was compared to call the two the same.

    That is so if only the doer is the same while a side says more; if one slot is the same while both say more, or it
    is neither subject nor object; and, for a noun of deed, if neither subject nor object is the same.
    """
    alone = bool(found.alone_left), bool(found.alone_right)
    # anything that only one says, or that differs
    more = (*alone, *(True for met_slot in found.met if not met_slot.head))
    # only the doer is the same
    if all(met_slot.role in WHO for met_slot in same):
        return any(more)
    # a noun for a deed without doer and done-to
    if (found.left.nominal or found.right.nominal) and not any(met_slot.role in CORE for met_slot in same):
        return True
    return len(same) == 1 and (all(alone) or same[0].role not in CORE)


def _is_deed_of_a_name(found: Alignment, same: Sequence[Met], left: Side, right: Side) -> bool:
    """Whether one denies what the other says of somebody named, and no side says more than when: "the mayor resigned on
    Monday", "the mayor has not resigned". A common noun may mean another.
    """
    if left.certainty(found.left).polarity is right.certainty(found.right).polarity or len(same) != 1:
        return False
    (doer,) = same
    # the slots that only one side fills must all be times
    more = [(left, filler) for _, filler in found.alone_left] + [
        (right, filler) for _, filler in found.alone_right
    ]
    return (
        doer.role == SUBJECT
        and left.is_named(doer.left)
        and right.is_named(doer.right)
        and all(any(_is_of(side, token, TIMES) for token in filler.words) for side, filler in more)
    )


def _is_another_state(unlike: Sequence[Met], same: Sequence[Met], left: Side, right: Side) -> bool:
    """Whether all that differs is the state that somebody named is in, told in one word each, and the two words are
    opposites ("in a critical condition", "in a stable condition"). `unlike`: pairs of fillers that are not the same;
    `same`: those that are.
    """
    if len(unlike) != 1 or left.tree.language != ENGLISH:
        return False
    (state,) = unlike
    # both speak of the same subject, who has a name: "Ann Moll is in a stable condition"
    if not any(met.role == SUBJECT and left.is_named(met.left) and right.is_named(met.right) for met in same):
        return False
    # of each side the words of the state that the other has not ("stable"; "critical"): beside the same head, only the words that differ;
    # else the head itself ("alive"; "dead")
    words = [
        [side.stems[token] for token in (tokens if state.head else (filler.head,))]
        for side, tokens, filler in (
            (left, state.only_left, state.left),
            (right, state.only_right, state.right),
        )
    ]
    return (
        state.role not in {SUBJECT, OBJECT}
        and not any(_has_another_beside(side, f) for side, f in ((left, state.left), (right, state.right)))
        and all(len(own) == 1 for own in words)
        and (words[0][0], words[1][0]) in opposites()
    )


def _has_another_beside(side: Side, filler: Filler) -> bool:
    """Whether a word of the phrase is joined to another: "in stable but critical condition"."""
    return any(side.tree.tokens[c].dep == "conj" for i in filler.words for c in side.tree.children[i])


def _is_carried_out(found: Alignment, same: Sequence[Met], left: Side, right: Side) -> bool:
    """Whether one has planned what the other says was done: the object is the same, and something is named. English
    only. "Done" is a verb in the past, so that no headline or custom counts; a plan is no attempt, and no "would" of a
    tale ("which they would lose").
    """
    if found.left.nominal or found.right.nominal:
        return False
    sides = (left, found.left), (right, found.right)
    sure = [side.certainty(proposition) for side, proposition in sides]
    if left.tree.language != ENGLISH or sure[0].polarity is not sure[1].polarity or sure[0].denied:
        return False
    if {sure[0].modality, sure[1].modality} != {Modality.DONE, Modality.PLANNED}:
        return False
    # which of the two is the deed
    first = 0 if sure[0].modality is Modality.DONE else 1
    (done, proposition), (planned, _) = sides[first], sides[1 - first]
    return (
        any(met.role == OBJECT for met in same)
        and any(
            side.is_named(filler) or has_name(side, filler)
            for met in same
            for side, filler in ((left, met.left), (right, met.right))
        )
        and done.asserts(proposition)
        and _is_past(done, proposition)
        and not any(planned.tree.tokens[cue].lemma in NO_PLANS for cue in sure[1 - first].cues)
    )


def _is_past(side: Side, proposition: Proposition) -> bool:
    """Whether the verb is in the past or perfect ("sold", "has sold", "was sold"; not "is being held")."""
    tokens, at = side.tree.tokens, proposition.predicate
    if tokens[at].tag == "VBD":
        return True
    auxiliaries = [
        tokens[child] for child in side.tree.children[at] if tokens[child].dep in {"aux", "auxpass"}
    ]
    return tokens[at].tag == "VBN" and any(
        token.lemma == "have" or token.tag == "VBD" for token in auxiliaries
    )


def has_name(side: Side, filler: Filler) -> bool:
    """Whether a name is among the phrase's words: "its Aldsey crossing"."""
    return any(side.tree.tokens[i].pos == "PROPN" for i in filler.words)


def _unlike_sorts_alone(found: Alignment, left: Side, right: Side) -> bool:
    """Whether each says when, or each says where, in a slot that the other lacks, so that these were not compared."""
    return any(
        _holds(left, found.alone_left, sort) and _holds(right, found.alone_right, sort)
        for sort in (TIMES, PLACES)
    )


def _long_before(alone: Iterable[tuple[str, Filler]], told: Side, other: Side) -> bool:
    """Whether only one side says that it was long before its report, and the other's sentence names no day, so that
    it may be the news of now: "a gunman opened fire in a club in June last year", "the gunman opened fire". Not asked
    if both have a name in common. `alone`: slots that only the side `told` fills.
    """
    if any(isinstance(value, When) and value.earliest for value in other.values.values()):
        return False
    # `settled`: tokens of times long before the report
    return any(token_at in told.settled for _, filler in alone for token_at in filler.words)


def _holds(side: Side, slots: Iterable[tuple[str, Filler]], sort: frozenset[str]) -> bool:
    """Whether a filler has a word of this sort (of time, of place)."""
    return any(_is_of(side, i, sort) for _, filler in slots for i in filler.words)


def _is_of(side: Side, i: int, sort: frozenset[str]) -> bool:
    """Whether a token is of a sort, by the parser's tag; where it tags no times, by the lexer."""
    if sort is TIMES and side.tree.language != ENGLISH:
        return isinstance(side.values.get(i), When)
    return side.tree.tokens[i].entity in sort


def core(found: Alignment) -> int:
    """How many of the core slots (subject, object, what a copula says) are the same."""
    return sum(met_slot.role in CORE for met_slot in found.met if met_slot.head)
