"""The option `--column`, which says which columns of tables hold which fields: makes settings of it, and tells what each column was taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from variorum.cli.printing import say
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.gather import GatherSettings
    from variorum.records import Capture, Refusal, Skipped

    Item = TypeVar("Item", Capture, Refusal, Skipped)

# Where the options of a run lie between the command line and the doors.
KEY = "variorum.columns"
# Fields of a report that a table's column can be named for.
FIELDS = ("text", "html", "title", "outlet", "published", "authors", "language", "url", "path")


def column_option(command: Callable[..., None]) -> Callable[..., None]:
    """Adds `--column`; what is given is kept in the command's context, where `read_as` finds it."""
    return click.option(
        "--column",
        multiple=True,
        metavar="FIELD=NAME",
        expose_value=False,
        callback=_keep,
        help="For tables: the column NAME holds FIELD (text, html, title, outlet, published, authors, language, url, path). The usual names of exports are known. May be given again.",
    )(command)


def _keep(context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> None:
    context.meta[KEY] = tuple(map(_pair, given))


def _pair(given: str) -> tuple[str, str]:
    """Field and column of "FIELD=NAME". Raises UsageError for anything else."""
    field, sign, name = given.partition("=")
    field = field.strip().lower()
    if field not in FIELDS or not sign or not name.strip():
        raise UsageError(f"--column {given}: expected FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}")
    return field, name.strip()


def read_as(settings: GatherSettings | None = None) -> GatherSettings:
    """`settings` with the columns that the command now running was given."""
    from dataclasses import replace

    from variorum.gather import GatherSettings

    context = click.get_current_context(silent=True)
    columns: Any = context.meta.get(KEY, ()) if context else ()
    return replace(settings or GatherSettings(), columns=columns)


def say_columns(items: Iterable[object]) -> None:
    """Tells on standard error, for each table, what its columns were taken for."""
    from variorum.records import Skipped
    from variorum.text.column_notes import is_column_note

    for item in items:
        if isinstance(item, Skipped) and is_column_note(item.detail):
            say(f"{item.path}: {item.detail}", err=True)
