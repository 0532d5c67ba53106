"""Values and names of reports in languages without a parser, read by lexicon and position and set side by side. Within a
language by their words; across languages by what befell those counted (killed, hurt …), and names by their letters."""

from variorum.collate.lexical.claiming import lexical_claims

__all__ = ["lexical_claims"]
