"""A desk from before the last schema: it opens, and its stories are made with the next addition."""

from __future__ import annotations

from tests.desk.invented import BRIDGE, FERRY, rows_file
from tests.store.samples import capture, report
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import status
from variorum.desk.updating.catch_up import rebuild
from variorum.store import derived, evidence, migrate
from variorum.store.captures import Captures
from variorum.store.database import Store, _engine, as_url

AT = "2031-03-03T09:00:00+00:00"


def test_what_an_older_desk_held_is_sifted_before_what_is_added(tmp_path):
    place = str(tmp_path / "desk.variorum")
    old = Store(_engine(as_url(place)), Captures(tmp_path / "desk.captures"))
    kept = [report(path=f"{n}.txt", text=row["text"], title=row["title"]) for n, row in enumerate(FERRY)]
    with old.writing() as connection:
        migrate.upgrade(connection, "0002")
        run = evidence.begin_run(connection, "add", at=AT)
        row = evidence.add_capture(connection, run, capture())
        for one in kept:
            evidence.add_report(connection, one, page=one.path, captured=AT, capture=row)
    old.close()
    desk = open_desk(place)
    add(desk, [rows_file(tmp_path, BRIDGE)])
    with desk.store.reading() as connection:
        homes = derived.stories_of(connection, [one.id for one in kept])
        before = derived.state(connection)
    assert len(homes) == 3
    assert (status(desk).pending, status(desk).reports) == (0, 5)
    rebuild(desk)
    with desk.store.reading() as connection:
        assert derived.state(connection) == before
    desk.close()
