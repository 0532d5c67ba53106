"""Reads numbers in words: "two hundred and five" → 205.

Words used here. Token: a word, number or sign; `at`, `i`, `behind`: indexes of tokens, `behind` one past what has
been read. Units: one to nineteen. Tens: twenty to ninety. Scales: "thousand", "million". Groups: "dozen". Articles:
"a" for one. `scaled`: with a scale word.

Keys of numbers.json. `units`: number word → value ("four" → 4); `tens`: "forty" → 40; `hundred`: the word for 100 →
100; `scales`: word that multiplies → factor ("million" → 1e6); `plural_scales`: plurals that scale a number and never
open one ("crores") → factor; `groups`: word for so many → number ("dozen" → 12); `articles`: "a", "an"; `and`: words
for "and"; `half`: words for a half; `fractions`: word → share ("third" → .333); `ordinals`: "third" → 3; `multiples`:
"twice" → 2.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.quantity.compounds import compound
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import Numeral, half_behind, past_hyphen, plain, scales, word_at
from variorum.text.quantity.tokens import Token

# Where "mil millones" is a thousand million.
THOUSAND_MILLIONS = frozenset({"es", "pt"})
# 200, 300 … 900.
HUNDREDS = frozenset(range(200, 1000, 100))
THOUSAND = 1000


def in_words(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """The number in words from tokens[at]: "two million three thousand" → 2_003_000; None where no number word stands there.

    Words below the next scale are added up in `current`. A scale word ("thousand") multiplies `current` and moves it into `total`.
    A scale must be smaller than the one before it (`place`).
    """
    lexicon = numbers(language)
    total = current = 0.0
    place = 1e18  # the size of the last scale used: "two million three thousand", never "three thousand two million"
    small_done = tens_done = has_number = scaled = False
    behind = begins = at
    index = at
    # "a hundred", "a million"
    # `small_done`, `tens_done`: whether units and tens of the present part have been read ("twenty five six" is no
    # number)
    if word_at(tokens, index) in lexicon["articles"]:
        following = word_at(tokens, index + 1)
        if not (
            following in lexicon["hundred"]
            or following in lexicon["scales"]
            or following in lexicon["groups"]
        ):
            return None
        current, index, small_done = 1.0, index + 1, True
    # a compound; units; tens; "hundred"; a scale; "dozen"
    while index < len(tokens):
        word = tokens[index].low
        one_compound = compound(tokens, index, language) if language != "en" else None
        if one_compound is not None and not small_done and not tens_done:
            current, small_done, tens_done = current + one_compound.value, True, True
            index = one_compound.next - 1
        elif word in lexicon["units"] and not small_done:
            value = lexicon["units"][word]
            if tens_done and value >= 10:
                break
            # "Doscientas cincuenta": behind a word for hundreds tens go on.
            hundreds = value in HUNDREDS and current == 0
            current, scaled = current + value, scaled or hundreds
            small_done = tens_done = not hundreds
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
        # "two dozen" ends the number
        elif word in lexicon["groups"] and not scaled:
            total, current, scaled, behind, has_number = (
                total + max(current, 1.0) * lexicon["groups"][word],
                0.0,
                True,
                index + 1,
                True,
            )
            break
        else:
            break
        has_number, behind = True, index + 1
        index = _where_number_continues(tokens, behind, scaled=scaled, language=language)
    if not has_number:
        return None
    value, behind, scaled = _with_rest(tokens, total + current, behind, language, place=place, scaled=scaled)
    return plain(begins, behind, value, scaled=scaled, said_one=value == 1 and behind == at + 1)


def _with_rest(
    tokens: Sequence[Token], value: float, behind: int, language: str, *, place: float, scaled: bool
) -> tuple[float, int, bool]:
    """(value, index behind it, whether it has a scale word), with what may follow the last number word: "five crores",
    "un million et demi", "two and a half million".

    `place`: the worth of the last scale word (1e6 behind "million"), 1 where there was none. Half of it is meant only by
    "and a half" behind a thousand or more, and below what is counted in news ("two and a half" is 2.5).
    """
    # "five crores"
    if not scaled and word_at(tokens, past_hyphen(tokens, behind)) in numbers(language)["plural_scales"]:
        value, behind, scaled = scales(tokens, value, behind, language)
    # "un million et demi": half a million more
    if half_behind(tokens, behind, language):
        value, behind = value + (place if 1e3 <= place < 1e18 else 1.0) / 2, behind + 2
    # "cuatro mil millones"
    larger = numbers(language)["scales"].get(word_at(tokens, behind), 0)
    if language in THOUSAND_MILLIONS and place == 1e3 < larger and value % place == 0:
        value, behind, place = value * larger, behind + 1, larger
    half = _and_a_half(tokens, behind, language)
    if half:
        # "A million and a half" is half a million more, "two and a half million" half of one before.
        halves, behind = half
        value += halves * (place if 1e3 <= place < 1e18 else 1.0)
        value, behind, scaled = scales(tokens, value, behind, language)
    return value, behind, scaled


def _where_number_continues(tokens: Sequence[Token], at: int, *, scaled: bool, language: str) -> int:
    """The index at which the number may go on: past a hyphen, or past "and" behind a hundred or thousand; `at` itself
    where neither stands there.
    """
    inner = past_hyphen(tokens, at)
    if inner != at:
        return inner
    lexicon = numbers(language)
    if word_at(tokens, at) in lexicon["and"] and (scaled or language in {"es", "pt"}):
        following = word_at(tokens, at + 1)
        if following in lexicon["units"] or following in lexicon["tens"]:
            return at + 1
        # "due milioni e trecentomila"
        thousands = compound(tokens, at + 1, language) if language == "it" else None
        if thousands is not None and thousands.value >= THOUSAND:
            return at + 1
    return at


def _and_a_half(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """(0.5, the index past it) for "and a half", or in English "and a quarter", "and a third" before a scale; else None."""
    lexicon = numbers(language)
    i = at
    # "and", then "a"
    for list_name in ("and", "articles"):
        i = past_hyphen(tokens, i)
        if word_at(tokens, i) not in lexicon[list_name]:
            return None
        i += 1
    i = past_hyphen(tokens, i)
    if word_at(tokens, i) in lexicon["half"]:
        return 0.5, i + 1
    scaled = word_at(tokens, past_hyphen(tokens, i + 1)) in lexicon["scales"]
    if language == "en" and word_at(tokens, i) in {"quarter", "third"} and scaled:
        return float(lexicon["fractions"][tokens[i].low]), i + 1  # "one and a quarter million"
    return None


# Words for nought.
NOUGHTS = frozenset({"nought", "naught", "zero", "oh"})


def pointed(tokens: Sequence[Token], found: Numeral | None, at: int, language: str) -> Numeral | None:
    """The number together with the digits said behind "point": "nought point five", "two point one five million"; else
    `found` unchanged. English alone."""
    point = found.last if found is not None else at + 1
    if (
        language != "en"
        or word_at(tokens, point) != "point"
        or (found is None and tokens[at].low not in NOUGHTS)
    ):
        return found
    # the digits behind "point"
    decimals, last = "", point + 1
    units = numbers(language)["units"]
    while last < len(tokens):
        word = tokens[last].low
        # 10: no digit
        digit = 0 if word in NOUGHTS else units.get(word, 10)
        if digit > 9:
            break
        decimals, last = f"{decimals}{digit:.0f}", last + 1
    if not decimals or (found is not None and (found.exact is None or found.scaled)):
        return found
    whole = found.exact if found is not None else 0.0
    value, last, scaled = scales(tokens, (whole or 0.0) + float(f"0.{decimals}"), last, language)
    return plain(at, last, value, scaled=scaled)


def in_order(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """Reads an ordinal in one word ("sixth") or a multiple ("twice", "tenfold"); None for other words, and where
    "secondo" means "according to".
    """
    lexicon = numbers(language)
    word = tokens[at].low
    if word in lexicon["multiples"]:
        return plain(at, at + 1, float(lexicon["multiples"][word]), multiple=True)
    if word in lexicon["ordinals"] and not _is_according(tokens, at, language):
        return plain(at, at + 1, float(lexicon["ordinals"][word]), ordinal=True)
    return None


# "Secondo la polizia", "segundo os organizadores": according to, and no second, unless an article stands before it.
ACCORDING = {
    "it": ("secondo", frozenset(["la", "il", "lo", "gli", "i", "le", "l'", "l", "un", "una", "uno", "un'", "quanto", "fonti", "alcuni", "alcune", "altri", "altre", "quello"]), frozenset(["il", "un", "del", "al", "nel", "dal", "sul", "lo", "questo", "quel"])),
    "pt": ("segundo", frozenset(["o", "a", "os", "as", "um", "uma", "ele", "ela", "eles", "elas", "fontes", "dados", "informações", "testemunhas"]), frozenset(["o", "um", "do", "no", "ao", "pelo", "este", "esse"])),
}  # fmt: skip


def _is_according(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether "secondo", "segundo" is "according to" here, by the words beside it, and not "second"."""
    if language not in ACCORDING:
        return False
    word, behind, before = ACCORDING[language]
    return (
        tokens[at].low == word and word_at(tokens, at + 1) in behind and word_at(tokens, at - 1) not in before
    )
