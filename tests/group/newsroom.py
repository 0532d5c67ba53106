"""Invented reports of invented events, for every test of the room."""

from __future__ import annotations

from variorum.records import Report

FERRY = (
    (
        "Ferry aground off Skarholm",
        "The ferry Brenna ran aground off Skarholm on Tuesday evening with 214 people aboard. "
        "All were taken off by lifeboats from Tanvik, the coast guard said. Captain Olla Reinhart was questioned.",
        "2031-03-04",
    ),
    (
        "214 rescued from stranded ferry",
        "Lifeboats from Tanvik took 214 passengers and crew off the Brenna after it struck rocks near Skarholm. "
        "Its captain, Olla Reinhart, had served on the line for 20 years.",
        "2031-03-05",
    ),
    (
        "Skarholm: inquiry into the Brenna",
        "Investigators boarded the Brenna at Skarholm on Thursday. They want to know why captain Olla Reinhart "
        "left the marked channel to Tanvik with 214 people aboard.",
        "2031-03-06",
    ),
)
# The same kind of event in another place: what a careless grouping would join to the first.
OTHER_FERRY = (
    (
        "Ferry hits pier in Port Ebrin",
        "The ferry Solveta hit the pier at Port Ebrin on Sunday morning. Of 88 passengers nine were hurt, the harbour "
        "master Dario Quell said. The company Nordane stopped the line.",
        "2031-03-09",
    ),
    (
        "Nine hurt as Solveta rams pier",
        "Nine of 88 passengers were hurt when the Solveta rammed a pier in Port Ebrin. Harbour master Dario Quell said "
        "the engines of the Nordane ship did not reverse.",
        "2031-03-09",
    ),
)
BUDGET = (
    (
        "Assembly passes budget of 4.2 billion",
        "The Assembly of Vellmar passed a budget of 4.2 billion crowns after 31 hours of debate. Finance minister "
        "Ines Kalloway called it a beginning; the Harvest Union voted against.",
        "2031-03-05",
    ),
    (
        "Vellmar has a budget, the Harvest Union a grievance",
        "After 31 hours the Assembly of Vellmar voted for Ines Kalloway's budget of 4.2 billion crowns. The Harvest "
        "Union said that farms had been forgotten.",
        None,
    ),
)
# The first event again, in two more languages.
ABROAD = (
    (
        "Fähre vor Skarholm auf Grund gelaufen",
        "Die Fähre Brenna ist am Dienstag vor Skarholm auf Grund gelaufen. Die 214 Menschen an Bord wurden von "
        "Rettungsbooten aus Tanvik geborgen. Kapitän Olla Reinhart wurde nach Angaben der Polizei befragt.",
        None,
    ),
    (
        "Un ferry encalla frente a Skarholm",
        "El ferry Brenna encalló el martes frente a Skarholm con 214 personas a bordo. Todas fueron evacuadas por "
        "los botes de Tanvik. La policía interrogó al capitán Olla Reinhart, que llevaba 20 años en la línea.",
        None,
    ),
)


def report(name: str, told: tuple[str, str, str | None], *, language: str | None = None) -> Report:
    title, text, published = told
    return Report(
        id=name, path=f"{name}.txt", digest="", text=text, title=title, published=published, language=language
    )


def reports(*events: tuple[tuple[str, str, str | None], ...]) -> tuple[Report, ...]:
    """Named by event and place: "0-0", "0-1", "1-0", …"""
    return tuple(report(f"{e}-{n}", told) for e, event in enumerate(events) for n, told in enumerate(event))


def everything() -> tuple[Report, ...]:
    return reports((*FERRY, *ABROAD), OTHER_FERRY, BUDGET)


def partition(stories) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(story.reports) for story in stories)
