"""The other formats that a dossier is written in: one module a format, each a function of a Dossier, and for some of its captures."""

from variorum.publish.formats.listing import FORMATS, Format, format_of, ready, written

__all__ = ["FORMATS", "Format", "format_of", "ready", "written"]
