"""A dossier as tables for R, pandas and DuckDB: one row for each thing, ids that stay as keys, typed columns, and a description for programs
(Frictionless). Nothing here writes a file."""

from variorum.publish.tables.frames import frames
from variorum.publish.tables.package import datapackage
from variorum.publish.tables.rows import audit_table, dossier_tables, lineage_tables, story_tables
from variorum.publish.tables.shapes import Column, Table, Type
from variorum.publish.tables.written import as_arrow, as_csv, as_parquet

__all__ = [
    "Column",
    "Table",
    "Type",
    "as_arrow",
    "as_csv",
    "as_parquet",
    "audit_table",
    "datapackage",
    "dossier_tables",
    "frames",
    "lineage_tables",
    "story_tables",
]
