"""How many pages a process makes at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

T = TypeVar("T")
# The interpreter runs one thread at a time, and a page gives up its turn a dozen times, at each question to the database: with forty pages
# under way each waits as often for all others, and nobody gets theirs.
PAGES = 3
# Editions of another time are collated when they are asked for: these wait for one another, and not the pages for them.
EDITIONS = 2
_PAGES: RunVar[CapacityLimiter] = RunVar("pages")
_EDITIONS: RunVar[CapacityLimiter] = RunVar("editions")


async def in_turn(work: Callable[[], T], *, long: bool = False) -> T:
    """Does the work in a thread, as soon as it is its turn. `long`: it may take seconds."""
    limit = _limiter(_EDITIONS, EDITIONS) if long else _limiter(_PAGES, PAGES)
    return await run_sync(work, limiter=limit)


def _limiter(held: RunVar[CapacityLimiter], number: int) -> CapacityLimiter:
    try:
        return held.get()
    except LookupError:
        made = CapacityLimiter(number)
        held.set(made)
        return made
