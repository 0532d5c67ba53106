"""A desk with an account of each role, and browsers of each."""

from __future__ import annotations

from starlette.testclient import TestClient

from variorum.desk.accounts.people import add_account
from variorum.desk.accounts.roles import Role
from variorum.web.app import make_app
from variorum.web.guard import Guard

HOME = "http://127.0.0.1:8373"
PASSWORD = "seven lorries of wet gravel"
NAMES = {Role.READER: "Rhea Wren", Role.EDITOR: "Ada Tern", Role.ADMIN: "Max Gull"}
HTML = {"accept": "text/html,*/*"}


def with_accounts(desk):
    for role, name in NAMES.items():
        add_account(desk, name, role=role, password=PASSWORD, by="test")
    return desk


def app_of(desk, **guard):
    app = make_app(desk, guard=Guard(hosts=frozenset({"127.0.0.1", "testserver"}), **guard), author="nobody")
    app.state.screens.deriving.patience = 60.0
    return app


def browser_of(app, *, base=HOME, client=("127.0.0.1", 50000)):
    return TestClient(app, base_url=base, follow_redirects=False, headers=HTML, client=client)


def token_in(page: str) -> str:
    return page.split('name="form_token" value="')[1].split('"')[0]


def log_in(asked, name, password=PASSWORD, *, back="/", origin=HOME):
    form = {
        "form_token": token_in(asked.get("/login").text),
        "name": name,
        "password": password,
        "next": back,
    }
    return asked.post("/login", data=form, headers={"origin": origin})


def send(asked, path, origin=HOME, page="/account", **fields):
    """A form as a page of ours sends it."""
    return asked.post(
        path, data={"form_token": token_in(asked.get(page).text), **fields}, headers={"origin": origin}
    )
