"""Short names and the long one they stand for, within one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.collate.refer.mentions import BODY, PERSON, Mention

SMALL = frozenset({"of", "for", "the", "and", "de", "du", "la", "on", "in"})


class Bearer:
    """Somebody or something that names of a report stand for: its fullest mention, and what all mentions tell."""

    __slots__ = ("descriptors", "fullest", "gender", "kind")

    def __init__(self, fullest: Mention) -> None:
        self.fullest = fullest
        self.kind = fullest.kind
        self.gender = fullest.gender
        self.descriptors = set(fullest.descriptors)

    def learn(self, mention: Mention) -> None:
        self.gender = self.gender or mention.gender
        self.descriptors |= mention.descriptors


def bearers(found: Sequence[Mention]) -> Mapping[int, Bearer]:
    """Start of a named mention → its bearer. A short name that two long ones answer to has a bearer of its own."""
    named = [m for m in found if m.named]
    longest_first = sorted(named, key=lambda m: (-len(m.words), m.start))
    known: list[Bearer] = []
    where: dict[int, Bearer] = {}
    for mention in longest_first:
        matching = [b for b in known if _stands_for(mention, b.fullest)]
        exact = [b for b in matching if b.fullest.words == mention.words]
        bearer = exact[0] if exact else matching[0] if len(matching) == 1 else Bearer(mention)
        if not exact and len(matching) != 1:
            known.append(bearer)
        bearer.learn(mention)
        where[mention.start] = bearer
    return where


def _stands_for(short: Mention, full: Mention) -> bool:
    if short.words == full.words:
        return True
    if len(short.words) >= len(full.words):
        return False
    if full.kind == PERSON:
        return _person_form(short, full)
    return full.kind == BODY and short.kind in (BODY, full.kind) and _body_form(short.words, full.words)


def _person_form(short: Mention, full: Mention) -> bool:
    if short.gender and full.gender and short.gender != full.gender:
        return False
    if len(short.words) == 1:
        return short.words[0] in (full.words[-1], full.words[0]) and (
            short.kind == PERSON or len(short.words[0]) > 3
        )
    return short.words[-1] == full.words[-1] and short.words[0] == full.words[0]


def _body_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) == 1 and short[0] == initials(full) and len(short[0]) > 1:
        return True
    return _tail_of(short, full)


def initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w not in SMALL)


def _tail_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Its words in a row: "the Observatory" for "the Syrian Observatory for Human Rights"."""
    return (
        any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))
        and len(short[0]) > 3
    )
