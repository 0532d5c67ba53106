"""A report on its way: pieces of the source and findings, which `finish` turns into a Report with id and offsets.

Words used here. Finding: a field of the report (title, date …) with where it was found. Piece: what becomes one
block. Doubt: a reason, in words, to read the report with care. Stated: what the input itself says of its report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.extract.blocks.datelines import with_dateline
from variorum.extract.decoding.twice import read_once_more
from variorum.extract.dom.source import Laid, Piece, Run, lay, normal
from variorum.extract.metadata.said_dates import said_date
from variorum.extract.settings import ExtractSettings
from variorum.records import Block, BlockKind, Capture, Certainty, Finding, Report, Segment
from variorum.text import stamps
from variorum.text.depths import depth
from variorum.text.ids import content_id
from variorum.text.scripts import share_script
from variorum.text.signs import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one capture gives, before it is a Report.

    `pieces`: what becomes blocks, in reading order.
    `verbatim`: instead of pieces, a text that is kept as it stands, with `spans` (kind, start, end) laid over it as blocks.
    `findings`: in order of trust. The first of a field is its value; of authors, all that stand at the place of the first.
    `lines`: all lines of a page, by which lines that recur on other pages of the outlet are found.
    """

    pieces: tuple[Piece, ...] = ()
    verbatim: str | None = None
    spans: tuple[tuple[BlockKind, int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    # lines left out as page furniture; in words, why to read the report with care
    dropped: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    # What speaks against a report: the page asks for money; why it looks like a listing; where it breaks off.
    paywalled: bool = False
    # A plain text without menus: somebody chose it, and it is kept, however short.
    given: bool = False
    # Whether a page says of itself that it is an article.
    article: bool = False
    listing: str | None = None
    cut: str | None = None


def finish(draft: Draft, capture: Capture, settings: ExtractSettings, *, doubt: str | None = None) -> Report:
    """Makes the Report. Its doubts stand in this order: what the archive lost, a withdrawal, `doubt` (of the
    charset), a date that cannot be read, the draft's own. `draft`: the pieces and findings so far; `capture`: the page or file as it was
    gathered.
    """
    # the text with its blocks, and what was found about it
    laid = with_dateline(_as_one_text(draft), settings)
    findings = tuple(_as_reader_sees(finding) for finding in stated(capture) + draft.findings)
    authors = _authors(findings)
    outlet = _first(findings, "outlet")
    url = _first(findings, "url") or capture.url
    language = _language(findings)
    return Report(
        id=content_id(capture.path or url or "", outlet or "", laid.text),
        path=capture.path,
        digest=capture.digest,
        text=laid.text,
        blocks=laid.blocks,
        title=_first(findings, "title"),
        outlet=outlet,
        authors=authors,
        published=_date(findings, "published", settings),
        modified=_date(findings, "modified", settings),
        retrieved=capture.retrieved,
        credit=_first(findings, "credit"),
        dateline=_first(findings, "dateline"),
        language=language,
        url=url,
        findings=_kept(findings, authors),
        segments=laid.segments,
        dropped=draft.dropped,
        doubts=(
            *capture.losses,
            *_doubt_if_withdrawn(capture),
            *((doubt,) if doubt else ()),
            *_undated(capture, settings),
            *draft.doubts,
        ),
        record=capture.record,
        depth=depth(language, laid.text),
    )


def stated(capture: Capture) -> tuple[Finding, ...]:
    """What the input says of itself (`Capture.stated`), as findings. These win over all that is found in the page."""
    # a table's row, or an option of the command line
    place_named = "input row" if capture.media_type == "text/x-report" else "input"
    single_fields = [(name, getattr(capture.stated, name)) for name in ("title", "outlet", "published")]
    findings = [
        Finding(field=name, value=value, where=place_named)
        for name, value in single_fields
        if value and value.strip()
    ]
    findings += [
        Finding(field="authors", value=name, where=place_named)
        for name in capture.stated.authors or ()
        if name
    ]
    findings += [
        Finding(field=name, value=value, where=place_named) for name, value in capture.stated.notes if value
    ]
    return tuple(findings)


def _as_one_text(draft: Draft) -> Laid:
    """The draft as one text with its blocks, and where in the source each stretch of it stands."""
    if draft.verbatim is None:
        return lay(draft.pieces)
    text = draft.verbatim
    whole = (Segment(start=0, end=len(text), source_start=0),) if text else ()
    blocks = tuple(Block(kind=kind, start=start, end=end) for kind, start, end in draft.spans)
    return normal(Laid(text, blocks, whole))


# Cues that an agency stands on the page, but not that the text is its.
NOT_THE_TEXTS = frozenset({"photo credit", "footer", "page head"})
# So much of a date that cannot be read is shown.
SHOWN = 60


def _as_reader_sees(finding: Finding) -> Finding:
    """The finding with its value as a reader sees it: characters that were encoded twice set right ("fÃ¼r" is "für"), invisible ones
    left out."""
    if finding.value.isascii():
        return finding
    return replace(finding, value=visible(read_once_more(finding.value) or finding.value))


def _language(findings: tuple[Finding, ...]) -> str | None:
    """The language that the input states, else that of the text. A stated one is passed over if it is not written in
    the script of the text: a whole column may say "en".
    """
    stated = [finding.value for finding in findings if finding.field == "language"]
    if len(stated) > 1 and not share_script(stated[0], stated[-1]):
        return stated[-1]
    return stated[0] if stated else None


def _first(said: tuple[Finding, ...], name: str) -> str | None:
    """The value of the first finding for the field `name` that is about this text; None where there is none. Findings from NOT_THE_TEXTS
    (a picture's credit, say) are about something else on the page.
    """
    return next(
        (finding.value for finding in said if finding.field == name and finding.where not in NOT_THE_TEXTS),
        None,
    )


def _date(said: tuple[Finding, ...], name: str, settings: ExtractSettings) -> str | None:
    """The date of the field `name`: the first finding that can be read. If it is only a month, a year or one of
    several days, a later finding that settles it is taken instead. A guessed date is listed among the findings but is
    no value here, so that the report counts as undated.
    """
    values = [
        finding.value
        for finding in said
        if finding.field == name and finding.certainty is not Certainty.GUESSED
    ]
    dates = [date for value in values if (date := said_date(value, settings)) is not None]
    if not dates or stamps.day(dates[0]):
        return dates[0] if dates else None
    # only a month or a year: a later finding with a day of it is more exact
    days_meant = stamps.readings(dates[0])
    dates_on_those_days = {
        day.isoformat(): date
        # reversed, so that of several findings of one day the first one stays
        for date in reversed(dates[1:])
        if (day := stamps.day(date)) and any(reading.first <= day <= reading.last for reading in days_meant)
    }
    if len(dates_on_those_days) != 1:
        return dates[0]
    (exact,) = dates_on_those_days.values()
    return exact


def _undated(capture: Capture, settings: ExtractSettings) -> tuple[str, ...]:
    """The doubt, in words, that a date stated by the input cannot be read; () where none is stated or it can."""
    stated = (capture.stated.published or "").strip()
    if not stated or said_date(stated, settings) is not None:
        return ()
    return (f'the date that the input states, "{stated[:SHOWN]}", cannot be read as one and was not used',)


def _doubt_if_withdrawn(capture: Capture) -> tuple[str, ...]:
    """The doubt of a report that a wire has withdrawn or holds back; () for any other. Such a report is read all the same, since other
    outlets may have printed it.
    """
    status = dict(capture.stated.notes).get("pubStatus", "usable")
    return (f'the wire says of it that it is not to be used ("{status}")',) if status != "usable" else ()


def _authors(said: tuple[Finding, ...]) -> tuple[str, ...]:
    """The authors: all names found at the first place that gives any."""
    named = [finding for finding in said if finding.field == "authors"]
    if not named:
        return ()
    return tuple(dict.fromkeys(f.value for f in named if f.where == named[0].where))


def _kept(said: tuple[Finding, ...], authors: tuple[str, ...]) -> tuple[Finding, ...]:
    """The findings, each once; of those for authors only the ones whose name is in `authors`."""
    return tuple(
        dict.fromkeys(finding for finding in said if finding.field != "authors" or finding.value in authors)
    )


__all__ = ["Draft", "Run", "finish", "stated"]
