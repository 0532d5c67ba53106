"""A value with the place in the text where it stands."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

V_co = TypeVar("V_co", covariant=True)


class Mention(NamedTuple, Generic[V_co]):
    """text[start:end] says `value`."""

    start: int
    end: int
    value: V_co
