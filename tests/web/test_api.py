"""The desk's JSON API: what it answers, that it is what its description says, and who may decide."""

import pytest
from starlette.testclient import TestClient

from tests.desk.invented import FERRY, rows_file
from tests.web.conftest import sample_desk
from tests.web.people import NAMES, app_of, browser_of, with_accounts
from variorum.desk.accounts.people import make_token
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind, Status
from variorum.store import evidence
from variorum.web.api import PREFIX, ROUTES
from variorum.web.app import make_app
from variorum.web.guard import Guard
from variorum.web.openapi import document

TOKEN = "a token of sixteen and more"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = sample_desk(tmp_path_factory.mktemp("api-desk"))
    yield made
    made.close()


def client(desk, *, token=None, sent=None):
    app = make_app(desk, guard=Guard(hosts=frozenset(), token=token), author="Ada Tern")
    app.state.screens.deriving.patience = 60.0
    headers = {"Authorization": f"Bearer {sent}"} if sent else {}
    return TestClient(app, headers=headers, follow_redirects=False)


@pytest.fixture(scope="module")
def api(desk):
    return client(desk)


def got(api, path, **query):
    answer = api.get(f"{PREFIX}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_claim_is_found_from_the_list_of_stories_and_every_quote_stands_in_its_report(api):
    found = got(api, "/stories")
    assert found["total"] == len(found["stories"]) == 3 and found["waiting"] == 0
    ferry = max(found["stories"], key=lambda s: s["reports"])
    claims = got(api, f"/stories/{ferry['id']}/claims", status="conflict")["claims"]
    assert claims and all(c["status"] == "conflict" for c in claims)
    for claim in claims:
        assert got(api, f"/stories/{ferry['id']}/claims/{claim['key']}") == claim
        assert got(api, f"/stories/{ferry['id']}/claims/{claim['id']}") == claim
        for reading in claim["readings"]:
            text = got(api, f"/reports/{reading['report']}")["report"]["text"]
            assert text[reading["start"] : reading["end"]] == reading["quote"]
    told = got(api, f"/stories/{ferry['id']}")
    assert told["key"] == ferry["id"] and len(told["story"]["witnesses"]) >= 6
    reports = got(api, told["links"]["reports"].removeprefix(PREFIX))["reports"]
    assert {r["id"] for r in reports} == set(told["story"]["reports"]) and "text" not in reports[0]


def test_pages_lead_on_to_the_end_and_hold_everything_once(api):
    seen, offset = [], 0
    while offset is not None:
        page = got(api, "/stories", limit=2, offset=offset)
        seen += [s["id"] for s in page["stories"]]
        offset = page["next"]
    assert seen == [s["id"] for s in got(api, "/stories")["stories"]]
    assert len(got(api, "/feeds", limit=1)["feeds"]) == 1


def test_what_has_not_changed_is_not_sent_again(api):
    first = api.get(f"{PREFIX}/stories")
    again = api.get(f"{PREFIX}/stories", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = api.get(
        f"{PREFIX}/stories", params={"limit": 1}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200


def test_changes_are_told_since_a_number_without_gap_or_repeat(api):
    every = got(api, "/changes", limit=500)
    seen, since = [], 0
    while True:
        page = got(api, "/changes", since=since, limit=7)
        seen += [c["seq"] for c in page["changes"]]
        since = page["next"]
        if not page["more"]:
            break
    assert seen == [c["seq"] for c in every["changes"]] == sorted(seen) and len(seen) > 7
    assert got(api, "/changes", since=since)["changes"] == []


def test_search_finds_reports(api):
    hits = got(api, "/search", q="rudder")["hits"]
    assert hits and all("[" in hit["excerpt"] for hit in hits)


def test_an_edition_of_the_past_has_fewer_reports(api):
    ferry = max(got(api, "/stories")["stories"], key=lambda s: s["reports"])
    now = got(api, f"/stories/{ferry['id']}")["story"]["reports"]
    then = got(api, f"/stories/{ferry['id']}", as_of="2025-05-14T23:00")["story"]["reports"]
    assert 0 < len(then) < len(now)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/stories/nope", 404),
        ("/reports/nope", 404),
        ("/search", 400),
        ("/stories?limit=0", 400),
        ("/stories?limit=x", 400),
        ("/stories?offset=-1", 400),
        ("/changes?since=%C2%B2", 400),
    ],
)
def test_what_is_wrong_is_said_as_json(api, path, code):
    answer = api.get(f"{PREFIX}{path}")
    assert answer.status_code == code
    assert set(answer.json()) == {"error"}


def test_no_page_of_another_site_may_read_it(api):
    answer = api.get(f"{PREFIX}/stories", headers={"Origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    assert api.options(f"{PREFIX}/decisions", headers=asked).status_code == 405
    strict = make_app(api.app.state.screens.desk, guard=Guard(hosts=frozenset({"localhost"})))
    assert TestClient(strict).get(f"{PREFIX}/stories").status_code == 421


def test_a_decision_needs_the_token_of_the_desk(desk, api):
    ferry = max(got(api, "/stories")["stories"], key=lambda s: s["reports"])
    report = got(api, f"/stories/{ferry['id']}")["story"]["reports"][0]
    note = {"kind": "note", "reports": [report], "text": "read", "author": "Ida Brok"}
    assert api.post(f"{PREFIX}/decisions", json=note).status_code == 403, "no token, no decision"
    stranger = client(desk, token=TOKEN)
    assert stranger.post(f"{PREFIX}/decisions", json=note).status_code in {401, 403}
    assert client(desk, token=TOKEN, sent="wrong").post(f"{PREFIX}/decisions", json=note).status_code in {
        401,
        403,
    }
    ours = client(desk, token=TOKEN, sent=TOKEN)
    made = ours.post(f"{PREFIX}/decisions", json=note)
    assert made.status_code == 201, made.text
    line = desk.ledger.read_text(encoding="utf-8").splitlines()[-1]
    assert made.json()["id"] in line and "Ida Brok" in line
    for wrong in (
        b"{",
        b"[]",
        b'{"kind": "note", "reports": 3}',
        b'{"kind": "nonsense"}',
        b'{"kind": "note", "surprise": 1}',
        b'{"kind": "pin", "anchors": ["abcdefab-1-2"]}',
        b'{"kind": "retract", "reports": ["nobody"]}',
    ):
        answer = ours.post(f"{PREFIX}/decisions", content=wrong)
        assert answer.status_code == 400 and set(answer.json()) == {"error"}, wrong
    assert ours.post(f"{PREFIX}/decisions", content=b" " * 70_000).status_code == 413
    assert (
        ours.post(f"{PREFIX}/decisions", json=note, headers={"Sec-Fetch-Site": "cross-site"}).status_code
        == 403
    )


def test_the_description_has_every_route_and_no_other():
    said = document()
    assert set(said["paths"]) == {route.path for route in ROUTES}
    for route in ROUTES:
        assert set(said["paths"][route.path]) == {m.lower() for m in route.methods} - {"head"}


@pytest.mark.slow
def test_a_program_that_tries_what_a_description_allows_finds_nothing_wrong(desk):
    """Schemathesis: a few cases an operation, the same in every run. What each kind of decision needs is said in words, not in the
    schema, so a decision that fits the schema may be refused; without a token the API reads.
    """
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

    schema = schemathesis.openapi.from_dict(document())
    schema.app = make_app(desk, guard=Guard(hosts=frozenset(), token=TOKEN), author="Ada Tern")
    tried = []
    for found in schema.get_all_operations():
        operation = found.ok()
        passed_over = [ignored_auth, *([positive_data_acceptance] if operation.method == "post" else [])]

        @settings(
            max_examples=4,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def one(case):
            sent = {"Authorization": f"Bearer {TOKEN}"}
            case.call_and_validate(headers=sent, excluded_checks=passed_over)  # noqa: B023 - called before the next

        one()
        tried.append(operation.path)
    assert set(tried) == {route.path for route in ROUTES}


@pytest.mark.slow
def test_a_program_that_decides_by_an_accounts_token_finds_nothing_wrong_and_is_its_author(tmp_path):
    """POST with the token of an account, whatever the description allows: taken (201) or refused in a line (400), never an error."""
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

    desk = with_accounts(open_desk(str(tmp_path / "desk.variorum"), create=True))
    add(desk, [rows_file(tmp_path, FERRY)])
    editor = NAMES[Role.EDITOR]
    given_token = {
        scope: make_token(desk, editor, title=scope, scopes=[scope], days=1, by="test").secret
        for scope in Scope
    }
    schema = schemathesis.openapi.from_dict(document())
    schema.app = app_of(desk)
    (operation,) = (
        found.ok() for found in schema.get_all_operations() if found.ok().method.lower() == "post"
    )
    codes = set()

    @settings(
        max_examples=25,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def one(case):
        sent = {"Authorization": f"Bearer {given_token[Scope.DECIDE]}"}
        answer = case.call(headers=sent)
        case.validate_response(answer, excluded_checks=[ignored_auth, positive_data_acceptance])
        codes.add(answer.status_code)

    one()
    assert codes <= {201, 400} and 400 in codes
    with desk.store.reading() as connection:
        report = evidence.held(connection)[0].report.id
    note = {"kind": "note", "reports": [report], "text": "Seen."}
    asked = browser_of(schema.app)
    for scope, code in ((Scope.DECIDE, 201), (Scope.READ, 403)):
        asked.headers["authorization"] = f"Bearer {given_token[scope]}"
        assert asked.post(f"{PREFIX}/decisions", json=note).status_code == code, scope
    with desk.store.reading() as connection:
        assert {decision.author for decision in evidence.decisions(connection)} == {editor}
    desk.close()


def test_a_script_overrules_a_colleague_only_when_it_has_seen_what_they_decided(tmp_path):
    desk = with_accounts(sample_desk(tmp_path))
    made = make_token(
        desk, NAMES[Role.EDITOR], title="script", scopes=[Scope.READ, Scope.DECIDE], days=1, by="test"
    )
    ours, editor = client(desk, sent=made.secret), decided_by(desk)
    story = max(got(ours, "/stories")["stories"], key=lambda s: s["reports"])["id"]
    claim = next(c for c in got(ours, f"/stories/{story}/claims")["claims"] if len(c["readings"]) > 1)
    first, last = (
        f"{r['report']}-{r['start']}-{r['end']}" for r in (claim["readings"][0], claim["readings"][-1])
    )
    seen = got(ours, "/stories")["seen"]
    editor("Bo Reed", anchors=[anchor_of(last)], status=Status.CONFLICT)
    mine = {"kind": "relation", "anchors": [first], "status": "agree"}
    for known in ({}, {"seen": seen}):
        answer = ours.post(f"{PREFIX}/decisions", json={**mine, **known})
        assert answer.status_code == 409 and "Bo Reed (relation)" in answer.json()["error"]
        assert [d["author"] for d in answer.json()["decisions"]] == ["Bo Reed"]
    with desk.store.reading() as connection:
        assert [d.author for d in evidence.decisions(connection)] == ["Bo Reed"]
    # A note overrules nobody; and who has seen it may.
    assert (
        ours.post(
            f"{PREFIX}/decisions", json={"kind": "note", "anchors": [first], "text": "Ask."}
        ).status_code
        == 201
    )
    assert ours.post(f"{PREFIX}/decisions", json={**mine, "seen": answer.json()["seen"]}).status_code == 201
    for wrong in (-1, True, "1", 10**30):
        assert ours.post(f"{PREFIX}/decisions", json={**mine, "seen": wrong}).status_code == 400
    desk.close()


def decided_by(desk):
    def decided(author, **what):
        made = decide(
            DecisionKind.RELATION, at=desk.now().isoformat(timespec="microseconds"), author=author, **what
        )
        record(desk, made)
        catch_up(desk)

    return decided
