"""Finds where a report says that it has something from another outlet or an agency.

Words used here. Citation: a place that names the outlet from which the report has something. Key: an outlet's name
for comparing. Form: one way to write a name. Codes: words as numbers. Own: the report's own outlet and credit. Spelt
out: a full name ("the Washington Post"), by which a short one ("the Post") is understood. Cue: words of reporting
beside a name. `at`: the number of a word. Names: all outlets that are looked for; `last_words`: codes of the words that their names end
with. `spelt`: the last word of a name → its full forms in this report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.records import Report
from variorum.text.lexicon import entries, table
from variorum.text.outlet_names import agency_forms, is_agency, outlet_key, surface_forms
from variorum.text.words import WORD
from variorum.trace.citations.houses import keys_of
from variorum.trace.words.tokens import Among, Codes, Tokens

# How far around a name, in code points, the words are looked at that make it a citation.
REACH = 60
# Capitalised words before "Times" or beside "newspaper" that may belong to the name.
LONGEST_NAME = 4
# Words with a capital that begin sentences and no names.
OPENERS = {
    "The",
    "A",
    "An",
    "In",
    "On",
    "As",
    "But",
    "And",
    "Last",
    "This",
    "That",
    "Another",
    "State",
    "Local",
}


# What stands between the name of a news agency and the noun that calls it one ("the Norvik Wire state news agency").
KINDS = {
    "news",
    "wire",
    "press",
    "state",
    "official",
    "semi-official",
    "national",
    "private",
    "telegraph",
    "telegraphic",
}
# An agency or a service is one of news where one of these stands before it.
OF_NEWS = {"news", "wire", "press", "telegraph", "telegraphic"}
LOOSE_NOUNS = {"agency", "service"}
# A news agency without its name, or called back by what it is.
UNNAMED = re.compile(
    r"\b[Tt]he (?:(?:state |official )?(?P<news>news agency|newswire|wire service|news wire|wire)|agency)\b"
)
# One of these is in whatever it finds.
UNNAMED_HAS = ("agency", "wire")
# How "'s" begins.
POSSESSIVE = ("’", "'")
# One of these is in every text that names a site by its address.
ENDINGS = (".com", ".org", ".net", ".co.")
# "HarbourBell.com", with "www." or without, and no longer address.
ADDRESS = re.compile(r"(?<![\w./@-])(?:www\.)?[\w-]{3,40}\.(?:com|org|net|co\.[a-z]{2})\b(?![/@-])")
# The word "agency".
AN_AGENCY = re.compile(r"\b[Aa]gency\b")


class Citation(NamedTuple):
    """A place, text[start:end], that names the outlet from which the report has something. `key` is that name as `outlet_key` gives it, for
    comparing.
    """

    start: int
    end: int
    name: str
    key: str


class Names:
    """The names that are looked for in reports: agencies, the outlets of the set, and whatever is called a newspaper."""

    def __init__(self, outlets: Iterable[str], codes: Codes) -> None:
        """`outlets`: the names of the set's outlets. Each form of a name is filed under its first word."""
        # agencies, without forms that may mean something else or begin small
        forms = {
            form: name
            for form, (name, may_be_another) in agency_forms().items()
            if not may_be_another and form[0].isupper()
        }
        for outlet in sorted(set(outlets)):
            forms.update(dict.fromkeys(surface_forms(outlet), outlet))
        # first word of a form, as a number → (form, name), longer forms first
        self.by_word: dict[int, list[tuple[str, str]]] = {}
        # longer forms first
        for form, name in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
            first_word = WORD.match(form)
            if first_word:
                self.by_word.setdefault(codes[first_word.group()], []).append((form, name))
        # words with which newspapers' names end ("Herald"); words that say what an outlet is ("newspaper"); all words
        # at which a name may be found
        self.last_words = {codes[word] for word in entries("outlet-words.txt")}
        self.descriptions = {codes[word] for word in entries("outlet-descriptions.txt")}
        self.wanted = Among((*self.by_word, *self.last_words, *self.descriptions))


def citations(report: Report, text: Tokens, names: Names) -> tuple[Citation, ...]:
    """The citations of other outlets in order, none overlapping. A name counts only with words of reporting
    beside it ("according to", "said"). The report's own outlet and its credit do not count.
    """
    own = keys_of(report)
    found: list[Citation] = []
    candidate_words = names.wanted.places(text.codes)
    spelt = _spelt_out(report.text, text, candidate_words, names)
    for word in candidate_words:
        start = int(text.starts[word])
        if found and start < found[-1].end:
            continue
        # what may be a name at this word; the first that has a cue beside it
        candidates = (
            *_candidates(report.text, text, word, names),
            *_short_name_citations(report.text, text, word, spelt, own),
        )
        for name_start, name_end, name in candidates:
            key = outlet_key(name)
            if key and key not in own and _is_cited(report.text, name_start, name_end):
                found.append(Citation(name_start, name_end, name, key))
                break
    return tuple(_with_unnamed(_with_sites(found, report.text, own), report.text))


def _with_sites(citations: Sequence[Citation], text: str, own: Collection[str]) -> Sequence[Citation]:
    """The citations, with those added that name a site by its address: "according to HarbourBell.com", "HarbourBell.com's Ann Pell noted".
    "HarbourBell.com said" alone is no citation, since firms have such names, too.
    """
    cue_before, cue_after = _cues()
    # an address with a cue before it, or with "'s" and a cue behind it, where nothing is cited yet
    cited_sites = [
        Citation(match.start(), match.end(), match.group(), key)
        for match in (ADDRESS.finditer(text) if any(ending in text for ending in ENDINGS) else ())
        # `own`: keys of the report's own outlet
        if (key := outlet_key(match.group())) not in own
        and (
            cue_before.search(text[max(0, match.start() - REACH) : match.start()])
            or (
                text[match.end() : match.end() + 1] in POSSESSIVE
                and cue_after.match(text[match.end() : match.end() + REACH])
            )
        )
        and not any(citation.start < match.end() and match.start() < citation.end for citation in citations)
    ]
    return sorted((*citations, *cited_sites)) if cited_sites else citations


def _with_unnamed(citations: Sequence[Citation], text: str) -> Iterator[Citation]:
    """The citations, with those added that only say "the news agency". The agency meant is the one cited last, if no other outlet was cited
    in between. Reports that name no agency anywhere are all taken to mean the same one.
    """
    if not any(word in text for word in UNNAMED_HAS):
        yield from citations
        return
    unnamed = [
        found_at for found_at in UNNAMED.finditer(text) if _is_cited(text, found_at.start(), found_at.end())
    ]
    next_citation = 0
    last_agency: Citation | None = None
    for match in unnamed:
        # citations before this place are given on, and the last agency among them is kept
        while next_citation < len(citations) and citations[next_citation].start <= match.start():
            last_agency = (
                citations[next_citation] if _is_of_news(citations[next_citation], text) else last_agency
            )
            yield citations[next_citation]
            next_citation += 1
        # the words are part of a citation that was found already
        if any(
            citation.start <= match.end() + 1 and citation.end > match.start()
            for citation in citations[max(0, next_citation - 1) : next_citation + 1]
        ):
            continue
        # the agency cited last, unless another outlet was named in between
        between = text[last_agency.end + len(AGENCY_BEHIND) : match.start()] if last_agency else ""
        if last_agency and not AN_AGENCY.search(UNNAMED.sub("", between)):
            yield Citation(match.start(), match.end(), last_agency.name, last_agency.key)
        elif match["news"] and last_agency is None:
            yield Citation(match.start(), match.end(), match["news"], outlet_key("news agency"))
    yield from citations[next_citation:]


# So much behind a name may call it an agency.
AGENCY_BEHIND = " news agency"


def _is_of_news(citation: Citation, text: str) -> bool:
    """Whether a cited outlet is a news agency: by its name, or by what it is called beside it."""
    beside = text[max(0, citation.start - len(AGENCY_BEHIND)) : citation.end + len(AGENCY_BEHIND)].lower()
    return is_agency(citation.name) or any(word in beside for word in ("agency", "wire"))


def _candidates(source: str, text: Tokens, at: int, names: Names) -> Iterator[tuple[int, int, str]]:
    """What at word `at` may be an outlet's name: a listed name; capitalised words that end in a newspaper's word
    ("Daily Herald"); capitalised words before or behind a description ("the news agency Norvik"). Each as start, end
    and key. `names`: all outlets that are looked for.
    """
    start, end, code = int(text.starts[at]), int(text.ends[at]), int(text.codes[at])
    # a listed name; a newspaper's word behind capitals; a description beside capitals
    for form, name in names.by_word.get(code, ()):
        name_end = start + len(form)
        if source.startswith(form, start) and not source[name_end : name_end + 1].isalnum():
            yield start, name_end, name
    if code in names.last_words and source[start].isupper():
        name_start = _capitals_before(source, text, at)
        if name_start < start:
            yield name_start, end, source[name_start:end]
    if code in names.descriptions and at:
        description_start = _first_of_kind(source, text, at)
        name_start = _capitals_before(source, text, description_start)
        if description_start and name_start < int(text.starts[description_start]):
            name_end = int(text.ends[description_start - 1])
            yield name_start, name_end, source[name_start:name_end]
    if code in names.descriptions and at + 1 < len(text.starts):
        name_start, name_end = int(text.starts[at + 1]), _capitals_after(source, text, at)
        if name_start < name_end:
            yield name_start, name_end, source[name_start:name_end]


def _spelt_out(
    source: str, text: Tokens, wanted: Sequence[int], names: Names
) -> Mapping[int, tuple[tuple[int, str], ...]]:
    """The last word of a newspaper's name ("Post") → where the name stands with more before it, and that name."""
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for at in wanted:
        code, start = int(text.codes[at]), int(text.starts[at])
        if code in names.last_words and source[start].isupper():
            # the capital words right before it: "the Washington Post" has one, "the Post" none
            low = _capitals_before(source, text, at)
            here = ((low, source[low : text.ends[at]]),) if low < start else ()
            found[code] = (*found.get(code, ()), *here)
    return found


def _short_name_citations(
    source: str,
    text: Tokens,
    at: int,
    spelt: Mapping[int, tuple[tuple[int, str], ...]],
    own: Collection[str],
) -> Iterator[tuple[int, int, str]]:
    """Citations by a short name, as (start, end, name): "the Post" in a report that also has "the Washington Post" (of several such
    names the last one before it, else the first); and "The Guardian", whose capital T inside a sentence shows that this is the whole
    name. The report's own outlet (`own`) does not count.
    """
    start, end, code = int(text.starts[at]), int(text.ends[at]), int(text.codes[at])
    if code not in spelt or not at or source[text.starts[at - 1] : start] not in {"the ", "The "}:
        return
    spelt_out = spelt[code]
    article = int(text.starts[at - 1])
    # a full name elsewhere; or a capital article inside a sentence
    if spelt_out:
        yield (
            start,
            end,
            # the last full name before this place, else the first
            next((name for place, name in reversed(spelt_out) if place < start), spelt_out[0][1]),
        )
    elif source[article] == "T" and _inside_sentence(source, article):
        # "The Guardian" is not cited by the Guardian itself
        key = outlet_key(source[start:end])
        if key and not any(name.endswith(key) for name in own):
            yield article, end, source[article:end]


def _inside_sentence(source: str, at: int) -> bool:
    """Whether a word in small letters, or a comma, stands right before `at`, so that no sentence begins there."""
    before = source[max(0, at - 2) : at]
    return before.endswith(" ") and (before[0].islower() or before[0] == ",")


def _first_of_kind(source: str, text: Tokens, at: int) -> int:
    """The index of the first word of a phrase whose noun is word `at` and that says what kind of outlet it is: that
    of "state" in "state news agency". 0 where the noun names no outlet: "Harbour Safety Agency", "secret service".
    """
    first = at
    while (
        # small words of kind before the noun: "state", "news"
        first and (word := source[text.starts[first - 1] : text.ends[first - 1]]).islower() and word in KINDS
    ):
        first -= 1
    noun = source[text.starts[at] : text.ends[at]]
    before = source[text.starts[at - 1] : text.ends[at - 1]].lower()
    # "agency" and "service" alone name many things that are no outlet
    if noun.lower() in LOOSE_NOUNS and before not in OF_NEWS and (noun[0].isupper() or noun == "service"):
        return 0
    return first


def _capitals_before(source: str, text: Tokens, at: int) -> int:
    """Where the run of capitalised words that ends before word `at` begins; `at`'s own start where there is none."""
    run_start = int(text.starts[at])
    for number in range(at - 1, max(-1, at - 1 - LONGEST_NAME), -1):
        start, end = int(text.starts[number]), int(text.ends[number])
        if (
            not source[start].isupper()
            or source[end:run_start] not in {" ", "-"}
            or source[start:end] in OPENERS
        ):
            break
        run_start = start
    return run_start


def _capitals_after(source: str, text: Tokens, at: int) -> int:
    """Where the run of capitalised words that begins after word `at` ends; `at`'s own end where there is none."""
    run_end = int(text.ends[at])
    for number in range(at + 1, min(len(text.starts), at + 1 + LONGEST_NAME)):
        start, end = int(text.starts[number]), int(text.ends[number])
        if not source[start].isupper() or source[run_end:start] not in {" ", "-"}:
            break
        run_end = end
    return run_end


def _is_cited(source: str, start: int, end: int) -> bool:
    """Whether words of reporting stand right before or behind the name text[start:end]: "according to …", "… reported"."""
    before, after = _cues()
    return bool(
        before.search(source[max(0, start - REACH) : start]) or after.match(source[end : end + REACH])
    )


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two patterns: what stands before a cited name ("according to the newspaper"), and what stands behind it ("'s
    editor told", "reported").
    """
    cues = table("citation-cues.json")
    before, after = "|".join(cues["before"]), "|".join(cues["after"])
    kind = r"(?:(?:news|state|official|local|private|semi-official) )*(?:agency|newspaper|daily|magazine|television|TV|News)"
    return (
        re.compile(rf"\b(?:{before}) (?:(?:the|an?|its|their) )?(?:{kind} )?$", re.IGNORECASE),
        re.compile(rf"(?:[’']s? [\w’' -]{{0,40}}?|s)?(?: {kind})?,? (?:{after})\b", re.IGNORECASE),
    )
