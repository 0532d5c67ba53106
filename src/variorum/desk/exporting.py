"""A story of the desk as a dossier in one of the publish room's forms."""

from __future__ import annotations

from variorum.desk.catch_up import catch_up
from variorum.desk.clocks import Clock, asked_moment
from variorum.desk.desk import Desk
from variorum.desk.looking import back_to, dossier, load, resolve
from variorum.errors import UsageError
from variorum.records import Dossier


def export_story(
    desk: Desk,
    story: str,
    *,
    form: str,
    as_of: str | None = None,
    clock: str = "public",
    quotes_only: bool = False,
) -> str:
    """Raises UsageError for a story or a time that is not there."""
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
    return rendered(dossier(loaded), form=form, quotes_only=quotes_only)


def rendered(made: Dossier, *, form: str, quotes_only: bool = False) -> str:
    from variorum import publish
    from variorum.pipeline import published

    def written(one: Dossier) -> str:
        if form == "html":
            return publish.as_html(one, quotes_only=quotes_only).first
        return {"json": publish.as_json, "markdown": publish.as_markdown, "csv": publish.as_csv}[form](one)

    return published(made, written)[1]
