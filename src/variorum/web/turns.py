"""Limits how many pages a process makes at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from anyio import CapacityLimiter, move_on_after
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

T = TypeVar("T")
# The interpreter runs one thread at a time, and a page gives up its turn a dozen times, at each question to the database: with forty pages
# under way each waits as often for all others, and nobody gets theirs. At twice the load that one process can bear: p99 4.5 s with
# 3 at once and decisions in 2.4 s, 9.7 s with 40 and decisions in 9.5 s.
PAGES = 3
# Seconds after which a page is made all the same, as one of so many more: those before it may be of very large stories.
LONGEST_WAIT, LATE = 0.5, 9
# Editions of another time are collated when they are asked for: these wait for one another, and not the pages for them.
EDITIONS = 2
_HELD: RunVar[dict[int, CapacityLimiter]] = RunVar("turns")


async def in_turn(work: Callable[[], T], *, long: bool = False) -> T:
    """Does the work in a thread, once fewer than PAGES are being made, or after LONGEST_WAIT seconds in any case. `long`: it may take seconds; such work has a limit
    of its own, so that quick pages do not wait behind it.
    """
    if long:
        return await run_sync(work, limiter=_limiter(EDITIONS))
    turns, mine = _limiter(PAGES), object()
    with ExitStack() as ends:
        with move_on_after(LONGEST_WAIT):
            await turns.acquire_on_behalf_of(mine)
            ends.callback(turns.release_on_behalf_of, mine)
        # Who has a turn finds a thread at once: there are as many as may be under way.
        return await run_sync(work, limiter=_limiter(PAGES + LATE))


def _limiter(number: int) -> CapacityLimiter:
    """The limiter of this number in this event loop."""
    try:
        held = _HELD.get()
    except LookupError:
        held = {}
        _HELD.set(held)
    if number not in held:
        held[number] = CapacityLimiter(number)
    return held[number]
