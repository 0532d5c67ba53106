"""Makes a desk of the sample's three invented days, as if it had watched them. Its clock is set from one look at the
outlets to the next.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.ingest.by_hand import written
from variorum.errors import UsageError
from variorum.sample.days import three_days

NAME = "desk.variorum"


def make_demo(folder: Path) -> str:
    """Makes the sample's desk in the folder and returns its place. Raises UsageError where a desk lies there already."""
    place = folder / NAME
    if place.exists():
        raise UsageError(f"{place} is there already: give another folder, or open it with `variorum desk --desk {place} serve`")  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made: {error.strerror}") from error
    # the desk's clock stands at the time of each look at the outlets
    clock = [datetime.fromisoformat(next(three_days()).at)]

    def now() -> datetime:
        clock[0] += timedelta(milliseconds=1)
        return clock[0]

    desk = open_desk(str(place), create=True, now=now)
    try:
        for look in three_days():
            clock[0] = datetime.fromisoformat(look.at)
            with written(json.dumps(look.row) + "\n") as file:
                add(desk, [str(file)])
    finally:
        desk.close()
    return str(place)
