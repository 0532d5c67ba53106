"""The settings of every room in one frozen record. Reasons and ranges stand beside each value, in the room that uses it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any

from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.settings import CollateSettings
from variorum.errors import UsageError
from variorum.extract.settings import ExtractSettings
from variorum.gather.settings import GatherSettings
from variorum.group.settings import GroupSettings
from variorum.trace.settings import TraceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    gather: GatherSettings = field(default_factory=GatherSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    trace: TraceSettings = field(default_factory=TraceSettings)
    group: GroupSettings = field(default_factory=GroupSettings)
    collate: CollateSettings = field(default_factory=CollateSettings)
    proposals: ProposalSettings = field(default_factory=ProposalSettings)


# Where things are fetched from and kept changes nothing that is read in them, and is nobody's business.
UNSAID = frozenset({"gather.fetch", "gather.captures", "gather.follow_lists"})


@cache
def named(settings: Settings, *, proposals: bool = False) -> tuple[str, ...]:
    """Every setting that changes what is read or derived, one a line, in order of name: "collate.least_link = 0.47". The settings of `proposals`
    are left out unless asked for, since they change something only where there are proposals.
    """
    lines = sorted(_lines("", settings))
    return tuple(line for line in lines if proposals or not line.startswith("proposals."))


def restored(lines: Iterable[str]) -> Settings:
    """The settings from the lines that `named` gave. Raises UsageError for a setting that is not known here."""
    told: dict[str, Any] = {}
    for line in lines:
        name, _, value = line.partition(" = ")
        try:
            told[name] = json.loads(value)
        except ValueError as error:
            raise UsageError(f"no setting: {line[:80]!r}") from error
    found = _restored("", Settings(), told)
    if told:
        raise UsageError(f"a setting that is not known here (made by another version?): {min(told)}")
    chosen: Settings = found
    return chosen


def _restored(name: str, value: Any, told: dict[str, Any]) -> Any:
    """The value at `name`, with what `told` says for it or for its fields. What was used is removed from `told`."""
    if is_dataclass(value) and not isinstance(value, type):
        each = {
            f.name: _restored(f"{name}.{f.name}" if name else f.name, getattr(value, f.name), told)
            for f in fields(value)
        }
        return replace(value, **each)
    if name not in told:
        return value
    return _tuples(told.pop(name))


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


def _lines(name: str, value: Any) -> Iterator[str]:
    """Lines of TOML, "room.setting = value", for every setting below `name`."""
    if name in UNSAID:
        return
    if is_dataclass(value):
        for each in fields(value):
            yield from _lines(f"{name}.{each.name}" if name else each.name, getattr(value, each.name))
    else:
        yield f"{name} = {json.dumps(value)}"
