"""Makes a desk of the sample's three invented days, as if it had watched them. Its clock is set from one look at the outlets to the next."""

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
    at = [datetime.fromisoformat(next(three_days()).at)]

    def now() -> datetime:
        at[0] += timedelta(milliseconds=1)
        return at[0]

    desk = open_desk(str(place), create=True, now=now)
    try:
        for printed in three_days():
            at[0] = datetime.fromisoformat(printed.at)
            with written(json.dumps(printed.row) + "\n") as file:
                add(desk, [str(file)])
    finally:
        desk.close()
    return str(place)
