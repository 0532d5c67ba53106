"""The language a text is in, whatever the page's tag says."""

from __future__ import annotations

from variorum.extract.settings import ExtractSettings


def language(text: str, settings: ExtractSettings) -> str | None:
    """ISO 639-1 of `text`, None where it is too short to tell. py3langid, .96 of bodies right (../shared/evidence.md).

    The model takes most of a second to load, at the first call.
    """
    from py3langid import classify

    sample = text[: settings.language_sample]
    if sum(c.isalpha() for c in sample) < settings.language_letters:
        return None
    return str(classify(sample)[0])
