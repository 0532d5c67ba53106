"""How an outlet or an agency is called, and in which written forms others cite it.

Keys of agencies.json. `agencies`: rows with `name`, `forms` (every written form) and `dateline` (true: a form is an
ordinary word too).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from variorum.records import Report
from variorum.text.lexicon import table
from variorum.text.words import fold

# "Vale News (UK)": a bracket with what is in it.
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
# "https://www.valenews.com/home" → "valenews.com".
SITE = re.compile(r"^(?:https?://)?(?:www\d?\.)?([\w.-]+\.[a-z]{2,})(?:/.*)?$", re.IGNORECASE)
# "co" and "com" before a country's ending belong to the ending: bell.co.uk is "bell".
SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac", "or", "ne"}
# Two letters may be anybody's.
SHORTEST_MARK = 3
# A name in capitals that is no longer than this may be read letter by letter.
LONGEST_MARK = 5
# Words that an outlet's own name carries on one page and drops on the next.
LOOSE = re.compile(r"\b(?:the|online|web|news|digital|newspaper|magazine|website|com)\b")
# The same at the end of an address: harbournews.com is what others call "Harbour News".
SITE_LOOSE = re.compile(r"(?<=\w{3})(?:news|online)$", re.IGNORECASE)


def shown_outlet(report: Report) -> str:
    """How its outlet is called; where nobody says, by the name of its file."""
    return report.outlet or report.path.rstrip("/").rsplit("/", 1)[-1] or report.path


def names_apart(reports: Iterable[Report]) -> dict[str, str]:
    """Report id → how its outlet is called; where nobody says, the name of its file, with as many of its folders as tell it from other
    files of that name ("north/story.txt").
    """
    given = tuple(reports)
    tails = {one.id: _tails(one.path) for one in given if not one.outlet}
    # name without folders → the paths of all files that bear it
    paths: dict[str, set[tuple[str, ...]]] = {}
    for own in tails.values():
        paths.setdefault(own[0], set()).add(own)
    names = {}
    for one in given:
        ends = tails.get(one.id)
        if ends is None:
            names[one.id] = str(one.outlet)
            continue
        others = paths[ends[0]] - {ends}
        names[one.id] = next((tail for tail in ends if not any(tail in other for other in others)), ends[-1])
    return names


def _tails(path: str) -> tuple[str, ...]:
    """The ends of a path, from the file's name alone to the whole: "story.txt", "north/story.txt"."""
    parts = [part for part in path.replace("\\", "/").split("/") if part] or [path]
    return tuple("/".join(parts[-length:]) for length in range(1, len(parts) + 1))


@cache
def outlet_key(name: str) -> str:
    """One key for the ways an outlet is written: "The Harbour Bell (Web News)", "harbourbell.co.uk" → "harbourbell"."""
    name_alone = BRACKETS.sub("", name).strip()
    # of an address, the label before the top level and "co", "com"
    site = SITE.match(name_alone)
    if site:
        labels = site.group(1).lower().split(".")[:-1]
        while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
            labels.pop()
        name_alone = SITE_LOOSE.sub("", labels[-1]) if labels else name_alone
    # an agency by its own name; then letters and digits alone
    agency = agency_name(name_alone)
    folded = fold(agency or name_alone)
    letters = re.sub(r"[\W_]+", "", LOOSE.sub(" ", folded))
    return letters or re.sub(r"[\W_]+", "", folded)


@cache
def agency_forms() -> dict[str, tuple[str, bool]]:
    """Each written form of an agency ("Thomson Reuters") → (the agency's name, whether the form is an ordinary word
    too). Such an ordinary word names the agency only where a firmer sign, such as a dateline, stands with it.
    """
    entries = table("agencies.json")["agencies"]
    return {
        form: (entry["name"], bool(entry.get("dateline"))) for entry in entries for form in entry["forms"]
    }


def agency_name(name: str) -> str | None:
    """The agency that `name` is a form of; None where it is none."""
    found = agency_forms().get(name) or agency_forms().get(name.removeprefix("The "))
    return found[0] if found else None


def is_agency(outlet: str) -> bool:
    """Whether the outlet itself is an agency that sells its texts, by a name that means nothing else."""
    found = agency_forms().get(outlet) or agency_forms().get(outlet.removeprefix("The "))
    return found is not None and not found[1]


def initials(outlet: str) -> str | None:
    """The mark that an outlet of three words or more would put in a dateline: "Upland Wire Service" → "UWS"."""
    capitals = "".join(word[0] for word in BRACKETS.sub("", outlet).split() if word[0].isupper())
    return capitals if len(capitals) >= SHORTEST_MARK else None


def surface_forms(outlet: str) -> tuple[str, ...]:
    """The forms in which other reports may cite an outlet: its name, short or with other capitals, and its site. Of a bare
    site address the address alone."""
    bare = BRACKETS.sub("", outlet).strip()
    if SITE.match(bare):
        return (bare,)
    bare = bare.removeprefix("The ").removeprefix("the ")
    short = re.sub(r"(?: (?:Online|Web|Digital))?(?: News)?$", "", bare)
    site = f"{''.join(bare.split())}.com"
    # An outlet writes itself "POLITICO", others "Politico".
    plain = bare.title() if bare.isupper() and len(bare) > LONGEST_MARK else bare
    return tuple(dict.fromkeys(form for form in (bare, short, plain, site) if len(form) > 2))
