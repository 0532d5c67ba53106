"""`variorum archive`: traces, groups and collates the reports of an archive, stage by stage, in files.

Words used here. Stage: a part of the work (reading, tracing, grouping, collating); task: a piece of a stage, from
files to files. Skew: how many times as long as the median the slowest task took.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from variorum.cli.output import FORMATS, check_out, chosen_format
from variorum.cli.output import publish as publish_dossier
from variorum.cli.printing import complain, say
from variorum.engines import ENGINES
from variorum.engines import named as by_name
from variorum.errors import UsageError


@click.group()
def archive() -> None:
    """Trace, group and collate very many reports, in tasks that survive being stopped.

    \b
    Examples:
      variorum archive run reports/ --out month --workers 2 --window 3d
      variorum archive status month
      variorum archive verify month
      variorum archive story --out dossier.html month ID
    """  # noqa: D301 - \b is click's mark for lines to keep as they are


@archive.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--list", "listed", metavar="FILE", help="A file that names further inputs, one a line.")
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="DIR",
    help="Where the run lies; empty, or a run before. A folder, or s3:// or gs://.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes of this machine; how many changes nothing in what is found.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="pool",
    show_default=True,
    help="What runs the tasks: this machine's processes, Ray (extra ray) or Spark (extra spark); none changes what is found.",
)
@click.option(
    "--address", help="Of a Ray cluster or a Spark master, as they write it. Default: this machine."
)
@click.option(
    "--until",
    type=click.Choice(("reports", "trace", "group", "collate")),
    default="collate",
    show_default=True,
    help="Stop after this stage; a later call goes on.",
)
@click.option(
    "--window",
    metavar="DAYS",
    help="Compare only reports whose days lie fewer apart, as 3d, when grouping; it bounds what a task holds. "
    "Default: all with all.",
)
@click.option(
    "--shards",
    type=click.IntRange(1, 4096),
    default=16,
    show_default=True,
    help="Into how many parts the work is cut after reading; changes nothing in what is found.",
)
@click.option("--every-story", is_flag=True, help="Collate stories of which there is one telling, too.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="Collate no story of more reports than this; how many these are is said.",
)
@click.option(
    "-q", "--quiet", is_flag=True, help="Tell nothing but mistakes and, in one line, how much was refused."
)
def run(
    inputs: tuple[str, ...],
    listed: str | None,
    out: str,
    workers: int,
    engine: str,
    address: str | None,
    until: str,
    window: str | None,
    shards: int,
    every_story: bool,
    most: int,
    quiet: bool,
) -> None:
    """Read INPUT... (files or folders, of any kind that is read) and find copies, stories and claims.

    Each stage is made of tasks from files to files. A task that is done stays done: stopped by whatever, the same
    call goes on where it was.

    Exit code: 0 also when some inputs were refused, 1 when nothing was readable, 2 for a mistake.
    """
    # imported here, so that --help does not wait for it
    from variorum.archive import Plan, lies_in, place, put, run_report, status
    from variorum.archive import run as run_archive

    named = (*inputs, *(_listed(listed) if listed else ()))
    if not named:
        raise UsageError("nothing to read; give an INPUT, or --list FILE")
    plan = Plan(inputs=named, shards=shards, days=_days(window), every=every_story, most=most, until=until)
    root = place(out)

    # called as tasks go on; prints one line for each stage, when its last task is done
    def told(stage: str, done: int, of: int) -> None:
        if done == of and not quiet:
            say(f"{stage}: {of} {'task' if of == 1 else 'tasks'} done", err=True)

    try:
        run_archive(plan, root, engine=by_name(engine, workers=workers, address=address), progress=told)
        put(root / "report.html", run_report(root).encode("utf-8"))
    except OSError as error:
        # an error of the run's own folder is told as one line; any other is raised
        if not lies_in(error.filename, root):
            raise
        said = f"{error.filename}: {error.strerror or error}"
        raise UsageError(f"{said}. What is done stays; the same call goes on once that is mended.") from error
    stages = {one.stage: one for one in status(root)}
    refused = sum(one.refused for one in stages.values())
    if not quiet:
        say(_sums_of_run(root))
    elif refused:
        complain(f"{refused:,} refused: report.html in {out} says what and why")
    # no report went on from reading
    if not stages["reports"].went:
        click.get_current_context().exit(1)


def _listed(name: str) -> list[str]:
    """The inputs that the file of --list names, one a line; blank lines are passed over."""
    try:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(f"--list {name}: cannot be read: {error}") from error
    return [line.strip() for line in lines if line.strip()]


def _days(window: str | None) -> int | None:
    """The number of days in "3d" or "3"; None where no window is given."""
    if window is None:
        return None
    found = re.fullmatch(r"([1-9][0-9]{0,3})d?", window)
    if found is None:
        raise UsageError(f"--window {window}: give a number of days, as 3d")
    return int(found[1])


@archive.command(name="status")
@click.argument("folder", metavar="DIR")
@click.option("--html", "page", metavar="FILE", help="Write the run report, a page that stands alone, there.")
def show(folder: str, page: str | None) -> None:
    """Say what the run in DIR has done: tasks, what came in, went on and was refused, time, skew, and what is left."""
    from variorum.archive import check, place, run_report

    root = place(folder)
    check(root)
    say(_sums_of_run(root))
    if page is not None:
        try:
            Path(page).write_text(run_report(root), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"--html {page}: cannot be written: {error.strerror or error}") from error


def _sums_of_run(root: Path) -> str:
    """How far the run is, as text: a line for each stage, what was not collated, and how much work is left."""
    from variorum.archive import lasting, left_out, status, summed

    stages = status(root)
    lines = [
        f"{'stage':<11}{'tasks':>11}{'in':>11}{'out':>11}{'refused':>9}{'seconds':>10}{'in/s':>9}{'skew':>6}  slowest"
    ]
    for one in stages:
        if one.tasks is None:
            lines.append(f"{one.stage:<11}{'–':>11}")
            continue
        tasks = f"{len(one.done)}/{one.tasks}"
        rate = f"{one.rate:,.0f}" if one.rate else "–"
        skew = f"{one.skew:.1f}" if one.skew else "–"
        slow = f"{one.slowest.name}, {one.slowest.seconds:.1f} s" if one.slowest else "–"
        row = (
            f"{one.stage:<11}{tasks:>11}{one.came:>11,}{one.went:>11,}{one.refused:>9,}{one.seconds:>10,.1f}"
        )
        lines.append(f"{row}{rate:>9}{skew:>6}  {slow}")
        lines += [f"  {name}: {count:,}" for name, count in summed(one).items()]
    # what was not collated, and what is still to do
    left = left_out(root)
    if left:
        lines.append(
            f"Not collated: {left['one_telling']:,} stories of one telling, {left['over_the_cap']:,} of more reports than the cap; "
            f"{left['reports']:,} reports in all."
        )
    work = [(one.stage, one.left) for one in stages if one.left]
    if work:
        each = ", ".join(f"{stage} {lasting(seconds)}" for stage, seconds in work)
        lines.append(
            f"About {lasting(sum(seconds for _, seconds in work))} of work are left of what is planned: {each}."
        )
    later = [one.stage for one in stages if one.tasks is None]
    if later:
        lines.append(f"Not planned yet: {', '.join(later)}.")
    return "\n".join(lines)


@archive.command()
@click.argument("folder", metavar="DIR")
def verify(folder: str) -> None:
    """Check that the run in DIR is whole: every file as it was written, and in every stage in = out + refusals.

    Exit code: 0 where it is, 1 where it is not, 2 for a mistake.
    """
    from variorum.archive import place
    from variorum.archive import verify as wrong

    found = list(wrong(place(folder)))
    for line in found:
        say(line)
    if found:
        click.get_current_context().exit(1)
    say("Every file is as it was written, and in every stage in = out + refusals.")


@archive.command()
@click.argument("folder", metavar="DIR")
@click.argument("key", metavar="ID")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Default: by --out, else html.")
@click.option("-o", "--out", metavar="FILE", help="Where to write it. Default: dossier.html.")
def story(folder: str, key: str, form: str | None, out: str | None) -> None:
    """Make a dossier of the story in DIR whose id begins with ID; one that the run did not collate is collated now."""
    from variorum.archive import dossier_of, place

    chosen = chosen_format(form, out)
    check_out(out, chosen)
    found = dossier_of(place(folder), key)
    if found is None:
        raise UsageError(f"{folder}: holds no story whose id begins with {key}")
    publish_dossier(found.dossier, form=chosen, out=out, quotes_only=False, told="brief")
    # a dossier lists the first refusals of a run only
    if found.unlisted:
        say(f"{found.unlisted:,} more refusals of the run are in {folder}/refusals", err=True)
