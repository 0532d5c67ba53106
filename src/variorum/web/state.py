"""What every screen needs: the desk and its caches; how a request becomes an edition of a story, and how a template becomes a page.

Words used here. Edition: a story as it stands, or stood at a moment (`Loaded`). Slots: placeholders of a page that
are filled for each visitor. Clock: by when things were published, or by when the desk knew of them. Holding:
decisions that are in force.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from http import HTTPStatus
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from variorum.desk.accounts.throttle import Throttle
from variorum.desk.desk import Desk
from variorum.desk.evidence.decision_cache import Holding, on_reports
from variorum.desk.model.clocks import EARLIEST, Clock, asked_moment, moment
from variorum.desk.proposing import Seen, Shelf, shelf_of
from variorum.desk.queries.doubts import Doubt
from variorum.desk.queries.lookup import Loaded, back_to, load
from variorum.desk.queries.together import NOBODY, Team
from variorum.errors import UsageError
from variorum.publish.phrases import stamp_words
from variorum.publish.sheet import Sheet, sheet
from variorum.publish.view import story_view, tongues
from variorum.records import Decision
from variorum.store import derived, names
from variorum.store.rows import Event
from variorum.web.asking import Asking
from variorum.web.guard import Guard
from variorum.web.jobs import Deriving
from variorum.web.kept import Slots
from variorum.web.numbers import whole
from variorum.web.presence import Presence
from variorum.web.tags import tagged
from variorum.web.taking import Taking
from variorum.web.team import at_hand
from variorum.web.templating import render
from variorum.web.turns import in_turn
from variorum.web.visitors import visitor_of
from variorum.web.watched import Watched, standing

if TYPE_CHECKING:
    from variorum.web.health import Figures

T = TypeVar("T")
AUTHOR_COOKIE = "variorum_author"
# Editions held ready: a slider goes back and forth over one story's few moments.
EDITIONS = 64
CONTENTS = count(1)


class LedOn(Exception):
    """Raised where what was asked for stands under another key now. `old`: the beginning of the path that was asked
    for; `new`: what is to stand in its place.
    """

    def __init__(self, *, old: str, new: str) -> None:
        """`old`: the beginning of the path that was asked for; `new`: what is to stand in its place."""
        super().__init__(new)
        self.old = old
        self.new = new


class Ended(Exception):
    """Raised for a story that was there once: its reports are kept, and it has none of them now."""

    def __init__(self, story: str) -> None:
        super().__init__(story)
        self.story = story


@dataclass(slots=True)
class Screens:
    """What all screens of a process share.
    `author`: the name on a decision of a visitor who has given none.
    `asking`: the runs of asking a model; None: no model is set."""

    desk: Desk
    guard: Guard
    author: str
    deriving: Deriving
    throttle: Throttle
    # what is counted of the process
    figures: Figures
    holding: Holding = field(default_factory=Holding)
    shelf: Shelf = field(init=False)
    taking: Taking = field(init=False)
    asking: Asking | None = None
    presence: Presence = field(init=False)
    watched: Watched = field(default_factory=Watched)
    # how long a page's stream of news stays open
    stream_seconds: float = 60.0
    # story → (digest of the story, its doubts)
    doubts: dict[str, tuple[str, tuple[Doubt, ...]]] = field(default_factory=dict)
    # editions read lately, the last used last
    _editions: OrderedDict[tuple[object, ...], Loaded | None] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Opens what the screens share: the captures' shelf, who is present, what is being taken in."""
        self.shelf = shelf_of(self.desk)
        self.presence = Presence(desk=self.desk)
        self.taking = Taking(deriving=self.deriving)

    def with_model(self, request: Request, loaded: Loaded) -> Seen:
        """The edition with what a model proposed behind its own lines, unless ?model=hide asks for it without."""
        if left_out(request):
            return Seen(loaded=loaded)
        return self.shelf.seen(self.desk, loaded)

    def is_proposed(self, loaded: Loaded) -> bool:
        """Whether a model proposed something for these reports, shown or not."""
        return bool(self.shelf.offer(loaded).proposals)

    def load(self, story: str) -> Loaded | None:
        """As the desk's `load`, by the decisions that were read before."""
        return load(self.desk, story, self.holding)

    def story(self, story: str) -> Loaded:
        """The story as it is now. Raises LedOn if it has another key now, Ended if none of its reports is in a story,
        and 404 if no story ever had this key.
        """
        found = self.load(story)
        if found is None:
            with self.desk.store.reading() as connection:
                if names.was_given(connection, story):
                    raise Ended(story)
            raise HTTPException(404, "There is no such story on this desk.")
        if found.row.id != story:
            raise LedOn(old=f"/story/{quote(story)}", new=f"/story/{quote(found.row.id)}")
        return found

    def edition(self, request: Request, now: Loaded) -> Loaded:
        """The edition that ?as_of and ?clock ask for. 404 before the first report, 400 for what is no time."""
        asked = request.query_params.get("as_of")
        if not asked:
            return now
        found = self.edition_at(now, asked, clock_of(request))
        if found is None:
            raise HTTPException(404, f"Nothing of this story was known at {stamp_words(asked)}.")
        return found

    def edition_at(self, now: Loaded, asked: str, clock: Clock) -> Loaded | None:
        """The story as it was at a moment, by one of the two clocks; None if it did not exist yet. The last EDITIONS are kept."""
        try:
            at = asked_moment(asked)
        except UsageError as error:
            raise HTTPException(400, str(error)) from error
        key = (now.row.id, now.row.digest, at, clock)
        with self._lock:
            if key in self._editions:
                self._editions.move_to_end(key)
                return self._editions[key]
        # outside the lock, since it takes long
        found = back_to(self.desk, now, at, clock)
        with self._lock:
            self._editions[key] = found
            while len(self._editions) > EDITIONS:
                self._editions.popitem(last=False)
        return found


def screens(request: Request) -> Screens:
    """What all screens share, kept with the app."""
    found: Screens = request.app.state.screens
    return found


def in_one_state(screen: Callable[[Request], T]) -> Callable[[Request], Awaitable[T]]:
    """Makes an endpoint of a screen that only reads: the whole page is made from one state of the database, by one
    connection. The number of pages made at once is limited.
    """

    def shown(request: Request) -> T:
        """The page, from one state of the database."""
        with screens(request).desk.store.one_state():
            return screen(request)

    @wraps(screen)
    async def answered(request: Request) -> T:
        """The page, when it is its turn: pages of earlier editions, which take long, wait for one another."""
        return await in_turn(lambda: shown(request), long="as_of" in request.query_params)

    return answered


def clock_of(request: Request) -> Clock:
    """The clock by which the page is shown: what the address asks for (`clock`), else the public one."""
    return Clock.CAPTURED if request.query_params.get("clock") == Clock.CAPTURED else Clock.PUBLIC


def left_out(request: Request) -> bool:
    """Whether the address asks for a page without a model's lines."""
    return request.query_params.get("model") == "hide"


def timed(request: Request) -> dict[str, str]:
    """The moment and the clock that the page shows (`as_of`, `clock`), so that its links can keep them."""
    given = {name: request.query_params.get(name, "") for name in ("as_of", "clock")}
    return {name: value for name, value in given.items() if value} if given["as_of"] else {}


def numbered(asked: str) -> int:
    """A page's number from 1 on. Raises HTTPException 400 for a text that is no such number."""
    found = whole(asked)
    if found is None:
        raise HTTPException(400, "That is no number of a page.")
    return max(1, found)


def form_token_of(request: Request) -> str:
    """The token that a form of this visitor must bring back."""
    return screens(request).guard.form_token(visitor_of(request).form_key)


def author_of(request: Request) -> str:
    """The name that the visitor's decisions carry: the account, or on a desk without accounts what the
    visitor entered.
    """
    if (account := visitor_of(request).account) is not None:
        return account
    given = unquote(request.cookies.get(AUTHOR_COOKIE, ""))
    # a name of 80 characters at most, as everywhere
    return re.sub(r"\s+", " ", given).strip()[:80] or screens(request).author


def told_once(changes: Iterable[Event]) -> tuple[Event, ...]:
    """The events without repeats: a notice that corrects six claims was written as six events with the same words,
    and is one here. The first one is kept, so that a feed never replaces it by another.
    """
    given = tuple(changes)
    first: dict[tuple[str, ...], int] = {}
    for change in given:
        said = _change_key(change)
        first[said] = min(change.seq, first.get(said, change.seq))
    return tuple(change for change in given if first[_change_key(change)] == change.seq)


def _change_key(change: Event) -> tuple[str, ...]:
    return change.story, change.told, change.at, change.kind, change.sentence


def page(request: Request, template: str, *, status_code: int = 200, **values: Any) -> Response:
    """A page of the desk with all that every page needs; `values` are its own. `template`: its file."""
    state = screens(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    values = {"unread": 0, "known_people": (), "live": None, "others_here": (), "seen": 0, **values}
    # what every page shows of colleagues and of news; some pages have asked for it already
    if "mine" not in values:
        values |= _at_hand(state, author_of(request), values.get("loaded"))
        values |= _live(request, values["seen"], values.get("loaded"), values.get("team", NOBODY))
    seen = values.pop("seen")
    # the page is made for all visitors; then what is one visitor's is put in
    html = render(
        template,
        form_token=Slots.TOKEN,
        seen=Slots.SEEN,
        back_here=Slots.HERE,
        visitor=visitor_of(request),
        author=author_of(request),
        here=here,
        query=dict(request.query_params),
        timed=timed(request),
        folds=frozenset(request.query_params.get("folds", "").split(".")),
        deriving=state.deriving,
        tongues=tongues(values["loaded"].reports.values()) if values.get("loaded") else (),
        **values,
    )
    html = Slots.filled(html, token=form_token_of(request), seen=seen, here=here)
    if status_code != HTTPStatus.OK:
        return HTMLResponse(html, status_code=status_code)
    return tagged(request, html, media_type="text/html; charset=utf-8")


def _at_hand(state: Screens, author: str, loaded: Loaded | None) -> dict[str, Any]:
    """What every page shows of the desk: how many reports wait, and which decision the key `u` takes back. Work that
    was left undone is taken up. `author`: who looks; `loaded`: the story of the page, None: it is of none.
    """
    with state.desk.store.reading() as connection:
        waiting = derived.waiting(connection)
        known = state.holding.known(connection)
        people = at_hand(connection, known.holding, author, loaded)
    state.deriving.take_up(waiting.first)
    mine = last_of(author, known.holding, loaded)
    return {"mine": mine, "waiting": waiting.reports, "seen": known.last, **people}


def _live(request: Request, seen: int, loaded: Loaded | None, team: Team) -> dict[str, Any]:
    """For the page of a current story: the address of its events (`live`), and who else looks at it. Empty for any other page. `seen`:
    the number of the last decision that the page knows.
    """
    if loaded is None or loaded.at is not None:
        return {}
    state, me, story = screens(request), author_of(request), loaded.row.id
    # who looks is noted after the answer was sent
    request.scope["state"]["afterwards"] = state.presence.to_note(story, me)
    query = urlencode({"digest": standing(loaded.row.digest, team), "seen": seen})
    return {
        "live": f"/story/{quote(story)}/live?{query}",
        "others_here": state.presence.here(story, but=me),
    }


def last_of(author: str, holding: Iterable[Decision], loaded: Loaded | None) -> str | None:
    """The id of the author's last decision that holds: on a story's page, the last one on its reports. It counts even
    if it found no target, since else the key `u` would take back an older one.
    """
    own = [decision for decision in holding if decision.author == author]
    if loaded is not None:
        own = list(on_reports(own, frozenset(loaded.held)))
    return (
        max(own, key=lambda decision: (moment(decision.at) or EARLIEST, decision.at, decision.id)).id
        if own
        else None
    )


def sheet_of(loaded: Loaded) -> Sheet:
    """The publish room's page of this edition, with texts; the last few are kept."""
    return _sheet(Same(loaded))[0]


def content_of(loaded: Loaded) -> int:
    """A number that stands for the content of the edition's page (claims, reports, keys, edits): another number where that is another."""
    return _sheet(Same(loaded))[1]


def look_of(request: Request, loaded: Loaded, *but: str) -> tuple[Hashable, ...]:
    """The beginning of a cache key for a part of this edition's page: its content, its time, and the parameters of
    the address, without those in `but`, which that part does not depend on. Editors' marks and the visitor are not in
    it.
    """
    asked = tuple(sorted((k, v) for k, v in request.query_params.items() if k not in but))
    return content_of(loaded), loaded.at, asked


class Same:
    """An edition as a cache key. Two are equal where they have the very same record of the collation (in memory: see
    desk/derivation/writing.py), the same reports, keys, edits and corrections. Editors' marks do not count.
    """

    __slots__ = ("loaded",)

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded

    def __hash__(self) -> int:
        return id(self.loaded.story.collated)

    def __eq__(self, other: object) -> bool:
        """Whether the two show the same: the very same claims over the same reports, called the same."""
        return (
            isinstance(other, Same)
            and self.loaded.story.collated is other.loaded.story.collated
            and self.loaded.held.keys() == other.loaded.held.keys()
            and self._beside() == other._beside()
        )

    def _beside(self) -> tuple[object, ...]:
        story = self.loaded.story
        return story.keys, story.older, story.edits, story.corrections


@lru_cache(maxsize=16)
def _sheet(same: Same) -> tuple[Sheet, int]:
    return sheet(story_view(same.loaded.story.collated, same.loaded.reports), texts=True), next(CONTENTS)
