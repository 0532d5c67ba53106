"""Tells the language of a text by its words, whatever the page's tag says."""

from __future__ import annotations

import re

from variorum.extract.settings import ExtractSettings
from variorum.text.lexicon import entries
from variorum.text.scripts import letters_of

# The list of words that hardly any other language has.
ENGLISH = "plain-english.txt"
# Kana, Hangul, Hebrew, Han; what has kana beside Han is Japanese. Fewer letters tell nothing.
SCRIPTS = {
    "ja": re.compile(f"[{letters_of('Kana')}]"),
    "ko": re.compile(f"[{letters_of('Hang')}]"),
    "he": re.compile(f"[{letters_of('Hebr')}]"),
    "zh": re.compile(f"[{letters_of('Hani')}]"),
}
# Letters of a script that tell the language.
FEWEST = 6


def language(text: str, settings: ExtractSettings) -> str | None:
    """ISO 639-1 of `text`, None where it is too short to tell. py3langid, .96 of bodies right (../shared/evidence.md).

    The model takes a third of a second to load, at the first text that is not plainly English.
    """
    sample = text[: settings.language_sample]
    if sum(letter.isalpha() for letter in sample) < settings.language_letters:
        return by_script(sample)
    if is_plainly_english(sample, settings):
        return "en"
    from py3langid import classify

    return str(classify(sample)[0])


def by_script(sample: str) -> str | None:
    """The language of a few letters, where their script is used by one language alone in the news; None for others. `sample`: the
    beginning of the text.
    """
    letters = sum(letter.isalpha() for letter in sample)
    counts = {code: len(script.findall(sample)) for code, script in SCRIPTS.items()}
    if letters < FEWEST:
        return None
    # Japanese has Chinese signs, too: any kana decides
    if counts["ja"] and 2 * (counts["ja"] + counts["zh"]) > letters:
        return "ja"
    # more than half of the letters
    return next((code for code, number in counts.items() if 2 * number > letters), None)


def is_plainly_english(sample: str, settings: ExtractSettings) -> bool:
    """Whether the text is ASCII and has many words, several of which only English has; then the model need not be asked. Only words in
    small letters count, since titles and names of works appear in texts of any language. `sample`: the beginning of the text.
    """
    words, english = sample.split(), entries(ENGLISH)
    telling = [word for word in words if word in english]
    return (
        len(set(telling)) >= settings.english_words
        and len(telling) >= settings.english_share * len(words)
        and (sample.isascii() or all(letter.isascii() for letter in sample if letter.isalpha()))
    )
