import json

import pytest

from .story import ONE, OTHER


@pytest.fixture
def reports(tmp_path):
    """Two invented reports that say one thing in wholly other words."""
    rows = tmp_path / "reports.jsonl"
    told = (("Herald", ONE), ("Courier", OTHER))
    rows.write_text(
        "".join(
            json.dumps({"path": f"{outlet}.txt", "outlet": outlet, "published": "2031-03-04", "text": text})
            + "\n"
            for outlet, text in told
        )
    )
    return rows
