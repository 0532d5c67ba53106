"""Where a text can be cut: not between a letter and the marks that stand on it, nor beside a sign that joins two letters into one."""

from __future__ import annotations

import unicodedata

# Unicode categories of marks that stand on the letter before.
MARKS = frozenset({"Mn", "Mc", "Me"})
# A zero-width joiner, which makes one sign of two, and what chooses the form of the sign before it or its colour.
JOINER = "\u200d"
# What chooses the form of the sign before it (a variation selector), first and last of its range; then its colour (a
# tone of skin).
CHOOSES = ("\ufe00", "\ufe0f", "\U0001f3fb", "\U0001f3ff")
# Vowels of Thai and Lao that are written before their consonant.
LEADING = frozenset("เแโใไເແໂໃໄ")


def goes_on(text: str, at: int) -> bool:
    """Whether text[at] and the code point before it are one sign on paper ("e" and its accent, the parts of an emoji), so that
    the text cannot be cut between them. False at both ends of the text.
    """
    if not 0 < at < len(text):
        return False
    before, here = text[at - 1], text[at]
    # two plain letters are never one sign
    if here.isascii() and before.isascii():
        return False
    # `here` chooses the form or the colour of the sign before it
    first_form, last_form, first_colour, last_colour = CHOOSES
    chosen = first_form <= here <= last_form or first_colour <= here <= last_colour
    return JOINER in (before, here) or chosen or before in LEADING or unicodedata.category(here) in MARKS


def ends_at(text: str, at: int) -> int:
    """`at`, or the nearest place before it where the text can be cut."""
    while goes_on(text, at):
        at -= 1
    return at


def starts_at(text: str, at: int) -> int:
    """`at`, or the nearest place after it where the text can be cut."""
    while goes_on(text, at):
        at += 1
    return at


def columns_of(letter: str) -> int:
    """Columns that a terminal needs for a letter: two for a wide one, none for a mark on another or a joiner."""
    if letter.isascii():
        return 1
    first_form, last_form, *_ = CHOOSES
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"} or first_form <= letter <= last_form:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shortened(text: str, most: int, *, end: str = "…", strip: str = " ,;:") -> str:
    """The text where it has at most `most` code points, else its beginning with `end`: cut between words, or, where that would leave less than
    two thirds (Chinese, Japanese and Thai have no blanks), between two letters. `most`: code points; `strip`: signs that are taken from
    the end of what is left.
    """
    if len(text) <= most:
        return text
    cut = text[: ends_at(text, most)]
    between = cut.rsplit(maxsplit=1)[0]
    return (between if 3 * len(between) >= 2 * len(cut) else cut).rstrip(strip) + end
