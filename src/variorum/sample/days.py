"""A bundled story for the desk, invented, three days of it in six outlets: with versions, a correction, a laggard, a circle. Each look at the
press has a date of its own; a desk that takes them in one by one is as if it had watched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

WIRE = (
    "PORT ESKEL (Norvik Wire) - A fire at the Eskel granary killed three people on Monday, the fire brigade said.",
    "The fire broke out in the drying hall shortly after 6 am and spread to two silos, brigade chief Runa Solberg told "
    "reporters at the harbour. Some 40 workers were brought to safety.",
    "The granary stores about 12,000 tonnes of barley for the breweries of the coast and employs 160 people. "
    "Its owner, Holm Grain, said that production would stop for two weeks.",
)
COURIER = (
    "Three people died when fire swept through the Eskel granary on Monday morning, police in Port Eskel said.",
    "Five firefighters were injured, the hospital of Port Eskel said. Neighbours had heard a loud bang before flames "
    "came out of the roof, and streets around the harbour were closed until noon.",
    "Mayor Torben Falk called it the worst day that the town has seen and asked people to keep their windows shut.",
)
HERALD = (
    "The number of people killed in the fire at the Eskel granary rose to four on Tuesday, police in Port Eskel said.",
    "The fourth victim, a driver of 52, died in hospital overnight. Investigators from the capital looked at the "
    "remains of the drying hall, where the granary fire is thought to have begun.",
    "Flags on the town hall of Port Eskel hung at half mast.",
)
RADIO = (
    "A worn belt in the drying hall set off the fire at the Eskel granary in Port Eskel, the Eskel Observer reported.",
    "Holm Grain had been warned of the belt twice since January, according to the Eskel Observer.",
)
OBSERVER = (
    "A worn belt in the drying hall set off the fire at the Eskel granary in Port Eskel, Harbour Radio reported.",
    "Holm Grain, which owns the granary, did not answer questions on Tuesday, Harbour Radio said.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a page of an outlet said from the moment `at` on."""

    at: str
    # of the page, under the outlet's address
    path: str
    outlet: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def row(self) -> dict[str, str]:
        """The page as a row of JSONL. `published` is the page's first date, in every version."""
        return {
            "url": f"https://eskel.example/{self.path}",
            "outlet": self.outlet,
            "title": self.title,
            "published": FIRST[self.path],
            "text": "\n\n".join((self.title, *self.paragraphs)),
        }


def three_days() -> Iterator[Printed]:
    """The sample's pages of three days, in order of time: a wire story, a copy, a page that is changed without saying so, and a correction."""
    wire = Printed(
        at="2025-05-05T08:00:00+00:00",
        path="wire/fire",
        outlet="Norvik Wire",
        title="Fire at Eskel granary kills three",
        paragraphs=WIRE,
    )
    courier = Printed(
        at="2025-05-05T10:00:00+00:00",
        path="courier/fire",
        outlet="Eskel Courier",
        title="Three die in Eskel granary fire",
        paragraphs=COURIER,
    )
    yield wire
    yield courier
    yield replace(wire, at="2025-05-05T11:00:00+00:00", path="lantern/fire", outlet="The Daily Lantern")
    silent = (COURIER[0], COURIER[1].replace("Five firefighters", "Seven firefighters"), COURIER[2])
    yield replace(courier, at="2025-05-05T14:00:00+00:00", paragraphs=silent)
    yield Printed(at="2025-05-06T08:00:00+00:00", path="herald/toll", outlet="Coast Herald", title="Four people killed in Eskel granary fire", paragraphs=HERALD)  # fmt: skip
    yield Printed(at="2025-05-06T15:00:00+00:00", path="radio/belt", outlet="Harbour Radio", title="Worn belt set off Eskel granary fire", paragraphs=RADIO)  # fmt: skip
    yield Printed(at="2025-05-06T16:00:00+00:00", path="observer/belt", outlet="Eskel Observer", title="Eskel granary fire: belt is blamed", paragraphs=OBSERVER)  # fmt: skip
    corrected = (
        WIRE[0],
        WIRE[1].replace("Some 40 workers", "Some 60 workers"),
        WIRE[2],
        "Correction: An earlier version of this article misstated how many workers were brought to safety. "
        "It was some 60 workers, not 40.",
    )
    yield replace(wire, at="2025-05-07T09:00:00+00:00", paragraphs=corrected)


FIRST = {
    "wire/fire": "2025-05-05T07:50:00+00:00",
    "courier/fire": "2025-05-05T09:40:00+00:00",
    "lantern/fire": "2025-05-05T10:50:00+00:00",
    "herald/toll": "2025-05-06T07:30:00+00:00",
    "radio/belt": "2025-05-06T14:45:00+00:00",
    "observer/belt": "2025-05-06T15:40:00+00:00",
}
