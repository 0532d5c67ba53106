from __future__ import annotations

import pytest

from variorum.gather import gather


@pytest.fixture
def put(tmp_path):
    """Writes a file and gives its path as text."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def read(put):
    """What gathering one named file gives."""

    def gathered(name, content, **given):
        return list(gather([put(name, content)], **given))

    return gathered
