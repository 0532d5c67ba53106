"""Numbers of Chinese, Japanese and Korean: "三千人", "2万5000人", "約30名", "1억 2000만 원". Their words are not parted by blanks,
so that a number is one by its characters and by the counter behind it. Linear in the length of the text.

Words used here. Counter: the word behind a number that says what kind of thing is counted (人, 名). Myriad: 10,000, by
which these languages group their numbers (万). Section: the part of a number below a myriad. Hedge: a word such as
"about" (約).

Keys of cjk-counters.json. `units`: counter → [measure, unit]; `no_amounts`: counters that make a date, a time or the
number of a thing; `before`: hedge → words before the number; `odd`: hedge → signs between number and counter;
`after`: hedge → words behind the counter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from variorum.records import Hedge, Measure, Quantity
from variorum.text.lexicon import alternatives, table
from variorum.text.mention import Mention
from variorum.text.quantity.intervals import bounds

LANGUAGES = frozenset({"zh", "ja", "ko"})
# Sign → its value, for digits, for tens to thousands, and for myriads.
ONES = {
    c: n
    for n, cs in enumerate(("〇零", "一壹", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for c in cs
}
TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
MYRIADS = {
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
}
DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# All characters of which numbers are written.
SIGNS = "".join((*ONES, *TENS, *MYRIADS))
# A sign or digits, so many at most: no number has more.
NUMBER = rf"(?:{DIGITS}|[{SIGNS}])(?:\s?(?:{DIGITS}|[{SIGNS}])){{0,24}}"
# One piece of a number: digits, or one character.
PART = re.compile(rf"{DIGITS}|[{SIGNS}]")
# Wide digits and signs → plain ones. One for one, so that places stay.
WIDTHS = str.maketrans("0123456789．％", "0123456789.%")


def in_cjk(text: str, start: int, end: int) -> Iterator[Mention[Quantity]]:
    """The quantities in order. Without a counter or unit behind it only a number in digits counts; dates,
    times and numbers of things do not. `start` and `end`: the stretch that is read.
    """
    for match in _finder().finditer(text[start:end].translate(WIDTHS)):
        unit = match["unit"]
        # groups of the pattern: "one" is the number, "two" the other end of a range
        number, second_number = _value(match["one"]), _value(match["two"]) if match["two"] else None
        if (
            number is None
            or unit in table("cjk-counters.json")["no_amounts"]
            or (not unit and _is_word(match["one"]))
        ):
            continue
        # two numbers make a range; one has the bounds that its hedge says
        hedge = _hedge(match)
        if match["two"] and second_number is not None:
            yield Mention(
                start + match.start(),
                start + match.end(),
                _quantity(number, second_number, None, unit, Hedge.RANGE),
            )
            continue
        least, most = bounds(number, hedge)
        yield Mention(start + match.start(), start + match.end(), _quantity(least, most, number, unit, hedge))


def _is_word(number: str) -> bool:
    return not any(letter.isdecimal() for letter in number)


def _quantity(
    low: float | None, high: float | None, exact: float | None, unit: str | None, hedge: Hedge
) -> Quantity:
    """A Quantity in the unit that its counter stands for; without a counter a bare count. `low`, `high`: its bounds; `exact`: the number
    itself, None for a range; `unit`: the counter.
    """
    # a word that is in no table is the thing counted
    measure, name = table("cjk-counters.json")["units"].get(unit or "", ("count", unit))
    return Quantity(
        low=low, high=high, exact=exact, measure=Measure(measure), unit=name, counted=None, hedge=hedge, said_as=""
    )  # fmt: skip


@cache
def _finder() -> re.Pattern[str]:
    """Finds a number with its hedges (groups b_ before it, o_ between number and unit, a_ behind), its counter and the end of a range."""
    lexicon: dict[str, Any] = table("cjk-counters.json")
    before = "|".join(
        f"(?P<b_{hedge.replace('-', '_')}>{alternatives(words)})"
        for hedge, words in lexicon["before"].items()
    )
    # "20余人", more than 20 people: a hedge between number and unit
    odd = "|".join(
        f"(?P<o_{hedge.replace('-', '_')}>{alternatives(words)})" for hedge, words in lexicon["odd"].items()
    )
    after = "|".join(
        f"(?P<a_{hedge.replace('-', '_')}>{alternatives(words)})" for hedge, words in lexicon["after"].items()
    )
    units = alternatives([*lexicon["units"], *lexicon["no_amounts"]])
    # hedge, number, perhaps "～" and the end of a range; then an odd amount, counter or unit, hedge behind
    return re.compile(
        rf"(?:(?:{before})\s?)?(?<![\d第{SIGNS}A-Za-z.-])(?P<one>{NUMBER})(?:\s?[~〜～至到-]\s?(?P<two>{NUMBER}))?"
        rf"(?:\s?(?:{odd}))?(?:\s?(?P<unit>{units}))?(?:\s?(?:{after}))?"
    )


def _hedge(match: re.Match[str]) -> Hedge:
    named = (name for name, said in match.groupdict().items() if said and name[:2] in ("b_", "o_", "a_"))
    return next((Hedge(name[2:].replace("_", "-")) for name in named), Hedge.EXACT)


def _value(number: str) -> float | None:
    """The number's value, read by myriads (万, 億); None for signs in an order that is no number ("三三")."""
    total = section = digit = 0.0
    said = scaled = False
    for part in PART.findall(number):
        # a digit; then tens to thousands, which multiply it; then a myriad, which multiplies the section
        if part in ONES or part[0].isdecimal():
            # `said`: the sign before was a digit; `scaled`: it was a scale. Two digits in a row are no number
            if said and not scaled:
                return None
            digit, said, scaled = (
                (float(ONES[part]) if part in ONES else float(re.sub("[,，]", "", part))),
                True,
                False,
            )
        elif part in TENS:
            section, digit, said, scaled = section + (digit if said else 1.0) * TENS[part], 0.0, False, True
        else:
            section += digit
            total, section, digit, said, scaled = (
                total + (section or 1.0) * MYRIADS[part],
                0.0,
                0.0,
                False,
                True,
            )
    return total + section + digit
