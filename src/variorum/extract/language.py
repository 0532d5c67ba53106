"""The language a text is in, whatever the page's tag says."""

from __future__ import annotations

from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import entries

ENGLISH = "plain-english.txt"


def language(text: str, settings: ExtractSettings) -> str | None:
    """ISO 639-1 of `text`, None where it is too short to tell. py3langid, .96 of bodies right (../shared/evidence.md).

    The model takes a third of a second to load, at the first text that is not plainly English.
    """
    sample = text[: settings.language_sample]
    if sum(c.isalpha() for c in sample) < settings.language_letters:
        return None
    if is_plainly_english(sample, settings):
        return "en"
    from py3langid import classify

    return str(classify(sample)[0])


def is_plainly_english(sample: str, settings: ExtractSettings) -> bool:
    """In letters of ASCII, several words of English alone, and many of them; in small letters, since titles travel."""
    words = sample.split()
    telling = [word for word in words if word in entries(ENGLISH)]
    return (
        len(set(telling)) >= settings.english_words
        and len(telling) >= settings.english_share * len(words)
        and all(c.isascii() for c in sample if c.isalpha())
    )
