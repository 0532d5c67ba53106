"""The room's door: Captures in, Reports and Refusals out. In = out, always.

Words used here. Draft: what one capture gives before it is compared with others of its outlet. Waiting: a capture
whose draft waits for that. Foreign: lines that recur on other pages of the outlet. Seen: captures read before, so
that a duplicate is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, replace

from variorum.errors import VariorumError
from variorum.extract.blocks.draft import Draft, finish
from variorum.extract.boilerplate.marks import Lines
from variorum.extract.decoding.decode import Decoded, NotText, decode
from variorum.extract.extraction import Extraction
from variorum.extract.html.page import draft_page
from variorum.extract.outlets import Outlets, without
from variorum.extract.plaintext.plain import draft_lines
from variorum.extract.plaintext.row import draft_row
from variorum.extract.quality.refusing import Refused, after, before, long_text
from variorum.extract.settings import ExtractSettings
from variorum.records import Capture, Reason, Refusal, Report

Progress = Callable[[int, int], None]
DEFAULTS = ExtractSettings()
# No lines.
NOTHING = Lines()


class Seen:
    """The captures read so far in a run, by digest and origin, for callers that extract batch by batch."""

    __slots__ = ("_keys",)

    def __init__(self) -> None:
        self._keys: set[tuple[str, ...]] = set()

    def before(self, capture: Capture) -> bool:
        """Whether the same bytes came before from the same origin; the capture is then remembered. The origin is the
        URL (without one, the path) with the stated outlet. The same bytes from another origin are a report of their
        own: who copied whom is for the trace room to say.
        """
        key = (capture.digest, capture.url or capture.path, capture.stated.outlet or "")
        known = key in self._keys
        self._keys.add(key)
        return known


@dataclass(frozen=True, slots=True)
class Waiting:
    """A capture without its bytes that waits until all others of its outlet were looked at: as a draft or, of a plain
    text, as its characters (`draft` None).
    """

    capture: Capture
    decoded: Decoded
    draft: Draft | None


def extract(
    captures: Iterable[Capture],
    *,
    settings: ExtractSettings = DEFAULTS,
    progress: Progress | None = None,
    seen: Seen | None = None,
) -> Extraction:
    """What each capture says, in input order. Nothing is raised for bad input: it becomes a Refusal.

    Captures are taken one at a time and their bytes let go, so memory grows with the text of the reports, not with their
    pages. Lines that recur on other pages of an outlet are left out, so what one page gives may depend on which others are
    given; never on their order. `progress` is told 0 for the whole while nobody knows how many will come.
    """
    known = seen or Seen()
    of = len(captures) if isinstance(captures, Sized) else 0
    drafts = ((capture, _drafting(capture, settings)) for capture in captures)
    return finished(drafts, settings=settings, progress=progress, seen=known, of=of)


def drafted(capture: Capture, *, settings: ExtractSettings = DEFAULTS) -> Waiting | Refusal:
    """A capture read as far as possible without the other pages of its outlet: a draft, or a refusal. `finished` completes it."""
    try:
        return _decoded_and_drafted(capture, settings)
    except Refused as refused:
        return refused.refusal
    except VariorumError:
        raise
    except Exception as error:
        return Refusal.failed(capture.path, "extract", error)


def finished(
    drafts: Iterable[tuple[Capture, Callable[[], Waiting | Refusal]]],
    *,
    settings: ExtractSettings = DEFAULTS,
    progress: Progress | None = None,
    seen: Seen | None = None,
    of: int = 0,
) -> Extraction:
    """`extract`, from drafts made by `drafted`, in order.

    Each capture comes with a function that gives its draft; it is called only if the capture was not seen before. The result for one
    outlet depends on the captures of that outlet alone. `of`: how many captures come in all (0: not known).
    """
    seen_before = seen or Seen()
    outlets = Outlets(settings)
    results: dict[int, Report | Refusal] = {}
    waiting: dict[int, Waiting] = {}
    count = 0
    # each capture's draft, or its refusal
    for number, (capture, draft) in enumerate(drafts):
        count += 1
        outcome = _duplicate(capture) if seen_before.before(capture) else draft()
        if isinstance(outcome, Waiting):
            outcome = _draft_without_lines(outlets, number, outcome)
        if isinstance(outcome, Waiting):
            waiting[number] = outcome
        else:
            results[number] = outcome
        # the end is told once, below
        if progress and of != count:
            progress(count, of)
    # what recurs on the pages of one outlet is taken out
    foreign = outlets.foreign()
    for number in sorted(waiting):
        results[number] = _report(waiting.pop(number), foreign.get(number, NOTHING), settings)
    if progress and count:
        progress(count, count)
    ordered = [results[number] for number in range(count)]
    return Extraction(
        reports=tuple(outcome for outcome in ordered if isinstance(outcome, Report)),
        refused=tuple(outcome for outcome in ordered if isinstance(outcome, Refusal)),
    )


def _drafting(capture: Capture, settings: ExtractSettings) -> Callable[[], Waiting | Refusal]:
    return lambda: drafted(capture, settings=settings)


def _duplicate(capture: Capture) -> Refusal:
    """The refusal of a capture that was read before."""
    return Refusal(
        path=capture.path,
        reason=Reason.DUPLICATE,
        detail="The same bytes from the same origin were read before in this run.",
    )


def _draft_without_lines(outlets: Outlets, number: int, one: Waiting) -> Waiting | Refusal:
    """The draft without its lines, which are added to the lines of its outlet."""
    try:
        outlets.add(number, one.capture, one.draft, one.decoded.text)
    except Exception as error:
        return Refusal.failed(one.capture.path, "extract", error)
    return replace(one, draft=one.draft and replace(one.draft, lines=()))


def _decoded_and_drafted(capture: Capture, settings: ExtractSettings) -> Waiting:
    """The capture decoded and, if it is a page or a row, drafted. A plain text is drafted later: for it, the lines that recur in other
    texts must be known first.
    """
    decoded = _text(capture, settings)
    light = replace(capture, content=b"")
    if capture.media_type == "text/html":
        return Waiting(light, decoded._replace(text=""), draft_page(decoded.text, light, settings))
    if capture.media_type == "text/x-report":
        return Waiting(light, decoded._replace(text=""), draft_row(decoded.text, light, settings))
    return Waiting(light, decoded, None)


def _text(capture: Capture, settings: ExtractSettings) -> Decoded:
    """The characters of a capture. Raises Refused for what is no text, is too long, or is refused already by its bytes."""
    before(capture, settings)
    try:
        decoded = decode(capture.content, settings, declared=capture.charset)
    except NotText as error:
        reason = Reason.BINARY if error.binary else Reason.UNDECODABLE
        raise Refused(capture, reason, f"It is no text: {error}.") from error
    long_text(capture, decoded.text, settings)
    return decoded


def _report(waiting: Waiting, foreign: Lines, settings: ExtractSettings) -> Report | Refusal:
    """The report from a draft, without the `foreign` lines (they also stand on other pages of its outlet); a refusal
    where nothing is left.
    """
    capture, decoded = waiting.capture, waiting.decoded
    try:
        # a plain text is drafted only now: which lines recur decides what its body is
        if waiting.draft is None:
            draft = draft_lines(decoded.text, capture, settings, foreign)
        else:
            draft = without(waiting.draft, foreign, settings)
        report = finish(draft, capture, settings, doubt=decoded.doubt)
        after(capture, draft, report, settings)
    except Refused as refused:
        return refused.refusal
    # wrong use is raised; any other error sets this report aside
    except VariorumError:
        raise
    except Exception as error:
        return Refusal.failed(capture.path, "extract", error)
    return report
