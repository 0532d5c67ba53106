"""Values and names of reports in languages without a parser, read by lexicon and position, and set side by side: within a
language, and across languages by the happening that befell what is counted, and by letters."""

from variorum.collate.lexical.claiming import lexical_claims

__all__ = ["lexical_claims"]
