"""`variorum fetch`: fetches pages politely and keeps them as WARC."""

from __future__ import annotations

import click

from variorum.cli.printing import say
from variorum.text.counts import counted


@click.command(short_help="Fetch pages politely and keep them as WARC.")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False), help="Folder for the captures."
)
@click.option("--allow-private", is_flag=True, help="Ask hosts of this machine and the local network, too.")
@click.option(
    "--pace",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    help="Seconds between two requests to one host.",
)
@click.option("--contact", help="A page or mail address that is added to the user agent.")
def fetch(urls: tuple[str, ...], folder: str, allow_private: bool, pace: float, contact: str | None) -> None:
    """Fetch each URL and keep requests and responses as WARC in a folder, which every other command reads.

    Robots rules are kept, a host is asked once in a while, and a page that was fetched before is asked for only if it
    changed.

    \b
    variorum fetch https://paper.example/story https://other.example/story --to captures
    variorum collate captures
    variorum fetch http://localhost:8000/draft.html --to captures --allow-private
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from datetime import UTC, datetime
    from pathlib import Path

    from variorum.errors import MissingExtra
    from variorum.gather.settings import FetchSettings

    try:
        from variorum.gather.fetch import Denied, Fetcher, Response, Shelf
    except ImportError as error:
        raise MissingExtra("fetching", extra="fetch") from error
    settings = FetchSettings(allow_private=allow_private, pace=pace, contact=contact)
    shelf = Shelf(Path(folder), now=lambda: datetime.now(UTC))
    fetcher = Fetcher(settings, shelf=shelf)
    failed = 0
    for url in urls:
        outcome = fetcher.fetch(url)
        if isinstance(outcome, Denied):
            failed += 1
            # seconds, where the server asked to wait
            again = f" (try again in {outcome.wait:.0f} s)" if outcome.wait else ""
            say(f"refused    {url}: {outcome.refusal.detail}{again}", err=True)
        elif isinstance(outcome, Response):
            place = f" → {outcome.kept.file} at {outcome.kept.offset}" if outcome.kept else ""
            say(f"fetched    {url}: {counted(len(outcome.body), 'byte')}{place}")
            for loss in outcome.losses:
                say(f"           but {loss}", err=True)
        # unchanged since the last time
        else:
            place = f", see {outcome.kept.file} at {outcome.kept.offset}" if outcome.kept else ""
            say(f"unchanged  {url}{place}")
    # nothing was fetched at all
    if failed == len(urls):
        raise click.exceptions.Exit(1)
