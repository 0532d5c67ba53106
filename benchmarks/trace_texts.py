"""Invented reports with known truth: who was built from whose text. Reproducible: everything follows from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from variorum.records import Block, BlockKind, Report
from variorum.text.ids import content_id

ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
CODAS = ["", "n", "r", "s", "t", "l", "m", "nd", "rt", "sk"]
VOCABULARY = 30_000
WORDS = 500
SENTENCE = (12, 26)
PARAGRAPH = 2
# Of 100 reports so many are built from another; the rest are alone. As a desk's day looks: many carry wires.
KINDS = {"copy": 12, "trimmed": 8, "update": 8, "excerpt": 12}
# Copies of one report, at most: a wire story's carriers.
CARRIERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """`truth` holds pairs of ids, sorted, that share text because one was built from the other or both from one."""

    reports: tuple[Report, ...]
    truth: frozenset[tuple[str, str]]


def texts(count: int, seed: int = 7, carried: float = 0.16) -> Texts:
    dice = np.random.default_rng(seed)
    maker = Maker(dice)
    bodies: list[list[list[str]]] = []
    groups: list[list[int]] = []
    for group in built(maker, carried):
        groups.append(list(range(len(bodies), len(bodies) + len(group))))
        bodies += group
        if len(bodies) >= count:
            break
    reports = tuple(_report(n, body) for n, body in enumerate(bodies[:count]))
    truth = {
        (min(a, b), max(a, b))
        for group in groups
        for i, one in enumerate(group)
        for other in group[i + 1 :]
        if other < count and maker.share(bodies[one], bodies[other])
        for a, b in [(reports[one].id, reports[other].id)]
    }
    return Texts(reports=reports, truth=frozenset(truth))


def built(maker: Maker, carried: float = 0.16) -> Iterator[list[list[list[str]]]]:
    """Without end: a report, and those that are built from it, as sentences of words."""
    kinds = [kind for kind, share in KINDS.items() for _ in range(share)]
    while True:
        origin = maker.story()
        group = [origin]
        if maker.dice.random() < carried:
            count = int(maker.dice.integers(1, CARRIERS + 1))
            group += [
                maker.built_from(origin, kinds[int(maker.dice.integers(len(kinds)))]) for _ in range(count)
            ]
        yield group


def written(body: list[list[str]]) -> list[str]:
    """Paragraphs."""
    return [
        " ".join(" ".join(s).capitalize() + "." for s in body[n : n + PARAGRAPH])
        for n in range(0, len(body), PARAGRAPH)
    ]


class Maker:
    """Words fall off as Zipf's law has it, and a pool of phrases recurs as idioms and titles of office do."""

    def __init__(self, dice: np.random.Generator) -> None:
        self.dice = dice
        self.words = _vocabulary(dice)
        weights = 1 / np.arange(1, len(self.words) + 1)
        self.bounds = np.cumsum(weights / weights.sum())
        self.phrases = [self.draw(int(dice.integers(4, 8))) for _ in range(400)]

    def draw(self, count: int) -> list[str]:
        return [
            self.words[n]
            for n in np.searchsorted(self.bounds, self.dice.random(count)).clip(0, VOCABULARY - 1)
        ]

    def sentence(self) -> list[str]:
        words = self.draw(int(self.dice.integers(*SENTENCE)))
        if self.dice.random() < 0.15:
            at = int(self.dice.integers(len(words)))
            words[at:at] = self.phrases[int(self.dice.integers(len(self.phrases)))]
        return words

    def story(self, length: int = WORDS) -> list[list[str]]:
        sentences: list[list[str]] = []
        while sum(map(len, sentences)) < length:
            sentences.append(self.sentence())
        return sentences

    def built_from(self, origin: list[list[str]], kind: str) -> list[list[str]]:
        if kind == "copy":
            return [self.edited(s, 0.02) for s in origin]
        if kind == "trimmed":
            return [self.edited(s, 0.02) for s in origin[: max(3, len(origin) * 4 // 10)]]
        if kind == "update":
            kept = [self.edited(s, 0.03) for s in origin if self.dice.random() < 0.55]
            return self.story(WORDS // 3) + kept
        at = int(self.dice.integers(max(1, len(origin) - 4)))
        own = self.story(WORDS - 90)
        middle = len(own) // 2
        return own[:middle] + [self.edited(s, 0.02) for s in origin[at : at + 4]] + own[middle:]

    def edited(self, sentence: list[str], rate: float) -> list[str]:
        return [self.draw(1)[0] if self.dice.random() < rate else word for word in sentence]

    @staticmethod
    def share(one: list[list[str]], other: list[list[str]]) -> bool:
        """Two reports built from one may hold different parts of it: then nothing is there to be found. Four runs of
        eight words are eleven words in a row, or more.
        """
        ours = {tuple(s[i : i + 8]) for s in one for i in range(len(s) - 7)}
        shared = sum(tuple(s[i : i + 8]) in ours for s in other for i in range(len(s) - 7))
        return shared >= 4


def _vocabulary(dice: np.random.Generator) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        syllables = 1 + int(dice.random() * 1.5 + len(found) / VOCABULARY * 2)
        found[
            "".join(
                ONSETS[int(dice.integers(len(ONSETS)))]
                + VOWELS[int(dice.integers(len(VOWELS)))]
                + CODAS[int(dice.integers(len(CODAS)))]
                for _ in range(syllables)
            )
        ] = None
    return list(found)


def _report(number: int, body: list[list[str]]) -> Report:
    lines = written(body)
    text, blocks, at = "\n\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line)))
        at += len(line) + 2
    path = f"{number:06}.txt"
    return Report(id=content_id(path, text), path=path, digest="", text=text, blocks=tuple(blocks))
