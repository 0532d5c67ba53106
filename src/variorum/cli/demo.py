"""`variorum demo`: the main job on reports that come with the package."""

from __future__ import annotations

import click

from variorum.cli.output import FORMATS, check_out, chosen_format, chosen_talk, talk


@click.command()
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="What to write. Default: html.")
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: ./dossier.html for html.")
@talk
def demo(form: str | None, out: str | None, brief: bool, quiet: bool, verbose: bool) -> None:
    """Collate the bundled sample: invented reports of an invented event, in eight hands.

    \b
    Examples:
      variorum demo
      variorum demo --format json --out sample.json
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    chosen = chosen_format(form, out)
    told = chosen_talk(form=chosen, out=out, brief=brief, quiet=quiet, verbose=verbose)
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
            told=told,
        )
