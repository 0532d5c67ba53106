"""What is done or decided, or is not: deeds that have one name in every language ("appeal", "resign"), each as said or as denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.lexical.lexicon import acts_told
from variorum.collate.lexical.line import Line

# Put before the name of a deed, it names the list of words for what is done instead.
NOT = "not "
# Beginnings of words of denial that stand before a noun and deny only what is behind them ("keine", "aucune").
BEFORE_NOUN = ("kein", "geen", "aucun", "ningun", "nessun", "nenhum", "alcun")
# Most words between one of these and the noun that it denies.
NOUN_WITHIN = 4
# A word of denial with at most so many words of matter behind it denies what stands before it, too.
BEHIND = 1


class Act(NamedTuple):
    """A deed that report.text[start:end] names ("appeal"). `done`: it is said to be done or to be coming, else that
    it is not. `planned`: words of a plan stand with it.
    """

    name: str
    done: bool
    planned: bool
    start: int
    end: int


def acts(line: Line, outside: Sequence[bool]) -> Iterator[Act]:
    """Each deed that a sentence names outside of quotation marks (`outside`, by word). A list "not custody" has words for what is
    done instead of "custody".

    What is asked for, feared or only possible is left out. Two words of denial in one part ("schließt nicht aus") deny nothing.
    """
    lists = acts_told(line.language)
    found = [
        place
        for name, pattern in lists.acts.items()
        for place in line.matches(pattern, name)
        if outside[place.first]
    ]
    if not found:
        return
    # parts of the sentence, by number, with words of doubt, demands, or plans
    unsure = {
        line.parts[place.first] for place in line.matches(line.tells.unsure) if not line.is_planned(place)
    }
    left_out = unsure | line.demanded
    planned = {
        line.parts[place.first]
        for pattern in (line.tells.planned, lists.coming)
        for place in line.matches(pattern)
    }
    # words that turn a deed into its opposite: of refusing, of denial, "failed to"
    turning = [
        {place.first for place in line.matches(pattern)}
        for pattern in (line.tells.refusing, line.tells.denials, lists.undone)
    ]
    for place in found:
        part = line.parts[place.first]
        if part in left_out:
            continue
        own = range(place.first, place.stop)
        turned = [
            [index for index in words if line.parts[index] == part and index not in own and outside[index]]
            for words in turning
        ]
        turned.append(
            [
                index
                for index in line.denying
                if line.parts[index] == part
                and outside[index]
                and (index in own or _reaches(line, index, place.first))
            ]
        )
        # an odd number of denials denies
        is_turned = sum(map(bool, turned)) % 2 == 1
        # the stretch to quote: the deed, and what denies it
        words = [place.first, place.stop - 1, *(min(own_words) for own_words in turned if own_words)]
        yield Act(
            place.name.removeprefix(NOT),
            is_turned == place.name.startswith(NOT),
            part in planned,
            line.spans[min(words)][0],
            line.spans[max(words)][1],
        )


def _reaches(line: Line, denial: int, act: int) -> bool:
    """Whether a word of denial may deny the word at `act`: a "no" before a noun denies what is right behind it, a "without" as well; any other what is
    behind it, or what stands before it where hardly more is said ("Berufung wird es nicht geben")."""
    if line.said[denial].startswith(BEFORE_NOUN) or line.is_without(denial):
        return 0 < act - denial <= NOUN_WITHIN
    # other words of denial: what is behind them, or all where hardly more is said
    own = [word for word in range(len(line.said)) if line.parts[word] == line.parts[denial]]
    if any(line.said[word].startswith(BEFORE_NOUN) for word in own):
        return False  # "n'a trouvé aucune faute"
    behind = [
        word
        for word in own
        if word > denial and word not in line.light | line.denying and line.carries_matter(word)
    ]
    return act > denial or len(behind) <= BEHIND
