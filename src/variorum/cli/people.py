"""`variorum desk user …` and `variorum desk token …`: accounts of a desk, from the machine that it runs on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from variorum.cli.printing import say
from variorum.desk.accounts.roles import Role, Scope
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.cli.place import Place

from_input = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of standard input."
)


def _by() -> str:
    """The name that the trail has for changes made here: the user logged in at this machine, who need not have an account."""
    from variorum.desk.desk import login

    return f"{login()} (command line)"


def _password(name: str, from_stdin: bool) -> str:
    """The password, asked for at the terminal, or the first line of standard input. `name`: of the account."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError("a password is asked for at a terminal; elsewhere give --password-stdin")
    found: str = click.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True, err=True)
    return found


@click.group()
def user() -> None:
    """Who may come in: accounts with a role. From the first one on everybody logs in, on this machine, too.

    \b
    variorum desk user add ada --role admin --password-stdin < ada.txt
    variorum desk user list
    variorum desk user trail
    """  # noqa: D301 - \b is click's mark for lines to keep as they are


@user.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default="editor",
    show_default=True,
    help="What it may do.",
)
@click.option("--no-password", is_flag=True, help="For somebody whom a proxy lets in (serve --proxy-login).")
@from_input
@click.pass_obj
def add(place: Place, name: str, role: str, no_password: bool, password_stdin: bool) -> None:
    """Add an account. Readers look, editors decide, admins see to accounts, too."""
    with place.open() as opened:
        from variorum.desk.accounts.people import add_account, checked_name

        # the name as accounts have it: no blanks at its ends
        called = checked_name(name)
        password = None if no_password else _password(called, password_stdin)
        made = add_account(opened, called, role=Role(role), password=password, by=_by())
    say(f"Added: {made.name}, {made.role}.")


@user.command("list")
@click.pass_obj
def list_(place: Place) -> None:
    """Every account, its role, and how many sessions and tokens are open."""
    from variorum.store import people

    with place.open() as opened, opened.store.reading() as connection:
        accounts, sessions, tokens = (
            people.accounts(connection),
            people.sessions(connection),
            people.tokens(connection),
        )
    for account in accounts:
        state = f", disabled since {account.disabled[:10]}" if account.disabled else ""
        # without a password, somebody comes in by a proxy that vouches for them
        way = "" if account.secret else ", no password"
        within = sum(session.account == account.name for session in sessions)
        open_tokens = sum(token.account == account.name and not token.ended for token in tokens)
        say(f"{account.name}: {account.role}{way}{state}; {within} sessions, {open_tokens} tokens")
    if not accounts:
        say("There are no accounts: whoever reaches this desk is let in.")


@user.command()
@click.argument("name")
@from_input
@click.pass_obj
def password(place: Place, name: str, password_stdin: bool) -> None:
    """Set a new password. Ends the account's sessions."""
    with place.open() as opened:
        from variorum.desk.accounts.people import known, set_password

        with opened.store.reading() as connection:
            called = known(connection, name).name
        set_password(opened, called, _password(called, password_stdin), by=_by())
    say(f"The password of {called} is set, and every session of it ended.")


@user.command()
@click.argument("name")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.pass_obj
def role(place: Place, name: str, role: str) -> None:
    """Give an account another role."""
    with place.open() as opened:
        from variorum.desk.accounts.people import set_role

        set_role(opened, name, Role(role), by=_by())
    say(f"{name} is {role} now.")


@user.command()
@click.argument("name")
@click.pass_obj
def disable(place: Place, name: str) -> None:
    """Let an account in no more: its sessions and tokens end now. What it decided stays."""
    with place.open() as opened:
        from variorum.desk.accounts import people

        people.disable(opened, name, by=_by())
    say(f"{name} is disabled; sessions and tokens are ended.")


@user.command()
@click.argument("name")
@click.pass_obj
def enable(place: Place, name: str) -> None:
    """Let a disabled account in again. Its tokens stay ended."""
    with place.open() as opened:
        from variorum.desk.accounts import people

        people.enable(opened, name, by=_by())
    say(f"{name} is enabled.")


@user.command()
@click.option("--limit", default=50, show_default=True, help="How many lines.")
@click.option("--who", help="Only what this account did.")
@click.pass_obj
def trail(place: Place, limit: int, who: str | None) -> None:
    """What was done, the latest first: logins, refused ones too, and whatever an account changed or took along."""
    from variorum.store import people

    with place.open() as opened, opened.store.reading() as connection:
        found = people.trail(connection, limit=limit, who=who)
    for _, entry in found:
        on = f" {entry.what}" if entry.what else ""
        whence = f" from {entry.whence}" if entry.whence else ""
        # nineteen characters of the time: up to the second
        say(f"{entry.at[:19].replace('T', ' ')}  {entry.who or 'nobody'}: {entry.deed}{on}{whence}")
    if not found:
        say("Nothing yet.")


@click.group()
def token() -> None:
    """What scripts come in with: each belongs to an account and is good for what it names."""


@token.command("add")
@click.argument("name")
@click.option("--title", required=True, help="What it is for.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="May be repeated.",
)
@click.option(
    "--days", type=click.IntRange(1, 3650), default=90, show_default=True, help="After which it ends."
)
@click.pass_obj
def token_add(place: Place, name: str, title: str, scopes: tuple[str, ...], days: int) -> None:
    """Make a token of the account NAME. It is shown once, alone on standard output."""
    with place.open() as opened:
        from variorum.desk.accounts.people import make_token

        made = make_token(
            opened, name, title=title, scopes=[Scope(one) for one in scopes], days=days, by=_by()
        )
    say(f"Token {made.id}, kept by the desk as a hash and not shown again:", err=True)
    say(made.secret)


@token.command("list")
@click.pass_obj
def token_list(place: Place) -> None:
    """Every token, whose it is and what it is good for."""
    from variorum.store import people

    with place.open() as opened, opened.store.reading() as connection:
        found = people.tokens(connection)
    for known in found:
        # a token is ended by hand, or ends by itself on a day, or never
        over = (
            f"ended {known.ended[:10]}"
            if known.ended
            else f"until {known.until[:10]}"
            if known.until
            else "open"
        )
        say(f"{known.id}  {known.account}: {known.title} ({', '.join(known.scopes)}), {over}")
    if not found:
        say("There are no tokens.")


@token.command("end")
@click.argument("token_id", metavar="ID")
@click.pass_obj
def token_end(place: Place, token_id: str) -> None:
    """End a token. Its id is the first word of its line in `token list`."""
    with place.open() as opened:
        from variorum.desk.accounts.people import end_token

        end_token(opened, token_id, of=None, by=_by())
    say(f"Ended: {token_id}.")
