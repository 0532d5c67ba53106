"""`variorum demo`: makes a dossier of the invented reports that come with the package."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.output import FORMATS, check_out, chosen_format, chosen_talk, talk
from variorum.cli.printing import say
from variorum.errors import UsageError


@click.command()
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="What to write. Default: html.")
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: ./dossier.html for html.")
@click.option(
    "--files", metavar="FOLDER", help="Write the sample's reports there instead, to try commands on."
)
@talk
def demo(
    form: str | None, out: str | None, files: str | None, brief: bool, quiet: bool, verbose: bool
) -> None:
    """Collate the bundled sample: invented reports of an invented event, in eight hands.

    \b
    Examples:
      variorum demo
      variorum demo --format json --out sample.json
      variorum demo --files reports
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    if files is not None:
        if form or out:
            raise UsageError("--files writes the reports themselves: give it without --format and --out")
        _write_files(Path(files), quiet=quiet)
        return
    # from here on as `variorum collate` does it, with the sample as its input
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


def _write_files(folder: Path, *, quiet: bool) -> None:
    """Writes the sample's files. Equal files that are there already are left; a different file of the same
    name is somebody's own, and raises UsageError.
    """
    from variorum.sample import sample_folder, sample_reports

    with sample_folder() as sample:
        reports = {file.name: file.read_bytes() for file in sample_reports(sample)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # all are looked at before the first is written
        for name, content in reports.items():
            place = folder / name
            if place.exists() and place.read_bytes() != content:
                raise UsageError(f"--files {folder}: {name} is there already and is another file")
        for name, content in reports.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise UsageError(f"--files {folder}: cannot be written: {error.strerror}") from error
    if not quiet:
        say(
            f"{len(reports)} invented reports written to {folder}. Next: variorum collate {folder} --one-story"
        )
