"""The desk's screens as pictures for the docs: python -m tests.web.pictures docs/pictures"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.web.conftest import FLAGS, Served, chromium, sample_desk
from tests.web.looking_up import screens

SHOWN = ("desk", "collation", "chosen", "reader", "side-by-side", "lineage", "changes", "versions")
WIDTHS = {1280: 860, 390: 844}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        served = Served(sample_desk(Path(place)))
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width, height in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, base_url=served.url)
            for name, address in screens(served).items():
                if name in SHOWN:
                    page.goto(address)
                    page.screenshot(path=folder / f"desk-{name}-{width}.png")
        browser.close()
        served.stop()
        served.desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
