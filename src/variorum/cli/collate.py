"""`variorum collate`, the main command: sets reports side by side and writes the dossier.

Words used here. Dossier: the result, reports set side by side. Told (`told`): how much is printed of it; None:
nothing. Proposer: a file of a model's proposals, or a model to be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option, read_as
from variorum.cli.output import (
    FORMATS,
    HELD_WHOLE,
    WITH_CAPTURES,
    check_out,
    chosen_format,
    chosen_talk,
    publish,
    talk,
)
from variorum.cli.proposer import Model, offer_in, server_options
from variorum.cli.tables import check_tables, tables_options, write_tables
from variorum.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.collate.proposals import Offer
    from variorum.publish.summary import Form
    from variorum.publish.tables import Table
    from variorum.records import Capture, Dossier
    from variorum.settings import Settings


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write. Default: by the suffix of --out, else html.",
)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    help="Where to write it. Default: ./dossier.html for html, standard output for the others.",
)
@tables_options
@click.option("--one-story", is_flag=True, help="All inputs tell one event: do not group them.")
@click.option("--all", "everything", is_flag=True, help="Show weak pairings too (tier 3).")
@click.option("--quotes-only", is_flag=True, help="Leave the reports' full texts out of the page.")
@click.option(
    "--captures",
    metavar="FOLDER",
    default="captures",
    show_default=True,
    help="For URLs: where every exchange is kept as WARC, to be evidence later.",
)
@click.option("--follow-lists", is_flag=True, help="Fetch the feeds that an OPML list names on the web.")
@click.option(
    "--allow-private", is_flag=True, help="For URLs: this machine and its local network may be asked."
)
@click.option(
    "--proposals",
    metavar="FILE",
    help="What `variorum propose` wrote: set beside the rest, and marked as a model's.",
)
@click.option(
    "--without-proposals",
    is_flag=True,
    help="Leave out what a model proposed: the same bytes as if none had been asked.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="Ask this model first, as `variorum propose` does; the options from --server on are for it.",
)
@server_options
@talk
def collate(
    inputs: tuple[str, ...],
    form: str | None,
    out: str | None,
    one_story: bool,
    everything: bool,
    quotes_only: bool,
    captures: str,
    follow_lists: bool,
    allow_private: bool,
    proposals: str | None,
    without_proposals: bool,
    model: str | None,
    server: str,
    dialect: str | None,
    record: str,
    replay: bool,
    allow_remote: bool,
    key_file: str | None,
    calls: int | None,
    minutes: float | None,
    brief: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Set the reports in INPUT... side by side.

    An INPUT is a text or HTML file, a folder of them, a JSONL file with one report a line (any of
    path, url, outlet, title, published, authors, language, text, html), a web archive, a feed, or a URL.

    \b
    Examples:
      variorum collate reports/
      variorum collate wire.txt bell.html more.jsonl --one-story
      variorum collate reports/ --format json --out dossier.json
      variorum collate reports/ --quotes-only --out to-share.html
      variorum collate reports/ --proposals proposals.jsonl

    Without --out, html goes to ./dossier.html with one screen of what differs on standard output; json, markdown and
    csv go to standard output, and what is told of them, counts alone, to standard error.

    Exit code: 0 also when some inputs were refused, 1 when nothing was readable, 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    # what was asked for is checked before the work, so that no work is lost
    chosen = chosen_format(form, out)
    told = chosen_talk(form=chosen, out=out, brief=brief, quiet=quiet, verbose=verbose)
    check_out(out, chosen)
    check_tables()
    # without the texts the offsets would lead nowhere
    if quotes_only and chosen in HELD_WHOLE:
        raise UsageError(
            f"--quotes-only: {chosen} needs the texts, for every offset is into them; use html, markdown or csv"
        )
    if proposals and model:
        raise UsageError("--proposals and --model: give one of them; --model asks anew")
    asked = model and Model(
        model=model,
        server=server,
        dialect=dialect,
        record=record,
        replay=replay,
        allow_remote=allow_remote,
        key_file=key_file,
        calls=calls,
        minutes=minutes,
    )
    if asked:
        asked.check()
    offer = offer_in(proposals) if proposals else None
    settings = _settings(captures=captures, follow_lists=follow_lists, allow_private=allow_private)
    run(
        inputs,
        form=chosen,
        out=out,
        one_story=one_story,
        everything=everything,
        quotes_only=quotes_only,
        settings=settings,
        told=told,
        # from a file, by asking a model, or none
        proposer=None if without_proposals else offer or asked or None,
    )


def _settings(*, captures: str, follow_lists: bool, allow_private: bool) -> Settings:
    """The settings of the rooms, with what the command line says of fetching and of columns. `captures`: where fetched pages are kept;
    `follow_lists`: fetch addresses that files list; `allow_private`: ask machines of the local network, too.
    """
    from variorum.gather.settings import FetchSettings, GatherSettings
    from variorum.settings import Settings

    fetch = FetchSettings(allow_private=allow_private)
    gather = GatherSettings(fetch=fetch, captures=captures, follow_lists=follow_lists)
    return Settings(gather=read_as(gather))


def run(
    inputs: tuple[str, ...],
    *,
    form: str,
    out: str | None,
    one_story: bool,
    everything: bool,
    quotes_only: bool,
    told: Form | None,
    settings: Settings | None = None,
    proposer: Offer | Model | None = None,
) -> None:
    """Collate and publish; the imports are here so that --help does not wait for them. `form` and `out`: the format and the file; `told`:
    how much is printed of it, None: nothing; `proposer`: a file of a model's proposals, or a model to ask.
    """
    from variorum.cli.progress import progress
    from variorum.pipeline import collate as collated

    captures: list[Capture] = []
    with progress(shown=told is not None) as bars:
        dossier = collated(
            inputs,
            one_story=one_story,
            # a proposal may bear out claims that would be hidden
            everything=everything or proposer is not None,
            settings=settings,
            progress=bars,
            keep=captures.append if form in WITH_CAPTURES else None,
        )
    if proposer is not None:
        dossier = _proposed(dossier, proposer, settings, everything=everything, quiet=told is None)
    write_tables(lambda: _tables(dossier), quiet=told is None)
    publish(dossier, form=form, out=out, quotes_only=quotes_only, told=told, captures=captures)


def _tables(dossier: Dossier) -> Sequence[Table]:
    """The tables of a dossier."""
    from variorum.publish.tables import dossier_tables

    return dossier_tables(dossier)


def _proposed(
    dossier: Dossier, proposer: Offer | Model, settings: Settings | None, *, everything: bool, quiet: bool
) -> Dossier:
    """The dossier with what a file holds, or what a model answers now. It comes with its weak pairings: some may be borne out.
    `everything`: weak rows stay (`--all`).
    """
    from variorum.cli.proposer import ask
    from variorum.collate.proposals import Offer
    from variorum.pipeline import proposed

    if isinstance(proposer, Model):
        proposer = Offer(proposals=ask(dossier, proposer, quiet=quiet).proposals)
    return proposed(dossier, proposer, settings=settings, everything=everything)
