"""Writes a story of the desk as a dossier in one of the publish room's forms."""

from __future__ import annotations

from dataclasses import replace

from variorum.desk.desk import Desk
from variorum.desk.model.clocks import Clock, asked_moment
from variorum.desk.queries.lookup import back_to, dossier, load, resolve
from variorum.desk.updating.catch_up import catch_up
from variorum.errors import UsageError
from variorum.paper import print_of
from variorum.publish import as_html
from variorum.publish.formats import format_of, ready, written
from variorum.records import Capture, Dossier
from variorum.store.evidence import capture_of


def export_story(
    desk: Desk,
    story: str,
    *,
    form: str,
    as_of: str | None = None,
    clock: str = "public",
    quotes_only: bool = False,
) -> bytes:
    """A story as a file. `as_of`: the edition of that time. Raises UsageError for a story or a time that is not there. `story`: its key,
    or words of its title; `form`: the word for the format.
    """
    at = asked_moment(as_of) if as_of else None
    name = resolve(desk, story)
    catch_up(desk, story=name)
    loaded = load(desk, name)
    assert loaded is not None
    if at is not None:
        then = back_to(desk, loaded, at, Clock(clock))
        if then is None:
            raise UsageError(f"nothing of this story was known by {as_of}; its first report is later")
        loaded = then
    return exported(desk, dossier(loaded), form=form, quotes_only=quotes_only)


def _captures(desk: Desk, dossier: Dossier, form: str) -> tuple[Capture, ...]:
    """The captures from which the dossier's reports were read, for formats that hold them. A capture whose file is gone is left out."""
    if not format_of(form).captures:
        return ()
    with desk.store.reading() as connection:
        rows = [capture_of(connection, report.digest) for report in dossier.reports]
    with_bytes = [(capture, desk.store.captures.get(capture.digest)) for capture in rows if capture]
    return tuple(replace(capture, content=content) for capture, content in with_bytes if content is not None)


def exported(desk: Desk, made: Dossier, *, form: str, quotes_only: bool = False) -> bytes:
    """A story as a file of this format. Raises UsageError for a word that is no format, MissingExtra where
    its library is not installed. `made`: the dossier with this story alone; `form`: the word for the format ("html", "json" …).
    """
    from variorum.pipeline import published

    chosen, captures = format_of(form), _captures(desk, made, form)
    if chosen.writer:
        ready(chosen)

    def made_of(one: Dossier) -> bytes:
        """The dossier in the form asked for, as bytes."""
        if form == "html":
            return as_html(one, quotes_only=quotes_only).first.encode("utf-8", "backslashreplace")
        return print_of(one, quotes_only=quotes_only) if form == "print" else written(one, chosen, captures)

    return published(made, made_of)[1]
