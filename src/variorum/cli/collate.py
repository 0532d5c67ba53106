"""`variorum collate`: the main job."""

from __future__ import annotations

import click

from variorum.cli.output import FORMATS, check_out, chosen_format, publish
from variorum.errors import UsageError


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write. Default: by the suffix of --out, else html.",
)
@click.option(
    "--out",
    metavar="FILE",
    help="Where to write it. Default: ./dossier.html for html, standard output for the others.",
)
@click.option("--one-story", is_flag=True, help="All inputs tell one event: do not group them.")
@click.option("--all", "everything", is_flag=True, help="Show weak pairings too (tier 3).")
@click.option("--quotes-only", is_flag=True, help="Leave the reports' full texts out of the page.")
def collate(
    inputs: tuple[str, ...],
    form: str | None,
    out: str | None,
    one_story: bool,
    everything: bool,
    quotes_only: bool,
) -> None:
    """Set the reports in INPUT... side by side.

    An INPUT is a text or HTML file, a folder of them, or a JSONL file with one report a line (any of
    path, url, outlet, title, published, authors, text, html).

    \b
    Examples:
      variorum collate reports/
      variorum collate wire.txt bell.html more.jsonl --one-story
      variorum collate reports/ --format json --out dossier.json
      variorum collate reports/ --quotes-only --out to-share.html

    Without --out, html goes to ./dossier.html with a summary on standard output; json, markdown and csv
    go to standard output with the summary on standard error.

    Exit code: 0 also when some inputs were refused, 1 when nothing was readable, 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    chosen = chosen_format(form, out)
    check_out(out, chosen)
    if quotes_only and chosen == "json":
        raise UsageError(
            "--quotes-only: JSON needs the texts, for every offset is into them; use html, markdown or csv"
        )
    run(inputs, form=chosen, out=out, one_story=one_story, everything=everything, quotes_only=quotes_only)


def run(
    inputs: tuple[str, ...],
    *,
    form: str,
    out: str | None,
    one_story: bool,
    everything: bool,
    quotes_only: bool,
) -> None:
    """Collate and publish; the imports are here so that --help does not wait for them."""
    from variorum.cli.progress import progress
    from variorum.pipeline import collate as collated

    with progress() as told:
        dossier = collated(inputs, one_story=one_story, everything=everything, progress=told)
    publish(dossier, form=form, out=out, quotes_only=quotes_only)
