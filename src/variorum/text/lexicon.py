"""Word lists kept as package data, so that a lexicon is read and corrected without touching code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of lexicons/`name`: one a line, "#" starts a comment, blank lines are skipped."""
    text = resources.files("variorum.lexicons").joinpath(name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


@cache
def sexes_by_given_name() -> Mapping[str, str]:
    """A given name as the lexicon writes it, lower case → the sex of nearly all who bear it, "m" or "f"."""
    rows = (line.split() for line in lines("given-names.txt"))
    return {name: sex for sex, *names in rows for name in names}


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of lexicons/`name` (`lines`) as a set."""
    return frozenset(lines(name))


@cache
def first_words(name: str) -> frozenset[str]:
    """The first word of each entry, for lists whose entries say more about that word behind it."""
    return frozenset(line.split()[0] for line in lines(name))


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, the longest first; "" where there is none."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


# What a table says of itself; no entry.
NOTES = ("_note", "_")


@cache
def table(name: str) -> Any:
    """lexicons/`name`, a JSON file, without its note. What comes back is shared: it must not be changed."""
    read = json.loads(resources.files("variorum.lexicons").joinpath(name).read_text(encoding="utf-8"))
    return {key: value for key, value in read.items() if key not in NOTES} if isinstance(read, dict) else read


def of_language(name: str, language: str) -> str:
    """The path of the list that does for `language` what lexicons/`name` does for English. The language must be read in depth."""
    return name if language == "en" else f"in-depth/{language}/{name}"


@cache
def fingerprint() -> str:
    """sha256 in hex over all lexicons and weights, by name: with other lexicons other dossiers are made, and the fingerprint shows it."""
    hashed = sha256()
    for name, file in sorted(_files(resources.files("variorum.lexicons"), "")):
        content = file.read_bytes()
        hashed.update(f"{name}\n{len(content)}\n".encode() + content)
    return hashed.hexdigest()


def _files(folder: Traversable, below: str) -> Iterator[tuple[str, Traversable]]:
    """Every list in a folder and the folders below it, with its path from the top."""
    for file in folder.iterdir():
        if file.is_dir():
            yield from _files(file, f"{below}{file.name}/")
        elif file.name.endswith((".txt", ".json")):
            yield f"{below}{file.name}", file
