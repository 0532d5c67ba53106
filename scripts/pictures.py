"""Make docs/pictures from the real pages of the bundled sample: `make pictures`.

Drives the distribution's Chromium through Playwright, which downloads nothing for it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from variorum.pipeline import collate
from variorum.publish import as_html
from variorum.sample import sample_folder, sample_reports

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE, NARROW = 1280, 390
# Larger files make the README slow to open.
LARGEST = 400_000


def chromium() -> str:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    sys.exit(f"pictures: none of {', '.join(NAMES)} is installed; on Debian: apt-get install chromium")


@contextmanager
def sample_page() -> Iterator[Path]:
    """The sample's dossier as a page in a folder of its own, with its reports named without this machine's paths."""
    before = Path.cwd()
    with sample_folder() as reports, tempfile.TemporaryDirectory() as folder:
        os.chdir(reports)
        try:
            dossier = collate([file.name for file in sample_reports(Path())], one_story=True)
        finally:
            os.chdir(before)
        page = Path(folder) / "dossier.html"
        page.write_text(as_html(dossier).first, encoding="utf-8")
        yield page


def save(name: str, image: bytes) -> None:
    target = FOLDER / f"{name}.png"
    target.write_bytes(image)
    print(f"{target.name}: {len(image) / 1000:.0f} kB")
    if len(image) > LARGEST:
        sys.exit(f"pictures: {target.name} is larger than {LARGEST / 1000:.0f} kB; show less of the page")


def top(page: Any, height: int) -> bytes:
    """The first `height` pixels."""
    image: bytes = page.screenshot(
        clip={"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}, full_page=True
    )
    return image


def part(page: Any, selector: str, height: int | None = None) -> bytes:
    """One element with the page's margin around it, at most `height` pixels of it."""
    box = page.locator(selector).first.evaluate(
        "e => { const b = e.getBoundingClientRect(); return [b.x + scrollX, b.y + scrollY, b.width, b.height]; }"
    )
    x, y, width, tall = box
    clip = {"x": max(0, x - 16), "y": y - 16, "width": width + 32, "height": min(tall, height or tall) + 32}
    image: bytes = page.screenshot(clip=clip, full_page=True)
    return image


def wide(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(address)
    save("dossier", top(page, 1000))
    save("collation", part(page, "section[aria-labelledby=collation]", 1100))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.evaluate("document.getElementById('told').textContent = ''")
    save("report", part(page, "#r4"))
    save("lineage", part(page, ".picture"))
    page.evaluate("document.querySelectorAll('details.pairs').forEach((d, n) => { d.open = n === 0; })")
    save("side-by-side", part(page, "details.pairs", 900))
    page.close()


def narrow(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": NARROW, "height": 844}, device_scale_factor=2)
    page.goto(address)
    save("telephone", top(page, 844))
    page.close()


def dark(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900}, color_scheme="dark")
    page.goto(address)
    save("dark", top(page, 900))
    page.close()


def main() -> None:
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    with sample_page() as file, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for picture in (wide, narrow, dark):
            picture(browser, file.as_uri())
        browser.close()


if __name__ == "__main__":
    main()
