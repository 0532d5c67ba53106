"""`variorum demo`: the main job on reports that come with the package."""

from __future__ import annotations

import click

from variorum.cli.output import FORMATS, check_out, chosen_format


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write. Default: html.")
@click.option("--out", metavar="FILE", help="Where to write it. Default: ./dossier.html for html.")
def demo(form: str | None, out: str | None) -> None:
    """Collate the bundled sample: invented reports of an invented event, in eight hands.

    \b
    Examples:
      variorum demo
      variorum demo --format json --out sample.json
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    chosen = chosen_format(form, out)
    check_out(out, chosen)
    from variorum.cli.collate import run
    from variorum.sample import sample_folder, sample_reports

    with sample_folder() as folder:
        run(
            tuple(str(file) for file in sample_reports(folder)),
            form=chosen,
            out=out,
            one_story=True,
            everything=False,
            quotes_only=False,
        )
