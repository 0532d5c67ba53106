"""Finds where sentences end, by rules: fast, the same on every machine, and never across a block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import entries, lines, table

# A closing mark, with the quotation marks, brackets and footnote numbers that close after it, then space; marks of scripts
# that put no space; a line's end. It begins with the marks one by one, because the search then leaps from one to the next.
END = re.compile(
    r"[.!?…؟۔।。！？\n](?:"
    r"(?<=[.!?…؟۔।])[.!?…؟۔।]*(?:[\"'”“’»›)\]」』）]|\[\d{1,3}\]|[ \u00a0\u202f]»(?=\s|$))*(?=\s|$)"
    r"|(?<=[。！？])[。！？]*[”’」』）)]*|(?<=\n)\n*)"
)
# The same, or a bullet within a line: asked where there is one.
BULLETS = "•▪●‣◦"
END_OR_BULLET = re.compile(rf"{END.pattern}|(?<=\s)(?=[{BULLETS}]\s)")
# The first letter or digit of a sentence, behind quotation marks, brackets and dashes.
OPENER = re.compile(r"[\"'“‘«„»‹(\[–—-]*\s*([^\W_])", re.UNICODE)
# The first word.
OPENING_WORD = re.compile(r"[^\W_]+")
# "J" of "J. Smith", "A.J" of "A.J. Smith".
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
# The last word with its stop: "Dr.", "U.S."
LAST_WORD = re.compile(r"([\w.]*\w[.!])$")
# Characters behind a full stop in which its word must begin.
LONGEST_WORD = 24
# Between an article and what it has lost its vowel to ("l’on. Rossi").
ELISION = frozenset(["'", "’"])
# "3" of "3. Oktober"; and what numbers the items of a list.
ORDINAL = re.compile(r"\d{1,2}$")
# "am 12. 3. 2024": behind the day, and behind its month.
MONTH_AND_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])\.\s?(?:19|20)\d\d\b")
# "3. 7. " at the end: a date in digits, whose stop ends no sentence.
DAY_AND_MONTH = re.compile(r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])\.\s*\Z")
# A year behind it.
YEAR = re.compile(r"(?:19|20)\d\d\b")
# "1.", "(a.", "iv.": the number of a list's item.
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\.$")
# Behind "9 p.m.": a zone's letters, "Moscow time", "Eastern Standard Time".
ZONE = re.compile(
    r"\(?(?:(?:\d{3,4} )?[A-Z]{2,5}\b|(?:[A-Z]\w+ ){1,3}[Tt]ime\b|Eastern|Central|Pacific|Mountain|Greenwich)"
)
# A sentence is more than this: "Shortly after 10 a.m. Moll left".
TIME_ALONE = re.compile(
    r"(?:(?:Shortly|Just|Soon|Sometime|Only|Right)\s)?(?:At|By|Around|About|Before|After|Until|Since|From|at|by|around|about|before|after)\s"
    r"(?:(?:about|around|nearly|almost|roughly|exactly|just)\s)?\d{1,2}(?:[:.]\d\d)?\s?[apAP]\.\s?[mM]\."
)
# An item's number and a time alone are no longer than this.
LONGEST_NO_SENTENCE = 40
DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b(?!['’])|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")  # fmt: skip


# Marks of scripts that put no space behind them, and a line's end; what goes on behind a closing bracket there ("「…。」と述べた。").
UNSPACED_ENDS = "\n。！？"
GOES_ON = re.compile(r"(?<=[」』])[とがのはをにも]")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of text[start:end], without the white space around them. They are in order, do not
    overlap, and hold every character of the stretch that is not white space.
    """
    stop = len(text) if end is None else end
    spans = []
    at = start
    # bullets are looked for only where there are any
    bulleted = any(text.find(bullet, start, stop) >= 0 for bullet in BULLETS)
    for match in (END_OR_BULLET if bulleted else END).finditer(text, start, stop):
        # in scripts without blanks the mark itself ends the sentence; elsewhere the words around decide
        is_end = (
            not _goes_on(text, match)
            if match.group()[:1] in UNSPACED_ENDS
            else _ends_here(text, at, match, stop)
        )
        if is_end:
            spans.append((at, match.end()))
            at = match.end()
    spans.append((at, stop))
    stripped = (_stripped(text, *span) for span in spans)
    return tuple((first, last) for first, last in stripped if first < last)


def is_inside_name(text: str, at: int) -> bool:
    """Whether the full stop at text[at] shortens a title or a given name that a capital follows ("M. Dupont", "l’on. Rossi")."""
    last = LAST_WORD.search(text, max(0, at - LONGEST_WORD), at + 1)
    following = _skip_space(text, at + 1, len(text))
    if last is None or following == at + 1 or not text[following : following + 1].isupper():
        return False
    word = _elided(text, last.start(), last.group(1)[:-1])
    return _rule(word) == "title" or (len(word) == 1 and word.isupper())


def _elided(text: str, start: int, word: str) -> str:
    """The word at text[start:], with its apostrophe where the list has it so."""
    behind_one = text[start - 1 : start] in ELISION and f"'{word}" in _abbreviations()
    return f"'{word}" if behind_one else word


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind the mark goes on with the sentence."""
    return GOES_ON.match(text, match.end()) is not None


def _ends_here(text: str, at: int, match: re.Match[str], stop: int) -> bool:
    """Whether a sentence ends at the mark: not before a small letter, nor behind a list's number, a lone time or an abbreviation. `at`:
    where the sentence begins; `match`: the mark; `stop`: the end of the text that is read.
    """
    # a small letter goes on with the sentence
    following = _skip_space(text, match.end(), stop)
    opened = OPENER.match(text, following, stop)
    if opened is not None and opened.group(1).islower():
        return False
    mark = match.group().rstrip(")]）")
    # "?", "…" and the like always end one; "!" may belong to a name ("Yahoo!")
    if mark not in (".", "!"):
        return True
    # by the last word before the mark: a list's number, a time, an abbreviation
    last = LAST_WORD.search(text, max(at, match.start() - LONGEST_WORD), match.start() + 1)
    if last is None:
        return True
    # "3." before an entry of a list, or "10.30 a.m." alone
    begun = _skip_space(text, at, stop)
    if match.start() - begun <= LONGEST_NO_SENTENCE and (
        ENUMERATOR.match(text, begun, match.start() + 1) or TIME_ALONE.fullmatch(text, begun, match.end())
    ):
        return False
    word = last.group(1)
    word = word[:-1] if mark == "." else word
    word = _elided(text, last.start(), word)
    return _ends_after(word, text, following if opened is None else opened.start(1), stop)


def _ends_after(word: str, text: str, following: int, stop: int) -> bool:
    """Whether a full stop behind this word ends a sentence, by what follows. `following`: where the next word begins; `stop`: the end of
    the text that is read.
    """
    rule = _rule(word)
    # an ordinal before a month; then by the kind of abbreviation
    if rule is None and ORDINAL.match(word) is None:
        return True
    # the word that follows
    next_word = OPENING_WORD.match(text, following, stop)
    first_word_behind = next_word.group().lower() if next_word else ""
    if next_word and len(first_word_behind) == 1 and text[next_word.end() : next_word.end() + 1] == ".":
        first_word_behind = ""  # another initial: "F. B. I. agents"
    # "on the 5. May": an ordinal, as German writes it
    if rule is None:
        return not (
            first_word_behind in entries("after-ordinals.txt")
            or MONTH_AND_YEAR.match(text, following, stop) is not None
            or (
                YEAR.match(text, following, stop) is not None
                and DAY_AND_MONTH.search(text, max(0, following - 12), following)
            )
        )
    # "Mr." never ends a sentence; "No." does, unless a number follows; "m." (million) and others only before a word that often opens one
    if rule == "title":
        return False
    if rule == "number":
        return first_word_behind != "" and not any(letter.isdigit() for letter in first_word_behind)
    if rule == "amount":
        return (
            first_word_behind in entries("sentence-openers.txt")
            or first_word_behind in _german_function_words()
        )
    # "at 9 a.m. Monday", "9 a.m. EST" go on
    if rule == "time":
        return not (DAY.match(text, following, stop) or ZONE.match(text, following, stop))
    return first_word_behind in entries("sentence-openers.txt")


def _rule(word: str) -> str | None:
    """The rule that says when an abbreviation with its full stop ends a sentence: "title" (never), "number" (unless a
    number follows), "amount", "time", or "opener" (if a word follows that often opens a sentence). None where the
    word is no abbreviation.
    """
    if word.isupper() and INITIALS.fullmatch(word):
        return _abbreviations().get(word.lower(), "opener") if len(word) > 1 else "opener"
    rule = _abbreviations().get(word) or _abbreviations().get(word.lower())
    if rule is None and word.isupper():
        # A headline in capitals: "GEN. SMITH", "FEB. 2".
        rule = _abbreviations().get(word.capitalize())
        return rule if rule == "title" else "number" if DAY.match(word.capitalize()) else None
    return rule


@cache
def _german_function_words() -> frozenset[str]:
    return frozenset(table("stopwords.json")["de"].split())


@cache
def _abbreviations() -> Mapping[str, str]:
    """Abbreviation → the rule of what must follow for its full stop to end a sentence ("opener", "title", "number", "time")."""
    found = {}
    for line in lines("abbreviations.txt"):
        word, *rule = line.split()
        found[word] = rule[0] if rule else "opener"
    return found


def _skip_space(text: str, at: int, stop: int) -> int:
    """The place of the next character that is no white space, at most `stop`."""
    while at < stop and text[at].isspace():
        at += 1
    return at


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """(start, end) of text[start:end] without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
