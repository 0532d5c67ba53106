"""From a dossier, or what a command found of one, to the rows of its tables.

Words used here. Row: column → cell. Lineage: who has it from whom. Witness: a telling, a text with its copies.
Position (`n`): the place of a thing in its list, from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from variorum.publish.independence import sources_of_story
from variorum.publish.json_writer import typed
from variorum.publish.tables.shapes import SHAPES, Table, table
from variorum.records import (
    Attribution,
    Claim,
    CollatedStory,
    Dossier,
    Lineage,
    Reading,
    Refusal,
    Report,
    SharedText,
    Skipped,
    Story,
    Witness,
)
from variorum.text.ids import content_id

# Column → cell.
Row = dict[str, Any]
# What stands in columns of its own of a value, besides all of it.
VALUE = ("said_as", "low", "high", "exact", "measure", "unit", "counted", "hedge", "earliest", "latest", "grain", "name", "role")  # fmt: skip


def dossier_tables(dossier: Dossier) -> tuple[Table, ...]:
    """All tables of a dossier. They say what its JSON says, except how it was made and the segments."""
    # reports, stories and lineages; then claims with all that hangs on them
    rows = _of_reports(dossier.reports, dossier.refused, dossier.skipped)
    rows |= _of_stories([story.story for story in dossier.stories], dossier.stories)
    rows |= _of_lineages([(story.story.id, story.lineage) for story in dossier.stories])
    rows["claims"] = [_claim(story, position, claim) for story in dossier.stories for position, claim in enumerate(story.claims)]  # fmt: skip
    rows["evidence"] = [
        {"claim_id": claim.id, "position": position, "feature": evidence.feature, "score": evidence.score}
        for story in dossier.stories
        for claim in story.claims
        for position, evidence in enumerate(claim.evidence)
    ]
    rows["silences"] = [row for story in dossier.stories for claim in story.claims for row in _silences(story, claim)]  # fmt: skip
    rows["readings"] = _with_ids(
        "reading", _readings(dossier.stories), by=("claim_id", "report_id", "start", "end", "witness_id")
    )
    rows["attributions"] = _with_ids(
        "attribution",
        (
            _attribution(story, position, one)
            for story in dossier.stories
            for position, one in enumerate(story.attributions)
        ),
        by=("report_id", "start", "end", "source_start", "source_end", "speaker"),
    )
    return _tables(rows)


def lineage_tables(
    reports: Sequence[Report], refused: Sequence[Refusal], lineage: Lineage
) -> tuple[Table, ...]:
    """The tables of reports that were traced but not grouped: without the column for stories."""
    found = _of_reports(reports, refused, ()) | _of_lineages([("", lineage)])
    return tuple(one.without("story_id") for one in _tables(found))


def story_tables(
    reports: Sequence[Report], refused: Sequence[Refusal], stories: Sequence[Story]
) -> tuple[Table, ...]:
    """The tables of reports that were grouped but not traced: without the columns for independence, origins
    and notes.
    """
    found = _of_reports(reports, refused, ()) | _of_stories(stories, ())
    return tuple(
        one.without("independent").without("origins").without("notes") if one.name == "stories" else one
        for one in _tables(found)
    )


def audit_table(findings: Iterable[tuple[str, Sequence[str], Sequence[str], bool]]) -> Table:
    """The table of findings, each (words, outlets that carry them, the texts that they have them from,
    whether that is one).
    """
    names = ("words", "outlets", "origins", "one_text")
    rows = (dict(zip(names, finding, strict=True)) for finding in findings)
    return table("audited", _with_ids("audited", rows))


def _tables(found: Mapping[str, Iterable[Row]]) -> tuple[Table, ...]:
    return tuple(table(name, found[name]) for name in SHAPES if name in found)


def _of_reports(
    reports: Sequence[Report], refused: Sequence[Refusal], skipped: Sequence[Skipped]
) -> dict[str, Iterable[Row]]:
    """Rows of the four tables of what came in: reports, findings, refusals, skipped. Table name → its rows. Each row has the id of what
    it belongs to.
    """
    return {
        "reports": [_plain(report, report_id=report.id) for report in reports],
        "findings": [
            _plain(finding, report_id=report.id, position=position)
            for report in reports
            for position, finding in enumerate(report.findings)
        ],
        "refusals": _with_ids("refusal", map(_plain, refused)),
        "skipped": _with_ids("skipped", map(_plain, skipped)),
    }


def _of_stories(stories: Sequence[Story], collated: Sequence[CollatedStory]) -> dict[str, Iterable[Row]]:
    """Rows of stories, and rows of the reports in each. `collated` may be empty; then independence is 0 and origins None."""
    known = {collated_story.story.id: collated_story for collated_story in collated}
    return {
        "stories": [_story(story, known.get(story.id)) for story in stories],
        "memberships": [row for story in stories for row in _memberships(story)],
    }


def _story(story: Story, told: CollatedStory | None) -> Row:
    return _plain(story, story_id=story.id, reports=len(story.reports), notes=told.lineage.notes if told else (),
                  independent=sources_of_story(told) if told else 0, origins=told.origins if told else None)  # fmt: skip


def _memberships(story: Story) -> Iterator[Row]:
    """A row for each report of the story, with why it belongs there where that is known."""
    members = {member.report: member for member in story.members}
    for number, report in enumerate(story.reports):
        member = members.get(report)
        yield {
            "story_id": story.id,
            "report_id": report,
            "position": number,
            "why": member.why if member else None,
            "shared": member.shared if member else (),
        }


def _of_lineages(lineages: Sequence[tuple[str, Lineage]]) -> dict[str, Iterable[Row]]:
    """Rows of the tables that say who has it from whom; `lineages` are (story id, lineage), the id "" where nothing was grouped."""
    # (story, position in its list, thing), so that rows of other tables can name it
    shared = [
        (story, position, pair) for story, lineage in lineages for position, pair in enumerate(lineage.shared)
    ]
    told = [
        (story, position, witness)
        for story, lineage in lineages
        for position, witness in enumerate(lineage.witnesses)
    ]
    return {
        "witnesses": [
            _plain(witness, story_id=story, witness_id=witness.id, position=position)
            for story, position, witness in told
        ],
        "passages": [row for story, _, witness in told for row in _passages(story, witness)],
        "shared_text": [
            _plain(pair, **_pair(story, pair), position=position) for story, position, pair in shared
        ],
        "shared_spans": [
            _plain(span, **_pair(story, pair), position=position)
            for story, _, pair in shared
            for position, span in enumerate(pair.spans)
        ],
        "edits": [
            _plain(edit, **_pair(story, pair), position=position)
            for story, _, pair in shared
            for position, edit in enumerate(pair.edits)
        ],
        "copies": [
            {"story_id": story, "group": position, "report_id": report, "position": at}
            for story, lineage in lineages
            for position, group in enumerate(lineage.copies)
            for at, report in enumerate(group)
        ],
        "alarms": _with_ids(
            "alarm",
            (_plain(alarm, story_id=story) for story, lineage in lineages for alarm in lineage.alarms),
        ),
    }


def _pair(story: str, pair: SharedText) -> Row:
    return {"story_id": story, "left_id": pair.left, "right_id": pair.right}


def _passages(story: str, witness: Witness) -> Iterator[Row]:
    """A row for each passage of a witness; `cited` ones are sentences that name it and not its words."""
    passages = [(p, False) for p in witness.passages] + [(p, True) for p in witness.cited]
    for number, (passage, cited) in enumerate(passages):
        yield _plain(passage, story_id=story, witness_id=witness.id, position=number, cited=cited, report_id=passage.report)  # fmt: skip


def _claim(told: CollatedStory, n: int, claim: Claim) -> Row:
    return _plain(claim, claim_id=claim.id, story_id=told.story.id, position=n)


def _silences(told: CollatedStory, claim: Claim) -> Iterator[Row]:
    """A row for each source that is silent; `reason` is the number of the claim's silence that it is under."""
    numbered = (
        (reason, silence, witness)
        for reason, silence in enumerate(claim.silent)
        for witness in silence.witnesses
    )
    for at, (reason, silence, witness) in enumerate(numbered):
        ids = {"claim_id": claim.id, "story_id": told.story.id, "witness_id": witness}
        yield _plain(silence, **ids, position=at, reason=reason)


def _readings(stories: Sequence[CollatedStory]) -> Iterator[Row]:
    """A row for each reading of every claim."""
    for told in stories:
        for claim in told.claims:
            for number, reading in enumerate(claim.readings):
                ids = {"claim_id": claim.id, "story_id": told.story.id, "position": number}
                yield _reading(reading) | ids


def _reading(reading: Reading) -> Row:
    """The columns of a reading, its value in parts and as JSON whole; None where the value has not that part."""
    value = typed(reading.value) or {}
    return {
        "report_id": reading.report,
        "witness_id": reading.witness,
        "start": reading.start,
        "end": reading.end,
        "quote": reading.quote,
        "attributed_to": reading.attributed_to,
        "origin": reading.origin,
        "chain": reading.chain,
        "value_type": value.get("type"),
        **{name: value.get(name) for name in VALUE},
        "value": json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None,
    }


def _attribution(told: CollatedStory, n: int, one: Attribution) -> Row:
    return _plain(one, story_id=told.story.id, position=n, report_id=one.report)


def _plain(record: Any, **given: Any) -> Row:
    """A record's fields, lists as tuples of texts; `given` are columns of other names, which win."""
    return {f.name: getattr(record, f.name) for f in fields(record)} | given


def _with_ids(kind: str, rows: Iterable[Row], *, by: tuple[str, ...] = ()) -> list[Row]:
    """The rows, each with an id: a hash of its columns `by` (none given: of all except its position), so that a second
    run gives the same ids. If several rows have the same columns, the second and later ones hash their number, too.
    """
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        # the columns that make the row what it is
        said = [
            f"{name}={value}"
            for name, value in sorted(row.items())
            if (name in by if by else name != "position")
        ]
        key = content_id(kind, *said)
        seen[key] = seen.get(key, 0) + 1
        found.append({f"{kind}_id": key if seen[key] == 1 else content_id(key, str(seen[key])), **row})
    return found


__all__ = ["audit_table", "dossier_tables", "lineage_tables", "story_tables"]
