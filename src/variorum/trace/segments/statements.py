"""Finds statements, letters and speeches printed without quotation marks, by how they are announced and where somebody says "I".

Words used here. Statement: somebody's words printed in full, without quotation marks. Announcement: a line such as
"The statement in full:". Turn: where a speaker's words begin in a transcript ("SMITH: …"). Voiced: a line in which
somebody says "I". Own voice: the report's author says "I".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.text.lexicon import entries
from variorum.trace.segments.lines import Line

# A word, with hyphens inside.
WORDS = re.compile(r"[\w-]+")
# "A. Name, former governor:" on a line of its own, before what they said.
NAMED = re.compile(r"[A-Z][^.?!\n]{2,100}:$")
# Words by which a reporter says who said something.
ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|wrote|tweeted|added|according to|reported|announced|replied|asked|responded)\b"
)
# How a letter or a speech opens, on a line of its own.
SALUTATION = re.compile(
    r"(?:Dear|My dear|To the|To whom|Fellow|My fellow|Ladies and gentlemen|Sirs?|Madam)\b[^.?!]{0,120}[,:–—-]?$"
)
# A report of which more than this share of lines says "I" or "we" speaks for itself: a column, a letter, a diary.
OWN_VOICE = 0.25
# What stands between two lines of a statement and says neither "I" nor "said" belongs to it, up to this many lines.
LONGEST_GAP = 3
# Lines that a statement has at most.
LONGEST_STATEMENT = 40
# Words that an announcement's line has at least.
LEAST_OPENING = 6


def statements(lines: Sequence[Line], turned: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(start, end) of lines that are a statement of somebody, printed in full.

    `turned`: for each line, whether a turn of a transcript begins in it ("SMITH: …"); the lines behind such a line belong to it, as
    they belong to an announcement ("The statement in full:"). In a report whose author says "I", only the line right behind an
    announcement counts, since there "I" is no sign of a statement.
    """
    says_i = [line.speaks_for_itself for line in lines]
    # a letter: from the line behind its salutation to its last line
    letters = {
        number + 1: _last_line(lines, says_i, number + 1)
        for number in range(len(lines) - 1)
        if _opens_letter(lines, number)
    }
    in_letter = {number for first_line, last in letters.items() for number in range(first_line, last + 1)}
    own_voice = _own_voice(
        lines, says_i, [has_turn or number in in_letter for number, has_turn in enumerate(turned)]
    )
    for number, line in enumerate(lines):
        # what is announced; a transcript; a line with "I" of nobody else
        if _announces(line) and number + 1 < len(lines):
            last = letters.get(number + 1, number + 1) if own_voice else _last_line(lines, says_i, number + 1)
            yield lines[number + 1].start, lines[last].end
        elif turned[number]:
            last = _last_line(lines, says_i, number)
            if last > number:
                yield lines[number + 1].start, lines[last].end
        elif says_i[number] and not own_voice and not _attributes(line):
            yield line.start, line.end


def _own_voice(lines: Sequence[Line], voiced: Sequence[bool], turned: Sequence[bool]) -> bool:
    """Whether the report itself says "I", as a column does. Told by its opening lines, since a news story may print a
    long letter further down. `voiced`: for each line, whether somebody says "I" in it; `turned`: whether it is of a transcript or letter.
    """
    opening = range(min(len(lines), max(LEAST_OPENING, len(lines) // 3)))
    # truth values count as 1: lines of the opening in which the author says "I"
    return sum(voiced[number] and not turned[number] for number in opening) > OWN_VOICE * len(opening)


def _announces(line: Line) -> bool:
    """Whether the line announces a statement, letter or speech that follows: "The minister's statement in full:"."""
    text = line.text.rstrip()
    if not text.endswith(":"):
        return False
    words = {w.lower() for w in WORDS.findall(text)}
    if words & entries("report-cues.txt"):
        return False
    return bool(words & entries("statement-cues.txt")) or bool(NAMED.match(text))


def _opens_letter(lines: Sequence[Line], n: int) -> bool:
    """Whether line `n` announces a letter and the next line greets the letter's reader. What follows is then the
    letter's, even in a column.
    """
    return _announces(lines[n]) and bool(SALUTATION.match(lines[n + 1].text.strip()))


def _attributes(line: Line) -> bool:
    return bool(ATTRIBUTION.search(line.plain))


def _last_line(lines: Sequence[Line], voiced: Sequence[bool], first: int) -> int:
    """The last line of the statement that begins with line `first`: it goes on while somebody says "I" or "we", with fewer than
    LONGEST_GAP lines between, for LONGEST_STATEMENT lines at most, until a line says who said it or announces another statement.
    `voiced`: for each line, whether somebody says "I" in it.
    """
    last = first
    for number in range(first + 1, min(len(lines), first + LONGEST_STATEMENT)):
        if _attributes(lines[number]) or _announces(lines[number]):
            break
        if voiced[number]:
            last = number
        elif number - last >= LONGEST_GAP:
            break
    return last
