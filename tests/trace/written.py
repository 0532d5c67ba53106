"""Invented reports for the tests of this room."""

from __future__ import annotations

import re

from variorum.records import Block, BlockKind, Report
from variorum.text.ids import content_id, digest

WIRE = """HARBOUR CITY (Meridian) - Firefighters brought a blaze at the grain terminal of Harbour City under control on Friday after nine hours, the port authority said in a statement.

Eleven workers were taken to hospital with burns and two of them remain in intensive care, according to the regional health office.

The fire started shortly before dawn in a conveyor gallery and spread to three of the eight silos, each of which can hold some 12,000 tonnes of wheat.

Port director Lena Marsk told reporters that exports would resume on Monday from the undamaged northern quay while engineers inspect the remaining structures.

Investigators have not said what caused the fire, and the terminal passed its most recent safety inspection in March."""

OWN = """A smell of burnt bread hung over our quarter for the whole weekend, and neighbours swept soot from their balconies.

Residents of the dockside streets say nobody warned them to close their windows until the afternoon. A schoolteacher who lives opposite counted fourteen fire engines.

The town hall promises a hearing next week, though few here expect much of it. The last such hearing, after a spill five years ago, drew thirty people and changed nothing."""


def report(text: str, *, path: str = "a.txt", **fields: object) -> Report:
    """A report whose lines are its paragraphs."""
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, start=m.start(), end=m.end())
        for m in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    fields.setdefault("blocks", blocks)
    return Report(id=content_id(path, text), path=path, digest=digest(text.encode()), text=text, **fields)  # type: ignore[arg-type]
