"""Numbers in digits and words, without what they count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import hedges_before, numbers
from variorum.text.quantity.tokens import SUPERSCRIPT_FRACTIONS, Token, number_of

LARGEST = 1e16
DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 16}


class Numeral(NamedTuple):
    """tokens[first:last] say a number. `exact` is None for a vague one ("dozens"), which lies in [low, high)."""

    first: int
    last: int
    exact: float | None
    low: float
    high: float
    is_digits: bool = False
    scaled: bool = False
    ordinal: bool = False
    share: bool = False
    said_one: bool = False
    multiple: bool = False


def opens(token: Token, language: str) -> bool:
    return token.low in openers(language) or token.is_digits


@cache
def openers(language: str) -> frozenset[str]:
    """Every word that a number can begin with."""
    lexicon = numbers(language)
    parts = (
        "units",
        "tens",
        "hundred",
        "scales",
        "groups",
        "vague",
        "half",
        "fractions",
        "ordinals",
        "articles",
    )
    words = {w for part in (*parts, "indefinite", "multiples") for w in lexicon[part]}
    return frozenset(words | {"tens"} | set(SUPERSCRIPT_FRACTIONS))


def numeral(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """The longest number that begins at tokens[at]."""
    token = tokens[at]
    if token.is_digits or token.low in SUPERSCRIPT_FRACTIONS:
        return _digits(tokens, at, language)
    return (
        _vague(tokens, at, language)
        or _share(tokens, at, language)
        or _words(tokens, at, language)
        or _ordinal(tokens, at, language)
    )


def plain(first: int, last: int, value: float, **marks: bool) -> Numeral:
    return Numeral(first, last, value, value, value, **marks)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The next token, over one glued hyphen."""
    if (
        _low(tokens, at) in {"-", "‐", "‑", "–"}
        and tokens[at].glued
        and at + 1 < len(tokens)
        and tokens[at + 1].glued
    ):
        return at + 1
    return at


def _digits(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    token = tokens[at]
    if token.low in SUPERSCRIPT_FRACTIONS:
        return plain(at, at + 1, SUPERSCRIPT_FRACTIONS[token.low], is_digits=True)
    value = number_of(token.text, language)
    if value > LARGEST:
        return None
    last = at + 1
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return plain(at, at + 3, fraction, is_digits=True)
    inner = _past_hyphen(tokens, last)
    extra = _slash_fraction(tokens, inner) if inner < len(tokens) else None
    if extra is not None and value == int(value) and value < 1000 and extra < 1:
        value, last = value + extra, inner + 3
    elif _low(tokens, last) in SUPERSCRIPT_FRACTIONS:
        value, last = value + SUPERSCRIPT_FRACTIONS[tokens[last].low], last + 1
    value, last, scaled = _scales(tokens, value, last, language)
    if _low(tokens, last) in numbers(language)["ordinal_endings"] and tokens[last].glued and not scaled:
        return plain(at, last + 1, value, is_digits=True, ordinal=True)
    return plain(at, last, value, is_digits=True, scaled=scaled)


def _slash_fraction(tokens: Sequence[Token], at: int) -> float | None:
    if _low(tokens, at + 1) not in {"/", "⁄"} or at + 2 >= len(tokens):
        return None
    above, below = tokens[at], tokens[at + 2]
    if not (
        above.text.isdecimal() and below.text.isdecimal() and len(above.text) < 3 and len(below.text) < 3
    ):
        return None
    top, bottom = float(above.text), float(below.text)
    if bottom not in DENOMINATORS or not 0 < top < bottom or _low(tokens, at + 3) == "/":
        return None
    return top / bottom


def _scales(tokens: Sequence[Token], value: float, at: int, language: str) -> tuple[float, int, bool]:
    """As in "2.6-million", "5 thousand", "2bn", "$4M", "500 million million" is left alone."""
    lexicon = numbers(language)
    scaled = False
    inner = _past_hyphen(tokens, at)
    word = _low(tokens, inner)
    factor = lexicon["hundred"].get(word) or lexicon["scales"].get(word) or lexicon["groups"].get(word)
    if factor is None and inner == at and at < len(tokens):
        factor = lexicon["short_scales"].get(word)
        if factor is None:
            factor = lexicon["capital_scales"].get(tokens[at].text)
            if factor and not tokens[at].glued and tokens[at].text != "B":
                factor = None
            if (
                factor
                and tokens[at].text == "B"
                and not tokens[at].glued
                and _low(tokens, at + 1) in {"", ".", ","}
            ):
                factor = None
    if factor:
        value, at, scaled = value * factor, inner + 1, True
        second = lexicon["scales"].get(_low(tokens, at))
        if second:
            value, at = value * second, at + 1
    return value, at, scaled


def _words(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    lexicon = numbers(language)
    total = current = 0.0
    place = 1e18  # the size of the last scale used: "two million three thousand", never "three thousand two million"
    small_done = tens_done = seen = scaled = False
    last = first = at
    i = at
    if _low(tokens, i) in lexicon["articles"]:
        following = _low(tokens, i + 1)
        if not (
            following in lexicon["hundred"]
            or following in lexicon["scales"]
            or following in lexicon["groups"]
        ):
            return None
        current, i, small_done = 1.0, i + 1, True
    while i < len(tokens):
        word = tokens[i].low
        if word in lexicon["units"] and not small_done:
            value = lexicon["units"][word]
            if tens_done and value >= 10:
                break
            current, small_done, tens_done = current + value, True, True
        elif word in lexicon["tens"] and not tens_done:
            current, tens_done = current + lexicon["tens"][word], True
        elif word in lexicon["hundred"] and current < 100:
            current = max(current, 1.0) * lexicon["hundred"][word]
            small_done = tens_done = False
            scaled = True
        elif word in lexicon["scales"] and lexicon["scales"][word] < place:
            place = lexicon["scales"][word]
            total, current = total + max(current, 1.0) * place, 0.0
            small_done = tens_done = False
            scaled = True
        elif word in lexicon["groups"] and not scaled:
            total, current, scaled, last, seen = (
                total + max(current, 1.0) * lexicon["groups"][word],
                0.0,
                True,
                i + 1,
                True,
            )
            break
        else:
            break
        seen, last = True, i + 1
        i = _join(tokens, last, scaled=scaled, language=language)
    if not seen:
        return None
    value = total + current
    half = _and_a_half(tokens, last, language)
    if half:
        value, last = value + half[0], half[1]
        value, last, scaled = _scales(tokens, value, last, language)
    return plain(first, last, value, scaled=scaled, said_one=value == 1 and last == at + 1)


def _join(tokens: Sequence[Token], at: int, *, scaled: bool, language: str) -> int:
    """Where the number may go on: over a hyphen, or over "and" after a hundred or thousand."""
    inner = _past_hyphen(tokens, at)
    if inner != at:
        return inner
    lexicon = numbers(language)
    if _low(tokens, at) in lexicon["and"] and (scaled or language in {"es", "pt"}):
        following = _low(tokens, at + 1)
        if following in lexicon["units"] or following in lexicon["tens"]:
            return at + 1
    return at


def _and_a_half(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    lexicon = numbers(language)
    i = at
    for wanted in ("and", "articles"):
        i = _past_hyphen(tokens, i)
        if _low(tokens, i) not in lexicon[wanted]:
            return None
        i += 1
    i = _past_hyphen(tokens, i)
    if _low(tokens, i) in lexicon["half"]:
        return 0.5, i + 1
    return None


def _share(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """As in "half", "a third of", "two-thirds", "half a million", "a quarter"."""
    lexicon = numbers(language)
    word = tokens[at].low
    if _low(tokens, at + 1) in lexicon["half"] and _low(tokens, at - 1) in lexicon["and"]:
        return None  # "an hour and a half"
    if word in lexicon["half"]:
        i = _past_hyphen(tokens, at + 1)
        if _low(tokens, i) in lexicon["articles"]:
            i += 1
            group = lexicon["scales"].get(_low(tokens, i)) or lexicon["groups"].get(_low(tokens, i))
            if group:
                return plain(at, i + 1, 0.5 * group, scaled=True)
            return plain(at, at + 1, 0.5, share=True)
        group = lexicon["scales"].get(_low(tokens, i)) or lexicon["groups"].get(_low(tokens, i))
        if group:
            return plain(at, i + 1, 0.5 * group, scaled=True)
        return plain(at, at + 1, 0.5, share=True) if _is_share(tokens, at, language) else None
    return _spelled_share(tokens, at, language)


def _is_share(tokens: Sequence[Token], at: int, language: str) -> bool:
    """As in "half of", "half the", "almost half", and not "this half" or "the second half"."""
    before, after = _low(tokens, at - 1), _low(tokens, at + 1)
    lexicon = numbers(language)
    if before in {
        "this",
        "first",
        "second",
        "last",
        "next",
        "other",
        "better",
        "each",
        "either",
        "top",
        "bottom",
    }:
        return False
    return after in lexicon["of"] or after in _OWNED or before in _CUT or before in hedges_before(language)


_OWNED = {
    "the",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "that",
    "this",
    "all",
    "those",
    "these",
    "as",
    "hour",
}
_CUT = {"by", "in", "about", "than"}


def _spelled_share(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    lexicon = numbers(language)
    word = tokens[at].low
    above = 1.0 if word in lexicon["articles"] else lexicon["units"].get(word)
    if above is None and word in lexicon["fractions"] and language != "en":
        above, i = 1.0, at
    else:
        i = _past_hyphen(tokens, at + 1)
    if not above or _low(tokens, i) not in lexicon["fractions"]:
        return None
    below = lexicon["fractions"][_low(tokens, i)]
    is_ordinal = _low(tokens, i) in lexicon["ordinals"]
    after = _low(tokens, i + 1)
    counts = after in lexicon["of"]
    if (is_ordinal and above == 1.0 and not counts and word != "one") or above * below >= 1:
        return None
    return plain(at, i + 1, above * below, share=True)


def _vague(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    lexicon = numbers(language)
    word = tokens[at].low
    if word in lexicon["indefinite"] or (
        word in lexicon["articles"] and _low(tokens, at + 1) in lexicon["indefinite"]
    ):
        return _several(tokens, at, language)
    opened = lexicon["tens"].get(word) or {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}.get(word)
    if word in {"tens", "hundreds", "dozens"} and _low(tokens, at + 1) in lexicon["of"]:
        scale = lexicon["vague"].get(_low(tokens, at + 2))
        if scale and opened:
            low = opened * scale[0]
            return Numeral(at, at + 3, None, low, low * 10)
    if word in lexicon["vague"] and not (word == "scores" and not _counts_scores(tokens, at)):
        low, high = lexicon["vague"][word]
        return Numeral(at, at + 1, None, float(low), float(high))
    return None


def _several(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """As in "several hundred", "a few dozen", "a couple of thousand"; alone, "several" is a bound too."""
    lexicon = numbers(language)
    i = at + 1 if tokens[at].low in lexicon["articles"] else at
    low, high = lexicon["indefinite"][tokens[i].low]
    if language == "en" and tokens[i].low in {"few", "couple"} and i == at:
        return None
    i += 1
    if _low(tokens, i) in lexicon["of"] and _low(tokens, i - 1) == "couple":
        i += 1
    word = _low(tokens, i)
    scale = lexicon["hundred"].get(word) or lexicon["scales"].get(word) or lexicon["groups"].get(word)
    if tokens[i - 1].low == "couple" and not scale:
        return None
    if scale:
        return Numeral(at, i + 1, None, low * scale, high * scale)
    return Numeral(at, i, None, float(low), float(high))


def _ordinal(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """As in "sixth", "twenty-first"."""
    lexicon = numbers(language)
    word = tokens[at].low
    if word in lexicon["multiples"]:
        return plain(at, at + 1, float(lexicon["multiples"][word]), multiple=True)
    if word in lexicon["ordinals"]:
        return plain(at, at + 1, float(lexicon["ordinals"][word]), ordinal=True)
    return None


def _counts_scores(tokens: Sequence[Token], at: int) -> bool:
    """As in "scores of people", "scores injured", and not "scores twice" or "test scores"."""
    after = _low(tokens, at + 1)
    return after in {"of", "more", "were"} or after in entries("fates.txt")
