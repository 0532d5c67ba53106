"""`variorum desk watch`: polls feeds, fetches their articles, looks at them again, keeps every version.

Words used here. Visit: what is known of one address: when it was asked and when it is due. Round: one pass over what
is due. Refusal: what could not be taken in, with its reason. Validators: ETag and Last-Modified, by which a server
says that nothing changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import delete, insert, select

from variorum.desk.desk import Desk, stamp
from variorum.desk.ingest.add import Refusing, pass_over, take_in
from variorum.desk.ingest.feed_items import FeedItem, NoFeed, feed_items
from variorum.desk.ingest.schedule import Visit, failed, from_text, is_due, succeeded, to_text
from variorum.desk.model.clocks import moment
from variorum.desk.subscriptions.delivering import deliver
from variorum.desk.updating.catch_up import catch_up
from variorum.errors import NoSuchInput, UsageError, VariorumError
from variorum.gather.archives.responses import from_response
from variorum.gather.content_types import Kind, sniff
from variorum.gather.fetch import Denied, Fetcher, Response, Unchanged, Validators
from variorum.gather.formats.documents import whole
from variorum.gather.formats.opml import FEEDS, read_opml
from variorum.gather.readers import read
from variorum.gather.refused import Unreadable
from variorum.gather.sources import Address, Source, file_source
from variorum.gather.visits import is_url
from variorum.records import Capture, Reason, Refusal, Skipped, Stated
from variorum.store import evidence, tables
from variorum.store.rows import RunCounts
from variorum.text.ids import digest

# Longest sleep between two rounds, so that a clock set forward or a new feed is noticed.
LONGEST_SLEEP = 300.0
# Reports acknowledged together: fetching is slow, and what came in should not wait for what has not.
BATCH = 5
# The beginning of a feed's address that is a file.
FILE = "file://"
# Refusals after which an address is not asked again.
GONE = frozenset({Reason.FORBIDDEN, Reason.UNSUPPORTED, Reason.NOT_AN_ARTICLE})


@dataclass(slots=True)
class Round:
    """One round of asking: what is known of each address, what the feeds read in it list, and the pages of which the server says that they are
    unchanged (HTTP 304)."""

    desk: Desk
    fetcher: Fetcher
    # address → what is known of it
    visits: dict[str, Visit]
    # address of an article → what a feed says of it
    listed: dict[str, FeedItem] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    # addresses asked so far
    looked: int = 0

    def due(self, url: str) -> bool:
        """Whether the address is to be asked now; also one that was refused as local, once local addresses
        may be asked.
        """
        visit = self.visits[url]
        return (visit.private and self.fetcher.settings.allow_private) or is_due(visit, self.desk.now())


def watch(
    desk: Desk,
    feeds: Sequence[str],
    *,
    once: bool,
    fetcher: Fetcher | None = None,
    sleep: Callable[[float], None] = time.sleep,
    say: Callable[[str], None] = lambda _: None,
) -> RunCounts:
    """Asks the feeds and articles that are due, round after round until it is interrupted; with `once` for one round,
    whose counts are returned. After each round it delivers what waits for subscriptions. `say` is called with each
    refusal and its reason. Raises NoSuchInput for a file that is not there.
    """

    def refusing(refusal: Refusal) -> None:
        say(f"refused {refusal.path}: {refusal.detail}")

    # a name given may be a file of many addresses
    addresses = tuple(dict.fromkeys(url for given in feeds for url in named_feeds(given, desk)))
    fetcher = fetcher or Fetcher(desk.settings.gather.fetch, now=desk.now)
    while True:
        for url, due in _feeds_waiting(desk, addresses, fetcher) if once else ():
            say(f"not asked {url}: it is not due before {due}")
        counts = poll(desk, addresses, fetcher, refusing=refusing)
        deliver(desk)
        say(f"{stamp(desk.now())}: {counts.added} new, {counts.seen} as they were, {counts.refused} refused")
        if once:
            return counts
        sleep(_until_due(desk))


def _feeds_waiting(desk: Desk, feeds: Sequence[str], fetcher: Fetcher) -> Iterator[tuple[str, str]]:
    """(address, when it is due) for each feed that a round passes over: one is due as often as its interval says,
    after failures later.
    """
    round_ = Round(desk=desk, fetcher=fetcher, visits=_known_states(desk))
    for url in feeds:
        if url in round_.visits and not url.startswith(FILE) and not round_.due(url):
            yield url, round_.visits[url].due or "somebody asks for it anew"


def named_feeds(given: str, desk: Desk) -> tuple[str, ...]:
    """The addresses of feeds that `given` names: its own, those of feeds in files (file://…), and those in a list of feeds (OPML)."""
    if is_url(given):
        return (given,)
    path = Path(given)
    if not path.is_file():
        raise NoSuchInput(f"no such feed or list of feeds: {given}; give the address of a feed, or a file")
    source = file_source(path, shown=given, named=True, retrieved=None)
    settings = desk.settings.gather
    with source.open() as stream:
        kind = sniff(
            stream.peek(settings.sniff_bytes)[: settings.sniff_bytes], source.extension, settings=settings
        )
        # a file that is itself a feed, else a list of feeds
        if kind in FEEDS:
            return (path.resolve().as_uri(),)
        if kind is not Kind.OPML:
            raise UsageError(f"{given} is {kind}, and neither a feed nor a list of feeds (OPML)")
        try:
            items_listed = list(read_opml(source, stream, settings=settings))
        except Unreadable as error:
            raise UsageError(f"{given}: {error.detail}") from error
    feeds = tuple(address for item in items_listed if (address := _address(item)) is not None)
    if not feeds:
        raise UsageError(f"{given} names no feed that can be watched")
    return feeds


def _address(listed: Source | Address | Refusal) -> str | None:
    """What a list of feeds names, as an address: a web address, or file://…; None where it could not be read."""
    if isinstance(listed, Address):
        return listed.url
    place = listed.place if isinstance(listed, Source) else None
    return place.resolve().as_uri() if place is not None else None


def poll(desk: Desk, feeds: Sequence[str], fetcher: Fetcher, *, refusing: Refusing = pass_over) -> RunCounts:
    """One round: asks the feeds that are due, then the articles. What was fetched is kept first, the state of the
    addresses is written after that. A kill between the two makes an address be asked again; it loses no report.
    """
    now = stamp(desk.now())
    known = _known_states(desk)
    for url in feeds:
        known.setdefault(url, Visit(kind="feed", due=now, first=now))
    round_ = Round(desk=desk, fetcher=fetcher, visits=known)
    # small batches, so that a long round keeps what it has fetched so far
    small = replace(desk, desk_settings=replace(desk.desk_settings, batch=BATCH))
    counts = take_in(small, _fetched(round_, feeds), command="watch " + " ".join(feeds), refusing=refusing)
    _note_unchanged(round_)
    _write(round_)
    catch_up(desk)
    return replace(counts, seen=counts.seen + len(round_.unchanged))


def _fetched(round_: Round, feeds: Sequence[str]) -> Iterator[Capture | Refusal | Skipped]:
    """All that comes of one round: feeds first, then the articles that are due, the longest due first."""
    for url in feeds:
        if url.startswith(FILE):
            yield from _looked_at_alone(round_, url, _look_at_file)
        elif round_.due(url):
            yield from _looked_at_alone(round_, url, _look_at_feed)
    due = [
        article_url
        for article_url, visit in round_.visits.items()
        if visit.kind == "article" and round_.due(article_url)
    ]
    for url in sorted(due, key=lambda article_url: (round_.visits[article_url].due or "", article_url)):
        yield from _looked_at_alone(round_, url, _look_at_article)


def _looked_at_alone(
    round_: Round, url: str, look: Callable[[Round, str], Iterator[Capture | Refusal | Skipped]]
) -> Iterator[Capture | Refusal | Skipped]:
    """What `look` brings from one address. An error inside variorum stops only this address: it becomes a refusal,
    and the address is asked again as after any failure. `look`: asks for the address and gives what comes.
    """
    try:
        yield from look(round_, url)
    # wrong use, such as settings that cannot be: not this address's fault
    except VariorumError:
        raise
    except Exception as error:
        now, settings = round_.desk.now(), round_.desk.desk_settings
        round_.visits[url] = failed(round_.visits[url], now, settings, wait=None, for_good=False)
        yield Refusal.failed(url, "watch", error)


def _look_at_feed(round_: Round, url: str) -> Iterator[Refusal]:
    """Asks a feed and notes its new articles as due; yields a refusal where nothing usable came."""
    # refused; unchanged since the last time; or a feed that is read
    outcome = _ask(round_, url)
    if isinstance(outcome, Denied):
        yield outcome.refusal
        return
    if isinstance(outcome, Unchanged):
        return
    try:
        items = feed_items(_plain(round_, outcome), url=outcome.url)
    except NoFeed as error:
        yield Refusal(path=url, reason=Reason.UNREADABLE, detail=str(error))
        return
    _schedule(round_, items)


def _look_at_file(round_: Round, url: str) -> Iterator[Refusal]:
    """Reads a feed that is a file on this machine and notes its new articles as due. It is read at every round, since
    that burdens no server. Yields a refusal where it cannot be read, otherwise nothing.
    """
    settings = round_.desk.settings.gather
    try:
        with file_source(
            Path(unquote(urlsplit(url).path)), shown=url, named=True, retrieved=None
        ).open() as stream:
            content = whole(stream, settings.document_bytes)
        # `whole` gives None for more bytes than are allowed
        if content is None:
            raise NoFeed(f"larger than {settings.document_bytes / (1 << 20):.0f} MB")
        items = feed_items(content, url=url)
    except (NoFeed, OSError) as error:
        detail = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
        yield Refusal(path=url, reason=Reason.UNREADABLE, detail=detail)
        return
    visit, now = round_.visits[url], round_.desk.now()
    round_.visits[url] = succeeded(visit, now, round_.desk.desk_settings, etag=None, last_modified=None)
    _schedule(round_, items)


def _schedule(round_: Round, items: Iterable[FeedItem]) -> None:
    """Notes new articles as due now, at most so many a feed and round, in the order of the feed, which has the newest
    first. The rest is still in the feed at the next round.
    """
    now, found = round_.desk.stamp(), tuple(items)
    round_.listed.update({item.url: item for item in found})
    new = [item for item in found if item.url not in round_.visits]
    for item in new[: round_.desk.desk_settings.items_a_look]:
        round_.visits[item.url] = Visit(
            kind="article", due=now, first=now, source=item.source, published=item.published
        )


def _look_at_article(round_: Round, url: str) -> Iterator[Capture | Refusal | Skipped]:
    """Asks for an article. Where the server says it is unchanged, that alone is noted. Where it will not be asked for again, the text that its feed
    has of it is taken, which is never a version of a page that was seen.
    """
    visit = round_.visits[url]
    outcome = _ask(round_, url)
    if isinstance(outcome, Denied):
        yield outcome.refusal
        # `due` None: it will not be asked for again; `private`: it must not be asked for at all
        is_given_up = round_.visits[url].due is None and not outcome.private
        listed = round_.listed.get(url)
        if is_given_up and not visit.visits and listed is not None and listed.text is not None:
            yield _from_feed(round_, listed, listed.text, why=outcome.refusal.detail)
    elif isinstance(outcome, Unchanged):
        round_.unchanged.append(url)
    else:
        # not to be read: a refusal, which is passed on
        source = _source(round_, outcome)
        if not isinstance(source, Source):
            yield source
            return
        for item in read(source, settings=round_.desk.settings.gather):
            if isinstance(item, Capture):
                yield _with_feed(item, visit)
            elif not isinstance(item, Address):
                yield item


def _from_feed(round_: Round, item: FeedItem, text: str, *, why: str) -> Capture:
    """The text that a feed has of an article, in place of the page that could not be had. `text`: what the feed says; `why`: why the page
    could not be had.
    """
    content = text.encode("utf-8")
    return Capture(
        path=item.url,
        content=content,
        digest=digest(content),
        media_type=item.media_type,
        charset="utf-8",
        url=item.url,
        retrieved=round_.desk.stamp(),
        record="item of its feed",
        stated=Stated(title=item.title, outlet=item.source or item.feed, published=item.published),
        losses=(f"this is what the feed says, for the page could not be had: {why}",),
    )


def _with_feed(capture: Capture, visit: Visit) -> Capture:
    """The capture with the <source> and the date that the feed stated when it first listed the article. These win
    over what the page states.
    """
    stated = capture.stated
    said = Stated(
        title=stated.title,
        outlet=stated.outlet or visit.source,
        published=stated.published or visit.published,
        authors=stated.authors,
    )
    return replace(capture, stated=said)


def _ask(round_: Round, url: str) -> Response | Unchanged | Denied:
    """Asks the address with the ETag and Last-Modified of the last answer, and notes by the outcome when it is asked next."""
    visit = round_.visits[url]
    validators = Validators(etag=visit.etag, last_modified=visit.last_modified)
    round_.looked += 1
    outcome = round_.fetcher.fetch(url, known=validators)
    now, settings = round_.desk.now(), round_.desk.desk_settings
    if isinstance(outcome, Denied):
        # never asked again, if no pause was asked for and the reason will not go away
        is_gone = outcome.wait is None and outcome.refusal.reason in GONE
        visit_after = replace(
            failed(visit, now, settings, wait=outcome.wait, for_good=is_gone), private=outcome.private
        )
    else:
        # an answer "unchanged" leaves the validators as they were
        validators_now = outcome.validators if isinstance(outcome, Response) else validators
        visit_after = succeeded(
            visit, now, settings, etag=validators_now.etag, last_modified=validators_now.last_modified
        )
    round_.visits[url] = visit_after
    return outcome


def _source(round_: Round, outcome: Response) -> Source | Refusal | Skipped:
    """What was answered, as a source to be read; a Refusal or Skipped if it is of a kind that is not read."""
    return from_response(
        outcome.body,
        outcome.headers,
        path=outcome.asked,
        url=outcome.url,
        retrieved=outcome.retrieved,
        record=None,
        settings=round_.desk.settings.gather,
        losses=outcome.losses,
    )


def _plain(round_: Round, outcome: Response) -> bytes:
    """The bytes of the feed, decompressed if they came in a content coding. Raises NoFeed where that cannot be done."""
    source = _source(round_, replace(outcome, headers=_as_text(outcome.headers)))
    if not isinstance(source, Source):
        raise NoFeed(source.detail)
    with source.open() as stream:
        return stream.read()


def _as_text(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The headers, with the type text/plain. A JSON feed often calls itself application/json, which as an article would not be read."""
    return tuple((k, "text/plain" if k.lower() == "content-type" else v) for k, v in headers)


def _note_unchanged(round_: Round) -> None:
    """Notes for each page that the server says is unchanged that its last text was seen again."""
    at = round_.desk.stamp()
    with round_.desk.store.writing() as connection:
        for url in round_.unchanged:
            versions = evidence.versions(connection, url.split("#", 1)[0])
            if versions:
                evidence.add_sighting(connection, versions[-1].report.id, at)


def _known_states(desk: Desk) -> dict[str, Visit]:
    """Address → what the desk knows of its last visit, for all feeds."""
    with desk.store.reading() as connection:
        rows = connection.execute(select(tables.feed).order_by(tables.feed.c.url)).all()
    return {row.url: from_text(row.body) for row in rows}


def _write(round_: Round) -> None:
    """Writes the new state of all addresses over the old one."""
    rows = [{"url": url, "body": to_text(visit)} for url, visit in sorted(round_.visits.items())]
    with round_.desk.store.writing() as connection:
        connection.execute(delete(tables.feed))
        if rows:
            connection.execute(insert(tables.feed), rows)


def _until_due(desk: Desk) -> float:
    """Seconds until the next visit, between one and LONGEST_SLEEP."""
    times = [due for visit in _known_states(desk).values() if (due := moment(visit.due)) is not None]
    if not times:
        return LONGEST_SLEEP
    return min(LONGEST_SLEEP, max(1.0, (min(times) - desk.now()).total_seconds()))
