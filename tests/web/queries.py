"""What is asked of a desk's database while something is done."""

from __future__ import annotations

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def queries(desk):
    """Every statement, in order, in a list that grows."""
    asked = []
    note = lambda *said: asked.append(said[2])  # noqa: E731
    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)
