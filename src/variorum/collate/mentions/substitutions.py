"""One wording for another in the same place: "has the advantage", "holds the advantage"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from variorum.collate.settings import CollateSettings
from variorum.collate.statements.terms import stem_of
from variorum.collate.tree import Tree
from variorum.records import Sentence, Token
from variorum.text.lexicon import entries
from variorum.text.words import fold

EMPTY = "stopwords-statements.txt"
# A place may be filled with this many words; what is longer is told otherwise, not worded otherwise.
LONGEST = 4
# Telling words around: amid one alone ("the second …") anything may stand.
FEWEST_TOLD = 2
# Letters in order over all letters, from which two words are one, spelled in two ways ("centre", "center").
ONE_WORD = 0.75
# Letters of an abbreviation.
LEAST_LETTERS, LONGEST_SHORT = 2, 4
# Words of the frame that are quoted on either side.
SHOWN = 4
# Differences of these are claims of their own, or none ("Monday", "Example City").
VALUES = frozenset({"NUM", "SYM", "PRON"})
# Relations of a denial, and of what is one of several things said side by side.
APART = frozenset({"neg", "cc", "conj"})
CLASSES = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "ADJ": "quality", "ADV": "quality"}
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of a report that another replaces: report.text[first:last]; start and end take in the words around that both
    have. `said` are the words folded, `stems` those that tell; `sentence` is where their sentence begins."""

    report: str
    sentence: int
    start: int
    end: int
    first: int
    last: int
    said: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """`left` and `right` fill one place; `shared`: the telling words around, in order."""

    left: Place
    right: Place
    shared: tuple[str, ...]


def substitutions(
    a: Sentence, b: Sentence, idf: Mapping[str, float], settings: CollateSettings
) -> Iterator[Substitution]:
    """Where two sentences run on in the same words but for one place of at most four. The same words on both sides,
    or on one side where the other is the sentence's end, must tell enough to be no chance."""
    here, there = _worded(a), _worded(b)
    matcher = SequenceMatcher(a=[fold(t.text) for t in here], b=[fold(t.text) for t in there], autojunk=False)
    operations = matcher.get_opcodes()
    for at, (kind, i, j, k, m) in enumerate(operations):
        if kind != "replace" or max(j - i, m - k) > LONGEST:
            continue
        (first, stop), (start, end) = _telling(here, i, j), _telling(there, k, m)
        before = operations[at - 1] if at else None
        behind = operations[at + 1] if at + 1 < len(operations) else None
        left = min(SHOWN, before[2] - before[1]) if before else 0
        right = min(SHOWN, behind[2] - behind[1]) if behind else 0
        frame = [*here[i - left : i], *here[j : j + right]]
        if not (right and (left or i == k == 0)) and not (left > 1 and j == len(here) and m == len(there)):
            continue
        if (
            sum(_tells(t) for t in frame) >= FEWEST_TOLD
            and _told(frame, idf) >= settings.telling_frame
            and _interchangeable(here[i:j], there[k:m])
            and _same_role(
                a,
                here[i:j],
                b,
                there[k:m],
                named=all(t.pos == "PROPN" for t in frame if _tells(t)),
                ends=not any(_tells(t) for t in here[j : j + right]),
            )
        ):
            yield Substitution(
                left=_place(a, here, (first, stop), (i - left, j + right)),
                right=_place(b, there, (start, end), (k - left, m + right)),
                shared=tuple(t.text for t in frame if _tells(t)),
            )


def _worded(sentence: Sentence) -> list[Token]:
    return [t for t in sentence.tokens if any(c.isalnum() for c in t.text)]


def _told(frame: Sequence[Token], idf: Mapping[str, float]) -> float:
    return sum(idf.get(s, 0.0) for s in {stem_of(t) for t in frame if _tells(t)})


def _tells(token: Token) -> bool:
    return token.pos in TELLING and token.lemma not in entries(EMPTY)


def _interchangeable(here: Sequence[Token], there: Sequence[Token]) -> bool:
    """Words that tell on both sides, none of them a value, a name, a denial or a list, and not one word in two forms."""
    if any(t.pos in VALUES or t.entity or t.dep in APART or not t.text.isalpha() for t in (*here, *there)):
        return False
    if any(all(t.pos == "PROPN" for t in side) for side in (here, there)):
        return False
    one, two = ({stem_of(t) for t in side if _tells(t)} for side in (here, there))
    spelled = [{"".join(c for c in fold(t.text) if c.isalnum()) for t in side} for side in (here, there)]
    return bool(one and two) and not one <= two and not two <= one and not short_form(*spelled)


def short_form(one: set[str], two: set[str]) -> bool:
    """The same letters or nearly, or an abbreviation of them ("Gen." for "General", "Mt" for "Mount")."""
    a, b = sorted(("".join(sorted(one)), "".join(sorted(two))), key=len)
    if a == b or (len(one) == len(two) == 1 and SequenceMatcher(a=a, b=b).ratio() >= ONE_WORD):
        return True
    letters = iter(b)
    in_order = a[:1] == b[:1] and all(c in letters for c in a)
    return len(one) == len(two) == 1 and in_order and LEAST_LETTERS <= len(a) <= LONGEST_SHORT


def _same_role(
    a: Sentence, here: Sequence[Token], b: Sentence, there: Sequence[Token], *, named: bool, ends: bool
) -> bool:
    """Both are one phrase of one class that hangs on the same word in the same way. Beside names alone, or where nothing
    that tells comes behind in both (`ends`), no verbs: a hero does many things."""
    one, two = _root(a, here), _root(b, there)
    if one is None or two is None:
        return False
    if CLASSES.get(one[0].pos) != CLASSES.get(two[0].pos) or ((named or ends) and one[0].pos == "VERB"):
        return False
    return one[0].dep == two[0].dep and (one[0].dep == "ROOT" or one[1] == two[1])


def _root(sentence: Sentence, inside: Sequence[Token]) -> tuple[Token, str] | None:
    """The one word of the stretch that hangs on a word outside, and that word's stem; None where there are several."""
    tree = Tree(sentence.tokens)
    index = {t.start: i for i, t in enumerate(sentence.tokens)}
    own = {index[t.start] for t in inside if _tells(t)}
    roots = [i for i in sorted(own) if tree.heads[i] not in own or tree.heads[i] == i]
    if len(roots) != 1:
        return None
    return sentence.tokens[roots[0]], stem_of(sentence.tokens[tree.heads[roots[0]]])


def _telling(tokens: Sequence[Token], first: int, stop: int) -> tuple[int, int]:
    """The stretch without the words at its edges that tell nothing."""
    telling = [n for n in range(first, stop) if _tells(tokens[n])]
    return (telling[0], telling[-1] + 1) if telling else (first, stop)


def _place(
    sentence: Sentence, tokens: Sequence[Token], own: tuple[int, int], around: tuple[int, int]
) -> Place:
    """`own` and `around`: the words replaced, and those with the frame, as tokens from and to."""
    (first, stop), (start, end) = own, around
    return Place(
        report=sentence.report,
        sentence=sentence.start,
        start=tokens[start].start,
        end=tokens[end - 1].end,
        first=tokens[first].start,
        last=tokens[stop - 1].end,
        said=" ".join(fold(t.text) for t in tokens[first:stop]),
        stems=frozenset(stem_of(t) for t in tokens[first:stop] if _tells(t)),
    )
