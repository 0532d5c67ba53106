"""The desk's screens as pictures for the docs: python -m tests.web.pictures docs/pictures"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.web.conftest import FLAGS, Served, chromium, sample_desk
from tests.web.looking_up import sample_story, screens
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind, Status
from variorum.store import derived

SHOWN = (
    "desk",
    "search",
    "collation",
    "as-of",
    "chosen",
    "reader",
    "side-by-side",
    "lineage",
    "changes",
    "versions",
    "rewritten",
)
WIDTHS = {1280: 860, 390: 844}


def decided(served) -> None:
    """What the screen of decisions has to tell: one that holds, two against each other, one without a target."""
    with served.desk.store.reading() as connection:
        first, second = (anchor_of(c.id) for c in derived.claims(connection, sample_story(served))[:2])
    for kind, author, said in (
        (DecisionKind.NOTE, "Ada Tern", {"anchors": [first], "text": "Ask the harbour office which it is."}),
        (DecisionKind.RELATION, "Bo Reed", {"anchors": [second], "status": Status.CONFLICT}),
        (DecisionKind.RELATION, "Ada Tern", {"anchors": [second], "status": Status.COMPATIBLE}),
        (DecisionKind.PIN, "Bo Reed", {"anchors": [anchor_of("abcdef0123456789-5-20")]}),
    ):
        at = served.desk.now().isoformat(timespec="microseconds")
        record(served.desk, decide(kind, at=at, author=author, **said))
    catch_up(served.desk)


def main(folder: Path) -> None:
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        os.chdir(place)  # so that no page names a path of this machine
        served = Served(sample_desk(Path()))
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        addresses = [(name, address) for name, address in screens(served).items() if name in SHOWN]
        for names in (addresses, [("decisions", "/decisions")]):
            for width, height in WIDTHS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, base_url=served.url)
                for name, address in names:
                    page.goto(address)
                    page.screenshot(path=folder / f"desk-{name}-{width}.png")
                page.close()
            decided(served)
        browser.close()
        served.stop()
        served.desk.close()
        os.chdir(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
