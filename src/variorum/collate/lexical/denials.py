"""What a sentence denies, and what it says without denying it: by words of denial, by verbs that refuse or rule out
("descarta"), by "nobody", and by words that are each other's opposites ("positivo", "negativo").

Words used here. Part: of a sentence, between commas and other marks; a denial reaches no further than its part. Stem:
the first letters of a word. Told: said without a denial. Pole: a word that has an opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.lexical.acts import Act, acts
from variorum.collate.lexical.lexicon import opposites
from variorum.collate.lexical.line import Line
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.text.quantity.lexicon import numbers
from variorum.text.short_lists import LISTED

# "Nobody", in the languages that are read by lexicon; in French beside a "not".
NOBODY = frozenset(
    ["niemand", "nadie", "nessuno", "ninguem", "personne", "keiner", "niemanden", "nessuna", "ningun", "ninguna", "nenhum", "nenhuma"]
)  # fmt: skip
# Beginnings of auxiliary verbs and of words that say when, how long, how often or how much, and nothing of what is denied.
OF_NO_MATTER = (
    "tout", "algun", "alcun", "qualquer", "irgend", "enige", "aucun", "avai", "etai", "aura", "habia", "hubo", "aveva", "erano", "stat", "tinha",
    "havia", "foram", "foi", "hatte", "ware", "wurd", "worden", "hadden", "werden",
    "jahr", "ans", "anos", "anni", "jaar", "noch", "encore", "ancora", "ainda", "todavi", "mai", "minut", "stunde", "tage", "dagen", "uur", "uren",
    "hora", "dia", "jour", "heure", "giorn", "ore", "woche", "weken", "week", "seman", "semain", "settim", "mes", "mois", "monat", "maand",
)  # fmt: skip


class Denied(NamedTuple):
    """What one word of denial denies. `key`: the stem of the content word nearest to it. `core`: the stems of all
    content words that it denies. `fate`: the key says what befell somebody, which befalls others as well.
    """

    key: str
    core: frozenset[str]
    fate: bool


class Stand(NamedTuple):
    """What a sentence says and what it denies, outside of quotation marks and of what is only planned or feared. Stems are
    those of content words, one set for each part of the sentence (between commas).
    """

    # stems of the parts in which nothing is denied
    told: tuple[frozenset[str], ...] = ()
    # what is denied
    denied: tuple[Denied, ...] = ()
    # what befell nobody ("nobody was hurt": "hurt")
    nobody: frozenset[str] = frozenset()
    # words that have an opposite, as (number of the pair, side 0 or 1)
    poles: frozenset[tuple[int, int]] = frozenset()
    # the deeds that it names, as done or not done
    acts: tuple[Act, ...] = ()
    # stems of the parts in which somebody asks for something, and of those in which somebody does not rule it out
    asked: tuple[frozenset[str], ...] = ()
    left_open: tuple[frozenset[str], ...] = ()

    @property
    def deeds(self) -> frozenset[tuple[str, bool]]:
        """The deeds, as (name, whether it is done)."""
        return frozenset((act.name, act.done) for act in self.acts)


# Used for languages that are not read for denials.
NOTHING = Stand()


def stand(line: Line, quoted: Sequence[tuple[int, int]]) -> Stand:
    """What the sentence says and denies. Two words of denial in one part ("schließt nicht aus") deny nothing. `quoted`: (start, end) of
    each quotation.
    """
    if line.language in LISTED:
        return NOTHING
    outside = [
        not any(quote_start <= low < quote_end for quote_start, quote_end in quoted) for low, _ in line.spans
    ]
    # indexes of words that refuse or rule out, and of words of denial; numbers of the parts that are only
    # planned or feared
    refusing = {
        place.first
        for pattern in (line.tells.refusing, line.tells.denials)
        for place in line.matches(pattern)
        if outside[place.first]
    }
    denying = {word for word in line.denying if outside[word] and not line.is_without(word)}
    unsure = {line.parts[place.first] for place in line.matches(line.tells.unsure)}
    # part by part; what is only planned, feared or doubted is passed over
    told: list[frozenset[str]] = []
    asked: list[frozenset[str]] = []
    left_open: list[frozenset[str]] = []
    denied: list[Denied] = []
    nobody: set[str] = set()
    for part in sorted(set(line.parts) - unsure):
        words_of_part = [word for word in range(len(line.said)) if line.parts[word] == part and outside[word]]
        refusals, denials = refusing.intersection(words_of_part), sorted(denying.intersection(words_of_part))
        # nothing is denied
        if not refusals and not denials:
            said = asked if part in line.demanded else told
            said.append(frozenset(line.stem(word) for word in words_of_part if line.carries_matter(word)))
        # both together deny nothing ("n'écarte pas")
        elif refusals and denials:
            left_open.append(
                frozenset(line.stem(word) for word in words_of_part if line.carries_matter(word))
            )
        # one of the two denies
        else:
            denied_here = _denied(line, words_of_part, min(refusals or denials))
            denied.extend([denied_here] if denied_here else [])
            if any(line.said[word] in NOBODY for word in words_of_part):
                nobody.update(place.name for place in line.happenings if place.first in words_of_part)
    poles = frozenset(_poles(line, [word for word, out in enumerate(outside) if out], denying | refusing))
    return Stand(
        tuple(told),
        tuple(denied),
        frozenset(nobody),
        poles,
        tuple(acts(line, outside)),
        tuple(asked),
        tuple(left_open),
    )


def _denied(line: Line, own: Sequence[int], at: int) -> Denied | None:
    """What the word of denial at `at` denies in its part (`own`): the content words behind it; where there is none,
    the nearest before it.
    """
    # content words of the part, without who says so, numbers, names, and words that say when or how much
    content = [
        word
        for word in own
        if word != at
        and word not in line.sourcing | line.denying | line.light
        and line.carries_matter(word)
        and not line.said[word].startswith(OF_NO_MATTER)
        and not _is_number_or_name(line, word)
    ]
    # "no hubo heridos": first what follows; else the word right before ("heridos no hubo")
    behind = [word for word in content if at < word <= at + line.settings.denied_behind]
    chosen = behind or [word for word in content if at - line.settings.denied_within <= word < at][-1:]
    if not chosen:
        return None
    # whether the denied word tells what befell somebody
    fate = any(place.name in BEFALLEN and place.first <= chosen[0] < place.stop for place in line.happenings)
    return Denied(line.stem(chosen[0]), frozenset(line.stem(word) for word in chosen), fate)


def _is_number_or_name(line: Line, number: int) -> bool:
    """Whether a word is a number, or one with a capital where only names have one."""
    said = numbers(line.language)
    if line.said[number] in said["units"] or line.said[number] in said.get("tens", {}):
        return True
    capital = line.text[line.spans[number].start].isupper()
    return capital and number > 0 and line.language not in CAPITAL_NOUNS


def _poles(line: Line, own: Sequence[int], turned: set[int]) -> Iterator[tuple[int, int]]:
    """The words with an opposite, as (number of the pair, side 0 or 1). Where another word of the part denies it
    ("nicht positiv"), the side is that of its opposite. `turned`: indexes of words that deny or refuse. `own`: indexes of the words that
    are asked about.
    """
    for number, pair in enumerate(opposites(line.language)):
        for side, pattern in enumerate(pair):
            for place in line.matches(pattern):
                if place.first in own:
                    rest = turned - {place.first, place.stop - 1}
                    denies = any(line.parts[index] == line.parts[place.first] for index in rest)
                    # ^ turns the side (0 or 1) if something denies it
                    yield number, side ^ denies
