"""`variorum desk backup | restore | doctor`: the commands by which a desk that others rely on is kept safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.printing import say
from variorum.errors import MissingExtra
from variorum.text.counts import counted

if TYPE_CHECKING:
    from variorum.cli.place import Place


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.pass_obj
def backup(place: Place, to: Path) -> None:
    """Write all of the desk into TO, a new folder, while it is in use: the database in one state, captured bytes, decisions, what a
    language model proposed and the exchanges with it.

    \b
    variorum desk backup backups/monday
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    with place.open() as opened:
        from variorum.desk.upkeep.backup import back_up
        from variorum.publish.phrases import counted

        saved = back_up(opened, to)
    # the database is one of the files
    held = (
        counted(saved.reports, "report"),
        counted(saved.captures, "capture"),
        counted(len(saved.files) - 1, "other file"),
    )
    say(f"Written to {to}: {', '.join(held)}.")
    for kind, names in (("not what was received, and left out", saved.damaged), ("gone", saved.gone)):
        if names:
            say(f"  {len(names):,} captures are {kind}: `variorum desk doctor` names them", err=True)
    if saved.damaged or saved.gone:
        click.get_current_context().exit(1)


@click.command()
@click.argument("source", metavar="BACKUP", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def restore(place: Place, source: Path) -> None:
    """Make a desk of a BACKUP, where none is. Everything is checked first; sessions are ended, so that nobody comes in by one that was ended since.

    \b
    variorum desk --desk again/desk.variorum restore backups/monday
    """  # noqa: D301
    from variorum.cli.place import readable_desk

    try:
        from variorum.desk.upkeep.restoring import restore as make
    except ModuleNotFoundError as error:
        raise MissingExtra("a desk", extra="desk") from error
    with readable_desk(place.place):
        desk, made = make(source, place.place, ledger=place.decisions)
        desk.close()
    say(
        f"The desk is at {place.place} as of {made.at[:16].replace('T', ' ')}: {counted(made.reports, 'report')}, {counted(made.captures, 'capture')}."
    )


@click.command()
@click.option("--thorough", is_flag=True, help="Read every captured file, too, and compare its digest.")
@click.pass_obj
def doctor(place: Place, thorough: bool) -> None:
    """Look for what is wrong with the desk, and say what to do. Changes nothing; ends with 1 where there is a problem.

    \b
    variorum desk doctor
    """  # noqa: D301
    with place.open() as opened:
        from variorum.desk.upkeep.doctor import State, examine

        found = list(examine(opened, thorough=thorough))
    for one in found:
        say(f"{one.state:8} {one.about}: {one.said}")
    if any(one.state is State.PROBLEM for one in found):
        click.get_current_context().exit(1)
