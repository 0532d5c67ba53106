"""The documents as a site of pages, into build/site: `make site`. Links and anchors that lead nowhere are errors.

The documents stay as they are, at the places where a reader of the repository finds them; what they link to outside of `docs/` is
copied beside them, so that the same links hold on the site.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
PAGES = BUILD / "pages"
SITE = BUILD / "site"
# Pages at the root that are documents, in the order of the menu.
TOP = ("README", "GLOSSARY", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG", "SECURITY", "CODE_OF_CONDUCT")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
CONFIG = """site_name: variorum
docs_dir: pages
site_dir: site
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.indexes, search.suggest, content.code.copy]
plugins: [search]
markdown_extensions: [tables, fenced_code, toc, admonition, pymdownx.superfences]
validation:
  nav: {omitted_files: ignore, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""


def stage() -> None:
    """Copies of all that is shown or linked to."""
    shutil.rmtree(BUILD / "pages", ignore_errors=True)
    shutil.copytree(ROOT / "docs", PAGES / "docs")
    for name in TOP:
        shutil.copy(ROOT / f"{name}.md", PAGES)
    for page in sorted(PAGES.rglob("*.md")):
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            if "://" in link or link.startswith("mailto:"):
                continue
            there = (page.parent / link).resolve()
            if not there.exists() and there.is_relative_to(PAGES):
                _copy(there.relative_to(PAGES))


def _copy(place: Path) -> None:
    """A file of the repository that a page links to; of a folder its list. What is not there is left for mkdocs to tell."""
    here, there = ROOT / place, PAGES / place
    if here.is_file():
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(here, there)


def main() -> int:
    """Exit code of mkdocs, which warns of nothing or fails."""
    stage()
    (BUILD / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(BUILD / "mkdocs.yml")]
    # The theme's makers tell in a box what they plan; that is no fault of a page.
    told = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(words, check=False, env=told, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    else:
        print(f"{len(list(SITE.rglob('*.html')))} pages in {SITE.relative_to(ROOT)}")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
