"""Finds what reports of unlike events share (templates, footers, standing notes), so that it does not count as likeness.

Words used here. Furniture: what a page prints around reports, such as footers and templates. Span: (start, end) in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.records import Label, Lineage, Report, SharedKind
from variorum.text.words import WORD

Span = tuple[int, int]
# What is left of the words of a template that was filled in, at most.
FILLED_IN = 0.5


def furniture(lineage: Lineage) -> Mapping[str, Sequence[Span]]:
    """Report id → spans of its text that it shares with reports of unlike events. Only pairs of reports that share
    nothing else count: where two reports tell one event, the same words at head and foot are no sign against it.
    """
    spans_of: dict[str, list[Span]] = {}
    for pair in lineage.shared:
        if pair.kind is SharedKind.BOILERPLATE:
            for span in pair.spans:
                if span.label is Label.BOILERPLATE:
                    spans_of.setdefault(pair.left, []).append((span.left_start, span.left_end))
                    spans_of.setdefault(pair.right, []).append((span.right_start, span.right_end))
    return spans_of


def lightened(report: Report, spans: Sequence[Span]) -> Report:
    """The report as it is compared: with blanks in place of its furniture. Where a report is mostly furniture (a
    template filled in), its title and its words in small letters are taken for the template's, too: only names and
    figures then say which event it is.
    """
    if not spans:
        return report
    letters = list(report.text)
    for start, end in spans:
        letters[start:end] = [letter if letter == "\n" else " " for letter in letters[start:end]]
    text, title = "".join(letters), report.title
    if len(WORD.findall(text)) < FILLED_IN * len(WORD.findall(report.text)):
        text, title = _filled(text), title and _filled(title)
    return replace(report, text=text, title=title)


def _filled(text: str) -> str:
    return WORD.sub(lambda m: " " * len(m.group()) if m.group()[0].islower() else m.group(), text)
