"""Lays two propositions upon each other, slot by slot: which fillers are the same, which are not, and which slots
only one side fills.

Words used here. Side: a parsed sentence taken apart. Proposition: what one clause says; slot, role: a place in it
(who, whom, when); filler: the phrase in a slot, with its head word. Met: two fillers in one slot. Named: the filler
is or stands for a name. `i`, `j`: tokens of the left and of the right sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from variorum.collate.certainty import Certainty, Modality, certainty
from variorum.collate.compare import compare
from variorum.collate.mentions.mention import is_long_before
from variorum.collate.slots.propositions import (
    ASIDES,
    IS,
    OBJECT,
    SUBJECT,
    Filler,
    Proposition,
    is_asserted,
    is_granted,
    is_infinitive,
    propositions,
)
from variorum.collate.slots.synonyms import contrary, synonymous
from variorum.collate.slots.words import slot_words
from variorum.collate.terms import stem_in, stem_of
from variorum.collate.tree import Tree
from variorum.records import Measure, Quantity, Status
from variorum.records import When as Time
from variorum.text.mention import Mention as Lexed
from variorum.text.names import same_person
from variorum.text.parsers import ENGLISH
from variorum.text.words import fold, words

# The roles that make a deed or state: who, to whom or what, and what somebody is.
CORE = (SUBJECT, OBJECT, IS)
# The parser's tags of nouns in the plural, and of common nouns.
PLURAL = frozenset({"NNS", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
# Below this likeness two names of persons are two persons (`text.names.same_person`).
SAME_PERSON = 0.5
# Labels of the parser for parts of a name that its bearer shares with others: titles, first names, posts.
TITLES = frozenset({"compound", "nmod", "amod", "appos", "poss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One sentence, ready to be compared with others.

    `whole`: its propositions.
    `referred`: token index → stems of the name that the token stands for.
    `values`: token index → the number or time that the token is a word of.
    `stems`: of its tokens, in order.
    `settled`: tokens of times so long before the report that they are not of its news.
    """

    tree: Tree
    whole: tuple[Proposition, ...]
    referred: Mapping[int, frozenset[str]]
    values: Mapping[int, Quantity | Time]
    stems: tuple[str, ...]
    settled: frozenset[int]

    def meant(self, i: int) -> frozenset[str]:
        """The stems that a token goes by: its own, and those of the name it stands for."""
        return self.referred.get(i, frozenset()) | {self.stems[i]}

    def asserts(self, proposition: Proposition) -> bool:
        """As `is_asserted`, of a proposition of this sentence."""
        return is_asserted(self.tree, proposition)

    def grants(self, proposition: Proposition) -> bool:
        """As `is_granted`, of a proposition of this sentence."""
        return is_granted(self.tree, proposition)

    def is_open(self, proposition: Proposition) -> bool:
        """Whether the proposition is an infinitive, so that it is not said whether it was done."""
        return is_infinitive(self.tree, proposition)

    def certainty(self, proposition: Proposition) -> Certainty:
        """As `certainty`, of a proposition of this sentence."""
        return certainty(self.tree, proposition.predicate)

    def is_nobody(self, filler: Filler) -> bool:
        """Whether the phrase is a pronoun, and it is not known for whom it stands."""
        return self.tree.tokens[filler.head].pos == "PRON" and filler.head not in self.referred

    def is_named(self, filler: Filler) -> bool:
        """Whether the phrase is a name, stands for one, or has a person's name beside it ("his aide, Kaja Brun")."""
        return (
            self.tree.tokens[filler.head].pos == "PROPN"
            or filler.head in self.referred
            or bool(self.apposed_persons(filler))
        )

    def apposed(self, filler: Filler) -> list[int]:
        """The heads of what is apposed to the phrase's head: "his aide, Kaja Brun"."""
        return [child for child in self.tree.children[filler.head] if self.tree.tokens[child].dep == "appos"]

    def apposed_persons(self, filler: Filler) -> list[int]:
        """The last words of persons' names that are apposed to the phrase's head."""
        tokens = self.tree.tokens
        return [i for i in self.apposed(filler) if tokens[i].entity == "PERSON" and tokens[i].pos == "PROPN"]

    def is_one(self, filler: Filler) -> bool:
        """Whether the phrase is a single person: a person's name, or a pronoun such as "he" and "she"."""
        token = self.tree.tokens[filler.head]
        return token.entity == "PERSON" or fold(token.text) in slot_words(self.tree.language).one_person

    def is_several(self, filler: Filler) -> bool:
        """Whether the phrase is a plural, or a number that stands alone ("four others")."""
        return self.tree.tokens[filler.head].tag in PLURAL or self.tree.tokens[filler.head].pos == "NUM"

    def value(self, filler: Filler) -> Quantity | Time | None:
        """The number or time in the phrase; None where there is none, or several."""
        found = {id(self.values[i]): self.values[i] for i in filler.words if i in self.values}
        return next(iter(found.values())) if len(found) == 1 else None


def side(
    tree: Tree,
    names: Mapping[int, str],
    values: Sequence[Lexed[Quantity] | Lexed[Time]],
    *,
    told_on: str | None,
    settled_days: int,
) -> Side:
    """A sentence ready to be compared.

    `names`: offset of a word → the name that it refers to. `told_on`: the day on which its report was published, if
    known. `settled_days`: a time more days before that is not of the report's news. `values`: the numbers and times in the sentence.
    """
    # for each word that refers to somebody the stems of that name; for each word of a value the value
    referred = {
        number: frozenset(
            stem_in(word.folded.removesuffix("'s"), tree.language)
            for word in words(names[token.start])
            if word.folded[:1].isalpha()
        )
        for number, token in enumerate(tree.tokens)
        if token.start in names
    }
    value_at = {
        number: value.value
        for value in values
        for number, token in enumerate(tree.tokens)
        if token.start < value.end and token.end > value.start
    }
    return Side(
        tree=tree,
        whole=propositions(tree),
        referred=referred,
        values=value_at,
        stems=tuple(stem_of(token, tree.language) for token in tree.tokens),
        settled=frozenset(
            number
            for number, value in value_at.items()
            if isinstance(value, Time)
            and value.latest is not None
            and is_long_before((value.latest, value.latest), told_on, settled_days)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Two fillers in one slot, one of each sentence.

    `role`: the slot. `head`: whether the two are the same, by their main words or their values ("the mayor", "mayor
    Reed").
    `shared`: stems of the words that both have. `only_left`, `only_right`: indexes of the tokens that say what the
    other side does not.
    """

    role: str
    left: Filler
    right: Filler
    head: bool
    shared: frozenset[str]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two propositions of two sentences, slot by slot. `met`: pairs of fillers in one slot; `alone_left`,
    `alone_right`: (role, filler) of slots that only one side fills. `contrary`: whether the predicates cannot both hold
    of one thing ("convicted", "acquitted")."""

    left: Proposition
    right: Proposition
    met: tuple[Met, ...]
    alone_left: tuple[tuple[str, Filler], ...]
    alone_right: tuple[tuple[str, Filler], ...]
    contrary: bool = False


def alignments(left: Side, right: Side) -> Iterator[Alignment]:
    """Pairs of propositions, one of each sentence, that share a filler and have one predicate, or two predicates that cannot both be true.

    At least one of the two must be asserted, or both be taken for granted (`is_granted`). None if the sentences are
    in two languages. Time: the product of their numbers of propositions.
    """
    language = left.tree.language
    if language != right.tree.language:
        return
    for left_proposition in left.whole:
        for right_proposition in right.whole:
            # one predicate, or two that cannot both be true; open questions only with open questions
            is_one_predicate = synonymous(left_proposition.stem, right_proposition.stem, language)
            is_contrary = (
                not is_one_predicate
                and language == ENGLISH
                and not (left_proposition.nominal or right_proposition.nominal)
                and contrary(left_proposition.stem, right_proposition.stem)
            )
            if (
                (is_one_predicate or is_contrary)
                and (
                    # both are open (planned, possible …) or neither; or one planned what the other did
                    left.is_open(left_proposition) is right.is_open(right_proposition)
                    or (
                        is_one_predicate
                        and _are_planned_and_done(left_proposition, right_proposition, left, right)
                    )
                )
                and (
                    # at least one says it; or both take it for granted
                    left.asserts(left_proposition)
                    or right.asserts(right_proposition)
                    or _both_grant(left_proposition, right_proposition, left, right)
                )
            ):
                aligned = _alignment(left_proposition, right_proposition, left, right, any_number=is_contrary)
                if any(met_fillers.head for met_fillers in aligned.met):
                    yield replace(aligned, contrary=True) if is_contrary else aligned


def _are_planned_and_done(
    proposition: Proposition, other_proposition: Proposition, left: Side, right: Side
) -> bool:
    """Whether one of two propositions is planned ("plans to close") and the other was done ("closed"). One of them is
    open.
    """
    here, there = left.certainty(proposition).modality, right.certainty(other_proposition).modality
    open_one, other = (here, there) if left.is_open(proposition) else (there, here)
    return open_one is Modality.PLANNED and other is Modality.DONE


def _both_grant(proposition: Proposition, other_proposition: Proposition, left: Side, right: Side) -> bool:
    """Whether both sentences take the proposition for granted, at least one of them in a relative clause or a
    participle behind the noun. (Two adjectives, as in "the damaged roads", tell no deed.)
    """
    clauses = (
        left.tree.tokens[proposition.predicate].dep in ASIDES
        or right.tree.tokens[other_proposition.predicate].dep in ASIDES
    )
    return clauses and left.grants(proposition) and right.grants(other_proposition)


def _alignment(
    left_proposition: Proposition,
    right_proposition: Proposition,
    first: Side,
    second: Side,
    *,
    any_number: bool,
) -> Alignment:
    """The fillers of two propositions in pairs. Equal fillers are paired first: those in one role, then those with
    different prepositions. The rest is paired by role; what is left stands alone. `any_number`: a singular and a plural are
    one ("rejected the plans", "passed the plan").
    """
    left_over, right_over = list(left_proposition.slots), list(right_proposition.slots)
    met: list[Met] = []
    # equal fillers: first in one role, then in another
    for same_role in (True, False):
        for role, left in list(left_over):
            for other, right in list(right_over):
                if (role == other) is same_role and (same_role or _may_move(role, other)):
                    pair = _met(role, left, right, first, second, any_number=any_number)
                    if pair.head:
                        met.append(pair)
                        left_over.remove((role, left))
                        right_over.remove((other, right))
                        break
    # then, by role alone, fillers that are not equal
    for role, left in list(left_over):
        in_same_role = next((filler for other, filler in right_over if other == role), None)
        if in_same_role is not None:
            met.append(_met(role, left, in_same_role, first, second, any_number=any_number))
            left_over.remove((role, left))
            right_over.remove((role, in_same_role))
    return Alignment(
        left=left_proposition,
        right=right_proposition,
        met=tuple(met),
        alone_left=tuple(left_over),
        alone_right=tuple(right_over),
    )


def _may_move(role: str, other: str) -> bool:
    """Whether one filler may have either role: behind two different prepositions, or as a genitive ("the mayor's") in place of any role."""
    if "poss" in (role, other):
        return True
    return role not in CORE and other not in CORE


def _met(role: str, left: Filler, right: Filler, first: Side, second: Side, *, any_number: bool) -> Met:
    """Two fillers of one slot, compared: whether they are the same (`head`), and which words both have, or only one.
    `first` and `second`: the sentences of `left` and `right`. `any_number`: a singular and a plural may be the same
    ("the plan", "the plans").
    """
    # the words that both have
    pairs = {
        (left_token, right_token)
        for left_token in left.words
        for right_token in right.words
        if same_token(left_token, right_token, first, second)
    }
    # = _tokens_before_last_name | "Ada" of "Ada Reed" counts as shared with "Mrs Reed"
    shared_left, shared_right = (
        {left_token for left_token, _ in pairs},
        {right_token for _, right_token in pairs},
    )
    shared_left |= _tokens_before_last_name(left, shared_left, first)
    shared_right |= _tokens_before_last_name(right, shared_right, second)
    is_one_head = one_head(left, right, first, second)
    # values decide over words: equal, or not one
    value, other_value = first.value(left), second.value(right)
    if value is not None and other_value is not None and type(value) is type(other_value):
        if _have_one_answer(value, other_value):
            shared_left |= {left_token for left_token in left.words if left_token in first.values}
            shared_right |= {right_token for right_token in right.words if right_token in second.values}
            is_one_head = (
                is_one_head
                or _fills_slot_alone(left, value, first)
                or _fills_slot_alone(right, other_value, second)
            )
        else:
            is_one_head = False
    elif is_one_head and not any_number and _of_two_numbers(left, right, first, second):
        is_one_head = False
    # of two names that are one, titles count as shared
    if is_one_head and first.is_named(left) and second.is_named(right):
        shared_left |= {
            left_token
            for left_token in left.words
            if left_token == left.head or first.tree.tokens[left_token].dep in TITLES
        }
        shared_right |= {
            right_token
            for right_token in right.words
            if right_token == right.head or second.tree.tokens[right_token].dep in TITLES
        }
    return Met(
        role=role,
        left=left,
        right=right,
        head=is_one_head,
        shared=frozenset(first.stems[left_token] for left_token in shared_left),
        only_left=tuple(_said_by_one(left, shared_left, first, head=is_one_head)),
        only_right=tuple(_said_by_one(right, shared_right, second, head=is_one_head)),
    )


def _have_one_answer(value: Quantity | Time, other: Quantity | Time) -> bool:
    """Whether two values of a slot say the same. Numbers must be equal; times must fit each other, and be bounded
    alike: "since July" and "in July" do not.
    """
    status = compare(value, other).status
    if isinstance(value, Time) and isinstance(other, Time):
        return value.bound == other.bound and status in {Status.AGREE, Status.COMPATIBLE}
    return status is Status.AGREE


def _said_by_one(filler: Filler, met: Set[int], of: Side, *, head: bool) -> Iterator[int]:
    """The tokens of what this filler says and the other does not. A pronoun that stands for nobody known says
    nothing. `met`: tokens that both have; `of`: the filler's side; `head`: the heads are the same.
    """
    for token_at in filler.words:
        says = of.tree.tokens[token_at].pos != "PRON" or token_at in of.referred
        if says and token_at not in met and not (head and token_at == filler.head):
            yield token_at


def _tokens_before_last_name(filler: Filler, met: Set[int], of: Side) -> set[int]:
    """The tokens of first names and titles before a last name that both sides have ("Ada Reed", "Mrs. Reed")."""
    tokens, heads = of.tree.tokens, of.tree.heads
    return {
        i
        for i in filler.words
        if tokens[i].dep in {"compound", "nmod"} and heads[i] in met and tokens[heads[i]].pos == "PROPN"
    }


def _fills_slot_alone(filler: Filler, value: Quantity | Time, of: Side) -> bool:
    """Whether the value is all that the slot says: a time, a sum of money, a number whose noun is left out ("more than 200")."""
    return (
        isinstance(value, Time) or value.measure is Measure.MONEY or of.tree.tokens[filler.head].pos == "NUM"
    )


def _of_two_numbers(left: Filler, right: Filler, first: Side, second: Side) -> bool:
    """Whether one head is a noun in the singular and the other in the plural: "a wall", "the walls"."""
    one, two = first.tree.tokens[left.head], second.tree.tokens[right.head]
    return {one.tag, two.tag} <= COMMON and (one.tag in PLURAL) is not (two.tag in PLURAL)


def _are_two_persons(left: Filler, right: Filler, first: Side, second: Side) -> bool:
    """Whether the two fillers are persons with different names, be it only in first name or title ("Ada Reed", "Tim
    Reed"; "Mr Reed", "Mrs Reed").
    """
    if first.tree.tokens[left.head].entity != "PERSON" or second.tree.tokens[right.head].entity != "PERSON":
        return False
    return same_person(_name(left, first), _name(right, second)).score < SAME_PERSON


def _name(filler: Filler, of: Side) -> str:
    """The proper nouns of the phrase that belong to its head, as a name: "Ada Reed"."""
    tokens, heads = of.tree.tokens, of.tree.heads
    part = (i for i in sorted({*filler.words, filler.head}) if i == filler.head or heads[i] == filler.head)
    return " ".join(tokens[i].text for i in part if tokens[i].pos == "PROPN" and tokens[i].dep != "appos")


def same_token(i: int, j: int, left: Side, right: Side) -> bool:
    """Whether token `i` of `left` and token `j` of `right` are one word, synonyms, or stand for one name."""
    return any(synonymous(x, y, left.tree.language) for x in left.meant(i) for y in right.meant(j))


def one_head(left: Filler, right: Filler, first: Side, second: Side) -> bool:
    """Whether the two fillers have one head: one word, one name or synonyms. A name in both phrases counts as their
    head ("the governor, Pat Reed", "Reed"). `first` and `second`: the sentences that the two are of.
    """
    if first.is_nobody(left) or second.is_nobody(right):
        return False
    if same_token(left.head, right.head, first, second):
        return not _are_two_persons(left, right, first, second)
    # two names or two descriptions: one only by an apposition
    is_left_name, is_right_name = (
        first.tree.tokens[left.head].pos == "PROPN",
        second.tree.tokens[right.head].pos == "PROPN",
    )
    if is_left_name is is_right_name:
        beside_left, beside_right = first.apposed_persons(left), second.apposed_persons(right)
        return not is_left_name and any(
            same_token(token, other_token, first, second)
            for token in beside_left
            for other_token in beside_right
        )
    # a name and a description
    left_names, right_names = _tokens_of_names(left, first), _tokens_of_names(right, second)
    if any(
        same_token(token, other_token, first, second) for token in left_names for other_token in right_names
    ):
        return True
    (named_filler, named_side), (described, described_side) = (
        ((left, first), (right, second)) if is_left_name else ((right, second), (left, first))
    )
    names_in_description = right_names if is_left_name else left_names
    return not names_in_description and _is_called(described, described_side, named_filler, named_side)


def _is_called(said: Filler, by: Side, who: Filler, of: Side) -> bool:
    """Whether a description with "the" is what the name is called: "the governor", "Governor Pat Reed"; "the
    company", "the company Harlan". `said`: the description, of side `by`; `who`: the name, of side `of`.
    """
    tokens = by.tree.tokens
    if len(said.words) > 1 or not any(
        tokens[child].tag == "DT" and tokens[child].lemma == "the" for child in by.tree.children[said.head]
    ):
        return False
    with_name = (child for child in of.tree.children[who.head] if of.tree.tokens[child].dep in TITLES)
    return any(of.stems[child] == by.stems[said.head] for child in with_name)


def _tokens_of_names(filler: Filler, of: Side) -> set[int]:
    """The tokens of names in a phrase, and of names apposed to its head."""
    return {i for i in (*filler.words, *of.apposed(filler)) if of.tree.tokens[i].pos == "PROPN"}
