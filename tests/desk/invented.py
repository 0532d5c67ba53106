"""Invented reports of two invented events, as rows and as files."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

FERRY = [
    {
        "url": "https://gazette.example/ferry",
        "outlet": "The Skerry Gazette",
        "published": "2031-03-04T08:10:00+00:00",
        "title": "Ferry Albatross runs aground off Skerry Point",
        "text": "Ferry Albatross runs aground off Skerry Point\n\nThe ferry Albatross ran aground off Skerry Point early on "
        "Tuesday with 212 passengers on board, the coastguard said. Twelve people were injured, police said. "
        "The ship had left Port Lorne at 5 am. Captain Ilse Maren said that the rudder had failed.",
    },
    {
        "url": "https://lorne.example/albatross",
        "outlet": "Lorne Morning Post",
        "published": "2031-03-04T09:30:00+00:00",
        "title": "Albatross ferry aground at Skerry Point, passengers taken off",
        "text": "Albatross ferry aground at Skerry Point, passengers taken off\n\nLifeboats took passengers off the ferry "
        "Albatross after she struck rocks at Skerry Point on Tuesday. Some 210 passengers were on board, the company "
        "Norline said. Fourteen people were injured, said the hospital at Port Lorne.",
    },
    {
        "url": "https://portal.example/n/991",
        "outlet": "Coast Portal",
        "published": "2031-03-04T10:00:00+00:00",
        "title": "Ferry Albatross runs aground off Skerry Point",
        "text": "Ferry Albatross runs aground off Skerry Point\n\nThe ferry Albatross ran aground off Skerry Point early on "
        "Tuesday with 212 passengers on board, the coastguard said. Twelve people were injured, police said. "
        "The ship had left Port Lorne at 5 am.",
    },
]
BRIDGE = [
    {
        "url": "https://gazette.example/bridge",
        "outlet": "The Skerry Gazette",
        "published": "2031-03-04T11:00:00+00:00",
        "title": "Glass Bridge at Vellmar to close for repairs",
        "text": "Glass Bridge at Vellmar to close for repairs\n\nThe Glass Bridge at Vellmar will close on Friday for nine "
        "weeks, the town council of Vellmar decided. Repairs will cost 3.4 million crowns, said Mayor Otto Brandis.",
    },
    {
        "url": "https://vellmar.example/bridge",
        "outlet": "Vellmar Herald",
        "published": "2031-03-04T12:00:00+00:00",
        "title": "Vellmar council shuts Glass Bridge for nine weeks",
        "text": "Vellmar council shuts Glass Bridge for nine weeks\n\nVellmar's Glass Bridge is to be shut from Friday, the "
        "town council decided. Mayor Otto Brandis put the cost of repairs at 3.1 million crowns.",
    },
]
ALL = [*FERRY, *BRIDGE]


def rows_file(folder: Path, rows, name: str = "rows.jsonl") -> str:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def made_up(number: int, place: int) -> str:
    """A word that no other number has, so that events stay apart however many there are."""
    letters = (
        sha256(f"{number} {place}".encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    )
    return letters[:8]


def numbered(number: int) -> dict[str, str]:
    """One of any number of small reports, each on a subject of its own."""
    name, place, thing, keeper = (made_up(number, n).capitalize() for n in range(4))
    own = [made_up(number, n) for n in range(4, 16)]
    text = (
        f"{name} {own[0]} {own[1]} in {place}\n\nThe {own[0]} of {name} {own[2]} the {own[3]} of {place} after {number + 2} {own[4]}. "
        f"{keeper} {own[5]} {number * 3 + 5} {own[6]} at {thing}, a {own[7]} told {keeper}. No {own[8]} {own[9]} the {own[10]}."
    )
    return {
        "url": f"https://town.example/{number}",
        "outlet": f"{place} News",
        "title": f"{name} {own[0]} {own[1]} in {place}",
        "published": "2031-03-05",
        "text": text,
    }


def retold(number: int) -> dict[str, str]:
    """The same, each subject told by two outlets, so that every second report joins a story."""
    subject, second = divmod(number, 2)
    row = numbered(subject)
    if not second:
        return row
    name, place, thing, keeper = (made_up(subject, n).capitalize() for n in range(4))
    own = [made_up(subject, n) for n in range(4, 16)]
    text = (
        f"In {place}, {own[1]} for {name}\n\nAfter {subject + 2} {own[4]} {keeper} {own[2]} the {own[0]} of {name} in {place}. Some "
        f"{subject * 3 + 4} {own[6]} {own[9]} {thing}, said {keeper}, and the {own[10]} {own[11]}."
    )
    return {
        **row,
        "url": f"https://county.example/{subject}",
        "outlet": f"{name} Herald",
        "title": f"In {place}, {own[1]} for {name}",
        "text": text,
    }
