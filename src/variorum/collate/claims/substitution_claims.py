"""Claims about words that another report replaces: other words for one thing, or words of opposite sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.claims.draft import Voices, claim, joined
from variorum.collate.claims.polarity import opposites
from variorum.collate.mentions.substitutions import Place, Substitution, pairs_of, substitutions
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.records import Claim, Evidence, Kind, Sentence, Status, Words

SHOWN = 3


def substitution_claims(
    found: Sequence[Group],
    said: Sequence[Statement],
    idf: Mapping[str, float],
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """A claim for each place that reports fill with different words, in statements that say the same. Two words that
    replace each other in several places are shown in the place that most reports fill."""
    swaps = {
        (swap.left.report, swap.left.first, swap.right.report, swap.right.first): swap
        for sentences in _sets(found, said)
        for a, b in pairs_of(sentences)
        for swap in substitutions(a, b, idf, settings)
    }
    ordered = [swaps[key] for key in sorted(swaps)]
    frames = joined(ordered, lambda swap: [(p.report, p.first) for p in (swap.left, swap.right)])
    shown: set[frozenset[frozenset[str]]] = set()
    for frame in sorted(frames, key=lambda f: -len(f)):
        if _words_of(frame[0]) not in shown:
            yield _claim(frame, voices)
        shown.update(_words_of(swap) for swap in frame)


def _sets(found: Sequence[Group], said: Sequence[Statement]) -> Iterator[list[Sentence]]:
    for group in found:
        yield [s for i in group.members for s, _ in said[i].places if s.tokens]


def _words_of(swap: Substitution) -> frozenset[frozenset[str]]:
    return frozenset((swap.left.stems, swap.right.stems))


def _claim(frame: Sequence[Substitution], voices: Voices) -> Claim:
    widest = sorted((p for swap in frame for p in (swap.left, swap.right)), key=lambda p: p.end - p.start)
    places = {(p.report, p.first): p for p in widest}
    readings = [
        voices.reading(report, start, end, Words(words=voices.reports[report].text[start:end]))
        for report, start, end in sorted((p.report, p.start, p.end) for p in places.values())
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
