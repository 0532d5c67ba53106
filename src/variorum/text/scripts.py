"""Scripts past the Latin one: their codes, the languages written in them, and where their letters and marks stand in Unicode."""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    """`code`: of ISO 15924. `languages`: tags of those written in it. `blocks`: first and last code point of each
    stretch of letters and marks.
    """

    code: str
    languages: frozenset[str]
    blocks: tuple[tuple[int, int], ...]


def _script(code: str, languages: str, *blocks: tuple[int, int]) -> Script:
    return Script(code, frozenset(languages.split()), blocks)


# Of each script: its code, its languages, and the first and last code point of each stretch.
SCRIPTS = (
    _script("Grek", "el grc", (0x370, 0x3FF), (0x1F00, 0x1FFF)),
    _script("Cyrl", "ru uk bg be sr mk kk ky mn tg", (0x400, 0x52F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
    _script("Armn", "hy", (0x531, 0x58F)),
    _script("Hebr", "he yi", (0x591, 0x5F4), (0xFB1D, 0xFB4F)),
    _script(
        "Arab",
        "ar fa ur ps sd ug ku",
        (0x600, 0x6FF),
        (0x750, 0x77F),
        (0x8A0, 0x8FF),
        (0xFB50, 0xFDFF),
        (0xFE70, 0xFEFC),
    ),
    _script("Syrc", "syr", (0x700, 0x74F)),
    _script("Thaa", "dv", (0x780, 0x7BF)),
    _script("Deva", "hi mr ne sa", (0x900, 0x963), (0x966, 0x97F), (0xA8E0, 0xA8FF)),
    _script("Beng", "bn as", (0x980, 0x9FF)),
    _script("Guru", "pa", (0xA00, 0xA7F)),
    _script("Gujr", "gu", (0xA80, 0xAFF)),
    _script("Orya", "or", (0xB00, 0xB7F)),
    _script("Taml", "ta", (0xB80, 0xBFF)),
    _script("Telu", "te", (0xC00, 0xC7F)),
    _script("Knda", "kn", (0xC80, 0xCFF)),
    _script("Mlym", "ml", (0xD00, 0xD7F)),
    _script("Sinh", "si", (0xD80, 0xDFF)),
    _script("Thai", "th", (0xE01, 0xE5B)),
    _script("Laoo", "lo", (0xE81, 0xEDF)),
    _script("Tibt", "bo dz", (0xF00, 0xFFF)),
    _script("Mymr", "my", (0x1000, 0x109F)),
    _script("Geor", "ka", (0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
    _script("Ethi", "am ti", (0x1200, 0x139F)),
    _script("Khmr", "km", (0x1780, 0x17FF)),
    _script("Hang", "ko", (0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FB)),
    _script("Kana", "ja", (0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)),
    _script(
        "Hani",
        "zh ja ko yue",
        (0x2E80, 0x2FDF),
        (0x3005, 0x3007),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x20000, 0x3FFFD),
    ),
)
# Letters past the Latin ones with their marks, for classes of regular expressions; and with all other letters, digits and marks.
FOREIGN = "".join(f"{chr(first)}-{chr(last)}" for one in SCRIPTS for first, last in one.blocks)
MARKED = rf"\w\u0300-\u036f{FOREIGN}"


def letters_of(*codes: str) -> str:
    """The letters and marks of these scripts (ISO 15924), for a class of a regular expression: "Hebr" → "֑-״…"."""
    blocks = (block for script in SCRIPTS if script.code in codes for block in script.blocks)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in blocks)


def share_script(first_language: str, second_language: str) -> bool:
    """Whether two languages (ISO 639-1) may be written in one script: Serbian and Russian, not English and Russian."""
    scripts, other_scripts = (
        # a language that no script of the list names is written in Latin letters
        {script.code for script in SCRIPTS if language in script.languages} or {"Latn"}
        for language in (first_language, second_language)
    )
    return not scripts.isdisjoint(other_scripts)
