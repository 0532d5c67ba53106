"""Finds names and noun phrases in the order they are read, each with the words that describe who or what it stands for.

Words used here. Mention: a name or noun phrase. Body: an institution or group; kinds are person, body and thing.
Head: the main noun of a phrase. Descriptor: a noun said of the bearer ("singer").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.collate.refer.lexicon import person_nouns, titles
from variorum.collate.tree import Tree
from variorum.records import Token
from variorum.text.lexicon import sexes_by_given_name

# What a mention is of: a person; an institution or group; a place; a people ("Syrians"); anything else.
PERSON, BODY, PLACE, PEOPLE, THING = "person", "body", "place", "people", "thing"
# Entity types of the parser → what a mention of them is.
KINDS = {
    "PERSON": PERSON,
    "ORG": BODY,
    "GPE": PLACE,
    "NORP": PEOPLE,
    "FAC": THING,
    "PRODUCT": THING,
    "LOC": PLACE,
}
# Pronoun → whom it may stand for: a man, a woman, a thing or body, several.
PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Place(NamedTuple):
    """Where a mention stands: the sentence's index, the index of its head token."""

    sentence: int
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or noun phrase of a report: text[start:end] == `phrase`.

    `at`: its place by sentence and token. `kind`: see PERSON, BODY … `named`: a name, else a noun phrase.
    `words`: of a name its folded words without titles; of a noun phrase the lemma of its main noun.
    `weight`: of a name how many words it has; of a noun phrase how many stand before the noun.
    `gender`: "m", "f" or "" (unknown). `plural`: it is of several. `definite`: it has "the".
    `is_subject`: it is a subject. `quoted`: it stands in a quotation.
    `descriptors`: lemmas of nouns said of it here ("singer", "group").
    """

    at: Place
    start: int
    end: int
    kind: str
    words: tuple[str, ...]
    named: bool
    gender: str = ""
    plural: bool = False
    definite: bool = False
    is_subject: bool = False
    quoted: bool = False
    weight: int = 0
    phrase: str = ""
    descriptors: frozenset[str] = frozenset()


def mentions(tree: Tree, sentence: int, quotes: Sequence[tuple[int, int]], text: str) -> Iterator[Mention]:
    """Names and noun phrases of one sentence. `quotes`: spans of the text that are quoted. `sentence`: its number."""
    for first, last in _name_runs(tree):
        mention = _mention_of_name(tree, sentence, first, last, quotes, text)
        if mention:
            yield mention
    for index, token in enumerate(tree.tokens):
        if (
            token.pos == "NOUN"
            and not token.entity
            # words inside another noun phrase
            and token.dep not in ("compound", "npadvmod", "appos", "attr")
        ):
            yield _mention_of_noun(tree, sentence, index, quotes, text)


def _name_runs(tree: Tree) -> Iterator[tuple[int, int]]:
    """(first token, last token), both included, of every run of tokens with one label for names; a comma ends a run."""
    tokens = tree.tokens
    first = 0
    while first < len(tokens):
        if tokens[first].entity not in KINDS:
            first += 1
            continue
        # as long as the type stays the same; a comma ends a name
        last = first
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].entity == tokens[first].entity
            and tokens[last + 1].text != ","
        ):
            last += 1
        yield first, last
        first = last + 1


def _mention_of_name(
    tree: Tree, sentence: int, first: int, last: int, quotes: Sequence[tuple[int, int]], text: str
) -> Mention | None:
    """The name in tokens `first` to `last`, without title and marks, with kind and gender; None where nothing of a name is left.
    `sentence`: its number; `quotes`: (start, end) of each quotation.
    """
    tokens = tree.tokens
    # marks behind it, and "'s"
    while last > first and tokens[last].tag in ("POS", "HYPH", ",", ".", "-RRB-"):
        last -= 1
    # titles before it ("Mrs") are taken off, and tell the gender
    gender = ""
    while first < last and (
        tokens[first].pos in ("DET", "PUNCT") or _title(tokens[first].text) or _mark(tokens[first])
    ):
        gender = gender or _sex(_title(tokens[first].text))
        first += 1
    if tokens[last].pos == "PRON" or _mark(tokens[last]):
        return None
    # the name's main word: what it hangs on lies outside the name
    head = next(
        (
            token_at
            for token_at in range(first, last + 1)
            if not first <= tree.heads[token_at] <= last or tree.heads[token_at] == token_at
        ),
        last,
    )
    before = tokens[first - 1] if first else None
    words = tuple(
        tokens[token_at].text.casefold()
        for token_at in range(first, last + 1)
        if tokens[token_at].tag != "POS"
    )
    descriptors = _descriptors(tree, head, first, last)
    is_person = (before is not None and _title(before.text)) or (
        len(words) > 1 and words[0] in sexes_by_given_name()
    )
    kind = PERSON if is_person else KINDS[tokens[first].entity]
    if kind == PERSON:
        gender = gender or _sex_of(tree, first, words, descriptors)
    return Mention(
        at=Place(sentence, head), start=tokens[first].start, end=tokens[last].end, kind=kind, words=words, named=True,
        gender=gender, plural=_joined(tree, head), is_subject=tokens[head].dep in SUBJECTS,
        quoted=_inside(tokens[head].start, quotes), weight=last - first + 1, descriptors=descriptors,
        phrase=text[tokens[first].start : tokens[last].end],
    )  # fmt: skip


def _mark(token: Token) -> bool:
    return not any(letter.isalnum() for letter in token.text)


def _title(word: str) -> str:
    return titles().get(word.casefold().rstrip("."), "")


def _sex(letter: str) -> str:
    return letter if letter in ("m", "f") else ""


def _sex_of(tree: Tree, first: int, words: tuple[str, ...], said: frozenset[str]) -> str:
    """Gender ("m", "f", or "" for unknown) by the title before the name, the nouns for its bearer or the given name. `first`: the token
    of the name's first word; `words`: of the name; `said`: nouns for its bearer.
    """
    before = _sex(_title(tree.tokens[first - 1].text)) if first else ""
    by_noun = "".join(sorted({_sex(person_nouns().get(descriptor, "")) for descriptor in said} - {""}))
    given = sexes_by_given_name().get(words[0], "") if len(words) > 1 else ""
    # nouns that contradict each other tell nothing
    return before or (by_noun if len(by_noun) == 1 else "") or given


def _descriptors(tree: Tree, head: int, first: int, last: int) -> frozenset[str]:
    """Lemmas of the nouns that say who or what somebody is: in apposition ("Ada Reed, a singer"), before the name ("singer Ada Reed"), or
    with "is". `head`: the main token of the name; `first` and `last`: its ends.
    """
    tokens = tree.tokens
    noun_tokens = [
        child
        for child in tree.children[head]
        if not first <= child <= last and tokens[child].dep in ("appos", "compound")
    ]
    if tokens[head].dep == "appos":
        noun_tokens.append(tree.heads[head])
    if tokens[head].dep == "nsubj" and tokens[tree.heads[head]].lemma == "be":
        noun_tokens += [child for child in tree.children[tree.heads[head]] if tokens[child].dep == "attr"]
    return frozenset(tokens[noun].lemma for noun in noun_tokens if tokens[noun].pos in ("NOUN", "PROPN"))


def _joined(tree: Tree, head: int) -> bool:
    """Whether another noun is joined to the token by "and"."""
    return any(
        tree.tokens[child].dep == "conj" and tree.tokens[child].pos in ("PROPN", "NOUN")
        for child in tree.children[head]
    )


def _mention_of_noun(
    tree: Tree, sentence: int, head: int, quotes: Sequence[tuple[int, int]], text: str
) -> Mention:
    """The noun phrase of the noun `head`, from its first word to the noun. `sentence`: its number; `quotes`: (start, end) of each
    quotation.
    """
    tokens = tree.tokens
    token = tokens[head]
    first = head
    # leftwards over the words that hang on a word of the phrase
    while first > 0 and tree.heads[first - 1] in range(first, head + 1) and tokens[first - 1].pos != "PUNCT":
        first -= 1
    # m, f: a man or woman; g: a group
    letter = person_nouns().get(token.lemma, "")
    kind = BODY if letter == "g" else PERSON if letter else THING
    determiner = tree.child(head, "det", "poss")
    return Mention(
        at=Place(sentence, head), start=tokens[first].start, end=token.end, kind=kind, words=(token.lemma,), named=False,
        gender=_sex(letter), plural=token.tag in ("NNS", "NNPS") or _joined(tree, head),
        definite=determiner is not None and tokens[determiner].text.lower() == "the",
        is_subject=token.dep in SUBJECTS, quoted=_inside(token.start, quotes), weight=head - first,
        phrase=text[tokens[first].start : token.end],
    )  # fmt: skip


def _inside(at: int, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in quotes)
