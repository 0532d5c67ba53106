"""A desk taken along while it is in use, made anew from that, and looked over; on both databases."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.exc import DatabaseError

from tests.desk.invented import ALL, BRIDGE, FERRY, rows_file
from tests.store.places import postgres_place
from variorum.cli.main import main
from variorum.desk.accounts.people import add_account, begin, of_session
from variorum.desk.accounts.roles import Role
from variorum.desk.decisions.decisions import decide
from variorum.desk.decisions.ledger import read
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.proposing import exchanges_of, shelf_of
from variorum.desk.queries.lookup import record, status
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.desk.upkeep.backup import back_up
from variorum.desk.upkeep.doctor import State, examine
from variorum.desk.upkeep.restoring import restore
from variorum.errors import UsageError
from variorum.records import DecisionKind
from variorum.store import derived, evidence, people, tables

PASSWORD = "seven lorries of wet gravel"


@pytest.fixture
def other_place(any_place, tmp_path):
    """Empty, and of the same kind."""
    if "://" in any_place:
        yield from postgres_place()
    else:
        yield str(tmp_path / "again" / "desk.variorum")


@pytest.fixture
def full(any_desk, tmp_path, quick_passwords):
    """With something in every place that a desk has."""
    add(any_desk, [rows_file(tmp_path, ALL)])
    with any_desk.store.reading() as connection:
        first = evidence.held(connection)[0]
    note = decide(
        DecisionKind.NOTE, at=any_desk.stamp(), author="Ada", reports=[first.report.id], text="Ask again."
    )
    record(any_desk, note)
    catch_up(any_desk)
    shelf_of(any_desk).path.write_text("{}\n")
    folder = exchanges_of(any_desk)._folder
    folder.mkdir()
    (folder / f"{'a' * 64}.json").write_text("{}")
    add_account(any_desk, "ada", role=Role.ADMIN, password=PASSWORD, by="test")
    return any_desk


@pytest.fixture
def quick_passwords(monkeypatch):
    from argon2 import PasswordHasher

    from variorum.desk.accounts import passwords

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)


def made_again(backup, place, folder, clock):
    folder.mkdir(parents=True, exist_ok=True)
    found, _ = restore(
        backup, place, captures=folder / "captures", ledger=folder / "decisions.jsonl", now=clock
    )
    return found


def everything(desk):
    """Each row of every table but sessions and what is noted of a restore, and each file."""
    with desk.store.reading() as connection:
        rows = {
            table.name: [
                tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in tables.metadata.sorted_tables
            if table.name not in {"session", "trail"}
        }
    roots = [desk.store.captures.folder, exchanges_of(desk)._folder]
    files = {p.name: p.read_bytes() for root in roots for p in root.rglob("*") if p.is_file()}
    return rows, files, desk.ledger.read_bytes(), shelf_of(desk).path.read_bytes()


def test_a_desk_made_of_its_backup_is_the_same_to_the_byte(full, other_place, tmp_path, clock):
    made = back_up(full, tmp_path / "backup")
    assert (made.reports, made.damaged, made.gone) == (5, (), ())
    again = made_again(tmp_path / "backup", other_place, tmp_path / "again", clock)
    assert everything(again) == everything(full)
    add(again, [rows_file(tmp_path, [{**BRIDGE[0], "url": "https://a.example/b", "outlet": "A"}])])
    assert status(again).reports == 6
    assert not [one for one in examine(again, thorough=True) if one.state is State.PROBLEM]
    again.close()


def test_no_file_of_a_desks_folder_is_left_out(desk, tmp_path, clock):
    """Whoever gives a desk another file names it among its belongings."""
    add(desk, [rows_file(tmp_path, FERRY)])
    (tmp_path / "rows.jsonl").unlink()
    with desk.store.reading() as connection:
        report = evidence.held(connection)[0].report.id
    record(desk, decide(DecisionKind.NOTE, at=desk.stamp(), author="Ada", reports=[report], text="x"))
    shelf_of(desk).path.touch()
    folder = exchanges_of(desk)._folder
    folder.mkdir()
    (folder / f"{'a' * 64}.json").touch()
    back_up(desk, tmp_path / "out" / "backup")
    kept = {p.name for p in (tmp_path / "out").rglob("*") if p.is_file()}
    there = {p.name for p in tmp_path.rglob("*") if p.is_file() and "out" not in p.parts}
    of_sqlite = {"desk.variorum", "desk.variorum-wal", "desk.variorum-shm"}
    assert there - of_sqlite == kept - {"database", "backup.json"}


def test_a_backup_taken_while_reports_arrive_names_nothing_that_it_lacks(
    any_desk, other_place, any_place, tmp_path, clock
):
    rows = [
        {**FERRY[0], "url": f"https://a.example/{n}", "text": FERRY[0]["text"] + f" Boat {n} came."}
        for n in range(40)
    ]
    stop = threading.Event()

    def arrive():
        own = open_desk(
            any_place, captures=tmp_path / "captures", ledger=tmp_path / "decisions.jsonl", now=clock
        )
        for n, row in enumerate(rows):
            if stop.is_set():
                break
            add(own, [rows_file(tmp_path, [row], f"{n}.jsonl")], derive=False)
        own.close()

    writer = threading.Thread(target=arrive)
    writer.start()
    for n in range(3):
        back_up(any_desk, tmp_path / f"backup{n}")
    stop.set()
    writer.join()
    again = made_again(tmp_path / "backup2", other_place, tmp_path / "again", clock)
    assert not [one for one in examine(again, thorough=True) if one.state is State.PROBLEM]
    with again.store.reading() as connection:
        assert {h.report.title for h in evidence.held(connection)} <= {FERRY[0]["title"]}
    again.close()


def test_sessions_end_with_a_restore_and_the_trail_says_so(full, other_place, tmp_path, clock):
    secret = begin(full, "ada", what="a browser", whence="")
    back_up(full, tmp_path / "backup")
    again = made_again(tmp_path / "backup", other_place, tmp_path / "again", clock)
    with again.store.reading() as connection:
        assert of_session(connection, again, secret) is None
        (_, told), *_ = people.trail(connection, limit=1)
    assert (told.deed, "1 sessions ended" in told.what) == ("desk restored", True)
    again.close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "backup.json").unlink(),
        lambda folder: (folder / "backup.json").write_text("[]"),
        lambda folder: (folder / "database").write_bytes(b"x"),
        lambda folder: next(folder.glob("captures/??/*")).write_bytes(b"x"),
        lambda folder: next(folder.glob("captures/??/*")).unlink(),
        lambda folder: (folder / "decisions.jsonl").write_text("{}\n"),
        lambda folder: named(folder, "../../evil"),
        lambda folder: named(folder, "exchanges/../../evil"),
        lambda folder: named(folder, "other.jsonl"),
        lambda folder: newer(folder),
    ],
)
def test_a_backup_that_is_not_whole_makes_no_desk(desk, tmp_path, clock, harm):
    add(desk, [rows_file(tmp_path, FERRY)])
    with desk.store.reading() as connection:
        report = evidence.held(connection)[0].report.id
    record(desk, decide(DecisionKind.NOTE, at=desk.stamp(), author="Ada", reports=[report], text="x"))
    back_up(desk, tmp_path / "backup")
    (tmp_path / "evil").write_text("evil")
    harm(tmp_path / "backup")
    with pytest.raises(UsageError, match="backup"):
        restore(tmp_path / "backup", str(tmp_path / "again" / "desk.variorum"), now=clock)
    assert not (tmp_path / "again").exists()


def named(folder, name):
    told = json.loads((folder / "backup.json").read_text())
    told["files"][name] = "0" * 64
    (folder / "backup.json").write_text(json.dumps(told))


def newer(folder):
    told = json.loads((folder / "backup.json").read_text())
    (folder / "backup.json").write_text(json.dumps({**told, "schema": "9999"}))


def test_nothing_that_is_there_is_overwritten(desk, tmp_path, clock):
    add(desk, [rows_file(tmp_path, FERRY)])
    back_up(desk, tmp_path / "backup")
    with pytest.raises(UsageError, match="there already"):
        back_up(desk, tmp_path / "backup")
    with pytest.raises(UsageError, match="already"):
        restore(tmp_path / "backup", str(tmp_path / "desk.variorum"), now=clock)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "decisions.jsonl").touch()
    with pytest.raises(UsageError, match="is there already"):
        restore(tmp_path / "backup", str(tmp_path / "other" / "desk.variorum"), now=clock)
    with pytest.raises(UsageError, match="sqlite"):
        from variorum.store.snapshots import put_back

        put_back("postgresql://nobody@localhost/none", tmp_path / "backup" / "database", "sqlite")


def test_an_older_desk_is_brought_up_to_date_when_it_is_restored(tmp_path, clock):
    from variorum.store import migrate
    from variorum.store.captures import Captures
    from variorum.store.database import Store, _engine, as_url

    place = tmp_path / "old.variorum"
    old = Store(_engine(as_url(str(place))), Captures(tmp_path / "old.captures"))
    with old.writing() as connection:
        migrate.upgrade(connection, "0003")
    desk = type(
        "Old", (), {"store": old, "ledger": tmp_path / "d.jsonl", "stamp": lambda _: clock().isoformat()}
    )()
    assert back_up(desk, tmp_path / "backup").schema == "0003"
    old.close()
    again, _ = restore(tmp_path / "backup", str(tmp_path / "again" / "desk.variorum"), now=clock)
    with again.store.reading() as connection:
        assert migrate.revision(connection) == migrate.head()
    again.close()


# What the doctor finds


def problems(desk, **how):
    return [f"{one.about}: {one.said}" for one in examine(desk, **how) if one.state is State.PROBLEM]


def test_a_desk_that_is_well_has_no_problems(full):
    assert problems(full, thorough=True) == []
    assert {one.about for one in examine(full)} >= {
        "database",
        "captures",
        "decisions",
        "work",
        "accounts",
        "clock",
    }


def test_the_doctor_finds_what_is_lost_damaged_or_about_to_be(full, clock, monkeypatch):
    first = next(full.store.captures.folder.glob("??/*"))
    first.write_bytes(b"other bytes")
    assert problems(full) == []
    assert "not what was received" in "".join(problems(full, thorough=True))
    first.unlink()
    assert "captures: 1 are gone" in "".join(problems(full))
    full.ledger.rename(full.ledger.with_name("moved.jsonl"))
    assert "1 are in the database and not in decisions.jsonl" in "".join(problems(full))
    full.ledger.write_text("half a li")
    assert "cannot be read" in "".join(problems(full))
    clock.forward(days=-2)
    assert "still to come" in "".join(problems(full))
    with full.store.writing() as connection:
        people.change_account(connection, "ada", disabled=full.stamp())
    assert "nobody is admin" in "".join(problems(full))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    assert "free on its disk" in "".join(problems(full))


def test_the_doctor_finds_a_page_of_the_database_that_is_damaged(desk, tmp_path):
    add(desk, [rows_file(tmp_path, ALL)])
    desk.close()
    file = tmp_path / "desk.variorum"
    sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    for page in range(len(content) // 4096 * 2 // 3, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(content)
    (only,) = problems(desk)
    assert only.startswith("database: ")
    with pytest.raises((UsageError, sqlite3.Error, DatabaseError)):
        back_up(desk, tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


# At the command line


def told(place, *given):
    return CliRunner().invoke(main, ["desk", "--desk", str(place), *map(str, given)])


def test_the_commands_of_a_backup(tmp_path):
    place, again = tmp_path / "desk.variorum", tmp_path / "again" / "desk.variorum"
    told(place, "init")
    told(place, "add", rows_file(tmp_path, ALL))
    said = told(place, "backup", tmp_path / "backup")
    assert (said.exit_code, "5 reports, 5 captures" in said.output) == (0, True)
    assert told(again, "restore", tmp_path / "backup").exit_code == 0
    assert told(again, "status").output == told(place, "status").output
    assert "There is" not in told(again, "doctor").output and told(again, "doctor").exit_code == 0
    shutil.rmtree(tmp_path / "desk.captures")
    lost = told(place, "doctor")
    assert (lost.exit_code, "problem" in lost.output) == (1, True)
    assert told(place, "backup", tmp_path / "second").exit_code == 1
    assert Path(tmp_path / "second" / "database").is_file()


# What a status says


def test_a_status_is_the_same_to_the_byte_after_the_same_again_and_after_a_rebuild(
    any_place, tmp_path, monkeypatch
):
    """Refusals are among it: the same thing refused twice is one."""
    monkeypatch.setenv("VARIORUM_DECISIONS", str(tmp_path / "decisions.jsonl"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "broken.jsonl").write_text('{"text": \n')
    rows_file(folder, ALL)
    told(any_place, "init")
    assert "1 refused" in told(any_place, "add", folder).output
    desk = open_desk(any_place)
    with desk.store.reading() as connection:
        report = evidence.held(connection)[0].report.id
    desk.close()
    told(any_place, "retract", report, "--why", "not ours", "--author", "Ada")
    before = told(any_place, "status").output
    assert "1 refusal, 1 decision" in before
    listed = told(any_place, "refusals").output
    assert told(any_place, "add", folder).exit_code == 0
    assert told(any_place, "status").output == before
    assert told(any_place, "rebuild").exit_code == 0
    assert told(any_place, "status").output == before
    again = told(any_place, "refusals").output
    assert "2 times" in again and again.count("\n") == listed.count("\n")
    assert read(tmp_path / "decisions.jsonl").refused == ()


def test_a_rebuild_leaves_what_is_derived_as_it_was(full):
    with full.store.reading() as connection:
        before = derived.state(connection)
    rebuild(full)
    with full.store.reading() as connection:
        assert derived.state(connection) == before
