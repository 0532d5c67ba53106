"""Invented stories told on by invented outlets: who has it from whom is known, because it is made here.

Each case is made from each of four stories, with the next story as the words of the one who takes it over. Outlets, wordings
and places differ from those of tests/trace/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evaluation.shared import made_report
from variorum.records import Finding, Label, Report

STORIES = (
    """The cable car to the Ostrel glacier stopped on Thursday with forty hikers aboard, and it took six hours to bring the last of them down by rope.

Ivana Drobec, who runs the lift company, spent the afternoon at the valley station with a megaphone and a box of apples for the families.

Two gondolas had swung into each other when a gust came over the saddle, and a hauling rope jumped from its sheave on the third pylon.

Drobec said the rope had been changed in autumn and had carried twice the weight of that afternoon on the day of the ski race.

The lift stays shut until inspectors from the capital have climbed every pylon, which may take them until the end of the month.""",
    """Beekeepers in the Tarn valley lost a third of their hives this spring after an orchard was sprayed at noon with the trees in full bloom.

Pavo Lindqvar, a retired chemist, had set jars of dead bees on his garden wall, each with a date and the name of a field on it.

The spray was cleared for use at dusk only, but the contractor had hired a machine by the hour and wanted it back before evening.

Lindqvar said nobody who had seen the trees humming at noon could have started the engine without knowing what it would do.

Growers have offered honey farmers the use of two meadows beside the river, and a hearing on damages opens in the second week of June.""",
    """The night ferry between Sallow and the Hern islands will not sail this winter because the only dry dock wide enough for her is booked.

Marit Osk, mayor of the largest island, keeps a list on her kitchen door of everybody who must see a dentist before spring.

Goods will come by a coaster that was built to carry gravel and has four berths, one of which the cook has already claimed as hers.

Osk said the company had known since May that the hull would fail its survey and had told the islanders in the week of the storms.

A petition with eleven hundred names lies at the harbour office, where it is signed by tourists more often than by those who live there.""",
    """An archive of glass plates that shows the building of the Korva dam has turned up behind a false wall in a bakery at Upper Mill.

Teodor Hasp, whose grandfather fired the ovens there, found it when a pipe burst and the plaster came away in one piece.

The plates show men without helmets on a scaffold of larch poles, and in the background a village that has lain under water since.

Hasp said he had first taken them for window panes and had put four of them into his greenhouse before he saw a face in one.

The regional museum wants to buy all of them, and a printer in the next town has offered to make copies on paper for the school.""",
)
SOURCE, TAKER = "Ostrand Courier", "Lakeside Mirror"
TAKES = (
    "Others have looked on from afar and have little to add but what they read in the papers of the valley."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What `reports` are to each other: `source` and `taker` are indexes, None where nothing tells which was first;
    `label` is that of the longest shared span; `absent` are names of witnesses not among them, `alarms` their kinds.
    """

    name: str
    reports: tuple[Report, ...]
    source: int | None = None
    common: bool = False
    label: Label | None = None
    dependent: bool | None = None
    absent: tuple[str, ...] | None = None
    alarms: tuple[str, ...] | None = None


def report(text: str, n: int, outlet: str | None = None, **fields: str) -> Report:
    found = tuple(
        Finding(field="credit", value=v, where="tail line") for k, v in fields.items() if k == "credit"
    )
    return made_report(n, str(n), text, outlet=outlet, findings=found, **fields)


def cases() -> Iterator[Case]:
    for n, story in enumerate(STORIES):
        own = STORIES[(n + 1) % len(STORIES)]
        for makers in (DIRECTIONS, LABELS, ORIGINS):
            for name, make in makers.items():
                made = make(story.split("\n\n"), own.split("\n\n"))
                yield Case(name=f"{name}, story {n + 1}", **made)


Made = dict[str, object]
Paragraphs = list[str]


def _pair(
    source: str, taker: str, source_is: Made | None = None, taker_is: Made | None = None
) -> tuple[Report, ...]:
    return (
        report(source, 0, **{"outlet": SOURCE, **(source_is or {})}),  # type: ignore[arg-type]
        report(taker, 1, **{"outlet": TAKER, **(taker_is or {})}),  # type: ignore[arg-type]
    )


def _named(sentence: str) -> Callable[[Paragraphs, Paragraphs], Made]:
    """The taker names the source in `sentence`, beside two paragraphs of it."""

    def make(story: Paragraphs, own: Paragraphs) -> Made:
        text = "\n\n".join([*own[:3], sentence.format(SOURCE), *story[1:3]])
        return {"reports": _pair("\n\n".join(story), text), "source": 0, "dependent": True}

    return make


def _credited(story: Paragraphs, own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    return {"reports": _pair(text, f"{text}\n\n{own[0]}", taker_is={"credit": SOURCE}), "source": 0}


def _marked(story: Paragraphs, _own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    wire = {"outlet": "Great Northern Telegraph"}
    return {"reports": _pair(text, f"UPPER MILL (GNT) - {text}", wire), "source": 0}


def _agency(story: Paragraphs, own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    return {"reports": _pair(text, f"{own[0]}\n\n{text}", {"outlet": "Reuters"}), "source": 0}


def _dated(first: str | None, then: str | None, cut: int, source: int | None) -> Callable[..., Made]:
    """The taker prints the first `cut` paragraphs, with these dates."""

    def make(story: Paragraphs, _own: Paragraphs) -> Made:
        fields = tuple({"published": date} if date else {} for date in (first, then))
        return {"reports": _pair("\n\n".join(story), "\n\n".join(story[:cut]), *fields), "source": source}

    return make


def _unexplained(story: Paragraphs, _own: Paragraphs) -> Made:
    return {"reports": _pair("\n\n".join(story), "\n\n".join([story[0], *story[2:]])), "source": 0}


def _mended(story: Paragraphs, _own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    slip = re.sub(r" the (\w+)", r" the the \1", text, count=1)
    days = ({"published": "2030-02-01"}, {"published": "2030-02-03"})
    return {"reports": _pair(slip, text, *days), "source": 0}


def _bare(story: Paragraphs, _own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    source = {"published": "2030-02-01", "dateline": "UPPER MILL"}
    return {"reports": _pair(f"UPPER MILL - {text}", text, source, {"published": "2030-02-03"}), "source": 0}


def _versions(story: Paragraphs, own: Paragraphs) -> Made:
    text = "\n\n".join(story)
    credited = {"credit": "Harland Press"}
    return {"reports": _pair(text, f"{text}\n\n{own[0]}", credited, credited), "common": True}


DIRECTIONS: dict[str, Callable[[Paragraphs, Paragraphs], Made]] = {
    "according to": _named("That is how it went, according to the {0}."),
    "first reported by": _named("The story was first reported by the {0}."),
    "the paper wrote": _named("The {0} wrote what others only whispered."),
    "as the paper reports": _named("It went on for days, as the {0} reports."),
    "told the paper": _named("A neighbour told the {0} more than he told the police."),
    "credit": _credited,
    "mark": _marked,
    "agency": _agency,
    "earlier and longer": _dated("2030-02-01", "2030-02-03", 3, 0),
    "earlier only": _dated("2030-02-01", "2030-02-03", 5, None),
    "longer only": _dated(None, None, 3, None),
    "same day": _dated("2030-02-01", "2030-02-01T22:00:00Z", 3, None),
    "unexplained": _unexplained,
    "mended": _mended,
    "dateline dropped": _bare,
    "versions": _versions,
}


def _both(story: Paragraphs, own: Paragraphs, passage: str, label: Label, *, dependent: bool = False) -> Made:
    """Two stories that hold one passage."""
    texts = ("\n\n".join([*side[:2], passage, *side[2:]]) for side in (story, own))
    return {"reports": _pair(*texts), "label": label, "dependent": dependent}


SPEECH = (
    "we will not leave this valley before every family has been heard, and I have asked for the books to be opened to "
    "anybody who wants to read them, because what was done here was done in all our names"
)
LABELS: dict[str, Callable[[Paragraphs, Paragraphs], Made]] = {
    "quotation": lambda a, b: _both(a, b, f"“{SPEECH.capitalize()},” the governor said.", Label.QUOTATION),
    "straight quotation": lambda a, b: _both(a, b, f'"{SPEECH.capitalize()}," the governor said.', Label.QUOTATION),
    "statement": lambda a, b: _both(a, b, f"The governor said in a statement:\n\n{SPEECH.capitalize()}.", Label.STATEMENT),
    "post": lambda a, b: _both(a, b, f"{SPEECH.capitalize()} — Runa Vale (@runavale) February 2, 2030", Label.POST),
    "caption": lambda a, b: _both(
        a, b, "The valley seen from the chapel on a clear morning last week, with the road to the pass closed and the river "
        "high after rain. Photo by Edda Moll/Getty Images", Label.CAPTION
    ),
    "transcript": lambda a, b: _both(
        a, b, "Q: What did you do when you heard of it that evening at home? A: I put on my boots and went out to see "
        "whether the neighbours had heard of it too, as anybody would have done.", Label.STATEMENT
    ),
    "narrative": lambda a, b: _both(
        a, b, "On the road to the pass stood a line of cars with their doors open, and from each came the same song, a "
        "little late or a little early, so that the whole valley seemed to hum.", Label.NARRATIVE, dependent=True
    ),
}  # fmt: skip


def _absent(sentence: str, name: str) -> Callable[[Paragraphs, Paragraphs], Made]:
    def make(story: Paragraphs, own: Paragraphs) -> Made:
        texts = ("\n\n".join([*side, sentence]) for side in (story, own))
        return {"reports": _pair(*texts), "absent": (name,)}

    return make


def _circle(story: Paragraphs, own: Paragraphs) -> Made:
    first = "\n\n".join([*story, f"Nobody was insured, the {TAKER} reported."])
    second = "\n\n".join([*own, f"According to the {SOURCE}, nobody was insured."])
    return {"reports": _pair(first, second), "absent": (), "alarms": ("circle",)}


def _root(story: Paragraphs, _own: Paragraphs) -> Made:
    others = [s.split("\n\n") for s in STORIES if s.split("\n\n") != story]
    takers = [
        report("\n\n".join([*other, f"Nobody was insured, the {SOURCE} reported."]), n, f"Paper {n}")
        for n, other in enumerate(others, start=1)
    ]
    return {
        "reports": (report("\n\n".join(story), 0, SOURCE), *takers),
        "alarms": ("one-root",),
        "absent": (),
    }


def _nobody(story: Paragraphs, own: Paragraphs) -> Made:
    texts = ("\n\n".join([*side, f"A reader of the {SOURCE} waved from the road."]) for side in (story, own))
    return {"reports": _pair(*texts, {"outlet": "Hill Post"}), "absent": (), "alarms": ()}


ORIGINS: dict[str, Callable[[Paragraphs, Paragraphs], Made]] = {
    "absent agency": _absent("Nobody was insured, Reuters reported.", "Reuters"),
    "absent newspaper": _absent("Nobody was insured, according to the newspaper Dagsposten.", "Dagsposten"),
    "absent gazette": _absent("The Fernhill Gazette reported that nobody was insured.", "Fernhill Gazette"),
    "absent television": _absent("Nobody was insured, Interfax said, citing two officials.", "Interfax"),
    "circle": _circle,
    "one root": _root,
    "nobody is cited": _nobody,
}
