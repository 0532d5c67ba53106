"""The parse room: Reports in, their Sentences out, each with its tokens where the language has a parser."""

from variorum.parse.sentences import parse

__all__ = ["parse"]
