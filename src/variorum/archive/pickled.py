"""Writes and reads drafts between two stages, pickled. Only this package's own classes and plain values are read: a file that somebody put there
cannot have anything called.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

# Modules of ours whose classes stand in drafts.
OURS = ("variorum.records.", "variorum.extract.")


class Reader(pickle.Unpickler):
    """Unpickles classes of `records` and of the extract room alone; no functions, and nothing of any library."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Finds classes of this package alone; any other name raises `pickle.UnpicklingError`, so that a file
        cannot run code.
        """
        if module_name.startswith(OURS) and "." not in global_name:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} has no place in a draft")


def dumps(value: object) -> bytes:
    """`value` as bytes that `loads` reads; its classes must be this package's own."""
    return pickle.dumps(value, protocol=5)


def loads(held: bytes) -> Any:
    """What `dumps` made. Raises `pickle.UnpicklingError` for anything that names a class from elsewhere."""
    return Reader(io.BytesIO(held)).load()
