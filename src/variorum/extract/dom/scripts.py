"""Text that a page carries only inside a script: JSON-LD's articleBody, or the state that a browser would draw from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree, html

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.dom.flat import INLINE
from variorum.extract.dom.source import Piece, Run
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind

# The texts of one block, and its kind.
Paragraph = tuple[tuple[str, ...], BlockKind]
# A string that never closes is taken to the end, so that every character is looked at once.
STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\Z|\\\Z)', re.DOTALL)
# The beginning of a paragraph or a line break in markup, also where the script escapes "<".
MARKUP = re.compile(r"</?p\b|\\u003c/?p\b|<br", re.IGNORECASE)
# Of a string that is no markup, only one under this name is text of the report.
BODY_KEY = re.compile(r'"articleBody"\s*:\s*$')
# Characters that a script may write as an escape.
ESCAPED = re.compile(r"[\"'\\/<>&\n\t\u0000-\u001f]")


def in_scripts(root: Any, settings: ExtractSettings) -> Iterator[Piece]:
    r"""The paragraphs of the longest text that a script of the page holds. Each piece has its place in the script's
    text node, except for characters that the script writes as an escape ("\u00fc").
    """
    # (words, script, paragraphs); shorter ones than `script_words` are no report
    most_words = settings.script_words
    longest: tuple[Any, list[Paragraph]] = (None, [])
    for script in root.iter("script"):
        for value in _strings(script.text or "", settings):
            paragraphs = list(_paragraphs(value))
            size = sum(
                word_count("".join(texts)) for texts, kind in paragraphs if kind is not BlockKind.CAPTION
            )
            if size > most_words:
                most_words, longest = size, (script, paragraphs)
    script, paragraphs = longest
    if script is None:
        return
    path = f"{root.getroottree().getpath(script)}/text()[1]"
    search_from = 0
    for texts, kind in paragraphs:
        runs, search_from = _placed(texts, script.text, search_from, path)
        yield Piece(kind=kind, runs=tuple(runs))


def _strings(source: str, settings: ExtractSettings) -> Iterator[str]:
    """Long strings in a script that hold markup or an article's body, with their escapes undone, as many times as they were escaped."""
    long = (
        string for string in STRING.finditer(source) if string.end() - string.start() > settings.script_string
    )
    for match in islice(long, settings.script_strings):
        raw = match.group(1)
        # the name of the field stands right before the string, with blanks at most
        if not (MARKUP.search(raw) or BODY_KEY.search(source[max(0, match.start() - 40) : match.start()])):
            continue
        value = _unescaped(raw)
        # "\u003c" is a "<" that was escaped twice
        if value and "\\u003c" in value:
            value = _unescaped(value.replace('"', '\\"')) or value
        if value:
            yield value


def _unescaped(raw: str) -> str | None:
    """What a string of JSON says, without its quotation marks; None where it is none."""
    try:
        value = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _paragraphs(value: str) -> Iterator[Paragraph]:
    """For each block in a piece of markup, its texts and what kind of block it is."""
    start = MARKUP.search(value)
    # no markup: a paragraph a line
    if start is None:
        yield from (((line,), BlockKind.PARAGRAPH) for line in value.splitlines() if line.strip())
        return
    try:
        tree = html.fragment_fromstring(value, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    for element in tree.iter("p", "h2", "h3", "h4", "li", "blockquote", "figcaption"):
        # holds blocks itself: these come in turn
        if any(child.tag not in INLINE and child.tag != "img" for child in element):
            continue
        # of all elements around it
        class_names = {
            name for above in element.iterancestors() for name in (above.get("class") or "").split()
        }
        texts = tuple(element.itertext())
        if "".join(texts).strip():
            is_caption = element.tag == "figcaption" or any("caption" in name.lower() for name in class_names)
            heading = BlockKind.SUBHEAD if element.tag in ("h2", "h3", "h4") else BlockKind.PARAGRAPH
            yield texts, BlockKind.CAPTION if is_caption else heading


def _placed(texts: tuple[str, ...], source: str, at: int, path: str) -> tuple[list[Run], int]:
    """`texts` as pieces of `source`, searched from `at` on, and where the last one ends. Stretches that `source`
    writes as an escape get no place.
    """
    runs: list[Run] = []
    for piece in (piece for text in texts for piece in re.split(f"({ESCAPED.pattern}+)", text)):
        found = source.find(piece, at) if piece else -1
        if found < 0:
            runs.append(Run(piece, None, None))
        else:
            runs.append(Run(piece, found, path))
            at = found + len(piece)
    return [run for run in runs if run.text], at
