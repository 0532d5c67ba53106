"""A key for what a reading says, by which readings that say the same are put together."""

from __future__ import annotations

from variorum.records import Name, Quantity, Reading, When, Words


def value_key(reading: Reading) -> tuple[object, ...]:
    """A key that is equal for two readings where they say the same, and so can be put together: made of their values
    where they were parsed (a number, a date, a name, negated or plain words), else of their words.
    """
    value = reading.value
    match value:
        case Quantity():
            return ("quantity", value.low, value.high, value.exact, value.unit)
        case When():
            # a time that was not understood
            if value.earliest is None and value.clock is None and value.weekday is None:
                return ("words", folded(value.said_as))
            return ("when", value.earliest, value.latest, value.weekday, value.clock)
        case Name():
            return ("name", folded(value.name))
        case Words():
            return ("words", folded(value.words), value.negated)
    return ("words", folded(reading.quote))


def folded(text: str) -> str:
    """Lower case, letters and digits alone, one space between words."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
