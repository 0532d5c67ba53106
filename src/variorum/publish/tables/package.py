"""The description of a folder of tables: a Frictionless data package (datapackage.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from variorum.publish.tables.shapes import SHAPES, Column, Table

# Form of a table → its media type.
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def datapackage(tables: Sequence[Table], *, form: str) -> str:
    """JSON that names each table's file (`NAME.form`), its columns, types and keys, and the tables that these refer to."""
    whole = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "variorum-dossier",
        "title": "Reports set side by side",
        "description": "Who says what, where, on whose word. Every start and end is a code point of the text of a report.",
        "resources": [_resource(table, {t.name for t in tables}, form) for table in tables],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, names: set[str], form: str) -> dict[str, Any]:
    """One table's file as Frictionless describes it. `names`: the tables that are there; keys into others are left out. `form`: the
    ending of the file ("csv", "jsonl" …).
    """
    return {
        "name": table.name,
        "path": f"{table.name}.{form}",
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "description": table.about,
        "format": form,
        "mediatype": MEDIA[form],
        # only text has an encoding
        **({"encoding": "utf-8"} if form == "csv" else {}),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.keys),
            # own columns → the other table's columns with the same values
            "foreignKeys": [
                {"fields": own, "reference": {"resource": other, "fields": theirs}}
                for own, other, theirs in _references(table)
                if other in names
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    """A column as Frictionless describes it."""
    return {
        "name": column.name,
        "type": column.type.value,
        "description": column.about,
        **({"constraints": {"required": True}} if column.needed else {}),
    }


def _references(table: Table) -> list[tuple[list[str], str, list[str]]]:
    """Keys into other tables, each (own columns, the other table, its columns). A source is named by two columns
    together: its story and its id.
    """
    references = []
    names = [column.name for column in table.columns]
    for column in table.columns:
        if column.refers is None:
            continue
        other, _, name = column.refers.partition(".")
        # the keys of the other table: one column, or two together
        keys = [key.name for key in SHAPES[other][1] if key.key]
        if len(keys) == 1 or name:
            references.append(([column.name], other, [name or column.name]))
        else:
            own = [key for key in keys if key in names]
            references.append((own, other, own))
    return references
