"""Who and what is named: every name with what is said of its bearer, and the names that are one bearer's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.cover import cover
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Statement
from variorum.collate.statements.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Name, NameKind, Report, Sentence
from variorum.text.names import name_key, same_name, same_person
from variorum.text.words import fold

ENTITY_KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "WORK_OF_ART": NameKind.WORK,
}
BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
LONGEST_DESCRIPTION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """report.text[start:end] is a name; `wide` the span with the words that describe its bearer, `described` their
    stems. `statement` as in mentions."""

    report: str
    start: int
    end: int
    wide: tuple[int, int]
    value: Name
    described: frozenset[str]
    statement: int
    witness: str


def named(said: Sequence[Statement], reports: Mapping[str, Report]) -> tuple[Named, ...]:
    """Every name in the statements, repeats included."""
    return tuple(
        found
        for index, statement in enumerate(said)
        for sentence, _ in statement.places
        for found in _in_sentence(index, statement.witness, sentence, reports[sentence.report].text)
    )


def _in_sentence(index: int, witness: str, sentence: Sentence, text: str) -> Iterator[Named]:
    tree = Tree(sentence.tokens)
    for first, last in _runs(tree):
        kind = ENTITY_KINDS[tree.tokens[first].entity]
        start, end = tree.tokens[first].start, tree.tokens[last].end
        head = next((i for i in range(first, last + 1) if not first <= tree.heads[i] <= last), last)
        wide, role, described = _description(tree, first, last, head, text)
        yield Named(
            report=sentence.report,
            start=start,
            end=end,
            wide=wide,
            value=Name(name=text[start:end], kind=kind, role=role),
            described=described,
            statement=index,
            witness=witness,
        )


def _runs(tree: Tree) -> Iterator[tuple[int, int]]:
    """First and last token of each name, articles and genitives off."""
    tokens = tree.tokens
    at = 0
    while at < len(tokens):
        kind = tokens[at].entity
        stop = at + 1
        while stop < len(tokens) and kind and tokens[stop].entity == kind and tokens[stop].text != ",":
            stop += 1
        first, last = at, stop - 1
        while first < last and tokens[first].pos in {"DET", "PUNCT"}:
            first += 1
        while last > first and tokens[last].tag in {"POS", "``", "''", ":", ","}:
            last -= 1
        if (
            kind in ENTITY_KINDS
            and tokens[last].pos in {"PROPN", "NOUN", "X"}
            and tokens[first].text[0].isupper()
        ):
            yield first, last
        at = stop


def _description(
    tree: Tree, first: int, last: int, head: int, text: str
) -> tuple[tuple[int, int], str | None, frozenset[str]]:
    """The name with its title before and its apposition behind: span, the words that are not the name, their stems."""
    tokens = tree.tokens
    left = first
    while left > 0 and tokens[left - 1].dep in BEFORE and first <= _top(tree, left - 1, first) <= last:
        left -= 1
    after = tree.child(head, "appos")
    right = tree.right[after] if after is not None and after > last and tokens[after].pos == "NOUN" else last
    start, end = tokens[left].start, tokens[right].end
    if end - start > LONGEST_DESCRIPTION:
        right, end = last, tokens[last].end
    telling = [
        t for t in (*tokens[left:first], *tokens[last + 1 : right + 1]) if t.pos in {"NOUN", "PROPN", "ADJ"}
    ]
    words = text[start : tokens[first].start] + text[tokens[last].end : end]
    described = frozenset(stem(fold(t.text) if t.pos == "PROPN" else t.lemma) for t in telling)
    return (start, end), (" ".join(words.replace(",", " ").split()).lower() or None), described


def _top(tree: Tree, index: int, first: int) -> int:
    """Where the chain of words before a name hangs: the first governor at or behind the name's start."""
    return next((i for i in tree.above(index) if i >= first), index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """One bearer's names, at most one a report: the one that says most. `likeness`: of the two least alike."""

    names: tuple[Named, ...]
    likeness: float


def bearers(
    found: Sequence[Named], linked: Mapping[tuple[int, int], float], settings: CollateSettings
) -> Iterator[Bearer]:
    """Groups of names of one bearer over several reports. Spelling alone joins what is nearly the same; names further
    apart join only where the statements that hold them say the same, or both give their bearer one post."""
    fullest = _one_a_report(found)
    likeness = {}
    for (i, a), (j, b) in combinations(enumerate(fullest), 2):
        if a.report != b.report:
            alike = _alike(a, b)
            needed = (
                settings.same_spelling if not _in_context(a, b, linked, settings) else settings.like_spelling
            )
            if alike >= needed:
                likeness[i, j] = alike
    witnesses = [n.report for n in fullest]
    for members in cover(witnesses, likeness, least_join=settings.like_spelling):
        kept = tuple(fullest[i] for i in members)
        yield Bearer(names=kept, likeness=min(likeness.get(p, 0.0) for p in combinations(members, 2)))


def _one_a_report(found: Sequence[Named]) -> list[Named]:
    """The names of each report, forms of one name put together: of each the mention that says most, earliest first."""
    by_report: dict[tuple[str, NameKind], list[list[Named]]] = defaultdict(list)
    for name in found:
        forms = by_report[name.report, name.value.kind]
        home = next((group for group in forms if _one_bearer(group, name)), None)
        if home is None:
            forms.append([name])
        else:
            home.append(name)
    best = [max(group, key=_says_most) for forms in by_report.values() for group in forms]
    return sorted(best, key=lambda n: (n.report, n.start))


def _says_most(name: Named) -> tuple[int, int, int]:
    return len(name.value.name.split()), len(name.described), -name.start


def _one_bearer(group: Iterable[Named], name: Named) -> bool:
    key = set(name_key(name.value.name))
    return any(key <= set(name_key(n.value.name)) or set(name_key(n.value.name)) <= key for n in group)


def _alike(a: Named, b: Named) -> float:
    if a.value.kind != b.value.kind:
        return 0.0
    if a.value.kind == NameKind.PERSON:
        return same_person(a.value.name, b.value.name).score
    return same_name(a.value.name, b.value.name).score


def _in_context(
    a: Named, b: Named, linked: Mapping[tuple[int, int], float], settings: CollateSettings
) -> bool:
    pair = min(a.statement, b.statement), max(a.statement, b.statement)
    same_post = len(a.described & b.described) >= 2 or (a.described and a.described == b.described)
    return bool(same_post) or linked.get(pair, 0.0) >= settings.least_link or a.statement == b.statement
