"""Sets two reports beside each other: what stands in both, and what was changed inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from variorum.publish.foreign import voiced
from variorum.publish.tongues import named, set_apart_in_attribute
from variorum.publish.view import language_tag
from variorum.records import Edit, EditKind, Report, SharedText
from variorum.text.clusters import ends_at, starts_at

# Words around an edit that let it be read in its place, in code points.
AROUND = 60
SAID = {
    EditKind.NUMBER: "number changed",
    EditKind.NAME: "name changed",
    EditKind.ATTRIBUTION: "attribution changed",
    EditKind.WORDING: "wording changed",
    EditKind.ADDED: "added",
    EditKind.CUT: "cut",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of one report. `mark` is "" for its own words, a Label's value for words in both, "edit" for a change
    inside them; `number` links it to the other side (0 where nothing corresponds).
    """

    text: str
    mark: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edit in words: what stands left and right, and the words before and after it on the left."""

    kind: EditKind
    left: str
    right: str
    before: str
    after: str
    # of the change on the page, from 1
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two reports beside each other. `changes`: the gravest first: numbers, names, attributions, then the rest.
    `left_in`, `right_in`: the tags of their languages.
    """

    left_name: str
    right_name: str
    left_in: str | None = None
    right_in: str | None = None
    # the two texts, cut where something was changed
    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    changes: tuple[Change, ...]


def side_by_side(left: Report, right: Report, shared: SharedText) -> SideBySide:
    """The two texts in stretches, with what was changed. `left` and `right` must be those of `shared`: raises ValueError."""
    if (left.id, right.id) != (shared.left, shared.right):
        raise ValueError(f"reports {left.id}, {right.id} are not the pair {shared.left}, {shared.right}")
    # edits and shared stretches are numbered, so that the two sides are linked
    numbers = {edit: number for number, edit in enumerate(shared.edits, start=1)}
    spans = list(enumerate(shared.spans, start=len(numbers) + 1))
    # the shared stretches and the edits in them, on each side
    on_the_left = [(span.left_start, span.left_end, span.label.value, number) for number, span in spans]
    on_the_right = [(span.right_start, span.right_end, span.label.value, number) for number, span in spans]
    on_the_left += [(e.left_start, e.left_end, "edit", number) for e, number in numbers.items()]
    on_the_right += [(e.right_start, e.right_end, "edit", number) for e, number in numbers.items()]
    return SideBySide(
        left_name=left.outlet or left.path,
        right_name=right.outlet or right.path,
        left_in=language_tag(left),
        right_in=language_tag(right),
        left=tuple(_stretches(left.text, sorted(on_the_left))),
        right=tuple(_stretches(right.text, sorted(on_the_right))),
        changes=tuple(_change(edit, number, left.text, right.text) for edit, number in numbers.items()),
    )


def _stretches(text: str, marked: Sequence[tuple[int, int, str, int]]) -> Iterator[Stretch]:
    """All of `text`, in order; an empty edit keeps its place as an empty stretch. `marked`: (start, end, mark, number of the change), in
    order.
    """
    at = 0
    for start, end, mark, number in marked:
        # it lies in a stretch that was given already
        if start < at:
            continue
        if at < start:
            yield Stretch(text=text[at:start], mark="", number=0)
        yield Stretch(text=text[start:end], mark=mark, number=number)
        at = end
    if at < len(text):
        yield Stretch(text=text[at:], mark="", number=0)


def _change(edit: Edit, number: int, left: str, right: str) -> Change:
    """An edit with its words on both sides and AROUND characters around it on the left. `left` and `right`: the texts of the two reports;
    `number`: of the change.
    """
    return Change(
        kind=edit.kind,
        left=left[edit.left_start : edit.left_end],
        right=right[edit.right_start : edit.right_end],
        before=left[starts_at(left, max(0, edit.left_start - AROUND)) : edit.left_start],
        after=left[edit.left_end : ends_at(left, edit.left_end + AROUND)],
        number=number,
    )


def side_by_side_html(view: SideBySide, *, prefix: str = "pair") -> str:
    """Escaped HTML for inside a page: the changes as a list, then both texts in two columns. Styles are the page's:
    classes `pair`, `changes`, `shared`, `edit`. Colour is not the only sign: edits are `ins` and `del`.
    """
    name = escape(prefix)
    both = set_apart_in_attribute(f"{view.left_name} and {view.right_name} side by side")
    return (
        f'<section class="pair" aria-label="{both}">\n'
        + _changes(view, name)
        + '<div class="columns">\n'
        # what stands only on the left was deleted, what stands only on the right inserted
        + _column(view.left_name, view.left, "del", f"{name}-l", view.left_in)
        + _column(view.right_name, view.right, "ins", f"{name}-r", view.right_in)
        + "</div>\n</section>\n"
    )


def _changes(view: SideBySide, name: str) -> str:
    """The list of changes, each a link to its place in the left text. `name` begins the ids of the places ("NAME-l-3")."""
    if not view.changes:
        return '<p class="changes">No words were changed inside the shared text.</p>\n'
    items = "".join(
        f'<li><a href="#{name}-l-{change.number}">{SAID[change.kind]}</a>: <bdi{voiced(view.left_in)}>…{escape(change.before)}'
        f"<del>{escape(change.left) or '∅'}</del> <ins{voiced(view.right_in)}>{escape(change.right) or '∅'}</ins>{escape(change.after)}…</bdi></li>\n"
        for change in view.changes
    )
    return f'<ol class="changes">\n{items}</ol>\n'


def _column(title: str, stretches: Sequence[Stretch], tag: str, name: str, language: str | None) -> str:
    body = "".join(_marked(stretch, tag, name) for stretch in stretches)
    return f'<div class="text"><h4>{named(title, (language,))}</h4><div class="words"{voiced(language)}>{body}</div></div>\n'


def _marked(stretch: Stretch, tag: str, name: str) -> str:
    """A stretch in HTML; `tag` is `del` for edits on the left and `ins` on the right, `name` the beginning of its id."""
    words = escape(stretch.text)
    if not stretch.mark:
        return words
    if stretch.mark == "edit":
        return f'<{tag} class="edit" id="{name}-{stretch.number}">{words}</{tag}>'
    return f'<span class="shared {escape(stretch.mark)}" id="{name}-{stretch.number}">{words}</span>'
