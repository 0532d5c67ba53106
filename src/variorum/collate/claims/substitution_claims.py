"""Claims about a word that another report replaces: other words for one thing, or words of opposite sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.claims.draft import Voices, claim
from variorum.collate.claims.polarity import opposites
from variorum.collate.mentions.substitutions import Place, Substitution, pairs_of, substitutions
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Group, Statement
from variorum.records import Claim, Evidence, Kind, Status, Words


def substitution_claims(
    found: Sequence[Group],
    said: Sequence[Statement],
    idf: Mapping[str, float],
    voices: Voices,
    settings: CollateSettings,
) -> Iterator[Claim]:
    """A claim for each place in the statements of a group that reports fill with different words."""
    for group in found:
        if group.sureness < settings.sure_enough_for_wording:
            continue
        sentences = [s for i in group.members for s, _ in said[i].places if s.tokens]
        swaps = [x for a, b in pairs_of(sentences) for x in substitutions(a, b, idf, settings)]
        for frame in _frames(swaps):
            yield _claim(frame, group, voices)


def _frames(swaps: Sequence[Substitution]) -> list[list[Substitution]]:
    """Swaps that fill one place: they share a word, and what stands around it."""
    frames: list[list[Substitution]] = []
    for swap in swaps:
        home = next((f for f in frames if any(_one_place(swap, other) for other in f)), None)
        if home is None:
            frames.append([swap])
        else:
            home.append(swap)
    return frames


def _one_place(a: Substitution, b: Substitution) -> bool:
    return bool({a.left.stem, a.right.stem} & {b.left.stem, b.right.stem}) and bool(a.shared & b.shared)


def _claim(frame: Sequence[Substitution], group: Group, voices: Voices) -> Claim:
    spans = {(p.report, *swap.span(p)): p for swap in frame for p in (swap.left, swap.right)}
    readings = [
        voices.reading(report, start, end, Words(words=voices.reports[report].text[start:end]))
        for report, start, end in sorted(spans)
    ]
    swap = frame[0]
    here, there = _word(swap.left), _word(swap.right)
    against = (swap.left.stem, swap.right.stem) in opposites()
    edited = len({r.witness for r in readings}) == 1
    return claim(
        Kind.STATEMENT,
        f"“{here}” or “{there}”",
        status=Status.CONFLICT if against else Status.VARIANT,
        why=("One telling, edited: " if edited else "")
        + f"where one has “{here}”, another has “{there}”, amid the same words.",
        tier=2,
        readings=readings,
        evidence=(
            Evidence(
                feature=f"both stand with “{', '.join(sorted(swap.shared))}”", score=round(group.sureness, 3)
            ),
        ),
    )


def _word(place: Place) -> str:
    return place.tokens[place.index].text
