"""Writes the events of a story: what is new, and which earlier event holds no longer. Events are appended and never changed.

Whether two changes are about one thing is decided by kind, page, claim and detail, and never by their words. So a new label, another quotation or
another version of variorum does not make an event be told again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from variorum.desk.derivation.derive import Made
from variorum.desk.model.edition import DeskStory
from variorum.desk.revisions.changes import (
    FOLLOWING,
    OF_TEXTS,
    ChangeKind,
    another_origin,
    changes,
    cut,
)
from variorum.records import Claim
from variorum.records.claim import AGREEING
from variorum.store import events
from variorum.store.rows import ChangeRow, Event, ReportVersion
from variorum.text.ids import content_id

Thing = tuple[str, ...]
EDITS = frozenset({ChangeKind.EDIT, ChangeKind.SILENT_EDIT})
# What is said of an event that holds no longer.
SAID: Mapping[ChangeKind, str] = {
    ChangeKind.NO_LONGER: "No longer so",
    ChangeKind.MOVED: "No longer in this story, for its report stands in another",
    ChangeKind.RETRACTED: "Taken back, for an editor has retracted the report",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that was just told, with every key of the stories and claims in whose feeds it stands, older keys included: by these subscriptions
    are found."""

    event: Event
    stories: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Teller:
    """Writes the events of one transaction.
    `at`: the time of writing.
    `gone`: reports that an editor has retracted.
    `aside`: pages on which a room failed; nothing is told of them.
    `titles`: the titles that stories had before."""

    connection: Connection
    at: str
    # report id → its version
    held: Mapping[str, ReportVersion]
    gone: Collection[str]
    aside: Collection[str]
    titles: Mapping[str, str]
    told: list[Told] = field(default_factory=list)
    # number of the last event written; 0: none yet
    _number: int = 0

    def tell(self, made: Made) -> None:
        """Tells what is new of a story that was made anew."""
        assert made.told is not None
        known = events.in_feeds(self.connection, (made.id, *made.aliases))
        own = {event.seq: event for event in known.get(made.id, ())}
        from_others = {e.seq: e for key in made.aliases for e in known.get(key, ()) if e.seq not in own}
        events.stand_in(self.connection, ((made.id, seq) for seq in sorted(from_others)))
        Account(self, made, made.told, {**own, **from_others}).settle()
        self._share_claims(made)

    def end(self, story: str) -> None:
        """Tells of a story that has ended: an event for each earlier one whose report was retracted."""
        known = events.in_feeds(self.connection, (story,)).get(story, ())
        for event in _unfollowed(known):
            if event.report in self.gone:
                self.follow(event, ChangeKind.RETRACTED, story=story)

    def follow(
        self,
        event: Event,
        kind: ChangeKind,
        *,
        story: str,
        keys: Sequence[str] = (),
        claims: Sequence[str] = (),
    ) -> None:
        """Tells of an earlier event that it was retracted, moved to another story, or holds no longer. `keys`, `claims`: keys of other stories
        and claims in whose feeds this stands, too."""
        row = ChangeRow(
            story=story,
            id="",
            at=self.at,
            kind=kind.value,
            claim=event.claim,
            report=event.report,
            sentence=f"{SAID[kind]}: {event.sentence}",
            page=event.page,
            detail=event.detail,
        )
        self.write(row, at=self.at, after=event.id, keys=keys, claims=claims)

    def write(
        self,
        row: ChangeRow,
        *,
        at: str,
        after: str | None = None,
        keys: Sequence[str] = (),
        claims: Sequence[str] = (),
    ) -> None:
        """Appends an event under the next number. `at`: when it happened; `after`: the event that it follows. `keys` and `claims`: in
        whose feeds it stands, besides its own.
        """
        # asked of the database once
        self._number = self._number + 1 if self._number else events.next_number(self.connection)
        # the id is a hash of all that the event says
        said = (row.kind, at, row.report, row.claim or "", row.sentence, after or "")
        event = Event(
            seq=self._number,
            story=row.story,
            id=content_id("event", row.story, str(self._number), *said),
            at=at,
            told=self.at,
            kind=row.kind,
            claim=row.claim,
            report=row.report,
            page=row.page,
            sentence=row.sentence,
            detail=row.detail,
            after=after,
        )
        events.append(self.connection, [event])
        own = (row.claim,) if row.claim is not None else ()
        self.told.append(Told(event=event, stories=(row.story, *keys), claims=(*own, *claims)))

    def _share_claims(self, made: Made) -> None:
        """Puts events that were told of a claim under another key into the feed of the key that it has now."""
        same = made.same
        if not same:
            return
        known = events.in_feeds(self.connection, sorted({*same, *same.values()}))
        have = {(key, event.seq) for key, found in known.items() for event in found}
        wanted = {(to, e.seq) for key, to in same.items() for e in known.get(key, ())}
        events.stand_in(self.connection, sorted(wanted - have))


@dataclass(slots=True)
class Account:
    """Compares the events that were told of one story with what holds of it now. `known`: number of an event → the event."""

    teller: Teller
    made: Made
    story: DeskStory
    known: dict[int, Event]

    def settle(self) -> None:
        """Writes two sorts of events: what holds now and was not told yet; and that an earlier event holds no longer."""
        holds = changes(self.story, self.teller.held)
        # an event that another follows is ended
        followed = {event.after for event in self.known.values()}
        open_ = [event for event in self._originals() if event.id not in followed]
        standing = []
        for event in open_:
            kind = self._why_ended(event, holds)
            if kind is None:
                standing.append(event)
            else:
                self._follow(event, kind)
        self._join()
        self._add(holds, standing)

    def _originals(self) -> list[Event]:
        return [event for _, event in sorted(self.known.items()) if event.kind not in FOLLOWING]

    def _why_ended(self, event: Event, holds: Iterable[ChangeRow]) -> ChangeKind | None:
        """Why an event holds no longer: its report was retracted, its page moved to another story, or what it says is no longer so. None while it
        holds."""
        if event.page not in self._pages():
            if event.page in self.teller.aside:
                return None
            return ChangeKind.RETRACTED if event.report in self.teller.gone else ChangeKind.MOVED
        if event.kind in OF_TEXTS or self._still_holds(event, holds):
            return None
        return ChangeKind.NO_LONGER

    def _still_holds(self, event: Event, holds: Iterable[ChangeRow]) -> bool:
        """Whether what the event says is still so: the laggard still lags, the second source still backs what agrees, the value still stands in a
        claim with other readings."""
        if event.kind == ChangeKind.LAGGARD:
            return any(
                self._thing_key(row) == self._thing_key(event) or _same_words(row, event) for row in holds
            )
        claim = self._claim(event.claim)
        if claim is None:
            return False
        # readings of the event's page
        mine = [reading for reading in claim.readings if self.teller.held[reading.report].page == event.page]
        if event.kind == ChangeKind.SECOND_SOURCE:
            two = any(another_origin(reading, other) for reading in mine for other in claim.readings)
            return claim.status in AGREEING and claim.origins != 1 and two
        return bool(mine) and len(claim.readings) > 1

    def _add(self, holds: Iterable[ChangeRow], standing: Sequence[Event]) -> None:
        """Tells what holds now and was not told before. If it was told while its page was in another story, it is not told again: that event is put into
        this story's feed, too.
        """
        # what stands told, by what it is and by its words
        told_things = {self._thing_key(event) for event in standing}
        worded = {_words(event) for event in standing}
        earlier_things = {self._thing_key(event) for event in self._originals()}
        elsewhere = self._elsewhere()
        for row in holds:
            key = self._thing_key(row)
            if key in told_things or _words(row) in worded:
                continue
            told_things.add(key)
            # told in the story that its page was in before
            if key not in earlier_things and key in elsewhere:
                events.stand_in(self.teller.connection, [(self.made.id, elsewhere[key].seq)])
            else:
                # what is told for the second time happened now
                at = self.teller.at if key in earlier_things else row.at
                self.teller.write(row, at=at, keys=self.made.aliases, claims=self._others(row.claim))

    def _elsewhere(self) -> dict[Thing, Event]:
        """Events on this story's pages that were told while the page was in another story and that still hold; by what they are about."""
        on_our_pages = events.on_pages(self.teller.connection, sorted(self._pages()))
        taken_back = {event.after for event in on_our_pages if event.kind == ChangeKind.NO_LONGER}
        return {
            self._thing_key(event): event
            for event in on_our_pages
            if event.seq not in self.known and event.kind not in FOLLOWING and event.id not in taken_back
        }

    def _join(self) -> None:
        """Tells, for each other key that leads to this story now, that the story with that key is part of this one. Told once; and once more
        where its page had left this story in between."""
        for key in self.made.aliases:
            # when it was told before, and when the page left this story
            past = [
                event.seq
                for event in self.known.values()
                if event.kind == ChangeKind.JOINED and event.detail == key
            ]
            former_name = self.teller.held.get(key)
            left = [
                event.seq
                for event in self.known.values()
                if former_name and event.kind == ChangeKind.MOVED and event.page == former_name.page
            ]
            if former_name is not None and (not past or (left and max(left) > max(past))):
                title = self.teller.titles.get(key)
                called = f"The story “{cut(title)}”" if title else "A story of its own before"
                row = ChangeRow(
                    story=self.made.id,
                    id="",
                    at=self.teller.at,
                    kind=ChangeKind.JOINED.value,
                    claim=None,
                    report=key,
                    sentence=f"{called} is part of this one now",
                    page=former_name.page,
                    detail=key,
                )
                self.teller.write(row, at=self.teller.at, keys=self.made.aliases)

    def _follow(self, event: Event, kind: ChangeKind) -> None:
        """Tells that an earlier `event` has changed, as an event of `kind` that follows it, in this story and for all keys that lead to it."""
        self.teller.follow(
            event, kind, story=self.made.id, keys=self.made.aliases, claims=self._others(event.claim)
        )

    def _pages(self) -> frozenset[str]:
        return frozenset(one.page for one in self.made.versions)

    def _lead(self, claim: str | None) -> str:
        return self.made.same.get(claim, claim) if claim is not None else ""

    def _others(self, claim: str | None) -> tuple[str, ...]:
        """Keys that lead to the same claim as this one."""
        if claim is None:
            return ()
        to = self._lead(claim)
        return (to, *(key for key, other in self.made.same.items() if other == to))

    def _claim(self, key: str | None) -> Claim | None:
        return self.story.by_key.get(self._lead(key))

    def _thing_key(self, told: ChangeRow | Event) -> Thing:
        """What a change is about, as a key that is equal for two changes about one thing. Second sources of one claim are one thing, whichever source it is;
        so is a laggard or an edit, whichever claims it touches.
        """
        kind = told.kind
        claim = self._lead(told.claim)
        if kind == ChangeKind.SECOND_SOURCE:
            return (kind, claim)
        if kind in EDITS:
            return ("edit", told.page, told.detail or told.sentence)
        if kind == ChangeKind.LAGGARD:
            return (kind, told.page, told.detail or told.sentence)
        if kind == ChangeKind.REPORT:
            return (kind, told.page)
        return (kind, told.page, claim, told.detail or told.sentence)


def _words(told: ChangeRow | Event) -> Thing:
    """What a row or an event says, word for word. Events that an earlier version of variorum told lack some of the fields that `_thing_key` asks for,
    and are known again by this alone."""
    return (told.kind, told.at, told.report, told.sentence, told.claim or "")


def _same_words(row: ChangeRow, event: Event) -> bool:
    """Whether a row says what an event of an earlier version said, word for word."""
    return (row.kind, row.report, row.sentence) == (event.kind, event.report, event.sentence)


def _unfollowed(known: Sequence[Event]) -> Iterator[Event]:
    """The events that hold: no later one says that they hold no longer."""
    followed = {event.after for event in known}
    return (event for event in known if event.kind not in FOLLOWING and event.id not in followed)
