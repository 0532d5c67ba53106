"""Input for CollateX. The normal form `n` of each token is the claim's id, so that CollateX, which aligns by it,
gives the table of the dossier again.

Words used here. Witness, token, `t`, `n`: CollateX's words for a source, for a piece of its text, for the piece as it
stands and for the form by which pieces are aligned. Sign: the short name of a source.
"""

from __future__ import annotations

import json
from typing import Any

from variorum.publish.formats.saying import as_text, line
from variorum.publish.phrases import SILENT
from variorum.publish.view import Row, Source, StoryView, story_views
from variorum.records import Dossier

# What a source that is silent says.
NOTHING = "· "


def as_collatex(dossier: Dossier) -> str:
    """One story as CollateX JSON, `{"witnesses": [{"id", "tokens": [{"t", "n", …}]}]}`; several stories as an array of these.

    A token is what a source says to one claim that several sources tell, with its place, in the order of the claims;
    "·" where the source is silent.
    """
    views = story_views(dossier)
    found = [_story(view) for view in views]
    return as_text(found[0]) if len(found) == 1 else as_text(found)


def _story(view: StoryView) -> dict[str, Any]:
    """The witnesses of one story: for each source a token for each claim that more than one tells."""
    # `together`: more than one source tells it
    rows = [row for row in view.rows if row.together]
    return {
        "story": view.title,
        "witnesses": [
            {
                "id": source.sign,
                "name": line(source.name),
                "tokens": [token for row in rows for token in _tokens(row, source)],
            }
            for source in view.columns
        ],
    }


def _tokens(row: Row, source: Source) -> list[dict[str, Any]]:
    """The tokens of one source, one for each claim, so that every column is a claim. The token is the source's first
    wording; others are in `also`.
    """
    cell = row.by_source.get(source.number)
    if cell is None:
        # A token all the same: with it CollateX keeps a claim in one column however many there are.
        silence = row.silence(source)
        return [{"t": NOTHING, "n": row.claim.id, "silent": silence.kind.value if silence else SILENT}]
    first, *others = cell.shown
    token: dict[str, Any] = {
        "t": f"{line(first.quote)} ",
        "n": row.claim.id,
        "label": row.claim.label,
        "status": row.claim.status.value,
        "report": first.report,
        "start": first.start,
        "end": first.end,
    }
    if others:
        token["also"] = json.dumps(
            [[reading.report, reading.start, reading.end, reading.quote] for reading in others],
            ensure_ascii=False,
        )
    return [token]
