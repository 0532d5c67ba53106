"""Reads and writes proposals as JSON Lines. A file is read as a stranger's: a line that is no proposal is counted and
raises nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from variorum.collate.proposals.reasons import RELATIONS
from variorum.records import Proposal, Quoted, Status, Why
from variorum.text.ids import digest

# The version of a line's format (`v`).
VERSION = 1
# Code points. A longer line is refused; no line of an honest file comes near.
LONGEST_LINE = 200_000
# Most code points of a name, a path, a quotation; most readings of one proposal; the largest offset.
LONGEST_NAME, LONGEST_PATH, LONGEST_QUOTE, MOST_READINGS, LARGEST = 120, 4096, 2000, 200, 2**31
# 64 hexadecimal digits.
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a file of proposals holds; `bad` is how many of its lines are no proposals."""

    proposals: tuple[Proposal, ...]
    bad: int = 0

    @property
    def digest(self) -> str:
        """The sha256 of the proposals, whatever their order in the file."""
        return digest("".join(sorted(set(map(as_line, self.proposals)))).encode("ascii"))


def read_lines(text: str) -> Offer:
    """The proposals in `text`, in its order: those written by `propose`, and those of ../shared/prototypes/proposer,
    which name neither model nor digest."""
    found: list[Proposal] = []
    bad = 0
    for line in text.split("\n"):
        if line.strip():
            proposal = _proposal(line)
            if proposal is None:
                bad += 1
            else:
                found.append(proposal)
    return Offer(proposals=tuple(found), bad=bad)


def _proposal(line: str) -> Proposal | None:
    """The proposal that the line is; None for anything else."""
    # not even read
    if len(line) > LONGEST_LINE:
        return None
    try:
        fields = json.loads(line)
        if not isinstance(fields, dict) or fields.get("v", VERSION) != VERSION:
            return None
        readings = fields["readings"]
        if not isinstance(readings, list) or not 1 <= len(readings) <= MOST_READINGS:
            return None
        # an unknown word raises ValueError
        relation = Status(_string(fields["relation"], LONGEST_NAME))
        if relation not in RELATIONS:
            return None
        return Proposal(
            relation=relation,
            why=Why(_string(fields["why"], LONGEST_NAME)),
            readings=tuple(_quoted(reading) for reading in readings),
            order=_number(fields.get("order", 1)),
            model=_model_or_digest(fields.get("model")),
            digest=_model_or_digest(fields.get("digest")),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _quoted(told: Any) -> Quoted:
    """One reading of a proposal. Raises ValueError, KeyError or TypeError for what is none."""
    if not isinstance(told, dict):
        raise ValueError("no reading")
    # the digest of the report's text, if the file has it
    text = told.get("text")
    if text is not None and not SHA256.fullmatch(text):
        raise ValueError("no sha256")
    return Quoted(
        report=_string(told["report"], LONGEST_PATH),
        start=_number(told["start"]),
        end=_number(told["end"]),
        quote=_string(told["quote"], LONGEST_QUOTE),
        text=text,
    )


def _string(told: Any, most: int) -> str:
    """The string. Raises ValueError where it is none, empty, or longer than `most`."""
    if not isinstance(told, str) or not 0 < len(told) <= most:
        raise ValueError("no string, or none of this length")
    return told


def _model_or_digest(told: Any) -> str | None:
    """A model's name or digest, made one line of printable characters, since it is shown; None for none."""
    if told is None:
        return None
    name = "".join(c if c.isprintable() else " " for c in _string(told, LONGEST_NAME))
    return " ".join(name.split()) or None


def _number(told: Any) -> int:
    """The offset. Raises ValueError for anything except a whole number from 0 to `LARGEST`."""
    if type(told) is not int or not 0 <= told <= LARGEST:
        raise ValueError("no offset")
    return told


def as_line(proposal: Proposal) -> str:
    """The proposal as one line of JSON, its keys in a fixed order and all characters in ASCII, so that the same proposal is the same line
    on every machine.
    """
    told: dict[str, Any] = {
        "v": VERSION,
        "model": proposal.model,
        "digest": proposal.digest,
        "order": proposal.order,
        "relation": proposal.relation.value,
        "why": proposal.why.value,
        "readings": [
            {
                "report": reading.report,
                "text": reading.text,
                "start": reading.start,
                "end": reading.end,
                "quote": reading.quote,
            }
            for reading in proposal.readings
        ],
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n"
