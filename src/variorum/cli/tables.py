"""`--tables FOLDER`: writes what a command found as tables, beside what it tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from variorum.cli.output import write
from variorum.cli.printing import say
from variorum.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.publish.tables import Table

# Where the options lie while a command runs.
KEY = "variorum.tables"
# Formats of tables.
FORMS = ("parquet", "csv")


def tables_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds `--tables` and `--table-format`; what is given is kept in the command's context."""
    form = click.option(
        "--table-format",
        type=click.Choice(FORMS),
        default="parquet",
        show_default=True,
        # not an argument of the command: it lies in the context
        expose_value=False,
        callback=lambda context, _, value: context.meta.update({f"{KEY}.form": value}),
        help="With --tables: Parquet (exact; needs the extra tables) or CSV (for spreadsheets).",
    )
    folder = click.option(
        "--tables",
        metavar="FOLDER",
        expose_value=False,
        callback=lambda context, _, value: context.meta.update({KEY: value}),
        help="Write what is found as tables too, one row a thing, with a description (datapackage.json).",
    )
    return folder(form(command))


def check_tables() -> None:
    """Raises before the work, not after it, where tables could not be written."""
    folder, form = _tables_asked_for()
    if folder is None:
        return
    place = Path(folder)
    if place.exists() and not place.is_dir():
        raise UsageError(f"--tables {folder}: is a file; give the name of a folder")
    if not place.absolute().parent.is_dir():
        raise UsageError(f"--tables {folder}: the folder {place.parent} does not exist; make it first")
    # the library is looked for, and not imported yet
    if form == "parquet":
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            raise MissingExtra("--tables in Parquet (or say --table-format csv)", extra="tables")


def write_tables(made: Callable[[], Sequence[Table]], *, quiet: bool = False) -> None:
    """Writes the tables that `made` gives into the folder of --tables. Where that was not given, `made` is not called."""
    folder, form = _tables_asked_for()
    if folder is None:
        return
    from variorum.publish.tables import as_csv, as_parquet, datapackage

    place = Path(folder)
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"--tables {folder}: cannot be made: {error.strerror}") from error
    # only now, since making them costs time
    tables = made()
    for table in tables:
        write(place / f"{table.name}.{form}", as_csv(table) if form == "csv" else as_parquet(table))
    write(place / "datapackage.json", datapackage(tables, form=form))
    if not quiet:
        say(f"Tables: {place.absolute()} ({len(tables)}, datapackage.json describes them)", err=True)


def _tables_asked_for() -> tuple[str | None, str]:
    """What --tables was given on the command line: the folder, or None where it was not given; and the form of its files."""
    context = click.get_current_context(silent=True)
    meta: dict[str, Any] = context.meta if context else {}
    return meta.get(KEY), meta.get(f"{KEY}.form", FORMS[0])
