"""Draws one value over time as a step chart in SVG. It uses presentation attributes only, since the page's policy forbids inline styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from markupsafe import Markup

from variorum.desk.revisions.history import Step
from variorum.publish.phrases import day_words, number_words
from variorum.publish.templating import shown
from variorum.publish.terminal import wrapped
from variorum.publish.tongues import isolated, tongue

# Narrow enough that its words are read on a telephone without scrolling.
WIDTH, LOWEST = 400, 230
# Room around the field, in units of the picture.
RIGHT, TOP, BOTTOM = 158, 16, 48
# Units that a figure of the axis takes at most in the widest of common fonts.
FIGURE = 7.8
# Columns of a name that fit right of the lines in the widest of common fonts; a longer name goes on in a line below.
NAME_FITS = 19
# Units from one line of letters to the next, and what is left between two names.
LINE, BETWEEN = 14, 3
# Share of the time shown that is added after the last moment.
BEYOND = 0.08
# Line patterns tell sources apart without colour; more sources than patterns repeat them, and each line is named.
UNDATED = ' stroke-dasharray="2 2"'
DASHES = ("", "7 4", "2 3", "10 3 2 3", "1 5", "14 4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Turns moments and values into places in the picture. `last`: the end of the picture, a little after
    `last_moment`, so that the last step has a line and not only a dot.
    """

    first: datetime
    last: datetime
    # the least and the greatest value
    low: float
    high: float
    last_moment: datetime
    # where the picture's field begins from the left, and its height, in units of the picture
    left: float
    height: float

    def x(self, at: datetime) -> float:
        """Horizontal place of a moment, in the units of the SVG."""
        length = (self.last - self.first).total_seconds() or 1.0
        return self.left + (WIDTH - self.left - RIGHT) * (at - self.first).total_seconds() / length

    def y(self, value: float) -> float:
        """Vertical place of a value, in the units of the SVG; larger values lie higher."""
        return TOP + (self.height - TOP - BOTTOM) * (1 - (value - self.low) / ((self.high - self.low) or 1.0))


def step_chart(steps: Sequence[Step]) -> Markup | None:
    """The chart as SVG; None where fewer than two steps have a number. The table beside it says the same in
    words.
    """
    counted = [step for step in steps if step.number is not None]
    if len(counted) < 2:
        return None
    # the scale of the picture
    values = [step.number for step in counted if step.number is not None]
    # of equal values their size, so that the line has room above and below
    spread = (max(values) - min(values)) or abs(values[0]) or 1.0
    pages = list(dict.fromkeys(step.page for step in counted))
    names = [_name(page, counted) for page in pages]
    # a tenth of the spread is left free above and below
    scale = Scale(
        height=max(LOWEST, TOP + BOTTOM + sum(LINE * len(name) + BETWEEN for name in names)),
        first=min(step.since for step in counted),
        last=_end_of_picture(counted),
        last_moment=max(step.until or step.since for step in counted),
        left=12 + FIGURE * max(len(number_words(value)) for value in values),
        low=min(values) - 0.1 * spread,
        high=max(values) + 0.1 * spread,
    )
    # the lines of the sources, the grid and the names
    lines = [
        _line(number, [step for step in counted if step.page == page], scale)
        for number, page in enumerate(pages)
    ]
    body = "".join([*_grid(scale, values), *lines, *_names(pages, names, counted, scale)])
    label = escape(
        f"The value by source over time, {number_words(min(values))} to {number_words(max(values))}"
    )
    return Markup(  # noqa: S704 - every word in it was escaped where it was put in
        shown(
            f'<svg class="chart" viewBox="0 0 {WIDTH} {scale.height:.0f}" role="img" aria-label="{label}">{body}</svg>'
        )
    )


def _end_of_picture(steps: Sequence[Step]) -> datetime:
    """The end of the picture: a little after the last step, so that this step has a line and not only its dot."""
    first, last = min(step.since for step in steps), max(step.until or step.since for step in steps)
    return last + (last - first) * BEYOND


def _line(number: int, steps: Sequence[Step], scale: Scale) -> str:
    """The line of one source, with a dot for each of its values; the number gives its colour and its pattern of dashes. `steps`: the
    steps of this source; `scale`: turns times and values into places of the picture.
    """
    ordered = sorted(steps, key=lambda step: step.since)
    # a step goes along to the next moment, then up or down
    path = []
    for place, step in enumerate(ordered):
        assert step.number is not None
        across, up = scale.x(step.since), scale.y(step.number)
        # SVG: M begins, H goes to a place across, V to a height
        path.append(f"M{across:.1f},{up:.1f}" if place == 0 else f"H{across:.1f}V{up:.1f}")
    # to the right edge, if the source still says so
    end = scale.last if ordered[-1].until is None else ordered[-1].until
    path.append(f"H{scale.x(end):.1f}")
    # six patterns, six colours (classes s0 to s5)
    dash = DASHES[number % len(DASHES)]
    dots = "".join(
        f'<circle class="s{number % 6}" cx="{scale.x(step.since):.1f}" cy="{scale.y(step.number or 0):.1f}" r="4"{UNDATED if not step.dated else ""}>'
        f"<title>{isolated(step.outlet)}: {isolated(step.quote)}{'' if step.dated else ' (undated; when captured)'}</title></circle>"
        for step in ordered
    )
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path class="s{number % 6}" d="{"".join(path)}" fill="none" stroke-width="2.5"{pattern}/>{dots}'


def _name(page: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """The name of a page's outlet in lines that fit beside the picture, with a word where the report has no date."""
    own = [s for s in steps if s.page == page]
    last = max(own, key=lambda s: s.since)
    undated = "" if all(s.dated for s in own) else " (undated)"
    return tuple(wrapped(last.outlet + undated, width=NAME_FITS)) or ("unnamed",)


def _names(
    pages: Sequence[str], names: Sequence[tuple[str, ...]], steps: Sequence[Step], scale: Scale
) -> list[str]:
    """Each line's name at its end, moved where two would lie on one another, and kept within the picture. `pages`: one for each line;
    `names`: the name of each, in lines; `steps`: of all sources.
    """
    ends = []
    for number, page in enumerate(pages):
        last = max((step for step in steps if step.page == page), key=lambda step: step.since)
        ends.append((scale.y(last.number or 0), number))
    ends.sort()
    heights = [LINE * len(names[number]) + BETWEEN for _, number in ends]
    placed, below = [], float(TOP)
    for place, (height, number) in enumerate(ends):
        # So far down that it is under the last one, so far up that all that follow have room.
        top = min(max(height - LINE / 2, below), scale.height - BOTTOM - sum(heights[place:]))
        below = top + heights[place]
        for line, words in enumerate(names[number]):
            # letters stand on a line 11 pixels below the top
            at = top + LINE * line + 11
            placed.append(
                f'<text class="s{number % 6}" x="{WIDTH - RIGHT + 10}" y="{at:.1f}"{_voice(words)}>{escape(words)}</text>'
            )
    return placed


def _voice(words: str) -> str:
    """The attributes of letters past the Latin ones: their script, and that their direction is their own."""
    tag = tongue(words)
    return f' lang="{tag}" unicode-bidi="plaintext"' if tag else ""


def _grid(scale: Scale, values: Sequence[float]) -> list[str]:
    """A line for each value and its figure, unless that would touch the one above; below, the first and the last moment."""
    found, taken = [], float("inf")
    for value in sorted(set(values)):
        height = scale.y(value)
        found.append(f'<path class="grid" d="M{scale.left:.1f},{height:.1f}H{WIDTH - RIGHT}" fill="none"/>')
        # `taken`: the height of the figure written last; letters need 13 pixels
        if taken - height >= 13:
            found.append(
                f'<text class="axis" x="{scale.left - 8:.1f}" y="{height + 4:.1f}" text-anchor="end">{number_words(value)}</text>'
            )
            taken = height
    # A day without an hour counts from its first moment; to print that would say more than is known.
    days = [day_words(at.date()) for at in (scale.first, scale.last_moment)]
    # the last moment's label stands clear of the first's, where the two lie near each other
    clear = scale.x(scale.first) + FIGURE * (sum(map(len, days)) + 1)
    ends = [
        (scale.first, scale.x(scale.first), "start"),
        (scale.last_moment, max(scale.x(scale.last_moment), clear), "end"),
    ]
    for at, x, anchor in ends[: 1 if scale.first == scale.last_moment else 2]:
        for line, words in enumerate(
            (day_words(at.date()), *([f"{at:%H:%M}"] if at.hour or at.minute else []))
        ):
            found.append(
                f'<text class="axis" x="{x:.1f}" y="{scale.height - BOTTOM + 20 + LINE * line:.1f}" '
                f'text-anchor="{anchor}">{words}</text>'
            )
    return found
