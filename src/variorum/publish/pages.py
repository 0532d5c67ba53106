"""The dossier as HTML pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from variorum.publish.summary import summary
from variorum.records import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`path` is relative to the first page's folder."""

    path: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """`first` is the whole dossier where there is one story, else an index of `stories`, which it links to."""

    first: str
    stories: tuple[Page, ...] = ()


def as_html(dossier: Dossier, *, quotes_only: bool = False, name: str = "dossier") -> Pages:
    """Pages that ask for nothing from anywhere. `quotes_only` leaves the full texts out. `name` is the first page's file
    name without its suffix: story pages lie in the folder `NAME-stories` beside it.
    """
    title = name if quotes_only else "Dossier"
    return Pages(first=f"<!doctype html><title>{escape(title)}</title><pre>{escape(summary(dossier))}</pre>")
