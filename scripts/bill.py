"""What the default install brings: dist/bill-of-materials.json (CycloneDX) and dist/licences.md, from an environment made of the pins.

`make bill`. The first argument is the environment's Python; the same environment gives the same files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
BILL = DIST / "bill-of-materials.json"
LICENCES = DIST / "licences.md"
# What Apache-2.0 cannot be handed on beside, as one work.
UNFIT = ("GPL-2.0-only", "AGPL", "SSPL", "BUSL", "Proprietary")


def bill(python: str) -> dict[str, Any]:
    """The bill, written and read again."""
    DIST.mkdir(exist_ok=True)
    words = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        python,
        "--pyproject",
        str(ROOT / "pyproject.toml"),
    ]
    words += ["--output-reproducible", "--output-format", "JSON", "--output-file", str(BILL)]
    subprocess.run(words, check=True)
    found: dict[str, Any] = json.loads(BILL.read_text(encoding="utf-8"))
    return found


def licence_of(component: dict[str, Any]) -> str:
    """As the package says it of itself; "not said" where it does not."""
    said = []
    for one in component.get("licenses", ()):
        inner = one.get("license", {})
        said.append(one.get("expression") or inner.get("id") or inner.get("name") or "")
    return " and ".join(dict.fromkeys(" ".join(word.split())[:80] for word in said if word)) or "not said"


def is_unfit(licence: str) -> bool:
    """Of several that one may choose from, every one must be unfit."""
    return all(any(bad in choice for bad in UNFIT) for choice in licence.split(" OR "))


def table(components: list[dict[str, Any]]) -> str:
    """Markdown, a row a package."""
    rows = [f"| {one['name']} | {one.get('version', '')} | {licence_of(one)} |" for one in components]
    return "\n".join(
        [
            "# Licences of the default install",
            "",
            "| package | version | licence |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def main() -> int:
    """1 where a licence is said that ours cannot stand beside."""
    found = bill(sys.argv[1])
    components = sorted(
        (one for one in found["components"] if one["name"] != "variorum"), key=lambda one: one["name"].lower()
    )
    LICENCES.write_text(table(components), encoding="utf-8")
    unfit = [f"{one['name']}: {licence_of(one)}" for one in components if is_unfit(licence_of(one))]
    silent = [one["name"] for one in components if licence_of(one) == "not said"]
    print(
        f"{len(components)} packages: {BILL.relative_to(ROOT)}, {LICENCES.relative_to(ROOT)}; licence not said: {', '.join(silent) or 'none'}"
    )
    for line in unfit:
        print(f"unfit: {line}")
    return bool(unfit)


if __name__ == "__main__":
    raise SystemExit(main())
