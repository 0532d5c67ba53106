"""Puts keys into groups as pairs of them are found to belong together (union–find).

Words used here. Parent: the next key on the way to the one that stands for its group.
"""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Groups of `keys`, each of its own at first. The smallest key of a group stands for it."""

    __slots__ = ("_parent",)

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}

    def __contains__(self, key: str) -> bool:
        return key in self._parent

    def first(self, key: str) -> str:
        """The key that stands for the group of `key`. Nearly constant time: paths are halved on the way."""
        parent = self._parent
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Makes one group of the two groups."""
        kept, gone = sorted((self.first(one), self.first(other)))
        self._parent[gone] = kept

    def groups(self) -> dict[str, list[str]]:
        """The key that stands for each group → all keys of the group, both in the order in which the keys were given."""
        groups: dict[str, list[str]] = {}
        for key in self._parent:
            groups.setdefault(self.first(key), []).append(key)
        return groups
