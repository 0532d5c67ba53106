"""The JSON Schema of `variorum.dossier/1`, for whoever reads or writes dossiers with other tools."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

DOSSIER = "dossier-1.schema.json"


def dossier_schema() -> dict[str, Any]:
    """The schema as parsed JSON (draft 2020-12); a new copy on each call."""
    text = resources.files("variorum.schema").joinpath(DOSSIER).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
