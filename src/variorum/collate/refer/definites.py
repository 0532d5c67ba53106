"""Whom the report has named before when it says "the group", "the suspect", "the ship"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collate.refer.mentions import BODY, Mention
from variorum.collate.refer.names import Bearer
from variorum.collate.refer.settings import ReferSettings


def definite_owner(
    mention: Mention, before: Sequence[Mention], where: Mapping[int, Bearer], settings: ReferSettings
) -> Mention | None:
    """The fuller phrase that a bare "the X" takes up, or None where the report has two or none to offer."""
    if mention.named or not mention.definite or mention.weight > 1:
        return None
    near = [m for m in before if mention.at.sentence - m.at.sentence <= settings.definite_back]
    called = {id(where[m.start]): where[m.start] for m in near if m.named}
    described = [b for b in called.values() if _is_called(b, mention)]
    if len(described) == 1 and not mention.plural:
        return described[0].fullest
    if described:
        return None
    return _same_head(mention, near)


def _is_called(bearer: Bearer, mention: Mention) -> bool:
    noun = mention.words[0]
    return noun in bearer.descriptors or (bearer.kind == BODY and noun in bearer.fullest.words[-1:])


def _same_head(mention: Mention, near: Sequence[Mention]) -> Mention | None:
    """The one earlier phrase with the same noun and more said of it."""
    alike = [m for m in near if not m.named and m.words == mention.words and m.plural == mention.plural]
    fuller = {
        m.phrase.casefold(): m for m in reversed(alike) if (m.weight > 1 and not m.definite) or m.weight > 2
    }
    return next(iter(fuller.values())) if len(fuller) == 1 else None
