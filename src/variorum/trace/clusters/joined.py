"""Joins what is connected, over others too."""

from __future__ import annotations

import numpy as np

from variorum.trace.words.postings import Ints


def labels(count: int, left: Ints, right: Ints) -> Ints:
    """For each node, the least number in its component: numbers are handed over the edges and chains shortened until nothing changes (Shiloach and
    Vishkin 1982).
    """
    labels = np.arange(count)
    while True:
        ours, theirs = labels[left], labels[right]
        if (ours == theirs).all():
            return labels
        least = np.minimum(ours, theirs)
        np.minimum.at(labels, ours, least)
        np.minimum.at(labels, theirs, least)
        while (labels[labels] != labels).any():
            labels = labels[labels]
