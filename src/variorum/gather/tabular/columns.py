"""Tells which columns of a table hold which fields of a report: the columns that the user names, else those known from usual exports.

Words used here. Field: of a report: text, title, date, outlet … Taken: field → the columns that hold it. Given:
columns that the user names. Usual: columns as exports call them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.gather.refused import Unreadable
from variorum.gather.tabular.rows import FIELDS
from variorum.records import Reason
from variorum.text.column_notes import OPENING
from variorum.text.lexicon import table

# So many names of columns are shown, each up to so many characters.
SHOWN, LONGEST = 12, 40
# The parts of a text that stand in several columns are paragraphs of their own.
GAP = "\n\n"
# Columns of which a table of reports has at least one.
CONTENT = ("text", "html")
# A name of a column with the code of a field behind it: "Headline (HD)".
CODED = re.compile(r"(.*\S)\s*[(\[]([A-Z]{2})[)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`taken`: field of a report → its columns, out of `names`, the table's header as it stands."""

    names: tuple[str, ...]
    taken: Mapping[str, tuple[str, ...]]

    @property
    def used(self) -> frozenset[str]:
        """Names of the columns that are read, as the header has them."""
        return frozenset(name for names in self.taken.values() for name in names)

    def row(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """A row of the table as fields of a report; empty ones are left out. `found`: name of a column → its cell."""
        row = {field: _joined([found.get(name) for name in names]) for field, names in self.taken.items()}
        return {field: value for field, value in row.items() if value is not None}

    def said(self) -> str:
        """What the columns were taken for, in words: "column `story_text` taken as text, `media_name` as
        outlet; not read: `id`".
        """
        took = [
            f"{shown(names)} {'taken ' if number == 0 else ''}as {field}"
            for number, (field, names) in enumerate(self.taken.items())
        ]
        left = [name for name in self.names if name not in self.used and name.strip()]
        return f"{OPENING[:-1]}{', '.join(took)}" + (f"; not read: {shown(left)}" if left else "")


def shown(names: Sequence[str]) -> str:
    """The names, in backquotes, on one line: "`text`, `date` and 3 more"."""
    said = [f"`{' '.join(name.split())[:LONGEST]}`" for name in names[:SHOWN]]
    return ", ".join(said) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def columns_of(
    names: Sequence[str], given: Sequence[tuple[str, str]], *, titles: bool = False
) -> Columns | None:
    """Which columns hold which fields; None if no column holds a text, a page or an address (with `titles`, a title is enough).

    `given`: pairs (field, name of a column) set by the user; they win. Raises Unreadable if a given column does not exist, or if two
    columns have a wanted name.
    """
    taken: dict[str, tuple[str, ...]] = {}
    for field, name in given:
        taken[field] = (*taken.get(field, ()), _column_named(name, names))
    columns_used = {name for some in taken.values() for name in some}
    # the fields that the user did not name, by usual names
    for field in FIELDS:
        if field not in taken and (
            usual_columns := _usual_columns(field, [column for column in names if column not in columns_used])
        ):
            taken[field] = usual_columns
    # of two columns that both hold the content, the one that nobody named goes
    if "text" in taken and "text" not in dict(given):
        # The page with its mark-up says more of its layout, but the text is what the export made of it.
        taken.pop("html", None) if "html" not in dict(given) else taken.pop("text")
    wanted = (*CONTENT, "url", *(("title",) if titles else ()))
    if not any(field in taken for field in wanted):
        return None
    found = Columns(names=tuple(names), taken={field: taken[field] for field in _order(taken)})
    doubled_names = sorted(name for name in found.used if names.count(name) > 1)
    if doubled_names:
        raise Unreadable(
            Reason.UNSUPPORTED,
            f"{names.count(doubled_names[0])} columns are called {shown(doubled_names[:1])}, which one is meant? Rename one of them",
        )
    return found


def missing(names: Sequence[str]) -> str:
    """In words, that a table has no column of texts, with the columns that it has."""
    return (
        f"no column holds the text; it has {shown(names) if names else 'no columns'}: "
        "name the one that does (--column text=NAME)"
    )


def _order(taken: Mapping[str, Any]) -> list[str]:
    """The fields in the order of `said`: the content first, since a wrong column there matters most."""
    return [field for field in ("text", "html", *FIELDS[:-2]) if field in taken]


def _column_named(name: str, names: Sequence[str]) -> str:
    """The column with exactly that name, or else one that differs only in case and signs."""
    exact = [n for n in names if n == name]
    like = exact or [n for n in names if plain(n) == plain(name)]
    if not like:
        raise Unreadable(
            Reason.UNSUPPORTED, f"no column is called {shown([name])} (--column); it has {shown(names)}"
        )
    return like[0]


def _usual_columns(field: str, names: Sequence[str]) -> tuple[str, ...]:
    """The columns that usually hold the field: the first known name, or set of names, that is among `names`; () where none is."""
    by_plain: dict[str, str] = {}
    for name in names:
        for alias in _aliases(name):
            by_plain.setdefault(alias, name)
    # beside "first seen", a column "date" is rather the date of that
    if field == "published" and any(word in by_plain for word in _lexicon()["seen"]):
        by_plain.pop("date", None)
    for known in _lexicon()[field]:
        parts = [known] if isinstance(known, str) else known
        if all(part in by_plain for part in parts):
            return tuple(by_plain[part] for part in parts)
    return ()


def is_known(name: str) -> bool:
    """Whether some export has a text, page, address or title under this name."""
    return any(alias in _known() for alias in _aliases(name))


def names_a_field(name: str) -> bool:
    """Whether some export has a field under this name. Unlike `is_known` it counts outlets, dates and authors, whose names ("source") may
    as well be words of a text.
    """
    return any(alias in _known(FIELDS) for alias in _aliases(name))


@cache
def _known(fields: tuple[str, ...] = ("text", "html", "url", "title")) -> frozenset[str]:
    found = [known for field in fields for known in _lexicon()[field]]
    return frozenset(word for known in found for word in ([known] if isinstance(known, str) else known))


@cache
def _lexicon() -> dict[str, Any]:
    found: dict[str, Any] = table("table-columns.json")
    return found


def _aliases(name: str) -> tuple[str, ...]:
    """The names by which a column may be known: of one with a code behind it in brackets ("Headline (HD)"), also the
    name and the code alone.
    """
    code = CODED.fullmatch(name.strip())
    return (plain(name), *map(plain, code.groups())) if code else (plain(name),)


def plain(name: str) -> str:
    """A column's name for looking it up: letters and digits alone, case folded."""
    return "".join(filter(str.isalnum, name.casefold()))


def _joined(values: Sequence[Any]) -> Any:
    """A single value unchanged; of several, the texts among them, joined as paragraphs."""
    said = [value for value in map(_cell_value, values) if value is not None]
    if len(said) < 2:
        return said[0] if said else None
    return GAP.join(str(value) for value in said)


def _cell_value(value: Any) -> Any:
    """The value of a cell. For an object ("source": {"id": …, "name": …}) it is its name; None for a blank cell and NaN."""
    if isinstance(value, dict):
        return next((_cell_value(value[key]) for key in ("name", "title", "uri") if value.get(key)), None)
    if isinstance(value, list):
        return [said for said in map(_cell_value, value) if said is not None]
    if value is None or value != value or (isinstance(value, str) and not value.strip()):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
