"""Tells digits that name a thing ("Route 9", "A320", a year) from those that count.

Words used here. Thing's name: digits that count nothing, as in "Route 9", "A320". Numeral (`number`):
tokens[first:last] that say a number. Glued: without a blank before it. Opener: what a sentence begins behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.lexicon import entries, table
from variorum.text.quantity.lexicon import currency_signs, hedges_before
from variorum.text.quantity.number import Numeral
from variorum.text.quantity.tokens import HYPHENS, Token

# What may be glued before a number by a hyphen without making a name of it.
HYPHENED = {
    "sub",
    "minus",
    "plus",
    "then",
    "now",
    "to",
    "or",
    "and",
    "nearly",
    "over",
    "under",
    "about",
    "magnitude",
}
# A number of four digits outside these is no year.
FIRST_YEAR, LAST_YEAR = 1000, 2199

# Digits of a group at least, with a nought first, that a telephone number begins with.
LEAST_DIALLED = 3
# Years (first, last) that a modern newsroom writes of: before a plural noun ("its 2018 sales") such a number may be a year or an amount.
RECENT = (1950, 2049)
# Words between two years: "1950 and 1960".
YEARS_JOINED = {"and", "to", "or", "until", "through"}
# What counts the pictures of a page: "3 of 24 Photos", "Image 3/24".
OF_ALL = {"of", "/"}
PICTURES = {"caption", "photo", "photos", "image", "images", "picture", "pictures", "slide", "slides"}
# Letters of the shortest noun that is looked for behind a number.
NOUN = 4
# Words before a year with a noun behind: "its 2024 budget".
OWNERS = {"its", "their", "his", "her", "the", "this", "that", "our", "my", "s"}


def names_a_thing(
    tokens: Sequence[Token], number: Numeral, *, counted: bool, measured: bool, language: str
) -> bool:
    """Whether the number is part of a thing's name ("flight 370", "Big Seven", "24-cv-0118") and no amount.

    `counted`: a unit or a plural noun follows, so that the number is more likely an amount; `measured`: a unit follows.
    """
    before = tokens[number.first - 1] if number.first else None
    # in other languages nouns are no sure plurals: what reads as one is enough
    counted = counted or (language != "en" and _before_a_noun(tokens, number, language))
    if not counted and _is_in_group_name(tokens, number):
        return True
    if not number.is_digits:
        return before is not None and not counted and _is_named_word(tokens, number, before)
    return (
        _is_dialled(tokens, number)
        or _is_of_a_case(tokens, number)
        or _glued_before(tokens, number, language)
        or (not measured and _glued_after(tokens, number))
        or _is_block(tokens, number)
        or _is_of_a_gallery(tokens, number)
        or _is_labelled(tokens, number, counted=counted, language=language)
    )


def _before_a_noun(tokens: Sequence[Token], number: Numeral, language: str) -> bool:
    """Whether what follows may well be what is counted. In German every noun has a capital, and a weekday
    before the number makes it no name ("am Dienstag 7 Menschen").
    """
    following = tokens[number.last] if number.last < len(tokens) else None
    if following is None or following.glued or not following.text.isalpha() or len(following.text) < NOUN:
        return False
    if language == "de":
        return following.text[0].isupper()
    return following.text.islower() and following.low not in table("stopwords.json")[language].split()


def _is_named_word(tokens: Sequence[Token], number: Numeral, before: Token) -> bool:
    """Whether the number word is part of a name or title: "number one", "Big Seven"."""
    if before.low in {"number", "no"}:
        return True
    capital = tokens[number.first].text[0].isupper() and before.text[0].isupper() and number.first > 1
    return (
        capital
        and before.low not in entries("function-words.txt")
        and not tokens[number.first].text.isupper()
    )


def _is_of_a_gallery(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number says which picture of a page it is, or of how many: "22 of 24 Photos", "Slide 3 of
    12".
    """
    first, last = number.first, number.last
    # "22 of 24" seen from the 22; then seen from the 24
    if last + 1 < len(tokens) and tokens[last].low in OF_ALL and tokens[last + 1].text.isdigit():
        last += 2
    elif first > 1 and tokens[first - 1].low in OF_ALL and tokens[first - 2].text.isdigit():
        first -= 2
    else:
        return False
    # "Slide 3 of 12", "22 of 24 Photos": a capital shows that it is a caption of the page
    around = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
    return any(token.low in PICTURES and token.text[0].isupper() for token in around)


def _is_block(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is that of a block: "the 1200 block of a street"."""
    return number.last < len(tokens) and tokens[number.last].low == "block"


def _glued_before(tokens: Sequence[Token], number: Numeral, language: str) -> bool:
    """Whether a letter or sign is glued to the number's front, so that it names a thing: "A320", "#4", "covid-19"; no currency."""
    i = number.first
    if not i or not tokens[i].glued:
        return False
    # a letter or sign; a hyphen behind a word
    before = tokens[i - 1]
    if before.text[-1].isalpha():
        return (before.text,) not in currency_signs()
    if before.low in {"#", ".", "@", "/", "_"}:
        return True
    if before.low in HYPHENS and before.glued and i > 1:
        token_before_that = tokens[i - 2]
        if token_before_that.text[-1].isalpha():
            return not (token_before_that.low in HYPHENED or token_before_that.low in hedges_before(language))
    return False


def _is_dialled(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is part of a telephone number: several groups of digits, the first beginning with 0 ("020 7946 0018")
    or standing behind a plus ("+44 20 7946").
    """
    # all groups of digits around the number
    first = number.first
    while first and tokens[first - 1].text.isdigit():
        first -= 1
    text = tokens[first].text
    behind = first
    while behind < len(tokens) and tokens[behind].text.isdigit():
        behind += 1
    groups = behind - first
    has_country_code = (
        first > 0 and tokens[first - 1].low == "+" and tokens[first].glued and groups >= LEAST_DIALLED
    )
    return has_country_code or (
        text.isdigit() and text[0] == "0" and (len(text) >= LEAST_DIALLED or groups > LEAST_DIALLED)
    )


# Before these three digits are the number of an emergency line.
CALLED = frozenset({"dial", "dialled", "dialed", "dialling", "dialing", "call", "calls", "called", "calling", "phone", "phoned", "phoning", "rang", "ring"})  # fmt: skip
# Behind these digits the same: "911 dispatchers".
CALLS = frozenset({"call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators", "recording", "recordings", "tape", "tapes"})  # fmt: skip
# Numbers of emergency lines.
EMERGENCY = frozenset({"911", "999", "112", "110", "101", "111", "988", "000"})


def _is_of_a_case(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the digits are part of a file's number ("21-cv-01234", "2024-CR-118"), or of an emergency line ("called 911")."""
    at, behind = number.first, number.last
    if tokens[at].text in EMERGENCY and (
        (at and tokens[at - 1].low in CALLED) or (behind < len(tokens) and tokens[behind].low in CALLS)
    ):
        return True
    # "21" and then "-cv-01234"
    following = tokens[behind : behind + 4]
    if len(following) < 4 or not all(token.glued for token in following):
        return False
    hyphen, letters, second_hyphen, digits = following
    return (
        hyphen.low in HYPHENS
        and letters.text.isalpha()
        and second_hyphen.low in HYPHENS
        and digits.is_digits
        and len(digits.text) > 1
    )


def _glued_after(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether letters that are no unit stand right behind the digits ("4x4", "787s")."""
    at = number.last
    if at >= len(tokens) or not tokens[at].glued:
        return False
    # letters; a sign and more digits; a hyphen and a capital
    following = tokens[at]
    if following.text[0].isalpha():
        return True
    if following.low in {"/", ":", "."} and at + 1 < len(tokens) and tokens[at + 1].glued:
        return tokens[at + 1].is_digits
    if following.low in HYPHENS and at + 1 < len(tokens) and tokens[at + 1].glued:
        return tokens[at + 1].low in {"something", "calibre", "caliber"} or tokens[at + 1].text[0].isupper()
    return following.low in {"_", "@"}


def _is_in_group_name(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is part of a group's name: "the Group of Seven", "the Gang of Eight"."""
    i = number.first
    if i < 2 or tokens[i - 1].low != "of":
        return False
    return tokens[i - 2].text == "Group" or (tokens[i - 2].text.istitle() and tokens[i].text.istitle())


def _is_labelled(tokens: Sequence[Token], number: Numeral, *, counted: bool, language: str) -> bool:
    """Whether the word before the number makes it a name: "Route 9", "No. 4", "Boeing 737"; less readily where a noun
    is counted behind it.
    """
    if not number.first or number.scaled:
        return False
    before = tokens[number.first - 1]
    if _is_another_of_them(tokens, number.first):
        return True
    # "No. 4", "#4"
    if before.low in {".", "#"} and number.first > 1:
        return before.low == "#" or tokens[number.first - 2].low in {
            "no",
            "nos",
            "vol",
            "art",
            "sec",
            "nr",
            "fig",
        }
    # "Route 9"; "Route-9"; "OpenSSL 1.1"
    if before.low in entries("numbered-things.txt"):
        return not counted or not before.text.islower()
    if before.low in HYPHENS and tokens[number.first].glued and number.first > 1:
        return tokens[number.first - 2].low in entries("numbered-things.txt")
    if "." in tokens[number.first].text and before.text.isupper() and len(before.text) > 1:
        return before.text.isalpha()
    # a capital word right before it, that does not open a sentence
    if counted or before.text.islower() or not before.text[0].isalpha() or number.first == 1:
        return False
    opens_sentence = tokens[number.first - 2].low in {".", "!", "?", "“", '"', ":"}
    is_road = language == "de" and before.text == "A"  # "die A 7"
    return (
        not opens_sentence
        and (is_road or before.low not in entries("function-words.txt"))
        and before.text.isalnum()
    )


def _is_another_of_them(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at token `at` is a later one of "Nos. 4 and 5", "nos 4, 5 and 6"."""
    first = at
    # back over ", 5" and "and 6" to the first number of the list
    while (
        first > 2
        and tokens[first - 1].low in {"and", "or", "to", ",", "&"}
        and tokens[first - 2].text.isdecimal()
    ):
        first -= 2
    if first == at:
        return False
    # "Nos. 4 and 5": the full stop is a token of its own
    name = first - 2 if tokens[first - 1].low == "." else first - 1
    return name >= 0 and (
        tokens[name].low in {"nos", "nrs", "figs"}
        # "Landing Zones 1 and 2"; a plural is in the list of such things without its ending
        or (
            tokens[name].text.istitle()
            and tokens[name].low.removesuffix("s") in entries("numbered-things.txt")
        )
    )


def is_year(tokens: Sequence[Token], number: Numeral, *, counted: bool) -> bool:
    """Whether the words around a bare four-digit number make it a year. `counted`: a noun stands behind that it could count ("2000
    people").
    """
    if not number.is_digits or number.exact is None or number.last - number.first != 1:
        return False
    token = tokens[number.first]
    if len(token.text) != 4 or not token.text.isdecimal() or not FIRST_YEAR <= number.exact <= LAST_YEAR:
        return False
    before = tokens[number.first - 1] if number.first else None
    # by the word before it: none; "in"; another year; an owner
    is_usual_year = 1800 <= number.exact <= LAST_YEAR
    if before is None:
        return is_usual_year and not counted
    # "A.D. 1066"
    if before.low == "." and number.first > 1 and tokens[number.first - 2].low in {"d", "c", "ad", "bc"}:
        return True
    if before.low in entries("year-cues.txt"):
        return is_usual_year or not counted
    if before.low in YEARS_JOINED and _follows_a_year(tokens, number.first - 2):
        return not counted
    is_owned = before.text[0].isupper() or before.low in OWNERS or before.low.endswith(("'s", "’s"))
    first_recent, last_recent = RECENT
    # "the club's 2024 members", "our 2024 guests": an owner before it makes it a year, though a noun follows
    if counted and first_recent <= number.exact <= last_recent:
        return is_owned and (number.first > 1 or before.low in OWNERS)
    return is_usual_year and not counted


def _follows_a_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is the second year of a range whose first has a word that marks it: "between A.D.
    1000 and 1260". `at`: the index of the first year.
    """
    if at < 1 or len(tokens[at].text) != 4 or not tokens[at].text.isdecimal():
        return False
    # the words before the first year, without the points of "A.D."
    behind = [token.low for token in tokens[max(0, at - 4) : at] if token.low != "."]
    return bool(behind) and (
        behind[-1] in entries("year-cues.txt") or behind[-2:] in (["a", "d"], ["b", "c"])
    )


def is_decade(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is of a decade: "1990s", "1990's"."""
    i = number.last
    if not number.is_digits or i >= len(tokens) or not tokens[i].glued:
        return False
    if tokens[i].low == "s":
        return True
    return tokens[i].low in {"'", "’"} and i + 1 < len(tokens) and tokens[i + 1].low == "s"


def is_address(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is a street address: "24 Independent Street", capitalised words up to a street word."""
    if not number.is_digits:
        return False
    for token in tokens[number.last : number.last + 4]:
        # a small letter ends the name of the street
        if not token.text[0].isupper():
            return False
        if token.low in {
            "street",
            "road",
            "avenue",
            "ave",
            "lane",
            "boulevard",
            "blvd",
            "drive",
            "square",
            "st",
            "rd",
        }:
            return True
    return False


# Words of which a street's name is made that stands before or behind the number of a house.
STREETS = frozenset(
    {"rue", "avenue", "boulevard", "chemin", "quai", "impasse", "allée", "calle", "avenida", "paseo", "plaza", "via", "viale", "piazza", "corso", "rua", "praça", "largo", "travessa"}
)  # fmt: skip


def is_house(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is that of a house: "12, rue de la Paix", "12 bis rue", "calle Mayor, 12"."""
    if not number.is_digits or number.last - number.first != 1:
        return False
    # "12, rue", "12 bis rue"
    behind = [
        token.low for token in tokens[number.last : number.last + 3] if token.low not in {",", "bis", "ter"}
    ]
    if behind and behind[0] in STREETS:
        return True
    # "calle Mayor, 12": a street's name before the comma
    comma = number.first > 1 and tokens[number.first - 1].low == ","
    before = tokens[max(0, number.first - 6) : number.first - 1]
    street = next((place for place, token in enumerate(before) if token.low in STREETS), None)
    return comma and street is not None and all(token.text.isalpha() for token in before[street:])
