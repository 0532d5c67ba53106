"""The parse room: Reports in, their Sentences out, each with its tokens where the language has a parser."""

from variorum.parse.parsing import cut_short, parse

__all__ = ["cut_short", "parse"]
