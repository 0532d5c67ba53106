"""A cache from one collation of a story to the next: what was made from one report alone, or from two places in reports."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeVar, cast

from variorum.collate.settings import CollateSettings
from variorum.records import Report, Sentence
from variorum.text.ids import content_id

# What `make` gives; what stands at a place.
T = TypeVar("T")
P = TypeVar("P", bound="Placed")
# What it is, then the number of a report and a place in it, for each that it rests on.
Key = tuple[object, ...]
# Stands for "not kept", since what is kept may be None.
MISSING = object()


class Placed(Protocol):
    """What stands at a place of a report: a sentence, a mention, a quotation. Where several can stand at one
    place, `what` must tell them apart.
    """

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as it was collated, with its sentences. `number`: a hash of the two, the key under which results made
    from them are kept. It is the same in another process.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """What a collation leaves for the next of the same story. It changes no result, only how long that takes: about
    70 KB a report of 400 words.

    `settings`: it serves only collations with the same ones. `told`: report id → the report as it was.
    `found`: key → result. A key holds what the result is and the numbers and places of what it was made from, so
    nothing is taken for a report whose text or sentences have changed.
    """

    settings: CollateSettings
    told: Mapping[str, Told] = field(default_factory=lambda: MappingProxyType({}))
    found: Mapping[Key, object] = field(default_factory=lambda: MappingProxyType({}))


class Remembering:
    """A memo in use during one collation, which also makes the next memo. Made without `of` it keeps nothing:
    everything is made anew.
    """

    def __init__(self) -> None:
        """One that keeps nothing. `of` fills it: `_before` is the memo of the last collation, `_told` the reports of
        this one by id, and `_now` what this one found, for the next memo."""
        self._before: Memo | None = None
        self._told: dict[str, Told] = {}
        self._now: dict[Key, object] = {}

    @classmethod
    def of(
        cls,
        memo: Memo | None,
        reports: Mapping[str, Report],
        sentences: Mapping[str, tuple[Sentence, ...]],
        settings: CollateSettings,
    ) -> Remembering:
        """Begins a collation of these reports; what is still true of `memo` is used."""
        made = cls()
        made._before = memo if memo is not None and memo.settings == settings else Memo(settings=settings)
        known = made._before.told
        for report_id, report in reports.items():
            own_sentences = sentences.get(report_id, ())
            told = known.get(report_id)
            if told is None or told.report != report or told.sentences != own_sentences:
                # a number for the report's text and sentences: the key under which things are kept
                number = int(content_id("told", repr(report), repr(own_sentences)), 16)
                told = Told(report=report, sentences=own_sentences, number=number)
            made._told[report_id] = told
        return made

    def of_report(self, what: str, report: Report, make: Callable[[Report], T]) -> T:
        """The result of `make`, taken from an earlier collation if the report has not changed. `make` must depend on
        only the report, its sentences and the settings; `what` is its name in the memo.
        """
        if self._before is None:
            return make(report)
        return self._once((what, self._told[report.id].number), lambda: make(report))

    def of_place(self, what: Hashable, place: P, make: Callable[[P], T]) -> T:
        """The result of `make` for what stands at a place (a sentence, a mention), taken from an earlier collation if the
        place's report has not changed. `make` must depend on that report alone; `what` is the result's name in the memo.
        """
        if self._before is None:
            return make(place)
        return self._once((what, *self._key(place)), lambda: make(place))

    def of_two(self, what: Hashable, one: P, two: P, make: Callable[[P, P], T]) -> T:
        """The result of `make` for two places, in this order, taken from an earlier collation if neither report has changed.
        `make` must depend on their reports alone; `what` is the result's name in the memo.
        """
        if self._before is None:
            return make(one, two)
        return self._once((what, *self._key(one), *self._key(two)), lambda: make(one, two))

    def _key(self, place: Placed) -> tuple[int, int, int]:
        return self._told[place.report].number, place.start, place.end

    def _once(self, key: Key, make: Callable[[], T]) -> T:
        """The result of `make` for this key: the one that this collation or the last has made already, or else a new
        one. It is kept for the next memo.
        """
        assert self._before is not None
        found = self._now.get(key, MISSING)
        if found is MISSING:
            found = self._before.found.get(key, MISSING)
            if found is MISSING:
                found = make()
            self._now[key] = found
        return cast(T, found)

    def memo(self) -> Memo | None:
        """What this collation leaves: all that it made or used, and no more, so that a memo does not outgrow its story."""
        if self._before is None:
            return None
        return Memo(
            settings=self._before.settings,
            told=MappingProxyType(self._told),
            found=MappingProxyType(self._now),
        )
