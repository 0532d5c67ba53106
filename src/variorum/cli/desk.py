"""`variorum desk …`: the commands of a desk. Only their options and what they print are here; what they do is in `variorum.desk`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.columns import column_option, read_as
from variorum.cli.desk_model import model_options, setting
from variorum.cli.keeping import backup, doctor, restore
from variorum.cli.logging_option import JSON_LINES, log_option, sayer
from variorum.cli.output import FORMATS
from variorum.cli.people import token, user
from variorum.cli.place import Place
from variorum.cli.printing import put, put_bytes, say
from variorum.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from variorum.pipeline import Progress
    from variorum.records import Refusal

# A network port.
PORT = click.IntRange(1, 65535)
# So many refusals are named at once.
NAMED = 20


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--desk",
    "place",
    default="desk.variorum",
    envvar="VARIORUM_DESK",
    show_default=True,
    show_envvar=True,
    help="The desk: a file, or postgresql://user@host/name.",
)
@click.option(
    "--decisions",
    envvar="VARIORUM_DECISIONS",
    help="The decisions' file. [default: decisions.jsonl beside the desk]",
)
@click.pass_context
def desk(ctx: click.Context, place: str, decisions: str | None) -> None:
    """Work with stories that move: add reports for days, keep every version, decide, look again.

    \b
    variorum desk init
    variorum desk add reports/ page.html
    variorum desk watch https://news.example/feed.xml --once
    variorum desk status
    variorum desk serve
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    ctx.obj = Place(place, decisions)


desk.add_command(user)
desk.add_command(token)
for command in (backup, restore, doctor):
    desk.add_command(command)


@desk.command()
@click.pass_obj
def init(place: Place) -> None:
    """Make an empty desk, or bring an older one to this version's schema."""
    with place.open(create=True):
        say(f"A desk is at {place.place}. Next: variorum desk add INPUT…")


@desk.command()
@click.argument("inputs", nargs=-1, required=True)
@column_option
@click.option(
    "--later", is_flag=True, help="Keep the reports now, put them into stories with the next command."
)
@click.pass_obj
def add(place: Place, inputs: tuple[str, ...], later: bool) -> None:
    """Add files, folders, JSONL rows or archives. What is reported as kept survives any interruption.

    \b
    variorum desk add reports/ monday.jsonl page.html
    """  # noqa: D301
    from variorum.desk.ingest.add import add as add_inputs

    refused: list[Refusal] = []
    with place.open() as opened, shown_progress() as progress:
        counts = add_inputs(
            opened,
            inputs,
            reading=read_as(opened.settings.gather),
            progress=progress,
            refusing=refused.append,
            derive=not later,
        )
    # counts first; what was refused goes to standard error
    say(
        f"Kept: {_counted(counts.added, 'new report')}; {counts.seen} seen before, {counts.refused} refused, "
        f"{counts.skipped} skipped."
    )
    # the first few by name
    for refusal in refused[:NAMED]:
        say(f"  refused {refusal.path}: {refusal.detail}", err=True)
    if len(refused) > NAMED:
        say(f"  and {len(refused) - NAMED:,} more: `variorum desk refusals` lists them", err=True)


@desk.command()
@click.pass_obj
def rebuild(place: Place) -> None:
    """Make everything derived again from captures' reports and decisions."""
    from variorum.desk.updating.catch_up import rebuild as make_again

    with place.open() as opened, shown_progress() as progress:
        units = make_again(opened, progress)
    say(f"Derived again: {_counted(units, 'pool')} of reports.")


@desk.command()
@click.option("--limit", default=20, show_default=True, help="How many stories to list.")
@click.pass_obj
def status(place: Place, limit: int) -> None:
    """What the desk holds, its latest stories, and decisions that need a look."""
    from variorum.desk.evidence.decision_cache import sync_ledger
    from variorum.desk.proposing import shelf_of, without_target
    from variorum.desk.queries.lookup import status as status_of
    from variorum.store import derived

    with place.open() as opened:
        # new lines of the decisions' file count, too
        sync_ledger(opened)
        standing = status_of(opened)
        unmatched = without_target(opened, shelf_of(opened), standing.unmatched)
        with opened.store.reading() as connection:
            rows = derived.stories(connection, limit=limit)
    # reports in stories: without those that wait or were retracted
    say(
        f"{_counted(standing.reports - standing.pending - standing.retracted, 'report')} in {_counted(standing.stories, 'story', 'stories')}, "
        f"{_counted(standing.refusals, 'refusal')}, {_counted(standing.decisions, 'decision')}."
    )
    if standing.pending:
        say(
            f"{_counted(standing.pending, 'report')} not yet in a story: the next add, export or a look at the screens puts them there."
        )
    if standing.refusals:
        say("`variorum desk refusals` says what was refused, and why.")
    if standing.retracted:
        say(f"{_counted(standing.retracted, 'report')} retracted: kept, and in no story.")
    if standing.interrupted:
        say(f"{_counted(standing.interrupted, 'run')} interrupted; what they had kept is here.")
    for row in rows:
        say(
            f"\n{row.id[:8]}  {_counted(row.sources, 'independent source')} in {_counted(row.reports, 'report')}"
            f"\n          {row.title}\n          {_marks(row.conflicts, row.changed, row.agreements, row.singles)}"
        )
    for one in unmatched:
        say(f"\nDecision {one.id} ({one.kind}, {one.author}, {one.at[:10]}) has found no target.")
    for first, second in standing.contradictions:
        say(
            f"\nDecisions {first.id} ({first.kind}, {first.author}) and {second.id} ({second.kind}, {second.author}) "
            "contradict each other; the later one holds."
        )


@desk.command()
@click.option("--limit", default=100, show_default=True, help="How many to list.")
@click.pass_obj
def refusals(place: Place, limit: int) -> None:
    """What the desk was given and could not read, the latest first, and why."""
    from variorum.store import runs

    with place.open() as opened, opened.store.reading() as connection:
        rows = runs.refused(connection, limit=limit)
        number = sum(runs.refused_by_reason(connection).values())
    for one in rows:
        often = f", {one.times} times" if one.times > 1 else ""
        say(f"{one.at[:16].replace('T', ' ')}  {one.path}: {one.detail} ({one.reason}{often})")
    # the list has the latest ones; the sum has all
    more = f", {number - len(rows):,} of them earlier than these" if number > len(rows) else ""
    say(f"{_counted(number, 'refusal')}{more}." if number else "Nothing was refused.")


@desk.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--undo", is_flag=True, help="Put the reports back into their stories.")
@click.option("--why", help="Kept with the decision.")
@click.option("--author", envvar="VARIORUM_AUTHOR", help="Whose decision it is. [default: your login]")
@click.pass_obj
def retract(place: Place, what: tuple[str, ...], undo: bool, why: str | None, author: str | None) -> None:
    """Take reports that were added by mistake out of every story. WHAT is a path, folder or address as it was added, or
    the beginning of a report's id.

    Nothing is deleted: it is a decision like others, kept in their file and undone with --undo or on the screens.

    \b
    variorum desk retract reports/draft.html --why "not published"
    variorum desk retract reports/draft.html --undo
    """  # noqa: D301
    with place.open() as opened:
        from variorum.desk.desk import login
        from variorum.desk.ingest import retracting

        signed = author or login()
        if undo:
            found = retracting.take_back(opened, what, author=signed)
            say(f"Put back: {_counted(len(found), 'report')}.")
        else:
            found = retracting.retract(opened, what, author=signed, why=why)
            say(f"Taken out of every story, and kept: {_counted(len(found), 'report')}.")


@desk.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True)
@click.pass_obj
def search(place: Place, words: tuple[str, ...], limit: int) -> None:
    """Find reports by words, or by "a phrase" in quotation marks."""
    from variorum.desk.decisions.decisions import active
    from variorum.desk.derivation.derive import retracted
    from variorum.publish.view import headline
    from variorum.store import evidence
    from variorum.store.full_text import CLOSE, OPEN
    from variorum.store.full_text import search as find

    with place.open() as opened, opened.store.reading() as connection:
        hits = find(connection, " ".join(words), limit=limit)
        # a report without a title is called by its headline
        untitled = [evidence.held_report(connection, hit.report) for hit in hits if not hit.title]
        gone = retracted(active(evidence.decisions(connection)))
    called = {held.report.id: headline(held.report) for held in untitled if held}
    for hit in hits:
        excerpt = " ".join(hit.excerpt.replace(OPEN, "[").replace(CLOSE, "]").split())
        say(
            f"{hit.report[:8]}  {hit.outlet or 'unnamed outlet'}: {hit.title or called[hit.report]}"
            f"{' (retracted)' if hit.report in gone else ''}\n          {excerpt}"
        )
    say(f"{_counted(len(hits), 'report')} found." if hits else "Nothing found.")


@desk.command()
@click.argument("story")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write. [default: by the suffix of --out, else json]",
)
@click.option("-o", "--out", type=click.Path(), help="Where to write. [default: standard output]")
@click.option("--as-of", help="As it could be known then: 2026-03-04, or 2026-03-04T09:30.")
@click.option("--clock", type=click.Choice(("public", "captured")), default="public", show_default=True)
@click.option("--quotes-only", is_flag=True, help="Leave the full texts out (HTML).")
@click.pass_obj
def export(
    place: Place,
    story: str,
    form: str | None,
    out: str | None,
    as_of: str | None,
    clock: str,
    quotes_only: bool,
) -> None:
    """Write one story as a dossier. STORY is its name, the beginning of it, or words of its title."""
    from variorum.cli.output import BINARY, JSON, check_out, chosen_format, write
    from variorum.desk.updating.exporting import export_story

    chosen = chosen_format(form, out, default="json")
    # bytes never go to a terminal
    if out or chosen in BINARY:
        check_out(out, chosen)
    with place.open() as opened:
        made = export_story(opened, story, form=chosen, as_of=as_of, clock=clock, quotes_only=quotes_only)
    if out and out != "-":
        write(Path(out), made)
        say(f"Written to {out}", err=True)
    elif chosen in BINARY:
        put_bytes(made)
    else:
        put(made.decode("utf-8") + "\n", data=chosen in JSON)


@desk.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.pass_obj
def decisions(place: Place, files: tuple[str, ...]) -> None:
    """Take in other people's decisions; each is kept once, and contradictions are listed by `status`."""
    from variorum.desk.decisions.ledger import append, read
    from variorum.desk.updating.catch_up import catch_up

    with place.open() as opened:
        known = {decision.id for decision in read(opened.ledger).decisions}
        for file in files:
            found = read(Path(file))
            new = [decision for decision in found.decisions if decision.id not in known]
            for decision in new:
                append(opened.ledger, decision)
            # the same decision in two files counts once
            known |= {decision.id for decision in new}
            say(f"{file}: {_counted(len(new), 'new decision')}, {len(found.refused)} refused.")
            for refusal in found.refused:
                say(f"  {refusal.path}: {refusal.detail}")
        catch_up(opened)


@desk.command("training-rows")
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False), help="Where to write. [default: standard output]"
)
@click.pass_obj
def rows_for_training(place: Place, out: str | None) -> None:
    """Write what editors decided as JSON lines to learn from: two passages and what was said of them, without anybody's name.

    Nothing learns from decisions by itself; this command is the only way that they leave the desk as examples.

    \b
    variorum desk training-rows --out rows.jsonl
    """  # noqa: D301
    import json

    from variorum.desk.queries.doubts import training_rows
    from variorum.desk.queries.lookup import load
    from variorum.desk.updating.catch_up import catch_up
    from variorum.store import derived

    with place.open() as opened:
        catch_up(opened)
        with opened.store.reading() as connection:
            ids = [row.id for row in derived.stories(connection)]
        # one story after the other, since each is large
        loaded = (load(opened, one) for one in ids)
        lines = [
            json.dumps(row, ensure_ascii=True) + "\n" for one in loaded if one for row in training_rows(one)
        ]
    if out is None:
        put("".join(lines), data=True)
        return
    try:
        Path(out).write_text("".join(lines), encoding="ascii")
    except OSError as error:
        raise UsageError(f"--out {out}: cannot be written: {error.strerror}") from error
    say(f"{_counted(len(lines), 'row')} written to {out}.", err=True)


@desk.command()
@click.option(
    "--host",
    default="127.0.0.1",
    envvar="VARIORUM_HOST",
    show_default=True,
    help="Another address needs --token, or accounts and --public-url.",
)
@click.option("--port", default=8373, type=PORT, envvar="VARIORUM_PORT", show_default=True)
@click.option(
    "--token", "secret", envvar="VARIORUM_TOKEN", help="What a visitor must know, at a desk without accounts."
)
@click.option(
    "--author",
    envvar="VARIORUM_AUTHOR",
    help="Whose name decisions made here carry, at a desk without accounts. [default: your login]",
)
@click.option(
    "--public-url",
    envvar="VARIORUM_PUBLIC_URL",
    help="What browsers call the desk where a proxy with TLS stands before it: https://desk.example.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    envvar="VARIORUM_PROXY",
    help="The address or network of that proxy, whose word is taken for whom it speaks. May be repeated.",
)
@click.option(
    "--proxy-login",
    is_flag=True,
    envvar="VARIORUM_PROXY_LOGIN",
    help="Take X-Forwarded-User from --proxy for who comes; it must have an account.",
)
@log_option
@model_options
@click.pass_obj
def serve(
    place: Place,
    host: str,
    port: int,
    secret: str | None,
    author: str | None,
    public_url: str | None,
    proxies: tuple[str, ...],
    proxy_login: bool,
    log: str,
    model: str | None,
    server: str,
    dialect: str | None,
    allow_remote: bool,
    key_file: str | None,
    calls: int | None,
    minutes: float | None,
) -> None:
    """Serve the desk's screens to a browser.

    No language model is asked unless --model names one: then an editor may have it look at a story, too.
    """
    from variorum.web.serving import Serving
    from variorum.web.serving import serve as serve_desk

    # None: no model is asked, and no page offers it
    asked = setting(model, server, dialect, allow_remote, key_file, calls, minutes) if model else None
    how = Serving(
        host=host,
        port=port,
        token=secret,
        author=author,
        public_url=public_url,
        proxies=proxies,
        proxy_login=proxy_login,
        model=asked,
        log_json=log == JSON_LINES,
    )
    with place.open() as opened:
        serve_desk(opened, how, say=sayer(log))


@desk.command()
@click.argument("feeds", nargs=-1, required=True)
@click.option("--once", is_flag=True, help="Poll each feed that is due, then stop (for cron).")
@click.option("--allow-private", is_flag=True, help="Ask hosts of this machine and the local network, too.")
@log_option
@click.pass_obj
def watch(place: Place, feeds: tuple[str, ...], once: bool, allow_private: bool, log: str) -> None:
    """Poll feeds (RSS, Atom, JSON) and lists of feeds (OPML), fetch their articles, keep every version.

    A feed or a list may be a file, too: it is read again at every round.

    \b
    variorum desk watch feeds.opml --once
    variorum desk watch https://news.example/feed.xml
    """  # noqa: D301
    try:
        from variorum.desk.ingest.watch import watch as watch_feeds
        from variorum.gather.fetch import Fetcher
    except ModuleNotFoundError as error:
        raise MissingExtra("watching feeds", extra="desk") from error
    with place.open() as opened:
        fetch = replace(opened.settings.gather.fetch, allow_private=allow_private)
        fetcher = Fetcher(fetch, now=opened.now)
        watch_feeds(opened, feeds, once=once, fetcher=fetcher, say=sayer(log))


@desk.command()
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    help="Keep the desk in this folder. [default: a folder that is removed at the end]",
)
@click.option("--port", default=8373, type=PORT, show_default=True)
@click.option("--make-only", is_flag=True, help="Make the desk in --to, and serve nothing.")
def demo(folder: str | None, port: int, make_only: bool) -> None:
    """Open a desk of a past, invented story of three days, to try all of it: versions, a correction, a laggard, a circle.

    \b
    variorum desk demo
    variorum desk demo --to sample-desk --make-only
    """  # noqa: D301
    from tempfile import TemporaryDirectory

    if make_only and folder is None:
        raise UsageError("--make-only needs --to: the desk would be gone at once")
    try:
        from variorum.desk.demo import make_demo
        from variorum.web.serving import Serving
        from variorum.web.serving import serve as serve_desk
    except ModuleNotFoundError as error:
        raise MissingExtra("a desk", extra="desk") from error
    with TemporaryDirectory(prefix="variorum-demo-") as made:
        # in the folder that was named, or one that is deleted at the end
        place = make_demo(Path(folder or made))
        if make_only:
            say(f"A desk of three invented days is at {place}. Next: variorum desk --desk {place} serve")
            return
        with Place(place, None).open() as opened:
            serve_desk(opened, Serving(host="127.0.0.1", port=port), say=say)


TOPICS = ("new-value", "second-source", "correction", "withdrawal", "laggard", "edit", "report")


@desk.command()
@click.argument("url")
@click.option("--story", help="Only of this story: its name, the beginning of it, or words of its title.")
@click.option("--claim", help="Only of this claim: its key, as in the address of its page.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(TOPICS),
    help="Only of this kind; may be repeated. [default: the first five]",
)
@click.option("--allow-private", is_flag=True, help="Tell an address of this machine or the local network.")
@click.pass_obj
def subscribe(
    place: Place, url: str, story: str | None, claim: str | None, kinds: tuple[str, ...], allow_private: bool
) -> None:
    """Have URL told what happens, by a signed POST: on the whole desk, in a story, or to a claim.

    The secret that signs is shown once. Feeds need no subscription: /feed.atom of the desk, a story or a claim.

    \b
    variorum desk subscribe https://hooks.example/desk
    variorum desk subscribe https://hooks.example/desk --story ferry --kind correction --kind laggard
    """  # noqa: D301
    with place.open() as opened:
        from variorum.desk.subscriptions.subscribing import subscribe as add_subscription

        subscription = add_subscription(
            opened, url, story=story, claim=claim, kinds=kinds, allow_private=allow_private
        )
    say(
        f"Subscription {subscription.id}: {_subject(subscription.scope, subscription.key)}, {', '.join(subscription.kinds)}."
    )
    say(f"Secret (kept by the desk, not shown again): {subscription.secret}")
    say("`variorum desk watch` and `serve` deliver; so does `variorum desk deliver`.")


@desk.command()
@click.argument("subscription")
@click.pass_obj
def unsubscribe(place: Place, subscription: str) -> None:
    """End a SUBSCRIPTION: its id, or the beginning of it. Nothing more is sent."""
    with place.open() as opened:
        from variorum.desk.subscriptions.subscribing import unsubscribe as end

        ended = end(opened, subscription)
    say(f"Ended: {ended.id}, {ended.url}.")


@desk.command()
@click.option("--all", "ended", is_flag=True, help="Those that were ended, too.")
@click.pass_obj
def subscriptions(place: Place, ended: bool) -> None:
    """Who is told of what, what waits to be delivered, and what came of the last attempt."""
    from variorum.store import outbox

    with place.open() as opened, opened.store.reading() as connection:
        found = outbox.subscriptions(connection, ended=ended)
        tallies = outbox.tallies(connection)
    for subscription in found:
        tally = tallies.get(subscription.id, outbox.Tally())
        # "2031-03-04T09:10" without the "T"
        over = f", ended {subscription.ended[:16].replace('T', ' ')}" if subscription.ended else ""
        last = f"; last: {tally.said}" if tally.said else ""
        say(
            f"{subscription.id}  {subscription.url}{over}\n          {_subject(subscription.scope, subscription.key)}, {', '.join(subscription.kinds)}\n"
            f"          {tally.delivered:,} delivered, {tally.waiting:,} waiting, {tally.abandoned:,} given up{last}"
        )
    say(f"{_counted(len(found), 'subscription')}." if found else "There are no subscriptions.")


@desk.command()
@click.pass_obj
def deliver(place: Place) -> None:
    """Send what is due to subscriptions, once (for cron). What fails is sent again later, with longer pauses."""
    try:
        from variorum.desk.subscriptions.delivering import deliver as send
    except ModuleNotFoundError as error:
        raise MissingExtra("delivering to subscriptions", extra="desk") from error
    with place.open() as opened:
        found = send(opened)
    say(f"{found.delivered:,} delivered, {found.failed:,} failed, {found.abandoned:,} given up.")


def _subject(scope: str, key: str) -> str:
    return "the whole desk" if scope == "desk" else f"{scope} {key}"


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A line on standard error while something takes long; nothing where that is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _room, _done, _of: None
        return
    from variorum.rooms import DESK, WORKING

    with console.status("Working") as line:
        # what the desk does at the moment, while a room works for it
        outer = ""

        def show(room: str, done: int, of: int) -> None:
            """Shows what the desk does, and behind it what a room does for that."""
            nonlocal outer
            said = f"{WORKING[room]} {done:,}" + (f" of {of:,}" if of else "")
            # the desk's own step stays in the line while rooms work for it
            if room in DESK:
                outer = said
            line.update(said if room in DESK or not outer else f"{outer} · {said}")

        yield show


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _marks(conflicts: int, changed: int, agreements: int, singles: int) -> str:
    """The counts in words: "2 differ · 1 changed". A kind of which there is none is left out."""
    from variorum.publish.phrases import tallied
    from variorum.records import Status

    counts = {
        Status.CONFLICT: conflicts,
        Status.CHANGED: changed,
        Status.AGREE: agreements,
        Status.SINGLE: singles,
    }
    marks = [(tallied(status, number), number) for status, number in counts.items() if number]
    return " · ".join(f"{number:,} {mark.word}" for mark, number in marks) or "no claims yet"
