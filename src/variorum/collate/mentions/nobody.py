"""Numbers that are said by a word for nobody: "no one was injured", "none of the guests died", "without casualties".

English alone: it takes a parse to know what befell nobody. What is told of somebody else, of the gravely hurt, or only of
what was reported ("no injuries were reported") is no nought.

Lists asked here (lexicons/nobody.json). pronouns: "nobody". determiners: "no". others: "else", "other" (then only
some people are meant). harm: "injury"; bringing: verbs beside it ("caused no injuries"). not past: "is" (with it, it
has not happened)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from variorum.collate.mentions.fates import BEFALLEN, event_classes
from variorum.collate.tree import Tree
from variorum.records import Hedge, Measure, Quantity, Report, Sentence
from variorum.text.lexicon import entries, table
from variorum.text.mention import Mention

LEXICON = "nobody.json"
# Labels of subjects and objects.
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# Labels of phrases that pick only some people: "no one on the ground", "no one who lives there".
PARTED = frozenset({"prep", "relcl", "acl", "appos"})
# Tags of verbs in the past.
PAST = frozenset({"VBD", "VBN"})


class _Phrase(NamedTuple):
    """Tokens first … last name nobody; `head` hangs on what befell nobody, or names it."""

    first: int
    last: int
    head: int


def nobody(report: Report, sentence: Sentence) -> Iterator[Mention[Quantity]]:
    """A 0 for every phrase of the sentence that says that something happened to nobody of some people."""
    tree = Tree(sentence.tokens)
    for phrase in _phrases(tree):
        if _says_none_befallen(tree, phrase):
            start, end = tree.tokens[phrase.first].start, tree.tokens[phrase.last].end
            yield Mention(start, end, _nought(" ".join(report.text[start:end].split())))


def negators(tree: Tree, inside: Iterable[int]) -> Iterator[int]:
    """The tokens among `inside` that say "nobody": "no", "none"."""
    said = _words("pronouns") | _words("determiners")
    return (i for i in inside if tree.tokens[i].text.lower() in said)


def _nought(said_as: str) -> Quantity:
    """The Quantity of a count of nobody: exactly 0 persons. `said_as`: the words that say so ("no one")."""
    return Quantity(
        low=0.0,
        high=0.0,
        exact=0.0,
        measure=Measure.COUNT,
        unit="person",
        counted=None,
        hedge=Hedge.EXACT,
        said_as=said_as,
    )


def _phrases(tree: Tree) -> Iterator[_Phrase]:
    """Every phrase for nobody, with its first, last and main token: "nobody", "no one", "no passengers", "none of
    them", "without casualties".
    """
    for index, token in enumerate(tree.tokens):
        word = token.text.lower()
        if word in _words("pronouns"):
            yield _with_of_phrase(tree, _Phrase(index, index, index))
        elif word == "one" and index and tree.tokens[index - 1].text.lower() == "no":
            yield _with_of_phrase(tree, _Phrase(index - 1, index, index))
        # "no passengers", but not the "no" of "no one"
        elif (
            word in _words("determiners")
            and tree.heads[index] > index
            and tree.tokens[tree.heads[index]].lemma != "one"
        ):
            yield _Phrase(index, tree.heads[index], tree.heads[index])
        elif word == "without":
            noun = tree.child(index, "pobj")
            if noun is not None:
                yield _Phrase(index, noun, noun)


def _with_of_phrase(tree: Tree, phrase: _Phrase) -> _Phrase:
    """The phrase with what its "of" holds: "none of the passengers"."""
    of = next((child for child in tree.children[phrase.head] if tree.tokens[child].lemma == "of"), None)
    noun = tree.child(of, "pobj") if of is not None else None
    return phrase if noun is None else phrase._replace(last=noun)


def _says_none_befallen(tree: Tree, phrase: _Phrase) -> bool:
    """Whether the phrase says that something happened to nobody: "no one was hurt", "without casualties", "brought no injuries"."""
    # "no one on the ground": only some of the people
    noun = tree.tokens[phrase.head]
    if any(
        tree.tokens[child].dep in PARTED and tree.tokens[child].lemma != "of"
        for child in tree.children[phrase.head]
    ):
        return False
    # "no other passengers"
    words_between = tree.tokens[phrase.first + 1 : phrase.last + 1]
    phrase_and_next = range(phrase.first, min(len(tree.tokens), phrase.last + 2))
    if phrase.last < phrase.first or any(
        tree.tokens[token_at].text.lower() in _words("others") for token_at in phrase_and_next
    ):
        return False
    # "without casualties"; "brought no injuries"; "no one was hurt"
    if tree.tokens[phrase.first].text.lower() == "without":
        return noun.lemma in _words("harm") and all(token.dep != "amod" for token in words_between)
    verb = tree.heads[phrase.head]
    if noun.dep not in ARGUMENTS or tree.tokens[verb].pos not in {"VERB", "AUX"}:
        return False
    if noun.lemma in _words("harm"):
        return tree.tokens[verb].lemma in _words("bringing") and all(
            token.dep != "amod" for token in words_between
        )
    return _is_people(tree, phrase) and _has_befallen(tree, verb) and not _is_of_another_event(tree, verb)


def _is_people(tree: Tree, phrase: _Phrase) -> bool:
    """Whether the phrase is for people: "no one", "nobody", "no passengers"."""
    last = tree.tokens[phrase.last]
    # "no one" in two words, with "one" as its head
    return (phrase.last == phrase.head != phrase.first and last.lemma == "one") or (
        last.text.lower() in _words("pronouns") or last.lemma in entries("people-at-large.txt")
    )


def _is_of_another_event(tree: Tree, verb: int) -> bool:
    """Whether the verb is about one of several events, or one not told of before: "in the second blaze", "in an accident"."""
    scopes = table("scope-words.json")
    marks = {"a", "an", *scopes["other"], *scopes["which time"]}
    things = (tree.child(child, "pobj") for child in tree.children[verb] if tree.tokens[child].dep == "prep")
    return any(
        tree.tokens[child].text.lower() in marks
        for thing in things
        if thing is not None
        for child in tree.children[thing]
    )


def _has_befallen(tree: Tree, verb: int) -> bool:
    """Whether the verb, or what it says of them, is something that happened to people. "To see to it that no
    one is hurt" has not happened.
    """
    states = [child for child in tree.children[verb] if tree.tokens[child].dep in {"acomp", "attr", "oprd"}]
    lemmas = [tree.tokens[token_at].lemma for token_at in (verb, *states)]
    fates = BEFALLEN & frozenset(child for lemma in lemmas for child in event_classes().get(lemma, ()))
    # auxiliaries: "will be hurt" is not past
    helping = {
        tree.tokens[child].text.lower()
        for child in tree.children[verb]
        if tree.tokens[child].dep in {"aux", "auxpass"}
    }
    past = tree.tokens[verb].tag in PAST and not helping & _words("not past")
    grave = any(
        tree.tokens[child].lemma in table("scope-words.json")["grave"] for child in tree.children[verb]
    )
    return bool(fates) and past and not grave


def _words(kind: str) -> frozenset[str]:
    return frozenset(table(LEXICON)[kind])
