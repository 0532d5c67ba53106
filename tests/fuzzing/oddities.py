"""Values and trees that are nearly right: a template with a few of its leaves or branches made odd, then written whole, so that
what is odd gets past the first parser and into the rooms."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any

DATES = (
    "0000-00-00", "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2031-02-30", "2031-13-01T25:61:61Z",
    "2031-03-04", "2031-03-04T22:10:00Z", "2031-03-04T22:10:00+99:99", "Tue, 04 Mar 2031 22:10:00 +0300", "Tue, 00 Mar 2031 24:60:60 XYZ",
    "Tue, 04 Mar 10000 22:10 GMT", "4.3.2031", "2031-W10-2", "2031-063", "-2031-03-04", "20310304T221000", "yesterday", "1930000000",
    "1e400", "253402300800000", "٢٠٣١-٠٣-٠٤", "2031-03-04T22:10:00.123456789123Z", "2031-03-04 22:10 (two hours ago)", "03/04/31", "",
)  # fmt: skip
SIGNS = (
    "\u2029", "\u2028", "\x85", "\x00", "\ud800", "\udcff", "\ufeff", "\u200b", "\u00ad", "\u202e", "\u2066", "\x1b[31m", "\x9b31m", "\u0301" * 40,
    "\U000e0001", "\ufdfa", "ß", "İ", "ǆ", "ﬁ", "½", "²³", "①", "〇", "٣", "९", "𝟗", "\r", "\v", "\t", "\u3000", "‑", "−", "’", "„", "»", "…", "€", "₹",
)  # fmt: skip
WORDS = (
    "12", "1,2,3,4", "1.000.000,00", "1,00,000", "9" * 400, "1e309", "-0", "½", "2½ million", "٣٤", "３０", "$5 bn", "€-3", "₹3 lakh crore", "5 to 3",
    "0 of 0", "10%", "1/0", "1000000000000000000 degrees", "between 5 and", "at least", "no fewer than none", "a quarter of a million", "3 x 4 x 5",
    "Monday", "on Feb. 30", "31 November", "25:61", "24:00", "12 a.m.", "18h30", "11.11.", "last Friday week", "the year 0", "in 99999", "Q5 2031",
    "FY 0", "mid-", "early on the 32nd", "two Tuesdays ago", "a thousand years ago", "in 10 million days", "999999999 hours ago", "since 1.1.1",
    "said", "said, said", "according to", "according to according to", "told by", "citing", "he", "“", "”", "\"", "«", "—", "- —", "(", ")", "[",
    "U.S.", "St.", "No.", "Dr.", "A.", "van", "de la", "al-", "O’", "Mc", "the", "x" * 300, "&amp;", "&lt;", "&#0;", "&#xD800;", "&#x110000;", "<p>",
    "</script>", "<!--", "]]>", "http://[::1", "https://a@b:c/", "javascript:1", "//", "data:,", "\\", "%", "%s", "{}", "{{x}}", "../../x", "C:\\x",
)  # fmt: skip
OUTLINE = (
    None,
    True,
    False,
    0,
    -1,
    7,
    1.5,
    10**30,
    [],
    {},
    "",
    " ",
    [[]],
    {"": ""},
    {"@id": "#1"},
    [None, 1],
)


def word(dice: Random) -> str:
    chosen = dice.random()
    if chosen < 0.4:
        return dice.choice(WORDS)
    if chosen < 0.6:
        return dice.choice(DATES)
    if chosen < 0.75:
        return dice.choice(SIGNS)
    return f"{dice.choice(WORDS)}{dice.choice(('', ' ', dice.choice(SIGNS)))}{dice.choice(WORDS)}"


def odd_text(dice: Random, text: str) -> str:
    """A few words of the text exchanged, repeated, cut, or with an odd one between."""
    words = text.split(" ")
    for _ in range(dice.choice((1, 1, 2, 4, 12))):
        at = dice.randrange(len(words) + 1)
        chosen = dice.randrange(6)
        if chosen == 0:
            words[at : at + dice.randint(1, 5)] = []
        elif chosen == 1:
            words[at:at] = words[max(0, at - 6) : at] * dice.choice((1, 1, 3, 40))
        elif chosen == 2:
            words[at : at + 1] = [word(dice)]
        elif chosen == 3 and at < len(words):
            cut = dice.randrange(len(words[at]) + 1)
            words[at] = words[at][:cut] + dice.choice(SIGNS) + words[at][cut:]
        else:
            words[at:at] = [word(dice)]
    return " ".join(words)


def odd(dice: Random, value: Any) -> Any:
    """What stands in the place of `value`: of its own kind mostly, else of another."""
    if dice.random() < 0.2:
        return copy.deepcopy(dice.choice(OUTLINE))
    if isinstance(value, str):
        return odd_text(dice, value) if len(value) > 40 else dice.choice((word(dice), value + word(dice)))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return dice.choice(
            (value + 1, value - 1, -value, 0, value * 1000, 2**63, 10**20, float(value), str(value))
        )
    if isinstance(value, float):
        return dice.choice((-value, 0.0, value * 1e300, 1e-320, value + 1e-9, int(value), str(value)))
    if isinstance(value, list):
        return dice.choice(([], value + value, value[:1], value[::-1], [value], value[0] if value else None))
    if isinstance(value, dict):
        return dice.choice(({}, [value], list(value), {**value, word(dice): word(dice)}))
    return dice.choice((word(dice), 0, [], {}))


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Each branch and leaf as (what holds it, key or index)."""
    found, stack = [], [tree]
    while stack:
        node = stack.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in keys:
            found.append((node, key))
            stack.append(node[key])
    return found


def mutated(dice: Random, template: Any, *, most: int = 4) -> Any:
    """A copy of the template with up to `most` of its places made odd, left out or doubled."""
    tree = copy.deepcopy(template)
    for _ in range(dice.randint(1, most)):
        open_places = places(tree)
        if not open_places:
            break
        node, key = dice.choice(open_places)
        chosen = dice.random()
        if chosen < 0.12:
            del node[key]
        elif chosen < 0.2 and isinstance(node, list):
            node.insert(dice.randrange(len(node) + 1), copy.deepcopy(node[key]))
        elif chosen < 0.26 and isinstance(node, dict):
            other = dice.choice(list(node))
            node[other], node[key] = node[key], node[other]
        else:
            node[key] = odd(dice, node[key])
    return tree


def nested(dice: Random) -> str:
    """JSON that is deep, as no honest writer writes it."""
    deep = dice.choice((50, 500, 3000, 100_000))
    return "[" * deep + "1" + "]" * deep if dice.random() < 0.5 else '{"a":' * deep + "1" + "}" * deep


def written(dice: Random, template: Any, *, deep: float = 0.03) -> str:
    """As JSON, odd; now and then deep."""
    return nested(dice) if dice.random() < deep else json.dumps(mutated(dice, template))


def broken(dice: Random, content: bytes) -> bytes:
    """Now and then a byte, a stretch or the end is not what it was."""
    chosen = dice.random()
    if chosen > 0.12 or not content:
        return content
    at = dice.randrange(len(content))
    if chosen < 0.03:
        return content[:at]
    if chosen < 0.08:
        return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
    return content[:at] + content[max(0, at - dice.randint(1, 60)) : at] + content[at:]
