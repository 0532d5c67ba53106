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
    text = (
        f"{name} {thing} reopens in {place}\n\nThe {thing} of {name} in {place} opened again after {number + 2} weeks. "
        f"{keeper} counted {number * 3 + 5} visitors at {thing} by noon, a market guard in {place} told {keeper}."
    )
    return {
        "url": f"https://town.example/{number}",
        "outlet": f"{place} News",
        "title": f"{name} {thing} reopens in {place}",
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
    text = (
        f"In {place}, {thing} is open again\n\nAfter {subject + 2} weeks {keeper} opened the doors of {thing} in {place}, which "
        f"belongs to {name}. Some {subject * 3 + 4} people had come by noon, said {keeper}."
    )
    return {
        **row,
        "url": f"https://county.example/{subject}",
        "outlet": f"{name} Herald",
        "title": f"In {place}, {thing} is open again",
        "text": text,
    }
