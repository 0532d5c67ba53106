"""Attribution without a parse, where the source stands behind what it tells: "..., sagte ein Sprecher der Feuerwehr", "..., a
déclaré le maire", "..., teilte die Feuerwehr mit", "..., wie die Feuerwehr mitteilte". In German also before it: "Die Feuerwehr
sagte, ...".

Lists asked here (attribution-cues.json, by language). between: times between verb and source ("am Dienstag").
as_told: verbs behind "wie X" ("mitteilte"). citing: "unter Berufung auf". behind_source: words behind a source that
are no part of it ("am"). addressees: what opens whom it was told ("à")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.text.lexicon import alternatives, table

# What a source ends with, when it closes its sentence: a mark, or the name in apposition.
CLOSES = re.compile(r"\s*(?:[.;!?…)]|,\s|$)")
# What a spoken line opens with.
DASHES = " \u00a0–—―-"
QUOTE_MARKS = "\"“”„«»‘’‟‹›‚″＂`´<>'"
# Words that a clause has at least, and code points within which they are looked for.
SHORTEST_CLAUSE = 3
LOOK = 300
# Code points at the end of what is told in which a closing quotation mark shows that it is a quotation.
LONGEST_END = 8
# A word with the marks that stick to it.
WORD = re.compile(r"\S+")


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Order of words → pattern, for a language with cues. "closing": "…, sagte X". "split": "…, teilte X mit". "as":
    "…, wie X mitteilte". "opening": "X sagte, …". "opening as": "Wie X mitteilte, …". Groups: `cue`, the verb;
    `source` (in "split" numbered), who says it.
    """
    lexicon: dict[str, Any] = table("attribution-cues.json")[language]
    # what may stand between verb and source ("heute"), then the parts of verbs that are split ("teilte … mit")
    between = rf"(?:\s+(?:{alternatives(lexicon['between'])}))?"
    verbs = [verb for verb in lexicon["verbs"] if verb != "so"]
    split = [verb.split(" ") for verb in verbs if language in ("de", "nl") and verb.count(" ") == 1]
    # 2 to 80 characters without a mark
    source = r"(?P<source>[^,;:.!?…()\"“”„«»\n]{2,80}?)"
    # "…, sagte der Bürgermeister."; "…" – so der Bürgermeister
    patterns = {
        "closing": re.compile(
            rf"(?:,\s+|(?<=[?!…])\s?[–—-]?\s?|\s[–—-]\s?)(?P<cue>{alternatives(verbs)}|so)(?!\w){between}(?:\s+|(?<=['’])){source}(?=\s*[.,;!?…–—]|\s?-[\s.,]|\s*$)",
            re.IGNORECASE,
        ),
    }
    # ", so X unter Berufung auf Y": the words for Y
    citing = rf"(?:\s+(?:{alternatives(lexicon['citing'])})\s[^,;:\n]{{2,80}}?)?" if lexicon["citing"] else ""
    # "…, teilte die Feuerwehr mit": each verb with its two parts
    if split:
        parts = "|".join(rf"{a}{between}\s+(?P<source{number}>[^,;:.!?…()\"“”„\n]{{2,80}}?){between}\s+{b}" for number, (a, b) in enumerate(sorted(split)))  # fmt: skip
        patterns["split"] = re.compile(rf",\s+(?P<cue>{parts})(?=\s*[.,;!?…]|\s*$)", re.IGNORECASE)
    # "…, wie die Feuerwehr mitteilte"; the same two orders with the source before the words told
    if lexicon["as_told"]:
        told = rf"(?P<cue>{alternatives(lexicon['as_told'])})"
        patterns["as"] = re.compile(
            rf",\s+wie\s+(?:aus\s+)?{source}{between}\s+{told}(?=\s*[.,;!?…]|\s*$)", re.IGNORECASE
        )
        plain = alternatives([verb for verb in verbs if " " not in verb])
        halves = "|".join(rf"{a}{between}\s+{b}" for a, b in sorted(split) if a + " " + b in lexicon["verbs"])
        # to whom it was told: "der Zeitung"
        heard = r"(?:\s+(?:der|dem|den|dieser|unserer|gegenüber)\s[^,;:.!?…()\"“”„\n]{2,60}?)?"
        patterns["opening"] = re.compile(
            rf"(?!wie\s){source}(?:,\s[^,;:.!?…()\"“”„«»\n]{{2,60}},)?\s+(?P<cue>{plain}|{halves}){between}{heard},\s+",
            re.IGNORECASE,
        )
        patterns["opening as"] = re.compile(
            rf"wie\s+(?:aus\s+)?{source}{between}{citing}\s+{told},\s+", re.IGNORECASE
        )
    return patterns


def closing_attributions(
    text: str, sentence: Span, language: str, settings: AttributeSettings
) -> Iterator[Found]:
    """Attributions whose source stands behind the reported words or around them: "…, sagte die Polizei"."""
    for name, pattern in _patterns(language).items():
        if name.startswith("opening"):
            yield from _found_by_opening(text, sentence, language, pattern, settings)
            continue
        for match in pattern.finditer(text, sentence.start, sentence.end):
            content = _before_or_around(text, sentence, match)
            # who speaks behind a quotation is found elsewhere
            ending = text[max(content.start, content.end - LONGEST_END) : content.end]
            quoted = ending.rstrip()[-1:] in QUOTE_MARKS
            source = _source(text, match, language, settings)
            if source and not quoted and _is_clause(text, content):
                # "teilte … mit": the verb is in two parts, of which the first is shown
                yield Found(content, source, match["cue"].split()[0] if name == "split" else match["cue"])


def _before_or_around(text: str, sentence: Span, match: re.Match[str]) -> Span:
    """What the source behind a comma said: the words before it or, if these are no clause yet, the whole sentence ("La pared, dijo el alcalde, se cayó
    de golpe"). `match`: the source with its cue.
    """
    start = sentence.start
    # without the dash that opens a spoken line
    while start < match.start() and text[start] in DASHES:
        start += 1
    content = Span(start, start + len(text[start : match.start()].rstrip(DASHES)))
    # a quotation is whole as it is
    if text[start : content.end].rstrip(" ,.!?…")[-1:] in QUOTE_MARKS:
        return content
    # the sentence goes on behind the source: '…, dijo el alcalde, se cayó'
    resumes = text[match.end() : sentence.end].lstrip()[:1] in (",", "–", "—", "-")
    if (
        resumes
        and not _is_clause(text, content)
        and len(text[match.end() : sentence.end].split()) >= SHORTEST_CLAUSE
    ):
        return Span(start, sentence.start + len(text[sentence.start : sentence.end].rstrip(" .")))
    return content


def _found_by_opening(
    text: str, sentence: Span, language: str, pattern: re.Pattern[str], settings: AttributeSettings
) -> Iterator[Found]:
    """What a sentence attributes that opens with its source: "Die Feuerwehr sagte, die Halle sei leer". `pattern`: finds a source with
    its verb at the beginning of a sentence.
    """
    match = pattern.match(text, sentence.start, sentence.end)
    if match is None:
        return
    content = Span(match.end(), sentence.start + len(text[sentence.start : sentence.end].rstrip(" .")))
    source = _source(text, match, language, settings)
    first = WORD.match(text, content.start)
    # "sagte, dass …": other rules read a clause with "that"
    that = first is not None and first.group() in table("attribution-cues.json")[language]["that"]
    if source and not that and _is_clause(text, content) and text[content.start] not in QUOTE_MARKS:
        yield Found(content, source, match["cue"])


def _is_clause(text: str, content: Span) -> bool:
    """Whether the words are enough to be a clause."""
    # So many words lie within so many characters, or the text is none.
    begin = text[content.start : min(content.end, content.start + LOOK)]
    return len(begin.split()) >= SHORTEST_CLAUSE


def _source(text: str, match: re.Match[str], language: str, settings: AttributeSettings) -> Span | None:
    """The place of a match's source, cut before the first word that is no part of it. None if it has too many words, or neither a capital nor an
    article.
    """
    # the pattern's alternatives number their groups: "source", "source0", "source1" …
    group = next(name for name in match.groupdict() if name.startswith("source") and match[name])
    start, end = match.span(group)
    # "told Vale Radio X": the source begins behind the one who was told
    heard = _addressee(text, start - 1, end, language)
    start = heard if heard is not None else start
    cut = _ends(language).search(text, start, end)
    end = cut.start() if cut else end
    words = text[start:end].split()
    # a source opens with a capital or an article
    opens = bool(words) and (words[0][0].isupper() or _has_article(words[0], language))
    # "persbureau Norrsk": a noun before its name needs no article.
    opens = opens or (len(words) > 1 and words[1][0].isupper() and words[0].isalpha())
    named = opens and len(words) <= settings.longest_surface
    return Span(start, start + len(text[start:end].rstrip())) if named else None


def behind_adverbs(text: str, at: int, end: int, language: str) -> int:
    """Where the subject begins behind a verb of saying: after "am Montag", "à la presse". `at`: the end of the verb; `end`: where the
    search ends.
    """
    match = _adverbs(language).match(text, at, end)
    at = match.end() if match else at
    heard = _addressee(text, at, end, language)
    return at if heard is None else heard


def _addressee(text: str, at: int, end: int, language: str) -> int | None:
    """Where the source begins, behind words that say to whom it was told: "raconte à l'AFP Ada Moll", "dijo a EFE el alcalde". None where it is told to
    nobody. `at`: where to begin; `end`: where the search ends.
    """
    heard = _addressee_pattern(language)
    match = heard.match(text, at, end) if heard is not None else None
    return match.end() if match else None


@cache
def _ends(language: str) -> re.Pattern[str]:
    """A pattern for the words that stand behind a source and are no part of it."""
    lexicon = table("attribution-cues.json")[language]
    # " gestern", " unter Berufung auf": a blank, such a word, a blank
    return re.compile(rf"\s(?:{alternatives([*lexicon['behind_source'], *lexicon['citing']])})(?=\s)")


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(table('attribution-cues.json')[language]['between'])})(?=\s)")


@cache
def _addressee_pattern(language: str) -> re.Pattern[str] | None:
    """A pattern for the words that say to whom it was told ("à l'AFP"); None where the language has none."""
    lexicon = table("attribution-cues.json")[language]
    if not lexicon["addressees"]:
        return None
    articles = alternatives(lexicon["articles"])
    # " à l’AFP " before a capital or an article: preposition, article, the name, and what follows
    return re.compile(
        rf"\s(?:{alternatives(lexicon['addressees'])})(?:(?<=['’])|\s)(?:(?:{articles})(?:(?<=['’])|\s)|l’)?[^\W\d_][\w.-]*\s(?=[^\W\d_a-zà-ÿ]|(?:{articles})(?:\s|(?<=['’])))"
    )


def _has_article(word: str, language: str) -> bool:
    """Whether the word is an article ("La"), or begins with a shortened one ("l'")."""
    low = word.lower().replace("’", "'")
    return low in _articles(language) or any(
        low.startswith(article) for article in _articles(language) if article.endswith("'")
    )


@cache
def _articles(language: str) -> frozenset[str]:
    """The articles of the language, elided ones included: "l'" opens "l'opérateur"."""
    return frozenset(table("attribution-cues.json")[language]["articles"])
