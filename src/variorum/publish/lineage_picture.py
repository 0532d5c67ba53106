"""Draws who tells what, as SVG: tellings on the left, reports on the right, and a line for each telling that a report carries.

The picture stands with a table of the same facts, for readers who do not see it.

Words used here. Telling (`witness`): a text with its copies, counted as one source. Share: how much of a report's
text is told by that telling, 0 to 1. Teller: a telling that has a line. Passage: a stretch of a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from variorum.publish.phrases import stamp_words
from variorum.publish.terminal import wrapped
from variorum.publish.tongues import set_apart_in_attribute, tongue
from variorum.publish.view import language_tag, tongues
from variorum.records import Lineage, Report, Witness

# In units of the view box, which scales down to a phone's 390 pixels with letters still 11 pixels high.
WIDTH, LEFT, RIGHT, BOX, TOP, LETTER = 520, 0, 330, 190, 26, 15
# Columns of LETTER size that fit a box in the widest of common fonts; a longer name goes on in a line below.
FITS = 19
# Units from one line of letters to the next, around them in a box, and between two boxes.
LINE, INSIDE, BETWEEN = 18, 16, 12
THICKEST = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`witness` tells `share` of the report's text (0 to 1); 0 where the report only names it as its origin."""

    witness: Witness
    report: str
    share: float


def lineage_lines(lineage: Lineage, reports: Sequence[Report]) -> tuple[Line, ...]:
    """The lines to draw between tellings and reports: one for each report that holds passages of a telling, with the
    share of its text that they are; or that only names the telling as its origin, with the share 0. They are ordered
    by telling, then by report.
    """
    lengths = {report.id: max(1, len(report.text)) for report in reports}
    return tuple(line for witness in lineage.witnesses for line in _lines_of(witness, lengths))


def _lines_of(witness: Witness, lengths: Mapping[str, int]) -> Iterator[Line]:
    """The lines of one witness, in the order of the reports. `lengths`: report id → characters of its text, at least 1."""
    told: dict[str, int] = {}
    for passage in witness.passages:
        told[passage.report] = told.get(passage.report, 0) + passage.end - passage.start
    for passage in witness.cited:
        told.setdefault(passage.report, 0)
    for report in lengths:
        if report in told:
            yield Line(witness=witness, report=report, share=told[report] / lengths[report])


def lineage_svg(lineage: Lineage, reports: Sequence[Report], *, prefix: str = "lineage") -> str:
    """One SVG element, self-contained, in the page's own ink; "" where there is nothing to draw. `prefix` keeps its
    ids apart from other pictures'.
    """
    lines = lineage_lines(lineage, reports)
    tellers = [teller for teller in lineage.witnesses if any(line.witness is teller for line in lines)]
    if not tellers:
        return ""
    # the boxes: tellings on the left, reports on the right
    order = _ordered(reports, lines)
    names, tags = report_names(reports), tongues(reports)
    shown = teller_names(tellers, names)
    left = _stacked((teller.id, _fitted(shown[teller.id])) for teller in tellers)
    right = _stacked(
        (report.id, (*_fitted(names[report.id]), *_fitted(stamp_words(report.published)))) for report in order
    )
    height = max(box.y + box.height for box in (*left.values(), *right.values())) + 4
    # the picture: a description for those who do not see it, the lines, the boxes
    parts = [
        f'<svg class="lineage" viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg" '
        f'aria-labelledby="{escape(prefix)}-title {escape(prefix)}-desc" font-size="{LETTER}" fill="currentColor">',
        f'<title id="{escape(prefix)}-title">Who tells what</title>',
        f'<desc id="{escape(prefix)}-desc">{set_apart_in_attribute(_described(lines, names, shown))}</desc>',
        f'<text x="{LEFT}" y="14" font-weight="bold">Sources</text>',
        f'<text x="{RIGHT}" y="14" font-weight="bold">Reports</text>',
        *(
            _line(
                line,
                left[line.witness.id].middle,
                right[line.report].middle,
                _line_in_words(line, names, shown),
            )
            for line in lines
        ),
        *(_box(LEFT, left[teller.id], shown[teller.id], tags, dashed=teller.absent) for teller in tellers),
        *(_box(RIGHT, right[report.id], names[report.id], (language_tag(report), *tags)) for report in order),
        "</svg>",
    ]
    return "\n".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a box stands and what is written in it, line by line."""

    # of its upper edge, in units of the picture
    y: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return LINE * len(self.lines) + INSIDE

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def _fitted(text: str) -> tuple[str, ...]:
    return tuple(wrapped(text, width=FITS))


def _stacked(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, Box]:
    """Name of a box → the box. They stand one under another, each as high as its lines."""
    found: dict[str, Box] = {}
    y = TOP
    for name, lines in named:
        found[name] = Box(y=y, lines=lines)
        y += found[name].height + BETWEEN
    return found


def _ordered(reports: Sequence[Report], lines: Sequence[Line]) -> list[Report]:
    """The reports, sorted by the telling that most of each belongs to, so that few lines of the picture cross."""
    # report → (share of its main telling, number of that line)
    place: dict[str, tuple[float, int]] = {}
    for number, line in enumerate(lines):
        best = place.get(line.report)
        if best is None or line.share > best[0]:
            place[line.report] = (line.share, number)
    return sorted(
        (report for report in reports if report.id in place),
        key=lambda report: (place[report.id][1], report.path),
    )


def report_names(reports: Sequence[Report]) -> dict[str, str]:
    """Report id → its outlet, title or path; with a number where one outlet has several ("Harbour Bell 2")."""
    plain = {r.id: r.outlet or r.title or r.path for r in reports}
    total = Counter(plain.values())
    seen: Counter[str] = Counter()
    names = {}
    for report, name in plain.items():
        seen[name] += 1
        names[report] = f"{name} {seen[name]}" if total[name] > 1 else name
    return names


def teller_names(tellers: Sequence[Witness], names: Mapping[str, str]) -> dict[str, str]:
    """Witness id → its name, told apart from its namesakes by the name of its first report. `names`: report id → the name to take."""
    total = Counter(teller.name for teller in tellers)
    return {
        teller.id: names.get(
            next((passage.report for passage in teller.passages if passage.report in teller.reports), ""),
            teller.name,
        )
        if total[teller.name] > 1
        else teller.name
        for teller in tellers
    }


def _described(lines: Sequence[Line], names: Mapping[str, str], shown: Mapping[str, str]) -> str:
    return " ".join(f"{_line_in_words(line, names, shown)}." for line in lines)


def _line_in_words(line: Line, names: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """The line said in words: "Vessen Wire tells 80% of Harbour Bell". `names`: id of a report → its name; `shown`: id of a teller → its
    name.
    """
    teller = shown[line.witness.id]
    if not line.share:
        return f"{names[line.report]} names {teller} as an origin"
    return f"{teller} tells {line.share:.0%} of {names[line.report]}"


def _line(line: Line, high: float, low: float, words: str) -> str:
    """The curve from a teller at height `high` to a report at `low`, as thick as the share; dotted where the report only names it.
    `words` are shown when the pointer is over the curve.
    """
    begin, end = LEFT + BOX, RIGHT
    middle = (begin + end) / 2
    width = max(1.0, line.share * THICKEST)
    dashes = "" if line.share else ' stroke-dasharray="2 4"'
    return (
        f'<path d="M{begin} {high} C{middle} {high} {middle} {low} {end} {low}" fill="none" stroke="currentColor" '
        f'stroke-width="{width:.1f}" stroke-opacity=".55"{dashes}><title>{set_apart_in_attribute(words)}</title></path>'
    )


def _box(x: int, box: Box, name: str, tags: Sequence[str | None], *, dashed: bool = False) -> str:
    """A box with its letters at column `x`; dashed where the teller is not among the reports. `tags`: of languages
    that the name may be in. Letters from right to left stand so among themselves, in a box that begins at the left.
    """
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    told = f"{name} (not among the reports)" if dashed else name
    letters = "".join(
        # 9 and 14: the letters begin so far from the left and from the top of their line, in pixels
        f'<text{_voice(words, tags)} x="{x + 9}" y="{box.y + INSIDE // 2 + LINE * row + 14}">{escape(words)}</text>'
        for row, words in enumerate(box.lines)
    )
    return (
        f"<g><title>{set_apart_in_attribute(told)}</title>"
        f'<rect x="{x + 1}" y="{box.y}" width="{BOX - 2}" height="{box.height}" rx="4" fill="none" '
        f'stroke="currentColor"{dashes}/>{letters}</g>'
    )


def _voice(words: str, tags: Sequence[str | None]) -> str:
    """The attributes of letters past the Latin ones: their language, and that their direction is their own. `words`: what is printed;
    `tags`: the languages of the reports.
    """
    tag = tongue(words, tags)
    return f' lang="{tag}" unicode-bidi="plaintext"' if tag else ""
