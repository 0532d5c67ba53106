"""What is done or decided, or is not: deeds that have one name in every language ("appeal", "resign"), each as said or as denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collate.lexical.lexicon import acts_told
from variorum.collate.lexical.line import Line

# Words of denial that stand before a noun and deny only what is behind them, by how they begin.
BEFORE_NOUN = ("kein", "geen", "aucun", "ningun", "nessun", "nenhum", "alcun")
# Words between one of these and the noun that it denies, at the most.
NOUN_WITHIN = 4
# Words of matter behind a word of denial by which it denies what stands before it, too, at the most.
BEHIND = 1


def acts(line: Line, outside: Sequence[bool]) -> Iterator[tuple[str, bool]]:
    """(deed, whether it is said to be done or to be coming) for each deed that a sentence names outside of quotation marks (`outside`, by word).

    What is asked for, feared or only possible is left out. Two words of denial in one part ("schließt nicht aus") deny nothing.
    """
    lists = acts_told(line.language)
    found = [
        place_
        for name, pattern in lists.acts.items()
        for place_ in line.matches(pattern, name)
        if outside[place_.first]
    ]
    if not found:
        return
    # the parts of the sentence (between commas) that tell of what may be, without what is planned
    unsure = {
        line.parts[place_.first] for place_ in line.matches(line.tells.unsure) if not line.is_planned(place_)
    }
    left_out = unsure | line.demanded
    # words that turn the deed into its opposite: "refuses", "not", "cancelled"
    turning = [
        {place_.first for place_ in line.matches(pattern)}
        for pattern in (line.tells.refusing, line.tells.denials, lists.undone)
    ]
    for place in found:
        part = line.parts[place.first]
        if part in left_out:
            continue
        own = range(place.first, place.stop)
        # how many of these stand in the part of the deed, outside of its own words
        turns = sum(
            any(line.parts[word] == part and word not in own and outside[word] for word in words)
            for words in turning
        )
        # a "not" counts only if it reaches the deed
        turns += any(
            line.parts[word] == part and outside[word] and _reaches(line, word, place.first)
            for word in line.denying
        )
        # two denials deny nothing
        yield place.name, turns % 2 == 0


def _reaches(line: Line, denial: int, act: int) -> bool:
    """Whether a word of denial may deny the word at `act`: a "no" before a noun denies what is right behind it, a "without" as well; any other what is
    behind it, or what stands before it where hardly more is said ("Berufung wird es nicht geben")."""
    if line.said[denial].startswith(BEFORE_NOUN) or line.is_without(denial):
        return 0 < act - denial <= NOUN_WITHIN
    own = [word for word in range(len(line.said)) if line.parts[word] == line.parts[denial]]
    if any(line.said[word].startswith(BEFORE_NOUN) for word in own):
        return False  # "n'a trouvé aucune faute"
    behind = [
        word
        for word in own
        if word > denial and word not in line.light | line.denying and line.carries_matter(word)
    ]
    return act > denial or len(behind) <= BEHIND
