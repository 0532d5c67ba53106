"""The language a text is in, whatever the page's tag says."""

from __future__ import annotations

# Enough to tell a language by: of 353 bodies none is told otherwise by 200 characters than by 3,000. Time grows with it.
SAMPLE = 400
# Fewer letters than this tell nothing.
FEWEST = 40


def language(text: str) -> str | None:
    """ISO 639-1 of `text`, None where it is too short to tell. py3langid, .96 of bodies right (../shared/evidence.md).

    The model takes most of a second to load, at the first call.
    """
    from py3langid import classify

    sample = text[:SAMPLE]
    if sum(c.isalpha() for c in sample) < FEWEST:
        return None
    return str(classify(sample)[0])
