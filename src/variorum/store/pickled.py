"""Writes and reads records that one process leaves to another, pickled. Only this package's own classes and plain values are read: a file that
somebody put there cannot have anything called.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

# Modules of ours whose classes stand in drafts.
OURS = ("variorum.records.", "variorum.extract.")


class Reader(pickle.Unpickler):
    """Unpickles classes of these modules of ours alone; no functions, and nothing of any library."""

    def __init__(self, held: bytes, ours: tuple[str, ...]) -> None:
        super().__init__(io.BytesIO(held))
        self.ours = ours

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Finds classes of this package alone; any other name raises `pickle.UnpicklingError`, so that a file
        cannot run code.
        """
        if module_name.startswith(self.ours) and "." not in global_name:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} has no place here")


def dumps(value: object) -> bytes:
    """`value` as bytes that `loads` reads; its classes must be this package's own."""
    return pickle.dumps(value, protocol=5)


def loads(held: bytes, ours: tuple[str, ...] = OURS) -> Any:
    """What `dumps` made. `ours`: the beginnings of the modules whose classes are read. Raises `pickle.UnpicklingError` for anything that names a
    class from elsewhere."""
    return Reader(held, ours).load()
