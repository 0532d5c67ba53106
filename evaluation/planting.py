"""Edits to plant: one thing changed in a report, with the exact places of the change before and after."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum.collate.attribute import attributions
from variorum.collate.slots.words import saying
from variorum.collate.tree import Tree
from variorum.records import Block, BlockKind, Hedge, Measure, Report, Sentence
from variorum.text.ids import content_id
from variorum.text.lexicon import entries
from variorum.text.names import is_role_word
from variorum.text.quantities import quantities
from variorum.text.whens import whens

TOLD = {BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.ENTRY, BlockKind.STANDFIRST}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SPELLED_RE = re.compile(rf"\b(?:{'|'.join(SPELLED)})\b", re.IGNORECASE)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")
# Words that open a bound, and the bound that cannot hold beside it.
BOUNDS = {
    "more than": "fewer than",
    "at least": "fewer than",
    "over": "under",
    "nearly": "more than",
    "almost": "more than",
    "up to": "more than",
    "fewer than": "more than",
    "less than": "more than",
}
# A role, and another that one person does not hold in its place.
ROLES = ("spokesman", "deputy", "adviser")
SOURCES = ("the harbour office", "the fire brigade")
AGENTS = ("the water board", "the rail company", "the museum")
CLOCK = re.compile(r"\b\d{1,2}\b")
# Groups of people, and things, that are no part of one another; the first that the report does not say is planted.
PEOPLE, THINGS = ("tourists", "students", "soldiers", "farmers"), ("trucks", "barrels", "engines", "gates")
PERSONS = {
    "child",
    "woman",
    "student",
    "pupil",
    "soldier",
    "officer",
    "fighter",
    "rebel",
    "worker",
    "spectator",
    "guest",
}
NUMBER_WORDS = {"million", "billion", "thousand", "hundred", "dozen", "percent", "time"}
# Spellings that transcribers confuse: the first that a name holds is changed.
SPELLINGS = (
    ("ph", "f"),
    ("w", "v"),
    ("ck", "k"),
    ("ee", "i"),
    ("ou", "u"),
    ("y", "i"),
    ("k", "c"),
    ("e", "a"),
    ("o", "u"),
)
SHORTEST_NAME = 4
# Measures whose numbers are planted in; an age or an order in a row is as good a number as a count.
NUMBERED = {Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.LENGTH, Measure.MASS, Measure.VOLUME,
            Measure.DURATION, Measure.AGE, Measure.SPEED}  # fmt: skip
FEWEST_SAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`spans` of the original (start, end, what stands there instead), ascending. A name is changed wherever it
    stands, as an outlet would; everything else in one place. `open`: both wordings may hold ("more than 200", "more than
    280"), so a claim that says so, with its reason, shows the edit as well as a conflict would. `years_before`: the edited report
    is one of another year's event, and to set its number beside this year's is wrong."""

    kind: str
    spans: tuple[tuple[int, int, str], ...]
    open: bool = False
    years_before: int = 0

    def before(self) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end, _ in self.spans)

    def after(self) -> tuple[tuple[int, int], ...]:
        """The places in the edited text."""
        moved, shift = [], 0
        for start, end, new in self.spans:
            moved.append((start + shift, start + shift + len(new)))
            shift += len(new) - (end - start)
        return tuple(moved)


def planted(report: Report, edit: Edit) -> Report:
    """The report of another outlet that says the same but for the edit."""
    text, at = [], 0
    for start, end, new in edit.spans:
        text += [report.text[at:start], new]
        at = end
    whole = "".join((*text, report.text[at:]))
    starts = [start for start, _, _ in edit.spans]
    shifts = [0]
    for start, end, new in edit.spans:
        shifts.append(shifts[-1] + len(new) - (end - start))

    def moved(place: int) -> int:
        """A block that ends where an edit ends grows with it."""
        return place + shifts[bisect_right(starts, place - 1)]

    blocks = tuple(
        Block(
            kind=b.kind,
            start=moved(b.start),
            end=moved(b.end),
            said_at=b.said_at,
        )
        for b in report.blocks
    )
    place = f"planted-{edit.kind}-{edit.spans[0][0]}.txt"
    return replace(
        report, id=content_id(place, whole), path=place, text=whole, blocks=blocks, outlet="Another Outlet",
        segments=(), findings=(), title=None,
        published=_years_before(report.published, edit.years_before),
    )  # fmt: skip


def _years_before(published: str | None, years: int) -> str | None:
    """On the same day of the week, so that weekdays in the text are right; None where no whole day is told."""
    if published is None or not years:
        return published
    day = date.fromisoformat(published[:10]) - timedelta(weeks=52 * years)
    return day.isoformat() + published[10:]


def told(report: Report, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of running text that a parser read."""
    return [s for s in sentences if s.tokens and report.blocks[s.block].kind in TOLD]


def numbers(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """An amount a third larger and no rounding of it: 31 → 44, "four" → "seven"."""
    for sentence in told(report, sentences):
        for mention in quantities(report.text, sentence.start, sentence.end):
            value = mention.value
            if value.measure not in NUMBERED or value.exact in {None, 1} or value.faces or value.parts:
                continue
            found = _number(report.text, mention.start, mention.end)
            if found is not None and value.hedge is not Hedge.RANGE:
                yield Edit(kind="number", spans=(found,), open=value.hedge is not Hedge.EXACT)


def _number(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    digits = list(DIGITS.finditer(text, start, end))
    words = list(SPELLED_RE.finditer(text, start, end))
    if len(digits) + len(words) != 1:
        return None
    if words:
        match = words[0]
        at = SPELLED.index(match.group().lower())
        new = SPELLED[(at + 3) % len(SPELLED)]
        return match.start(), match.end(), new.title() if match.group()[0].isupper() else new
    match = digits[0]
    said = match.group()
    value = float(said.replace(",", ""))
    larger = round(value * 1.4) + 2 if "." not in said else round(value * 1.4, 1) + 1.1
    return (
        match.start(),
        match.end(),
        f"{larger:,}" if "," in said else f"{larger:.1f}" if "." in said else str(larger),
    )


def bounds(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """A bound turned over: "more than 100" → "fewer than 100"; a bare count becomes "more than" itself."""
    for sentence in told(report, sentences):
        for mention in quantities(report.text, sentence.start, sentence.end):
            value, text = mention.value, report.text
            said = text[mention.start : mention.end]
            opening = next((b for b in BOUNDS if said.lower().startswith(b + " ")), None)
            if opening is not None and value.exact is not None:
                new = BOUNDS[opening]
                new = new.capitalize() if said[0].isupper() else new
                yield Edit(
                    kind="bound", spans=((mention.start, mention.start + len(opening), new),), open=True
                )
            elif (
                value.hedge is Hedge.EXACT
                and value.measure is Measure.COUNT
                and (value.exact or 0) > 20
                and said[0].isdigit()
            ):
                yield Edit(kind="bound", spans=((mention.start, mention.start, "more than "),), open=True)


def weekdays(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """A weekday two days on."""
    for sentence in told(report, sentences):
        for token in sentence.tokens:
            if token.text in WEEKDAYS:
                new = WEEKDAYS[(WEEKDAYS.index(token.text) + 2) % 7]
                yield Edit(kind="weekday", spans=((token.start, token.end, new),))


def dates(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """A day of the month or a year another one; a month alone the month after the next."""
    for sentence in told(report, sentences):
        for mention in whens(report.text, sentence.start, sentence.end, published=report.published):
            said = report.text[mention.start : mention.end]
            if mention.value.clock is not None:
                continue
            digits = list(re.finditer(r"\b\d{1,4}\b", said))
            month = next((m for m in MONTHS if m in said), None)
            if digits and (month is not None or len(digits[0].group()) == 4):
                match = digits[0]
                day = int(match.group())
                new = day - 4 if day > 31 else day + 5 if day <= 20 else day - 5
                yield Edit(
                    kind="date",
                    spans=((mention.start + match.start(), mention.start + match.end(), str(new)),),
                )
            elif month is not None and not digits:
                at = mention.start + said.index(month)
                other = MONTHS[(MONTHS.index(month) + 2) % 12]
                yield Edit(kind="date", spans=((at, at + len(month), other),))


def names(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """A person's last name as another desk would spell it, everywhere in the report."""
    seen = set()
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            full = at > 0 and tokens[at - 1].entity == token.entity == "PERSON" and token.pos == "PROPN"
            last = at + 1 == len(tokens) or tokens[at + 1].entity != "PERSON"
            if not full or not last or token.text in seen:
                continue
            seen.add(token.text)
            spelled = _respelled(token.text)
            if spelled is not None:
                places = re.finditer(rf"\b{re.escape(token.text)}\b", report.text)
                yield Edit(kind="name", spans=tuple((m.start(), m.end(), spelled) for m in places))


def _respelled(name: str) -> str | None:
    if len(name) < SHORTEST_NAME or not name.isalpha():
        return None
    return next((name[0] + name[1:].replace(a, b, 1) for a, b in SPELLINGS if a in name[1:]), None)


def roles(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """The post before or behind a person's name."""
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            before = at + 1 < len(tokens) and tokens[at + 1].entity == "PERSON" and token.entity != "PERSON"
            behind = token.dep == "appos" and tokens[token.head].entity == "PERSON"
            if (before or behind) and token.pos in {"NOUN", "PROPN"} and is_role_word(token.text):
                new = next(r for r in ROLES if r not in report.text.lower())
                new = new.capitalize() if token.text[0].isupper() else new
                yield Edit(kind="role", spans=((token.start, token.end, new),))


def sources(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """On whose word something stands: "the coastguard said" → "the harbour office said"."""
    seen = set()
    spoken = {s.start: s for s in told(report, sentences)}
    for found in attributions(report, sentences):
        place = (found.source_start, found.source_end)
        own = next((s for s in spoken.values() if s.start <= place[0] < s.end), None)
        if own is None or place in seen or not found.source.lower().startswith("the "):
            continue
        seen.add(place)
        new = next(s for s in SOURCES if s not in report.text.lower())
        yield Edit(kind="attribution", spans=((*place, new.capitalize() if found.source[0] == "T" else new),))


def scopes(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """Another noun counted: "198 passengers" → "198 tourists"."""
    for sentence in told(report, sentences):
        for mention in quantities(report.text, sentence.start, sentence.end):
            value = mention.value
            if value.measure is not Measure.COUNT or value.exact in {None, 1} or not value.counted:
                continue
            inside = [t for t in sentence.tokens if mention.start <= t.start and t.end <= mention.end]
            if inside and inside[-1].tag == "NNS" and inside[-1].lemma not in NUMBER_WORDS:
                people = inside[-1].lemma in entries("people-at-large.txt") | PERSONS
                new = next(s for s in (PEOPLE if people else THINGS) if s not in report.text.lower())
                yield Edit(kind="scope", spans=((inside[-1].start, inside[-1].end, new),))


def negations(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """A "not" behind the auxiliary of the main verb, or the one that stands there taken away."""
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            main = tokens[token.head]
            if token.pos != "AUX" or not (token.dep == "ROOT" or main.dep == "ROOT") or at + 1 == len(tokens):
                continue
            after = tokens[at + 1]
            if after.text.lower() == "not":
                yield Edit(kind="negation", spans=((token.end, after.end, ""),))
            elif token.text.isalpha() and not any(t.dep == "neg" for t in tokens):
                yield Edit(kind="negation", spans=((token.end, token.end, " not"),))
            break


def denials(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """Who said that something is so denies it; what was so never was."""
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            says = token.lemma == "say" and token.tag == "VBD"
            if says and any(t.head == at and t.dep == "ccomp" and n > at for n, t in enumerate(tokens)):
                yield Edit(kind="denial", spans=((token.start, token.end, "denied"),))
            elif (
                token.dep == "auxpass"
                and token.tag == "VBD"
                and tokens[token.head].dep == "ROOT"
                and not any(t.dep == "neg" and t.head == token.head for t in tokens)
            ):
                yield Edit(kind="denial", spans=((token.end, token.end, " never"),))


def agents(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """Who did it, where that is somebody described: "the fire brigade pumped" → "the water board pumped"."""
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        tree = Tree(tokens)
        for at, token in enumerate(tokens):
            verb = tokens[token.head]
            does = token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in saying("en")
            by = token.dep == "pobj" and verb.dep == "agent"
            plain = tree.right[at] == at and tokens[tree.left[at]].text.lower() == "the"
            if token.tag == "NN" and token.pos == "NOUN" and not token.entity and plain and (does or by):
                new = next(a for a in AGENTS if a not in report.text.lower())
                start = tokens[tree.left[at]].start
                new = new.capitalize() if report.text[start].isupper() else new
                yield Edit(kind="agent", spans=((start, token.end, new),))


def clocks(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """An hour of the day two hours on, or back."""
    for sentence in told(report, sentences):
        for mention in whens(report.text, sentence.start, sentence.end, published=report.published):
            hour = CLOCK.match(report.text, mention.start, mention.end)
            if hour is not None and mention.value.clock is not None:
                new = int(hour.group()) + (2 if int(hour.group()) <= 9 else -2)
                yield Edit(kind="clock", spans=((hour.start(), hour.end(), str(new)),))


def planned(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """What was done is still to be done: "police closed the road" → "police are to close the road"."""
    for sentence in told(report, sentences):
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            subject = next((t for t in tokens if t.head == at and t.dep == "nsubj"), None)
            done = token.tag == "VBD" and token.dep == "ROOT" and token.pos == "VERB"
            helped = any(t.head == at and t.dep in {"aux", "neg"} for t in tokens)
            if done and not helped and subject is not None and token.lemma not in saying("en"):
                many = subject.tag in {"NNS", "NNPS"} or subject.text.lower() in {"they", "we", "police"}
                new = f"{'are' if many else 'is'} to {token.lemma}"
                yield Edit(kind="planned", spans=((token.start, token.end, new),))


def instances(report: Report, sentences: Sequence[Sentence]) -> Iterator[Edit]:
    """The same report of another year's event, with another number: two happenings, and no difference."""
    if report.published is None or "[" in report.published or len(report.published) < len("2031-05-14"):
        return
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", report.text))
    for edit in numbers(report, sentences):
        if not years:
            yield replace(edit, kind="instance", years_before=3)


KINDS: dict[str, Callable[[Report, Sequence[Sentence]], Iterator[Edit]]] = {
    "number": numbers,
    "bound": bounds,
    "weekday": weekdays,
    "date": dates,
    "name": names,
    "role": roles,
    "attribution": sources,
    "scope": scopes,
    "negation": negations,
    "denial": denials,
    "agent": agents,
    "clock": clocks,
    "planned": planned,
    "instance": instances,
}

# Planted in the sample alone: each kind in the events takes a gate half a minute.
IN_SAMPLE = frozenset({"denial", "agent", "clock", "planned", "instance"})


def edits(
    report: Report, sentences: Sequence[Sentence], *, most: int, kinds: Collection[str] = tuple(KINDS)
) -> Iterator[Edit]:
    """Up to `most` edits of each kind, evenly spread over the report."""
    for kind in kinds:
        make = KINDS[kind]
        found = list(make(report, sentences))
        step = max(1.0, len(found) / most)
        yield from (found[int(n * step)] for n in range(min(most, len(found))))
