"""Finds sentences in which a page or a newsroom speaks of itself and tells nothing of the event: credits ("Reporting by Ada Reed",
"Ada Reed contributed to this report") and furniture ("Read more", "Sign up for our newsletter").

Words used here. Furniture: what belongs to the page and not to the report. Folded: in small letters, with single blanks. Lead-in: words
with which such lines begin ("Read more"). Asking: words with which a whole sentence of the page begins ("Sign up for").
"""

from __future__ import annotations

import re
from functools import cache

from variorum.text.lexicon import alternatives, table

FURNITURE = "furniture.json"
CREDITS = "credits.json"
# Furniture is short; a credit may name a dozen people.
LONGEST_FURNITURE = 200
LONGEST_CREDIT = 600
# Marks and bullets around a line.
AROUND = "•·|→>«»-–—*_()[]{}…:. "
CLOSED = re.compile(r"[.!?。！？]['\"”’»)\]]*$")
SMALL_WORD = re.compile(r"(?<![\w.'’-])(?:[a-zß-öø-ÿ][\w'’-]*)")


def is_page_line(line: str) -> bool:
    """Whether a sentence, or a line that is none, is a credit or furniture."""
    return is_credit(line) or is_furniture_sentence(line)


def is_credit(line: str) -> bool:
    """Whether a line only says who worked on the report: it says so in words that are said of nothing else ("contributed to this report");
    or it begins with a credit's words ("reporting by") or holds those of one ("contributed from"), and holds but names and the words that
    join them. "Reporting by the daily led to an inquiry" is none.
    """
    if len(line) > LONGEST_CREDIT:
        return False
    folded = folded_line(line)
    if _sure().search(folded):
        return True
    if not (_opening().match(folded) or _holding().search(folded)):
        return False
    # a name follows, and no word that tells anything
    body = line.strip(AROUND)
    small = {word.casefold() for word in SMALL_WORD.findall(body)}
    names = re.findall(r"(?<!^)\b[^\W\d_a-zß-öø-ÿ][\w.'’-]*", body)
    agencies = small & _agencies()
    return bool(names or agencies) and small - agencies <= _joining()


def is_furniture_sentence(line: str) -> bool:
    """Whether a sentence or line of a given text belongs to the page, by its first words or as a whole."""
    if len(line) > LONGEST_FURNITURE:
        return False
    folded = folded_line(line)
    if folded in whole_lines() or _asking().match(folded):
        return True
    led = lead_in().match(folded)
    if led is None:
        return False
    # "Recommended doses were halved" is a headline; "Read more: our guide" leads away
    rest = folded[led.end() :].lstrip()
    return not rest or rest[0] in ":|»>" or (led.group()[-1] == ":" and not CLOSED.search(line.strip()))


def folded_line(line: str) -> str:
    """The line in small letters, with single blanks, without marks and bullets around it."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(AROUND)


def furniture_words(name: str) -> tuple[str, ...]:
    """The list `name` of the furniture, in small letters."""
    return tuple(word.casefold() for word in table(FURNITURE)[name])


@cache
def whole_lines() -> frozenset[str]:
    """Lines that are furniture as they stand."""
    return frozenset(furniture_words("whole"))


@cache
def lead_in() -> re.Pattern[str]:
    """Words with which lines begin that lead away from the report."""
    return re.compile("(?:" + "|".join(map(re.escape, furniture_words("lead_in"))) + r")(?!\w)")


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(furniture_words('asking'))})(?!\\w)")


@cache
def _sure() -> re.Pattern[str]:
    return re.compile("|".join(table(CREDITS)["sure"]))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(table(CREDITS)['opening'])})(?!\\w)")


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(f"(?<!\\w)(?:{alternatives(table(CREDITS)['holding'])})(?!\\w)")


@cache
def _agencies() -> frozenset[str]:
    """Names of agencies that are written small ("dpa")."""
    listed = table("agencies.json")
    forms = {form for entry in listed["agencies"] for form in entry["forms"] if form.islower()}
    return frozenset(forms | listed["signs"].keys())


@cache
def _joining() -> frozenset[str]:
    """Words that may stand in a credit beside names: joining ones, those of the trade, and those of the credits' own phrases."""
    phrases = (*table(CREDITS)["opening"], *table(CREDITS)["holding"])
    said = {word for phrase in phrases for word in re.findall(r"[\w'’-]+", phrase)}
    return frozenset(table(CREDITS)["joining"]) | said
