"""Joins what is connected, over others too."""

from __future__ import annotations

import numpy as np

from variorum.trace.words.postings import Ints


def labels(count: int, left: Ints, right: Ints) -> Ints:
    """For each node, the least number in its component: numbers are handed over the edges and chains shortened until
    nothing changes (Shiloach and Vishkin 1982). `count`: how many nodes; `left` and `right`: the ends of each edge, by number.
    """
    labels = np.arange(count)
    while True:
        left_labels, right_labels = labels[left], labels[right]
        if (left_labels == right_labels).all():
            return labels
        least = np.minimum(left_labels, right_labels)
        # both ends get the lesser number of the two
        np.minimum.at(labels, left_labels, least)
        np.minimum.at(labels, right_labels, least)
        # a label is a node, too, and may have got a lesser label
        while (labels[labels] != labels).any():
            labels = labels[labels]
