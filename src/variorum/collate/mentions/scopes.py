"""Finds words that make a number or a day one of several: another instance, an addition, a part.

Words used here. Scope: what words around a number make of it (`Scope`): another instance, an addition, a part, a
list. Inside: the tokens of the number. Predicate: the verb above.

Lists asked here (lexicons/scope-words.json). other: "another". which time: "again" (of a verb). added: "more".
grave: "critically". room: "capacity"; holding: verbs of the same beside "can". eligible: "entitled". happenings:
"raid" (what a total is of). restoring: "reopen"; restored: "again" → the verbs with which it means this. later ones:
"aftershock"; later one: "second". treating: verbs of a hospital with patients ("admit"); bringing: "take (to
hospital)". share: "half".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from variorum.collate.mentions.mention import Scope
from variorum.collate.mentions.series import Member, hospitals_named, numbered_nouns
from variorum.collate.terms import stem_of
from variorum.collate.tree import Tree
from variorum.records import Token
from variorum.text.lexicon import table

# Tokens around a number, and tokens behind it, in which words of scope are about it.
NEAR, BEHIND = 6, 5
# The word lists of this module.
LEXICON = "scope-words.json"
# Words behind a number of people that say that only these are left: "two people still trapped".
LEFT = frozenset({"still", "remaining"})
# Verbs of what comes before or after something else.
FOLLOWING = frozenset({"follow", "precede"})
# Signs between two measures of one thing ("3 x 4 metres").
BY = frozenset({"x", "×", "by"})
# Prepositions behind which the happenings or places of a total are counted.
WITHIN = frozenset({"during", "in", "over", "across", "from", "at"})
# The parser's tags of superlatives.
SUPERLATIVE = frozenset({"JJS", "RBS"})
# Words that make "two years" before them a time between two things: "two years after the flood".
SINCE = frozenset({"after", "before", "later", "ago", "earlier", "since"})
# Tags of comparatives behind a number that make it a difference ("20 years older"); then the words that do not ("20
# more").
COMPARED, MORE = frozenset({"JJR", "RBR"}), frozenset({"more", "much", "many", "less", "few", "little"})


def scope_of(
    tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None, *, told_besides: bool = False
) -> frozenset[Scope]:
    """The scopes that the words around a value give it: one of several, an addition, a part …

    `inside`: the tokens of the value; `noun`: what it counts; `predicate`: the verb above. `told_besides`: "more"
    comes on top of people to whom something else happened, so that it adds nothing to its own count.
    """
    if not inside:
        return frozenset()
    found = frozenset(_scopes(tree, inside, noun, predicate))
    if tree.tokens[inside[0]].lemma == "none":
        found -= {Scope.PART}  # "none of the passengers" is nobody
    return found - {Scope.ADDED} if told_besides else found


def one_sort(tree: Tree, inside: Sequence[int]) -> str | None:
    """The stem of the sort that this number counts, if each of several numbers counts its own sort and none counts
    all: "Somali" in "12 Somali and 11 Yemeni pirates". Else None.
    """
    tokens = tree.tokens
    numbers = [token_at for token_at in inside if tokens[token_at].pos == "NUM"]
    if not numbers or numbers[-1] + 1 >= len(tokens):
        return None
    # the first number, and the word behind the last
    first, sort = numbers[0], numbers[-1] + 1
    before, behind = tokens[max(0, first - 3) : first], tokens[sort + 1 : sort + 3]
    # another number with its sort before or behind it
    is_listed = (
        len(before) == 3 and before[0].pos == "NUM" and _sorts(before[1]) and before[2].pos == "CCONJ"
    ) or (len(behind) == 2 and behind[0].pos == "CCONJ" and behind[1].pos == "NUM")
    # "12 Somali and 11 Yemeni": before stands number, sort, "and"; or behind stands "and", number
    return stem_of(tokens[sort]) if is_listed and _sorts(tokens[sort]) else None


def _sorts(token: Token) -> bool:
    """Whether the token may name a sort: an adjective, a noun in a compound, a name."""
    return token.dep in {"amod", "compound", "nmod"} or token.pos == "PROPN"


def _scopes(tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None) -> Iterator[Scope]:
    """Every way in which words around a number make it one of several, or a part. `noun`: the token of what is counted."""
    tokens = tree.tokens
    # a few words around the number; what hangs on the verb; what hangs on its subject
    near = range(max(0, inside[0] - NEAR), min(len(tokens), inside[-1] + NEAR + 1))
    of_verb = tree.children[predicate] if predicate is not None else []
    doer = tree.subject(predicate) if predicate is not None else None
    of_doer = tree.children[doer] if doer is not None else []
    # "another", "the other six", "for the third time"
    if any(_is(tokens[word], "other") for word in (*near, *of_doer)) or any(
        _is(tokens[word], "which time") for word in of_verb
    ):
        yield Scope.OTHER
    # "12 more", "six others"
    beside = range(max(0, inside[0] - 1), min(len(tokens), inside[-1] + 2))
    if any(_is_added(tree, word) for word in beside) or any(
        tokens[word].lemma == "other" and tokens[word].dep == "amod" for word in inside
    ):
        yield Scope.ADDED
    # "12 hurt, three critically"
    behind = tokens[inside[-1] + 1 : inside[-1] + 1 + BEHIND]
    if any(_is(token, "grave") for token in takewhile(_goes_on, behind)):
        yield Scope.GRAVE
    if (
        # "four of whom"; "the first two"; "16 who were walking wounded"
        _is_of_them(tree, inside, noun)
        or _are_the_first(tree, inside[0])
        or _are_told_apart(tree, inside, noun)
    ):
        yield Scope.PART
    if noun is not None and _is_of_the_most(tree, noun):
        yield Scope.MOST
    # "17 men and one woman"; "12 Somali and 11 Yemeni pirates"
    if (noun is not None and _is_listed(tree, noun)) or one_sort(tree, inside):
        yield Scope.LISTED
    yield from _scopes_of_other_things(tree, inside, noun, predicate)
    # "of the 31, 19 …": the whole, of which parts are told
    if _is_shared_out(tokens[: inside[0]]):
        yield Scope.WHOLE
    # "to 38,000 feet from 32,000"
    if _is_start(tree, inside):
        yield Scope.START
    yield from _scopes_of_time(behind)


def _scopes_of_other_things(
    tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None
) -> Iterator[Scope]:
    """Scopes that make two equal numbers two things, too: what there is room for, who may take part, which one of a
    series it is, what came after, what is still to be made. `noun`: the token of what is counted.
    """
    tokens = tree.tokens
    near = range(max(0, inside[0] - NEAR), min(len(tokens), inside[-1] + NEAR + 1))
    # "a capacity of 50"
    if _has_room(tree, near, predicate):
        yield Scope.CAPACITY
    # "50 were entitled to vote"
    if any(_is(tokens[word], "eligible") for word in near):
        yield Scope.ELIGIBLE
    # "Route 66": the noun stands before its number
    if noun is not None and noun < inside[-1] and tokens[noun].lemma in numbered_nouns():
        yield Scope.NAMED
    # "was followed by …"; "a second earthquake"
    if _came_after(tree, inside[-1] if noun is None else noun) or _is_of_a_later_one(
        tree, inside, noun, predicate
    ):
        yield Scope.FOLLOWED
    # "power was restored to 50 homes"
    if _is_put_back(tree, inside[-1]):
        yield Scope.RESTORED
    # "treated at St Ada's Hospital"
    if hospitals_of(tree, predicate):
        yield Scope.TREATED
    # the 90 of "120 x 90 metres"
    if _is_second_measure(tokens[: inside[0]]):
        yield Scope.ACROSS
    # "14 rifles in five raids"
    if _is_summed(tree, inside, noun, predicate):
        yield Scope.SUMMED
    # "50 future homes"
    if any(
        token.lemma == "future" and token.dep == "amod"
        for token in tokens[inside[-1] + 1 : inside[-1] + 1 + BEHIND]
    ):
        yield Scope.FUTURE


def hospitals_of(tree: Tree, predicate: int | None) -> frozenset[Member]:
    """The named hospitals that have those who are counted: "treated at St Ada's Hospital", "St Ada's Hospital said it was treating", "taken to
    St Ada's Hospital". Empty where there is none. `predicate`: the token of the verb.
    """
    if predicate is None:
        return frozenset()
    if _is(tree.tokens[predicate], "treating"):
        return hospitals_named(tree.tokens)
    if _is(tree.tokens[predicate], "bringing"):
        return hospitals_named([tree.tokens[token_at] for token_at in tree.below(predicate)])
    return frozenset()


def _is_second_measure(before: Sequence[Token]) -> bool:
    """Whether another number and "by" stand right before it: the 90 of "120 x 90 metres"."""
    kept = [token for token in before[-3:] if not token.text.isspace()]
    return bool(kept) and kept[-1].text.lower() in BY and any(token.pos == "NUM" for token in kept[:-1])


def _is_summed(tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None) -> bool:
    """Whether it is the total of several happenings or places, which are counted: "14 rifles in five raids", "a total of 14 rifles in five towns". Days
    are not: a total of two days is one of one event. `noun`: the token of what is counted.
    """
    tokens = tree.tokens
    # "total" up to three tokens before the number, or right behind it
    is_total = any(token.lemma == "total" for token in tokens[max(0, inside[0] - 3) : inside[-1] + 2])
    # what hangs on the noun or the verb: "in five raids"
    attached = (
        child for governor in (noun, predicate) if governor is not None for child in tree.children[governor]
    )
    nouns_within = (
        token for child in attached if tokens[child].lemma in WITHIN for token in tree.children[child]
    )
    # a counted noun behind such a preposition that is a happening, or any noun if a total is told
    return any(
        tokens[token].pos == "NOUN"
        and tokens[token].entity not in {"DATE", "TIME"}
        and (is_total or tokens[token].lemma in table(LEXICON)["happenings"])
        and tree.child(token, "nummod") is not None
        for token in nouns_within
        if token not in inside
    )


def _goes_on(token: Token) -> bool:
    """Whether the words behind a number still tell of what it counts: no mark, "and" or other number has come."""
    return token.pos not in {"PUNCT", "NUM", "CCONJ"}


def _are_the_first(tree: Tree, number: int) -> bool:
    """Whether only the first of them are counted: "his first 11 seasons"."""
    return number > 0 and tree.tokens[number - 1].lemma == "first"


def _are_told_apart(tree: Tree, inside: Sequence[int], noun: int | None) -> bool:
    """Whether a clause behind the number picks some of those counted: "16 who were walking wounded", "51 wins coming by knockout".
    `noun`: the token of what is counted.
    """
    behind = tree.tokens[inside[-1] + 1 : inside[-1] + 2]
    if noun is None or (noun in inside and tree.tokens[noun].pos == "NUM"):
        return any(token.lemma == "who" for token in behind)
    ways = (
        way
        for way in tree.children[noun]
        if tree.tokens[way].dep == "acl" and tree.tokens[way].lemma == "come"
    )
    return any(tree.tokens[of].lemma == "by" for way in ways for of in tree.children[way])


def _came_after(tree: Tree, number: int) -> bool:
    """Whether the number stands in what is told of something that another thing followed: "the 5.1 quake was followed
    by …". What is counted of the followers ("followed by four aftershocks") is not meant.
    """
    if tree.tokens[tree.heads[number]].dep == "agent":
        return False
    by = next(
        (
            above
            for above in tree.above(number)
            if tree.tokens[above].pos == "VERB" or tree.tokens[above].dep == "agent"
        ),
        None,
    )
    return (
        by is not None and tree.tokens[by].dep == "agent" and tree.tokens[tree.heads[by]].lemma in FOLLOWING
    )


def _is_of_a_later_one(tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None) -> bool:
    """Whether what does it, or what is measured, is by its words not the first of its kind: "a second earthquake struck at a depth of 33 km", "a
    4.9-magnitude aftershock". `noun`: the token of what is counted.
    """
    doer = tree.subject(predicate) if predicate is not None else None
    return any(
        _is(tree.tokens[at], "later ones")
        or any(_is(tree.tokens[child], "later one") for child in tree.children[at] if child not in inside)
        for at in (noun, doer)
        if at is not None and tree.tokens[at].pos == "NOUN"
    )


def tells_of_a_later_one(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells of one that is not the first of its kind: "a second earthquake", "an aftershock"."""
    return any(
        _is(token, "later ones") or (_is(token, "later one") and token.dep == "amod") for token in tokens
    )


def _scopes_of_time(behind: Sequence[Token]) -> Iterator[Scope]:
    """Scopes of time, by the words behind the value: "left", "since", "ago"."""
    if any(token.lemma in LEFT for token in behind):
        yield Scope.LEFT
    if any(
        token.lemma in SINCE or (token.tag in COMPARED and token.lemma not in MORE) for token in behind[:1]
    ):
        yield Scope.SINCE
    if any(token.lemma == "ago" for token in behind[:1]):
        yield Scope.AGO


def _has_room(tree: Tree, near: Iterable[int], predicate: int | None) -> bool:
    """Whether the number says how many there could be: "a capacity of 50", "can carry 50". `near`: tokens close to the number;
    `predicate`: the token of the verb.
    """
    if any(_is(tree.tokens[token_at], "room") for token_at in near):
        return True
    if predicate is None or not _is(tree.tokens[predicate], "holding"):
        return False
    return any(tree.tokens[child].lemma in {"can", "could"} for child in tree.children[predicate])


def _is_shared_out(before: Sequence[Token]) -> bool:
    """Whether the number is the whole that a share is taken of: "half of the 240", "12 of the 240". `before`: the tokens before the
    number.
    """
    # articles and adverbs may stand between
    kept = [token for token in before[-4:] if token.pos not in {"DET", "PRON"} and token.dep != "advmod"]
    if len(kept) < 2 or kept[-1].lemma != "of":
        return False
    return kept[-2].pos == "NUM" or _is(kept[-2], "share")


def _is_start(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether the number is where a change began: "to 38,000 feet from 32,000 feet"."""
    of = next((above for above in tree.above(inside[-1]) if tree.tokens[above].pos == "ADP"), None)
    if of is None or tree.tokens[of].lemma != "from":
        return False
    # "to" hangs on the same word as "from", and a number stands behind it
    beside = [child for child in tree.children[tree.heads[of]] if tree.tokens[child].lemma == "to"]
    return any(token.pos == "NUM" for child in beside for token in tree.tokens[tree.left[child] : child + 4])


def _is_of_them(tree: Tree, inside: Sequence[int], noun: int | None) -> bool:
    """Whether the number is a part of a group that is named beside it: "four of whom", "20 of those injured", "of
    which four". Not if it counts a noun of its own ("seven members of the party").
    """
    tokens = tree.tokens
    before = [token.lemma for token in tokens[max(0, inside[0] - 2) : inside[0]]]
    return before in (["of", "which"], ["of", "whom"]) or any(
        tokens[of_at].lemma == "of"
        and tokens[of_at + 1].pos in {"PRON", "DET"}
        and not _counts_before(inside, noun, of_at)
        for of_at in range(inside[0] + 1, min(inside[-1] + 2, len(tokens) - 1))
    )


def _counts_before(inside: Sequence[int], noun: int | None, of: int) -> bool:
    """Whether a noun between the number and "of" is what it counts."""
    return noun is not None and inside[0] < noun < of


def _is(token: Token, kind: str) -> bool:
    return token.lemma in table(LEXICON)[kind] or token.text.lower() in table(LEXICON)[kind]


def _is_of_the_most(tree: Tree, noun: int) -> bool:
    """Whether a superlative picks those counted: "the 12 worst-hit villages"."""
    own = tree.tokens[tree.left[noun] : noun]
    return any(token.tag in SUPERLATIVE for token in own) and any(token.lemma == "the" for token in own)


def _is_added(tree: Tree, index: int) -> bool:
    """Whether the number comes on top of others: "two more", "another three", but not "more than two"."""
    tokens = tree.tokens
    if not _is(tokens[index], "added"):
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].lemma not in {"than", "or"}


def _is_put_back(tree: Tree, number: int) -> bool:
    """Whether the verb above tells that something is again as it was: "restored", "have water again", "was back". `number`: its token."""
    verb = next((above for above in tree.above(number) if tree.tokens[above].pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    # a word → the verbs with which it means this ("again": "have", "run")
    beside = table(LEXICON)["restored"]
    return _is(tree.tokens[verb], "restoring") or any(
        tree.tokens[verb].lemma in beside.get(tree.tokens[child].lemma, ()) for child in tree.children[verb]
    )


def _is_listed(tree: Tree, noun: int) -> bool:
    """Whether a number of others stands beside the noun: "17 men and one woman"."""
    beside = [child for child in tree.children[noun] if tree.tokens[child].dep == "conj"]
    if tree.tokens[noun].dep == "conj":
        beside.append(tree.heads[noun])
    return any(tree.tokens[i].pos == "NOUN" and tree.child(i, "nummod") is not None for i in beside)
