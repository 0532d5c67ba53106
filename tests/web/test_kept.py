"""What is kept of one page and shown on the next: nothing of another visitor's, of another time or of before a decision."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import pytest

from tests.web.conftest import sample_desk
from tests.web.looking_up import sample_story
from tests.web.people import NAMES, app_of, browser_of, log_in, send, token_in, with_accounts
from tests.web.queries import queries
from tests.web.test_together import spot_of
from variorum.desk.accounts.roles import Role
from variorum.desk.derivation import writing
from variorum.desk.queries.lookup import load
from variorum.store import evidence
from variorum.web import state
from variorum.web.kept import KEPT, Kept, Slots

# Of a page that is asked for again, at most so many queries.
MOST_QUERIES = {"/": 10, "/story/{story}": 14, "/story/{story}?claim={claim}": 15, "/report/{report}": 19, "/feed.atom": 5,
                "/story/{story}/lineage": 12, "/api/v1/stories/{story}/claims": 8}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = with_accounts(sample_desk(tmp_path_factory.mktemp("kept")))
    yield opened
    opened.close()


@pytest.fixture
def known(desk, quick_passwords):
    return {role: _in(app_of(desk), name) for role, name in NAMES.items()}


def _in(app, name):
    asked = browser_of(app)
    assert log_in(asked, name).status_code == 303
    return asked


def story_of(desk):
    return sample_story(SimpleNamespace(desk=desk))


def shown(asked, path):
    """Without who looks at it, too: that goes by the clock."""
    answer = asked.get(path)
    return answer.status_code, [line for line in answer.text.splitlines() if 'id="looking"' not in line]


def forget():
    """As in a process that has just begun."""
    KEPT.clear()
    for made in (state._sheet, writing._story_from_json, writing._collated, evidence._report):
        made.cache_clear()


def addresses(desk):
    loaded = load(desk, story_of(desk))
    story, keys = loaded.row.id, loaded.story.keys
    first, last = next(iter(loaded.held)), [*loaded.held][-1]
    yield from (
        f"/story/{story}{rest}" for rest in ("", "?agree=hide", "?folds=move.team", f"?claim={keys[0]}")
    )
    yield from (
        f"/story/{story}?claim={keys[0]}&pick={keys[1]}",
        f"/story/{story}?claim={keys[-1]}&agree=hide",
    )
    yield from (f"/story/{story}?as_of=2025-05-14T10:00", f"/story/{story}?as_of=2025-05-15&clock=captured")
    yield from (
        f"/story/{story}/lineage",
        f"/story/{story}/lineage?claim={keys[0]}",
        f"/story/{story}/changes",
    )
    yield from (
        f"/report/{first}",
        f"/report/{first}?with={last}",
        f"/report/{first}?at=3-9",
        f"/report/{last}",
    )
    yield from ("/", "/?only=conflicts", "/?since=2025-05-14T00:00:00%2B00:00", "/?tag=urgent", "/?page=2")


def test_a_page_is_the_same_whether_its_parts_were_kept_or_not(desk, known):
    editor, reader = known[Role.EDITOR], known[Role.READER]
    loaded = load(desk, story_of(desk))
    claims, reports = loaded.story.collated.claims, list(loaded.held)
    words = loaded.held[reports[0]].report.text[10:40]
    decide = partial(send, editor, "/decide")
    steps = (
        lambda: None,
        lambda: (
            decide(kind="note", report=reports[0], text="a note on a report"),
            decide(kind="note", report=reports[0], words=words, text="a note on words"),
            decide(kind="pin", anchor=spot_of(claims[0].readings[0])),
            decide(kind="tag", report=loaded.row.id, tag="urgent"),
        ),
        lambda: (
            decide(kind="hide", anchor=spot_of(claims[2].readings[0])),
            decide(kind="relation", anchor=spot_of(claims[1].readings[0]), status="incomparable"),
            send(editor, "/look", story=loaded.row.id),
        ),
        lambda: (decide(kind="undo", undoes="last"), decide(kind="split", report=reports[0])),
    )
    for step in steps:
        step()
        asked = [(who, path) for path in addresses(desk) for who in (editor, reader)]
        warm = [shown(*one) for one in asked]
        forget()
        for one, before in zip(asked, warm, strict=True):
            assert shown(*one) == before, one[1]
    assert shown(reader, "/") != shown(editor, "/")


def test_each_form_has_its_own_visitors_token_and_leads_back_to_its_own_page(desk, known):
    loaded = load(desk, story_of(desk))
    own = {}
    for role, asked in known.items():
        for query in ("", f"?claim={loaded.story.keys[0]}", f"?claim={loaded.story.keys[1]}"):
            path = f"/story/{loaded.row.id}{query}"
            page = asked.get(path).text
            tokens = {part.split('"')[0] for part in page.split('name="form_token" value="')[1:]}
            back = {part.split('"')[0] for part in page.split('name="next" value="')[1:]}
            assert len(tokens) == 1 and back == {path}
            assert own.setdefault(role, tokens) == tokens
            assert not any(slot in page for slot in (Slots.TOKEN, Slots.SEEN, Slots.HERE))
    assert len({token for tokens in own.values() for token in tokens}) == len(NAMES)


@pytest.mark.parametrize("path", MOST_QUERIES)
def test_a_page_asks_the_database_only_so_often(desk, known, path):
    loaded = load(desk, story_of(desk))
    where = path.format(
        story=loaded.row.id, claim=loaded.story.keys[0], report=loaded.story.collated.story.reports[0]
    )
    known[Role.EDITOR].get(where)
    with queries(desk) as asked:
        assert known[Role.EDITOR].get(where).status_code == 200
    selects = [one for one in asked if one.startswith("SELECT")]
    assert len(selects) <= MOST_QUERIES[path], "\n".join(selects)


def test_of_what_is_kept_the_oldest_goes_when_it_is_too_much():
    kept, made = Kept(most=100), []

    def make(text):
        made.append(text)
        return text

    for text in ("a" * 40, "b" * 40, "a" * 40, "c" * 40, "a" * 40, "b" * 40):
        assert kept.get(text[0], lambda text=text: make(text)) == text
    assert [one[0] for one in made] == ["a", "b", "c", "b"] and kept.size <= 100


def test_a_text_that_names_a_slot_of_another_process_is_shown_as_it_is(known):
    asked = known[Role.READER]
    said = "slot0123456789abcdef0123456789abcdef0"
    page = asked.get(f"/?q={said}").text
    assert said in page and token_in(page)


def test_of_much_that_was_said_of_a_story_the_latest_stands_open(desk, known):
    loaded = load(desk, story_of(desk))
    report = list(loaded.held)[1]
    for number in range(9):
        send(known[Role.EDITOR], "/decide", kind="note", report=report, text=f"remark {number}.")
    for path in (f"/story/{loaded.row.id}", f"/report/{report}"):
        page = known[Role.READER].get(path).text
        earlier = page.split("earlier decisions</summary>")[1].split("</details>")[0]
        assert "remark 0." in earlier and "remark 8." not in earlier
        assert page.count("remark 8.") == 1
        assert 'data-fold="marks" open' in known[Role.READER].get(f"{path}?folds=marks").text
        for role in (Role.EDITOR, Role.READER):
            own = known[role].get(path).text
            tokens = {part.split('"')[0] for part in own.split('name="form_token" value="')[1:]}
            assert len(tokens) == 1 and f'name="next" value="{path}"' in own
