"""Handles what a model had a part in: it can be made again only from the model's proposals, and without them is named as not checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from variorum.collate.proposals import Offer
from variorum.records import Dossier


def unmade(dossier: Dossier, proposals: Offer | None) -> str:
    """In words, what is not checked because the proposals are missing or are other ones than the dossier was made
    with. To be asked only then.
    """
    lines = sum(claim.found_by is not None for story in dossier.stories for claim in story.claims)
    want = "give them by --proposals" if proposals is None else "those given are not what it was made with"
    return (
        f"{lines} of its lines were set side by side by a model. Their quotes stand at their places; that they belong together, and "
        f"how they stand to one another, was not made again from the proposals: {want}."
    )


def without_model(said: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of a dossier as if no model had been asked."""
    stories = [
        {key: value for key, value in story.items() if key != "proposed"}
        # a row that a model found says by which model (`found_by`)
        | {"claims": [claim for claim in story["claims"] if claim.get("found_by") is None]}
        for story in said["stories"]
    ]
    made = {key: value for key, value in said["made"].items() if key != "proposals"}
    made["settings"] = [line for line in made["settings"] if not line.startswith("proposals.")]
    return {**said, "stories": stories, "made": made}
