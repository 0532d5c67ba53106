"""Claims about words that another report replaces: other words for one thing, or words of opposite sense."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from variorum.collate.claims.draft import Voices, claim, joined
from variorum.collate.claims.polarity import opposites
from variorum.collate.mentions.substitutions import Place, Substitution, substitutions
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.collate.statements.nearly import of_one_telling
from variorum.records import Claim, Evidence, Kind, Sentence, Status, Words

SHOWN = 3
# (report, start) of a sentence → it and those of the same words in its copies.
Repeats = Mapping[tuple[str, int], Sequence[Sentence]]


def substitution_claims(
    found: Sequence[Group],
    said: Sequence[Statement],
    idf: Mapping[str, float],
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """A claim for each place that reports fill with different words, in statements that say the same. Two words that
    replace each other in several places are shown in the place that most reports fill."""
    told = [_wordings(statement) for statement in said]
    swaps = {
        (swap.left.report, swap.left.first, swap.right.report, swap.right.first): swap
        for a, b in _pairs(found, said, told, settings.most_worded)
        for swap in substitutions(a, b, idf, settings)
    }
    ordered = [swaps[key] for key in sorted(swaps)]
    frames = joined(ordered, lambda swap: [(p.report, p.first) for p in (swap.left, swap.right)])
    repeats = {(own[0].report, own[0].start): own for wordings in told for own in wordings}
    shown: set[frozenset[frozenset[str]]] = set()
    for frame in sorted(frames, key=lambda f: -len(f)):
        if _words_of(frame[0]) not in shown:
            yield _claim(frame, repeats, voices)
        shown.update(_words_of(swap) for swap in frame)


Wordings = list[list[Sentence]]


def _wordings(statement: Statement) -> Wordings:
    """A statement's sentences, those of the same words together."""
    by_words: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence, _ in statement.places:
        if sentence.tokens:
            by_words[tuple(t.text for t in sentence.tokens)].append(sentence)
    return list(by_words.values())


def _pairs(
    found: Sequence[Group], said: Sequence[Statement], told: Sequence[Wordings], most: int
) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of linked statements, those of one telling that reports rewrote, and those of one statement that are
    worded differently; each wording once, and a statement with no more than `most` of those that it is likest to."""
    linked: set[tuple[int, int]] = set()
    inside = {i for group in found for i in group.members}
    compared: Counter[int] = Counter()
    for link in sorted({k for g in found for k in g.links}, key=lambda k: (-k.probability, k.left, k.right)):
        if min(compared[link.left], compared[link.right]) < most:
            linked.add((link.left, link.right))
            compared.update((link.left, link.right))
    for i in sorted(inside):
        yield from ((a[0], b[0]) for a, b in combinations(told[i], 2))
    linked.update(of_one_telling(said))
    for left, right in sorted(linked):
        yield from ((a[0], b[0]) for a, b in product(told[left], told[right]))


def _places(frame: Sequence[Substitution], repeats: Repeats) -> list[tuple[str, int, int]]:
    """Every place of the frame and of what repeats it, once: the widest stretch around the words."""
    widest = sorted((p for swap in frame for p in (swap.left, swap.right)), key=lambda p: p.end - p.start)
    each = {(p.report, p.first): p for p in widest}
    return sorted(
        (sentence.report, *span)
        for place in each.values()
        for sentence, span in _repeated(place, repeats[place.report, place.sentence])
    )


def _repeated(place: Place, own: Sequence[Sentence]) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """Where each of these sentences of the same words has the place; the first is the one it was found in."""
    starts = [t.start for t in own[0].tokens]
    ends = [t.end for t in own[0].tokens]
    first, last = starts.index(place.start), ends.index(place.end)
    for sentence in own:
        yield sentence, (sentence.tokens[first].start, sentence.tokens[last].end)


def _words_of(swap: Substitution) -> frozenset[frozenset[str]]:
    return frozenset((swap.left.stems, swap.right.stems))


def _claim(frame: Sequence[Substitution], repeats: Repeats, voices: Voices) -> Claim:
    readings = [
        voices.reading(report, start, end, Words(words=voices.reports[report].text[start:end]))
        for report, start, end in _places(frame, repeats)
    ]
    swap = frame[0]
    here, there = _said(swap.left, voices), _said(swap.right, voices)
    against = _against(swap)
    edited = len({r.witness for r in readings}) == 1
    around = " ".join(swap.shared[:SHOWN])
    return claim(
        Kind.STATEMENT,
        f"“{here}” or “{there}” ({around})",
        status=Status.CONFLICT if against else Status.VARIANT,
        why=("One telling, edited: " if edited else "")
        + f"“{here}” in one, “{there}” in another, amid the same words"
        + (", and the two are of opposite sense." if against else "."),
        tier=1 if edited else 2,
        readings=readings,
        evidence=(Evidence(feature=f"both stand amid “{' '.join(swap.shared)}”"),),
    )


def _against(swap: Substitution) -> bool:
    return any((a, b) in opposites() for a in swap.left.stems for b in swap.right.stems)


def _said(place: Place, voices: Voices) -> str:
    return " ".join(voices.reports[place.report].text[place.first : place.last].split())
