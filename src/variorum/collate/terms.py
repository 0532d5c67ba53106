"""Reads from a sentence the terms that tell what it is about: stems, names, pairs of linked words, numbers. Each can be weighed.

Words used here. Term: a stem or value by which sentences are compared. Link: two terms of which one governs the other
in the parsed sentence. Telling: carrying matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from variorum.records import Sentence, Token
from variorum.text.lexicon import entries, of_language, table
from variorum.text.parsers import ENGLISH
from variorum.text.quantities import quantities
from variorum.text.words import fold, plain, words

# Parts of speech that carry no matter of their own.
EMPTY_POS = frozenset({"PUNCT", "SPACE", "DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PRON", "SYM"})
# Grammatical relations whose two ends, taken together, say something ("convoy – hit").
TELLING_DEPS = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "compound",
        "amod",
        "nummod",
        "conj",
        "agent",
        "acl",
        "relcl",
        "xcomp",
        "ccomp",
        "advcl",
        "poss",
        "appos",
    ]
)
# Endings that `stem` takes off, the longer before the shorter that it ends on ("ations" before "s").
SUFFIXES = (
    "ization",
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "er",
    "ies",
    "ied",
    "ed",
    "es",
    "ly",
    "al",
    "s",
    "e",
)
# Fewest letters that stay when an ending is taken off; then most letters of a stem.
SHORTEST_STEM, LONGEST_STEM = 4, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a sentence is about, as terms. `order`: the terms as they come, one for each place. `places`: (start, end) of
    each, in code points.
    `names` and `content`: the terms in two parts; `all`: both. `verbs`: those of verbs.
    `links`: pairs of terms of which one governs the other. `numbers`: the exact values said."""

    order: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    names: frozenset[str]
    content: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[tuple[str, str]]
    numbers: frozenset[float]
    all: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.names | self.content)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's stem: one suffix off, at most seven letters. Crude on purpose: it must bring "launching" to "launch" and
    "explosion" to "explos-", and pairs are verified by much more than one term."""
    if not word.isalpha():
        return word
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return word[: -len(suffix)][:LONGEST_STEM]
    return word[:LONGEST_STEM]


def stem_in(word: str, language: str) -> str:
    """A word's stem in a language. In English as `stem`; in others without accents, and with one of that language's
    endings off.
    """
    if language == ENGLISH:
        return stem(word)
    bare = plain(word)
    if not bare.isalpha():
        return bare
    for suffix in _suffixes(language):
        if bare.endswith(suffix) and len(bare) - len(suffix) >= SHORTEST_STEM:
            return bare[: -len(suffix)][:LONGEST_STEM]
    return bare[:LONGEST_STEM]


@cache
def _suffixes(language: str) -> tuple[str, ...]:
    found = table(of_language("slot-words.json", language))["suffixes"]
    return tuple(sorted({plain(suffix) for suffix in found}, key=lambda suffix: (-len(suffix), suffix)))


def terms(
    text: str, sentence: Sentence, names: Mapping[int, str] | None = None, language: str = ENGLISH
) -> Terms:
    """The terms of one sentence of `text`. `language`: whose tables read the tree. Without a parse: words that are no
    stopwords, with capitalised ones as names.
    """
    if sentence.tokens:
        return _parsed(text, sentence, names or {}, language)
    return _unparsed(text, sentence)


def _parsed(text: str, sentence: Sentence, referred: Mapping[int, str], language: str) -> Terms:
    """The terms of a parsed sentence; those whom its pronouns stand for count as names. `referred`: first character of a pronoun → the
    name it stands for.
    """
    tokens = sentence.tokens
    content_tokens = [(token, term_of(token, language)) for token in tokens if _tells(token, language)]
    own_names = frozenset(term for token, term in content_tokens if token.pos == "PROPN")
    names = own_names | frozenset(_referred(tokens, referred))
    return Terms(
        order=tuple(term for _, term in content_tokens),
        places=tuple((token.start, token.end) for token, _ in content_tokens),
        names=names,
        content=frozenset(term for _, term in content_tokens) - names,
        verbs=frozenset(term for token, term in content_tokens if token.pos == "VERB"),
        links=frozenset(_links(tokens, language)),
        numbers=_numbers(text, sentence, language),
    )


def _referred(tokens: tuple[Token, ...], referred: Mapping[int, str]) -> Iterator[str]:
    """Stems of the names that pronouns and short forms of the sentence stand for: "He" of Ada Reed's brother gives
    the stems of his name. `referred`: first character of a pronoun → the name it stands for. Words of it without a
    capital ("of") are left out.
    """
    for token in tokens:
        if token.start in referred:
            for word in words(referred[token.start]):
                if (
                    word.folded not in entries("stopwords-statements.txt")
                    and referred[token.start][word.start].isupper()
                ):
                    yield stem(word.folded.removesuffix("'s"))


def _tells(token: Token, language: str) -> bool:
    """Whether the token carries matter: no mark, no function word by its part of speech, and no stopword."""
    if token.pos in EMPTY_POS or not any(letter.isalnum() for letter in token.text):
        return False
    return _lemma(token) not in entries(of_language("stopwords-statements.txt", language))


def _lemma(token: Token) -> str:
    return fold(token.text) if token.pos == "PROPN" else token.lemma


def stem_of(token: Token, language: str = ENGLISH) -> str:
    """The stem of its lemma; of a name, which has none, of its folded letters."""
    return stem_in(_lemma(token), language)


def term_of(token: Token, language: str = ENGLISH) -> str:
    """The stem of a token as a term: as `stem_of`, without a genitive."""
    return stem_in(_lemma(token).removesuffix("'s"), language)


def _links(tokens: tuple[Token, ...], language: str) -> list[tuple[str, str]]:
    """Pairs of terms of which one is attached to the other ("convoy", "hit"). The two of a pair stand in the order of
    letters; a pair may come twice.
    """
    pairs = []
    for token in tokens:
        head = _governor(token, tokens)
        # "fire in a mill": the noun is linked over its preposition
        if token.dep == "pobj":
            head = _governor(head, tokens)
        if (
            token.dep in TELLING_DEPS
            and _tells(token, language)
            and _tells(head, language)
            and token is not head
        ):
            # in one order, so that "hit convoy" and "convoy hit" are one pair
            first_term, second_term = sorted((term_of(token, language), term_of(head, language)))
            pairs.append((first_term, second_term))
    return pairs


def _governor(token: Token, tokens: tuple[Token, ...]) -> Token:
    """The token that it hangs on; the token itself where its head points out of the sentence."""
    return tokens[token.head] if 0 <= token.head < len(tokens) else token


def _unparsed(text: str, sentence: Sentence) -> Terms:
    """The terms of a sentence without a parse: names by their capitals, no verbs and links."""
    found = words(text[sentence.start : sentence.end])
    content_words = [
        word
        for word in found
        if word.folded not in entries("stopwords-statements.txt") and len(word.folded) > 1
    ]
    first = found[0].start if found else 0
    # the first word has its capital from the sentence
    names = frozenset(
        stem(word.folded)
        for word in content_words
        if text[sentence.start + word.start].isupper() and word.start != first
    )
    return Terms(
        order=tuple(stem(word.folded) for word in content_words),
        places=tuple((sentence.start + word.start, sentence.start + word.end) for word in content_words),
        names=names,
        content=frozenset(stem(word.folded) for word in content_words) - names,
        verbs=frozenset(),
        links=frozenset(),
        numbers=_numbers(text, sentence),
    )


def _numbers(text: str, sentence: Sentence, language: str = ENGLISH) -> frozenset[float]:
    found = quantities(text, sentence.start, sentence.end, language=language)
    return frozenset(m.value.exact for m in found if m.value.exact is not None)
