"""Attribution without a parse: cue words of the language and the phrase beside them, for reports not in English.

It finds less than the rules on trees: sources with a verb of saying and a "that", "according to", and quotations.

Words used here. Cue: a word of saying, or for "according to". Content: the words told. Span: (start, end) in the
text. Free: a cue that means nothing else, wherever it stands. Mark: a comma, dash or bracket.

Lists asked here (attribution-cues.json, by language). behind_source: words behind a source that say when or where
("am", "bei"). between: times between verb and source ("am Dienstag"). afterwards: where it was said ("en rueda de prensa"). hearers: nouns
for people who report ("prensa"). that_object: what stands for the words told ("das").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.surface_closing import behind_adverbs, closing_attributions
from variorum.text.lexicon import alternatives, table
from variorum.text.sentences import is_inside_name
from variorum.text.short_lists import NEVER

# Where a phrase ends at the latest: a mark, a bracket, a quotation mark, a dash with blanks.
STOPS = re.compile(r"[,;:.!?«»“”„\"()\[\]–—\n]|\s-\s")
# A word with what may stand inside it: "O'Hara", "co-op", "St."
WORD = re.compile(r"[^\W_][\w’'.-]*", re.UNICODE)
# ". Next" and the end of a line.
SENTENCE_END = re.compile(r"[.!?]\s|\n")
# Where another sentence or a quotation begins.
NEXT_SENTENCE = re.compile(r"[.!?](?:\s|$)|[«“„\"]")
# Any quotation mark; the last one before a verb of saying closes what is quoted before it.
CLOSED = re.compile(r"[«»“”„\"’']")
# What may stand before a verb of saying that is put into a quotation.
INCISE = (",", "!", "?", "…", "-", "–", "—")
# Code points in which a source is looked for.
LONGEST_PHRASE = 300
# Most code points from the beginning of a sentence to its verb of saying.
LONGEST_LEAD = 1000
# Most words of a source without a capital: an article and its noun.
LOWER_BEFORE_NAME = 2
# Fewest words before a closing "according to X"; with fewer it is no clause ("il secondo modello").
SHORTEST_CLAUSE = 3


class Cues(NamedTuple):
    """Patterns and words of one language, from lexicons/attribution-cues.json (`language` there → these).

    `verb`, `according`, `hearsay`: patterns for verbs of saying, "according to" and "reportedly"; `that`: for the "that" behind a verb.
    `articles`, `links`: the small words inside a name ("de", "von der").
    `not_sources`: what may follow "according to" and names nobody ("los cuales").
    `noun_capitals`: every noun has a capital, so that a source ends at the first word without one.
    `anywhere`: words for "according to" that mean nothing else in the middle of a clause.
    `behind`: words that stand behind their source ("zufolge").
    `citing`, `cited_by`: what stands before whom the teller has it from, and before who passes it on ("cité par Y").
    `addressees`: what opens whom it is told ("à l'AFP"); `objects`: what stands for the words told ("Lo ha detto …").
    `unnamed`: nouns that name nobody ("den Angaben zufolge"); `follows`: see `_words_behind_source`."""

    verb: re.Pattern[str]
    according: re.Pattern[str]
    hearsay: re.Pattern[str]
    that: re.Pattern[str]
    articles: frozenset[str]
    links: frozenset[str]
    not_sources: frozenset[str]
    noun_capitals: bool
    anywhere: re.Pattern[str]
    behind: re.Pattern[str]
    citing: re.Pattern[str]
    cited_by: re.Pattern[str]
    addressees: re.Pattern[str]
    objects: frozenset[str]
    unnamed: frozenset[str]
    follows: re.Pattern[str]


@cache
def cues(language: str) -> Cues | None:
    """The cues of a language ("fr", "pt-BR"); None where there are none."""
    lexicon = table("attribution-cues.json").get(language[:2].lower())
    if lexicon is None:
        return None
    return Cues(
        # the fields of Cues in their order
        _any(lexicon["verbs"]),
        _any(lexicon["according"]),
        _any(lexicon["hearsay"]),
        # the word "that" of the language, with the comma before it: ", dass", " qu'"
        re.compile(
            r"\s*,?\s*(?:" + "|".join(re.escape(that) for that in lexicon["that"]) + r")(?:(?<=['’])|\b)"
        ),
        frozenset(lexicon["articles"]),
        frozenset(lexicon["links"]),
        frozenset(lexicon["not_sources"]),
        lexicon["noun_capitals"],
        _any(lexicon["anywhere"]),
        _any(lexicon["behind"]),
        _any(lexicon["citing"]),
        _any(lexicon["cited_by"]),
        _any(lexicon["addressees"]),
        frozenset(lexicon["that_object"]),
        frozenset(word.lower() for word in lexicon["unnamed"]),
        _words_behind_source(lexicon),
    )


# Shorter words behind a source may be part of it ("ministre délégué à la Santé", "la policía en Vale").
SHORTEST_FOLLOWING = 4


def _words_behind_source(lexicon: Mapping[str, Any]) -> re.Pattern[str]:
    """A pattern for words behind a source that say when, where or to whom something was said ("to the press"). To
    whom only before a noun for people who report (`hearers`).
    """
    # short words are left out: they may belong to the source ("à la Santé")
    later = [word for word in lexicon["behind_source"] if len(word) >= SHORTEST_FOLLOWING]
    # words behind which the source cannot go on
    apart = _either([*lexicon["between"], *later, *lexicon["afterwards"], *lexicon["citing"]])
    # "to" and articles; nouns for people who report ("press")
    small, hearers = _either([*lexicon["addressees"], *lexicon["articles"]]), _either(lexicon["hearers"])
    # "to the press": preposition, article if there is one, hearer
    heard = (
        rf"(?:{_either(lexicon['addressees'])})(?:(?<=['’])|\s)(?:(?:{small})(?:(?<=['’])|\s))?(?:{hearers})"
    )
    # all behind a blank, and as whole words
    return re.compile(
        rf"\s(?:{apart}|{heard if lexicon['hearers'] else NEVER})(?:(?<=['’])|(?![^\W_]))", re.IGNORECASE
    )


def _either(words: list[str]) -> str:
    return alternatives(words) or NEVER


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


def surface_attributions(
    text: str, sentence: Span, language: str, settings: AttributeSettings
) -> Iterator[Found]:
    """Attributions of a sentence by patterns alone, for languages without a parser; none for a language
    without cues.
    """
    known = cues(language)
    if known is None:
        return
    cited = _cited(text, sentence, known, settings)
    for found in _found_by_cues(text, sentence, language, known, settings):
        if cited is None or found.source is None or found.source.overlap(cited):
            yield _passed_on(text, sentence, found, known, settings)
        else:
            # "..., berichtete X unter Berufung auf Y": Y's word, by way of X.
            yield found._replace(source=cited, channels=(found.source,))


def _passed_on(text: str, sentence: Span, found: Found, known: Cues, settings: AttributeSettings) -> Found:
    """The attribution, with who passed it on, if somebody did: "..., a dit X, cité par Y", "según fuentes citadas por
    Y" is X's word, by way of Y.
    """
    if found.source is None:
        return found
    source, channel = passed_by(text, found.source, sentence.end, known, settings)
    if channel is None:
        return found
    # "según fuentes citadas por Y, …": the words told begin behind Y
    content = found.content
    if found.source.end <= content.start < channel.end < content.end:
        content = _stripped(text, Span(channel.end, content.end))
    return found._replace(content=content, source=source, channels=(channel,))


def passed_by(
    text: str, source: Span, end: int, known: Cues, settings: AttributeSettings
) -> tuple[Span, Span | None]:
    """(source, channel). The source is cut before "cité par Y"; the channel is Y, named in the phrase or right behind
    its comma, or None.
    """
    match = known.cited_by.search(text, source.start, min(end, source.end + settings.surface_reach))
    if match is None or text[source.end : match.start()].strip(" ,"):
        return source, None
    begins = match.end() + (text[match.end() : match.end() + 1].isspace())
    channel = phrase_after(text, begins, end, known, settings, short=True)
    own = _stripped(text, Span(source.start, min(source.end, match.start())))
    return (own, channel) if channel and own.end > own.start else (source, None)


def _cited(text: str, sentence: Span, known: Cues, settings: AttributeSettings) -> Span | None:
    """The place of the source that the speaker of the sentence cites (Y of "unter Berufung auf Y"); None where nobody is cited."""
    match = known.citing.search(text, sentence.start, sentence.end)
    return phrase_after(text, match.end(), sentence.end, known, settings, short=True) if match else None


def _found_by_cues(
    text: str, sentence: Span, language: str, known: Cues, settings: AttributeSettings
) -> Iterator[Found]:
    """The attributions that cue words of a sentence make: "according to X, …", "X said that …", "…, as X said"; and
    hearsay, without a source.
    """
    # "according to X, …"
    for match in known.according.finditer(text, sentence.start, sentence.end):
        verb_behind = known.verb.match(text, _next_word(text, match.end()), sentence.end)
        is_free = known.anywhere.fullmatch(match.group()) is not None
        phrase_start = verb_behind.end() if verb_behind else match.end()
        source = phrase_after(text, phrase_start, sentence.end, known, settings, short=is_free)
        is_free = is_free and source is not None and _names_somebody(text, source, known)
        content = (
            _content_around(text, sentence, Span(match.start(), source.end), free=is_free) if source else None
        )
        if source and content:
            yield Found(content, source, match.group())
    # "X said that …"
    for match in known.verb.finditer(text, sentence.start, sentence.end):
        # "So" tells only behind a quotation or clause: "..., so die Polizei".
        tells = match.group().lower() != "so"
        that = known.that.match(text, match.end(), sentence.end) if tells else None
        source = phrase_before(text, sentence.start, match.start(), known, settings) if that else None
        if that and source and text[that.end() : sentence.end].strip(" .,"):
            yield Found(_stripped(text, Span(that.end(), sentence.end)), source, match.group())
    # "X zufolge, …"
    for match in known.behind.finditer(text, sentence.start, sentence.end):
        source = _phrase_ending_at(text, sentence.start, match.start(), known)
        content = (
            _content_around(text, sentence, Span(source.start, match.end()), free=True) if source else None
        )
        if source and content:
            yield Found(content, source, match.group())
    # "…, said X": the source behind the words told
    yield from closing_attributions(text, sentence, language[:2].lower(), settings)
    # "reportedly", without a source
    for match in known.hearsay.finditer(text, sentence.start, sentence.end):
        yield Found(_stripped(text, sentence), None, match.group())


def _names_somebody(text: str, source: Span, known: Cues) -> bool:
    """Whether text[source] is a name, or a phrase that an article opens. In languages that write nouns with a capital
    a noun is enough ("laut Polizei").
    """
    words = text[source.start : source.end].split()
    return words[-1][0].isupper() or (not known.noun_capitals and words[0].lower() in known.articles)


def _phrase_ending_at(text: str, start: int, end: int, known: Cues) -> Span | None:
    """The name or noun phrase that ends at `end` ("Einem Sprecher zufolge", "Otto Lind zufolge"). `start`: where it may begin at the
    earliest; `known`: cue words of the language.
    """
    start = max(start, end - LONGEST_PHRASE)
    marks = [mark.end() for mark in _marks(STOPS, text, start, end)]
    # the words behind the last mark
    words = list(WORD.finditer(text, marks[-1] if marks else start, end))
    taken: list[re.Match[str]] = []
    # back from the end, as long as there are capitals, articles or linking words ("van", "de")
    for word in reversed(words):
        token = word.group()
        if not (token[0].isupper() or token.lower() in known.articles | known.links):
            break
        taken.append(word)
    # a linking word without an article opens no phrase
    while taken and taken[-1].group().lower() in known.links - known.articles:
        taken.pop()
    # "one", "he": a short phrase that begins to be read with such a word names nobody
    nobody = len(taken) <= LOWER_BEFORE_NAME and taken and taken[0].group().lower() in known.unnamed
    return Span(taken[-1].start(), taken[0].end()) if taken and not nobody else None


def _marks(ending: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of `ending` that end something; the full stop of "M. Dupont" is left out."""
    return (match for match in ending.finditer(text, start, end) if not is_inside_name(text, match.start()))


def _next_word(text: str, at: int) -> int:
    """Where the next character that is no white space stands. `at`: where to begin."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _content_around(text: str, sentence: Span, cue: Span, *, free: bool = False) -> Span | None:
    """The words whose source a cue ("laut X") gives: the words behind it if it opens the sentence; the words before
    it if it closes it; the whole sentence if it stands between marks or is `free` to stand anywhere.

    None elsewhere, since the word may mean another thing ("il secondo modello"), and if fewer than three words are left.
    """
    # no word stands before the cue; no word stands behind it
    opens = not any(character.isalnum() for character in text[sentence.start : cue.start])
    closes = not any(character.isalnum() for character in text[cue.end : sentence.end])
    if opens:
        content = Span(cue.end, sentence.end)
    elif closes:
        content = Span(sentence.start, cue.start)
    elif free or text[sentence.start : cue.start].rstrip()[-1:] in ",;:(–—":
        content = sentence
    else:
        return None
    content = _stripped(text, content)
    begin = text[content.start : min(content.end, content.start + LONGEST_PHRASE)]
    return content if len(begin.split()) >= SHORTEST_CLAUSE else None


def _stripped(text: str, span: Span) -> Span:
    """The span without white space, commas, semicolons and full stops at its ends."""
    start, end = span
    # no full stop at the beginning: an abbreviation may stand there
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;.\n":
        end -= 1
    return Span(start, end)


def phrase_after(
    text: str, start: int, end: int, known: Cues, settings: AttributeSettings, *, short: bool = False
) -> Span | None:
    """A name or short noun phrase from `start` on. It ends at the next mark; if that is far, or the clause may go on
    at once (`short`), at the last word of the name. `known`: cue words of the language.
    """
    # No source is longer; without a bound a sentence without marks costs the square of its length.
    end = min(end, start + LONGEST_PHRASE)
    stop = next(_marks(STOPS, text, start, end), None)
    words = list(WORD.finditer(text, start, stop.start() if stop else end))
    if not words:
        return None
    # In German "der" opens a noun phrase where a noun stands behind it; else it is "who".
    noun = next(
        (word.group() for word in words[1:3] if not word.group().endswith(("e", "en"))), words[-1].group()
    )
    # so "der" is an article here: a capital at the second word, or at the noun
    article = known.noun_capitals and len(words) > 1 and (words[1].group()[0].isupper() or noun[0].isupper())
    opens = {words[0].group().lower(), " ".join(word.group() for word in words[:2]).lower()}
    # words that name nobody
    if not article and opens & known.not_sources:
        return None
    words = _before_what_follows(text, _before_addressee(words, known), known)
    # all words up to the mark; or the words of the name alone, where the mark is far or the clause may go on
    whole = stop and not short and len(words) <= settings.longest_surface and not known.noun_capitals
    taken = words if whole else _words_of_name(words, known)
    return Span(taken[0].start(), taken[-1].end()) if taken else None


def _before_what_follows(text: str, words: list[re.Match[str]], known: Cues) -> list[re.Match[str]]:
    """The words of a source, cut before the words that say when, where or to whom it was said: "el alcalde" of "dijo
    el alcalde a la prensa".
    """
    match = known.follows.search(text, words[0].end(), words[-1].end())
    return [word for word in words if match is None or word.end() <= match.start()] or words


def _before_addressee(words: list[re.Match[str]], known: Cues) -> list[re.Match[str]]:
    """The words of a source, cut before whom it was told to: "een woordvoerder" of "zegt een woordvoerder tegen Omroep Vale"."""
    for n in range(1, len(words) - 1):
        opens = words[0].group().lower() not in known.articles or n > 1
        if opens and words[n + 1].group()[0].isupper() and known.addressees.fullmatch(words[n].group()):
            return words[:n]
    return words


def _words_of_name(words: list[re.Match[str]], known: Cues) -> list[re.Match[str]]:
    """The words of a name or noun phrase: its article, its noun, and the capitalised words and small links ("de",
    "van") that follow. `words`: those from its beginning on.
    """
    taken: list[re.Match[str]] = []
    for word in words:
        token = word.group()
        # at most so many small words before the first capital ("ein Sprecher der …")
        has_capital = any(earlier.group()[0].isupper() for earlier in taken)
        follows_link = bool(taken) and taken[-1].group().lower() in known.articles | known.links
        # An article is one where a phrase begins; behind a noun "zijn" is a verb.
        is_small_word = token.lower() in known.links or (
            token.lower() in known.articles and (follows_link or not taken)
        )
        if _opens_hearer(token, taken, known):
            break
        if (
            token[0].isupper()
            or is_small_word
            or (follows_link and not known.noun_capitals)
            or (not has_capital and len(taken) < LOWER_BEFORE_NAME)
        ):
            taken.append(word)
        else:
            break
    # a phrase does not end with an article or a linking word
    while taken and taken[-1].group().lower() in known.articles | known.links:
        taken.pop()
    return taken


# Articles of whom a German tells something; behind a name they open no genitive ("sagte Ada Moll der Zeitung").
DATIVES = frozenset({"dem", "den", "der", "einem", "einer"})


def _opens_hearer(token: str, taken: list[re.Match[str]], known: Cues) -> bool:
    """Whether the word is a German dative that opens the hearer's name instead of the speaker's ("sagte der Zeitung
    …"). `taken`: the words read so far.
    """
    if not known.noun_capitals or token not in DATIVES or not taken:
        return False
    opens, last = taken[0].group().lower(), taken[-1].group()
    named = opens not in known.articles or token in ("dem", "den", "einem")
    return named and last[0].isupper()


def phrase_before(text: str, start: int, end: int, known: Cues, settings: AttributeSettings) -> Span | None:
    """The subject in text[start:end], before its verb: the words behind the last mark or, if a mark ends the stretch,
    before the first ("Ada Reed, the harbour master, said"). None if these are no name or article with noun, or too
    long.
    """
    if end - start > LONGEST_LEAD:
        return None
    marks = [start, *(mark.end() for mark in _marks(STOPS, text, start, end))]
    # the words between every two marks
    stretches = [
        list(WORD.finditer(text, low, high)) for low, high in zip(marks, [*marks[1:], end], strict=True)
    ]
    stretches = [stretch_words for stretch_words in stretches if stretch_words]
    if not stretches:
        return None
    # "Ada Reed, the harbour master, said": the subject is before the first mark
    ends_in_mark = bool(STOPS.search(text, end - 2, end)) if end - 2 >= start else False
    stretch = stretches[0] if ends_in_mark else stretches[-1]
    first_word = stretch[0].group()
    may_name = first_word[0].isupper() or first_word.lower() in known.articles
    return (
        Span(stretch[0].start(), stretch[-1].end())
        if may_name and len(stretch) <= settings.longest_surface
        else None
    )


def surface_speaker(
    text: str, paragraph: Span, quote: Span, language: str, settings: AttributeSettings
) -> tuple[Span, str, tuple[Span, ...]] | None:
    """(source, cue, who passes it on) beside a quotation: "...", dijo X; X dijo: "..."; or put into it: « ..., dit X,
    ... ». None where nobody is named.
    """
    known = cues(language)
    if known is None:
        return None
    beside = _speaker_beside(text, paragraph, quote, language, known, settings) or _speaker_amid(
        text, quote, language, known, settings
    )
    if beside is None:
        return None
    # "said X, as Y reports": X is the source, Y passes it on
    source, channel = passed_by(text, beside[0], paragraph.end, known, settings)
    return source, beside[1], ((channel,) if channel else ())


def _speaker_amid(
    text: str, quote: Span, language: str, known: Cues, settings: AttributeSettings
) -> tuple[Span, str] | None:
    """(source, cue) of who speaks amid a quotation, where French and its neighbours leave the marks open: « La paroi, a dit Ada Moll, est
    tombée »; None where nobody does. `known`: cue words of the language.
    """
    for match in known.verb.finditer(text, quote.start, quote.end):
        # INCISE: marks behind which somebody may be named ("…, a dit")
        if text[quote.start : match.start()].rstrip()[-1:] not in INCISE or match.start() == quote.start + 1:
            continue
        begins = behind_adverbs(text, match.end(), quote.end, language[:2].lower())
        source = phrase_after(text, begins, quote.end, known, settings)
        closes = text[source.end : quote.end].lstrip()[:1] if source else ""
        if source and closes in (",", ".", "!", "?", "»", "”", "“", "«"):
            return source, match.group()
    return None


def _speaker_beside(
    text: str, paragraph: Span, quote: Span, language: str, known: Cues, settings: AttributeSettings
) -> tuple[Span, str] | None:
    """(source, verb) beside a quotation: behind it, else before it in its own sentence; None where no verb of saying does."""
    reach = min(paragraph.end, quote.end + settings.surface_reach)
    # behind the quotation: "…", dijo X; or "…", X dijo
    after = known.verb.search(text, quote.end, _until_stop(text, quote.end, reach))
    if after:
        phrase_start = behind_adverbs(text, after.end(), reach, language[:2].lower())
        source = phrase_after(text, phrase_start, reach, known, settings)
        # only marks between the quotation and the verb: the source follows the verb; else it stands between
        if not any(c.isalnum() for c in text[quote.end : after.start()]):
            return (source, after.group()) if source else None
        source = phrase_before(text, quote.end, after.start(), known, settings)
        return (source, after.group()) if source else None
    # before it, in its own sentence
    before = list(
        known.verb.finditer(text, max(paragraph.start, quote.start - settings.surface_reach), quote.start)
    )
    if not before:
        return None
    ends = [match.end() for match in _marks(SENTENCE_END, text, paragraph.start, before[-1].start())]
    phrase_start = ends[-1] if ends else paragraph.start
    quoted = [match.end() for match in CLOSED.finditer(text, phrase_start, before[-1].start())]
    broken_off = quoted and not any(c.isalnum() for c in text[quoted[-1] : before[-1].start()])
    if broken_off or text[phrase_start : before[-1].start()].strip(" '’").lower() in known.objects:
        # The second part of what was broken off: "...", sagte Lind, "..."; or "Lo ha detto Lind: ...".
        at = behind_adverbs(text, before[-1].end(), quote.start, language[:2].lower())
        source = phrase_after(text, at, quote.start, known, settings)
        return (source, before[-1].group()) if source else None
    source = phrase_before(text, phrase_start, before[-1].start(), known, settings)
    return (source, before[-1].group()) if source else None


def _until_stop(text: str, start: int, end: int) -> int:
    """The end of the sentence that goes on after a quotation."""
    stop = next(_marks(NEXT_SENTENCE, text, start + 1, end), None)
    return stop.start() if stop else end
