"""The page for the one who looks: notes that name them, stories that they are assigned or follow, and searches that they saved."""

from __future__ import annotations

from secrets import token_hex

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.queries.feeds import found_atom
from variorum.desk.queries.lookup import last_looks
from variorum.desk.queries.together import followed_stories, mentions, teams
from variorum.store import derived, listing, names, wishes
from variorum.store.full_text import search
from variorum.web.actions import checked_form
from variorum.web.decisions_screen import own_path
from variorum.web.desk_screen import counts_of
from variorum.web.state import author_of, page, screens
from variorum.web.tags import tagged
from variorum.web.team import OWN, known_people

# Entries of a saved search's feed, and of searches that one person may keep.
ENTRIES, SEARCHES = 60, 100
LONGEST_SEARCH = 400


def mine_screen(request: Request) -> Response:
    """What is for the visitor: stories assigned or followed, where one is named, saved searches."""
    state, visitor = screens(request), author_of(request)
    with state.desk.store.reading() as connection:
        holding = state.holding.as_of(connection)
        looks = last_looks(connection, visitor)
        since = looks.get(OWN, "")
        # all names that may stand behind an @
        known = known_people(connection, holding, visitor)
        named = mentions(connection, holding, visitor, known)
        found = teams(connection, holding)
        assigned = [story for story, team in found.items() if team.assigned and team.assigned.text == visitor]
        followed = followed_stories(connection, visitor)
        # only those that are still stories
        rows = {row.id: row for row in derived.stories(connection, sorted({*assigned, *followed}))}
        news = counts_of(
            listing.counted_changes(
                connection,
                {
                    story_id: at
                    for story_id in rows
                    if (at := max(looks.get(story_id, ""), looks.get("", "")))
                },
            )
        )
        searches = wishes.saved_searches(connection, visitor)
    return page(
        request,
        "mine.html",
        named=named,
        since=since,
        assigned=[rows[story_id] for story_id in assigned if story_id in rows],
        followed=[rows[story_id] for story_id in followed if story_id in rows],
        news=news,
        searches=searches,
        mine_looked=OWN,
    )


async def follow_action(request: Request) -> Response:
    """Follows a story; with `deed` "end" ends the following."""
    form = await checked_form(request)
    await run_in_threadpool(_follow, request, str(form.get("story", ""))[:64], str(form.get("deed", "")))
    return RedirectResponse(own_path(str(form.get("next", "/"))), status_code=303)


def _follow(request: Request, key: str, deed: str) -> None:
    """Writes that the visitor follows the story, or no longer. Raises 404 for a story that is not there. `key`: of the story, or one that
    leads to it; `deed`: "end", or anything else to follow.
    """
    state, me = screens(request), author_of(request)
    with state.desk.store.writing() as connection:
        story = names.story_of(connection, key)
        if story is None:
            raise HTTPException(404, "There is no such story on this desk.")
        if deed == "end":
            # all keys under which the visitor followed it: stories may have become one
            wishes.unfollow(connection, me, followed_stories(connection, me).get(story, ()))
        else:
            wishes.follow(connection, me, story, at=state.desk.stamp())


async def search_action(request: Request) -> Response:
    """Keeps a search, or ends one (`end`). 400 for neither, and for one too many; the same words are kept once."""
    form = await checked_form(request)
    words = " ".join(str(form.get("words", "")).split())[:LONGEST_SEARCH]
    ended = str(form.get("end", ""))
    if not words and not ended:
        raise HTTPException(400, "A search without words finds nothing: give some.")
    await run_in_threadpool(_keep_search, request, words, ended)
    return RedirectResponse(own_path(str(form.get("next", "/mine"))), status_code=303)


def _keep_search(request: Request, words: str, ended: str) -> None:
    """Ends the saved search that `ended` names; else saves these words, once."""
    state, me = screens(request), author_of(request)
    with state.desk.store.writing() as connection:
        if ended:
            wishes.end_search(connection, me, ended)
            return
        known = wishes.saved_searches(connection, me)
        if len(known) >= SEARCHES:
            raise HTTPException(400, f"You keep {SEARCHES} searches: end one of them first.")
        # the same words again make no second search
        if words.casefold() not in {one.words.casefold() for one in known}:
            made = wishes.SavedSearch(id=token_hex(8), reader=me, words=words, at=state.desk.stamp())
            wishes.save_search(connection, made)


def search_feed(request: Request) -> Response:
    """What a saved search finds, the latest to arrive first."""
    state = screens(request)
    with state.desk.store.reading() as connection:
        kept = wishes.saved_search(connection, request.path_params["search"])
        if kept is None:
            raise HTTPException(404, "There is no such search, or it was ended.")
        hits = search(connection, kept.words, limit=ENTRIES, latest=True)
    # the beginning of all addresses, as the visitor's browser sees it
    site = state.guard.seen_as(request)
    made = found_atom(
        hits, title=kept.words, address=f"{site}/searches/{kept.id}/feed.atom", site=site, made=kept.at
    )
    return tagged(request, made, media_type="application/atom+xml")
