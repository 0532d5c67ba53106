"""A short edition for print, at most four pages: what differs, what changed, the sources, and how to check it. The rest is only on the HTML
page.

Words used here. View: a story as its readers see it: sources, and rows of what each says to one claim. Cell: what one
source says in a row. Lead: the report that a source is shown by.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import fontpkg_fira_sans
from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos

from variorum.publish.formats.saying import ZIP_DAY, line
from variorum.publish.json_writer import as_object
from variorum.publish.phrases import CHANGED, DIFFER, NONE_DIFFER, counted, stamp_words
from variorum.publish.relations import row_mark, tally_words
from variorum.publish.seal import seal
from variorum.publish.selectors import web_address
from variorum.publish.summary import head_line, quoted
from variorum.publish.view import Row, StoryView, outlet_name, story_views
from variorum.records import Dossier, Report
from variorum.text.clusters import ends_at
from variorum.version import __version__

# Pages of the print at most.
MOST_PAGES = 4
# Sources of one row that are printed.
MOST_CELLS = 12
# How many rows of a story, of sources, and of stories are tried, until all of it fits.
TRIED = (
    (60, 60, 40),
    (40, 40, 20),
    (24, 30, 12),
    (14, 20, 8),
    (8, 12, 5),
    (4, 8, 3),
    (2, 5, 2),
    (1, 3, 1),
    (0, 2, 1),
)
# Code points of each at most.
LONGEST_TITLE, LONGEST_WHY, LONGEST_QUOTE = 160, 220, 200
# Of letters, in points; from line to line, in millimetres.
SIZE, LEADING = 9.5, 4.6
# Fira Sans has Latin, Greek and Cyrillic; not all glyphs of statuses, so their words stand alone.
LOST = "?"
SCRIPTS = "{} of scripts that this print has no letters for stand as “?”; the page and the JSON have them."
# The font.
FAMILY = "Fira"


class Line(NamedTuple):
    """`style` is "" or "B"; `size` in points; `indent` in millimetres; `link` a web address."""

    text: str
    style: str = ""
    size: float = SIZE
    indent: float = 0.0
    # millimetres left free above it
    before: float = 0.0
    link: str | None = None


def as_pdf(dossier: Dossier) -> bytes:
    """The short edition as PDF. The same dossier gives the same bytes. It says how much did not fit."""
    views = story_views(dossier)
    for rows, sources, stories in TRIED:
        made, pages = _pdf_of(list(_lines(dossier, views, rows, sources, stories)), dossier)
        if pages <= MOST_PAGES:
            return made
    raise ValueError("a short edition of one row a story has more than four pages")


def _lines(
    dossier: Dossier, views: Sequence[StoryView], rows: int, sources: int, stories: int
) -> Iterator[Line]:
    """The lines of the edition, stories with the most differences first. At most `stories` stories, and of each at
    most `rows` rows in a part and `sources` sources.
    """
    # most differences and changes first
    ranked = sorted(views, key=lambda view: -len(view.of(*DIFFER.statuses, *CHANGED.statuses)))
    if not views:
        yield Line("Nothing could be read", "B", 16)
    for view in ranked[:stories]:
        yield from _story(view, rows, sources)
    if len(ranked) > stories:
        yield Line(
            f"and {counted(len(ranked) - stories, 'more story', 'more stories')}: see the page.", before=3
        )
    if dossier.refused:
        refused = counted(len(dossier.refused), "input")
        yield Line(f"{refused} could not be read; the page says why.", before=3)
    yield from _checking(dossier)


def _story(view: StoryView, rows: int, sources: int) -> Iterator[Line]:
    """The lines of one story: title, counts, what differs, what changed, sources; at most `rows` rows in each part
    and `sources` sources. `view`: the story as all formats show it.
    """
    yield Line(_on_one_line(view.title, LONGEST_TITLE), "B", 16, before=2)
    yield Line(head_line(view), before=1)
    if view.rows:
        yield Line(f"{tally_words(view)}.")
    differing, changed = view.of(*DIFFER.statuses), view.of(*CHANGED.statuses)
    yield Line(DIFFER.heading, "B", 12, before=4)
    if not differing and view.independent > 1:
        yield Line(NONE_DIFFER)
    yield from _rows(differing, rows)
    if changed:
        yield Line(CHANGED.heading, "B", 12, before=4)
        yield from _rows(changed, rows)
    yield Line("Sources", "B", 12, before=4)
    for source in view.sources[:sources]:
        # the day and the address of the report that the source is shown by
        lead = source.lead
        day = f", {stamp_words(lead.published)}" if lead else ""
        copies = (
            f" (and {counted(len(source.copies), 'copy', 'copies')}: {_copies(source.copies)})"
            if source.copies
            else ""
        )
        link = web_address(lead.url) if lead else None
        yield Line(
            _on_one_line(f"{source.sign}  {source.name}{day}{copies}", LONGEST_WHY), indent=3, link=link
        )
    if len(view.sources) > sources:
        yield Line(f"and {counted(len(view.sources) - sources, 'more source')}.", indent=3)
    if view.absent:
        names = ", ".join(witness.name for witness in view.absent)
        yield Line(_on_one_line(f"Named as origins, but not in the set: {names}", LONGEST_WHY), indent=3)


def _copies(copies: Sequence[Report]) -> str:
    return ", ".join(outlet_name(copy) for copy in copies)


def _rows(rows: Sequence[Row], most: int) -> Iterator[Line]:
    """The lines of at most `most` rows: question and status, each source's words, why."""
    for row in rows[:most]:
        yield Line(f"{_on_one_line(row.claim.label, LONGEST_TITLE)}: {row_mark(row).word}", "B", before=1.6)
        for cell in row.cells[:MOST_CELLS]:
            # at most two wordings of a source; `name`: the outlet, if it is not the source's own
            for reading, name in zip(cell.shown[:2], cell.elsewhere[:2], strict=True):
                where = f" (in {name})" if name else ""
                on_whose_word = f" (on the word of {reading.attributed_to})" if reading.attributed_to else ""
                words = quoted(reading.quote, most=LONGEST_QUOTE)
                yield Line(
                    _on_one_line(
                        f"{cell.source.sign}  {words}{where}{on_whose_word}", LONGEST_QUOTE + LONGEST_TITLE
                    ),
                    indent=3,
                )
        if len(row.cells) > MOST_CELLS:
            yield Line(f"and {counted(len(row.cells) - MOST_CELLS, 'more source')}.", indent=3)
        if row.claim.why:
            yield Line(_on_one_line(row.claim.why, LONGEST_WHY), size=8.5, indent=3)
    if len(rows) > most:
        yield Line(f"and {counted(len(rows) - most, 'more line')}: see the page.", indent=3, before=1)


def _checking(dossier: Dossier) -> Iterator[Line]:
    """The lines on how to check the dossier: its seal, its version, the command. The numbers are sizes of letters, and blank lines
    before.
    """
    yield Line("How to check", "B", 12, before=4)
    yield Line(
        "Every quotation stands in a report, to the letter, but where it is cut (…). Nothing here was written by a model, and "
        "nothing says what is true."
    )
    made = dossier.made
    with_what = f" It was made with variorum {made.version}." if made else ""
    yield Line(
        f"The whole dossier is the JSON with the seal {seal(as_object(dossier))}.{with_what}", before=1
    )
    yield Line(
        "variorum verify dossier.json REPORTS makes it again from the reports and lists what differs.",
        before=1,
    )


def _on_one_line(text: str, most: int) -> str:
    """The text on one line, at most `most` characters, with "…" where it was cut."""
    said = line(text)
    return said if len(said) <= most else f"{said[: ends_at(said, most - 1)].rstrip()}…"


def _pdf_of(lines: Sequence[Line], dossier: Dossier) -> tuple[bytes, int]:
    """The PDF of these lines, and how many pages it has. Letters that no font has are counted and told once at the
    end, instead of once for each by the library.
    """
    # the library would warn of each letter that a font lacks; we say it once
    logging.getLogger("fpdf").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    # a page with the same date at each run, so that the file is the same
    pdf = _Sheet(format="A4")
    pdf.set_creation_date(datetime(*ZIP_DAY, tzinfo=UTC))
    pdf.set_margins(18, 16, 18)
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_font(FAMILY, fname=_font("Regular"))
    pdf.add_font(FAMILY, style="B", fname=_font("Bold"))
    titles = [view.title for view in story_views(dossier)]
    pdf.set_title(_on_one_line("; ".join(titles) or "no story", LONGEST_TITLE))
    pdf.set_creator(f"variorum {__version__}")
    pdf.set_lang("en")
    pdf.add_page()
    missing = 0
    for one in lines:
        said, lost = _in_font_letters(one.text)
        missing += lost
        _set_line(pdf, one, said)
    if missing:
        _set_line(pdf, Line("", before=2), SCRIPTS.format(counted(missing, "character")))
    return bytes(pdf.output()), pdf.page_no()


def _set_line(pdf: FPDF, one: Line, said: str) -> None:
    """Sets one line under the last; `said` is its text in letters that the font has."""
    if one.before:
        pdf.ln(one.before)
    pdf.set_font(FAMILY, style=one.style, size=one.size)
    pdf.set_x(pdf.l_margin + one.indent)
    # in proportion to the size of the letters
    height = LEADING * one.size / SIZE
    pdf.multi_cell(
        pdf.epw - one.indent,
        height,
        said,
        align="L",
        new_x=XPos.LMARGIN,
        new_y=YPos.NEXT,
        # a word longer than a line is broken between letters
        wrapmode=WrapMode.WORD if max(map(len, said.split()), default=0) < 60 else WrapMode.CHAR,
        link=one.link or "",
    )


class _Sheet(FPDF):
    """A PDF with the number of the page at the foot of each page."""

    def footer(self) -> None:
        """Called by FPDF at the foot of each page: the number of the page."""
        self.set_y(-12)
        self.set_font(FAMILY, size=8)
        self.cell(0, 5, f"variorum · short edition · {self.page_no()}", align="C")


def _font(weight: str) -> Path:
    return Path(str(fontpkg_fira_sans.__file__)).parent / "files" / f"FiraSans-{weight}.ttf"


@cache
def _letters() -> frozenset[int]:
    with TTFont(_font("Regular")) as font:
        return frozenset(font.getBestCmap())


def _in_font_letters(text: str) -> tuple[str, int]:
    """The text with only letters that the font has, and how many letters had to be replaced."""
    have = _letters()
    lost = sum(ord(letter) not in have for letter in text)
    return "".join(letter if ord(letter) in have else LOST for letter in text), lost
