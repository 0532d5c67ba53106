"""Decides, in a run of sentences, which units are the report's, and what each is: paragraph, subhead, caption or credit.

Words used here. Unit: a line of the text, or a block of hard-wrapped lines. Sentence: a unit that reads like one.
Teaser: a line that leads to another story. Item: a line of a list. `every`: all units of the text, in order; `index`: the place of one in
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.extract.blocks.captions import credit_only
from variorum.extract.boilerplate.furniture import closes, is_furniture, leads_away, word_count
from variorum.extract.dom.region import Region
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.dates import dates
from variorum.extract.plaintext.units import Unit
from variorum.extract.settings import ExtractSettings


def kept(every: Sequence[Unit], start: int, end: int, settings: ExtractSettings) -> Iterator[tuple[int, str]]:
    """The units from `start` to before `end` that belong to the report, as (index, kind): "paragraph", "caption", "credit" or "subhead"."""
    for index in range(start, end):
        unit = every[index]
        following = every[index + 1] if index + 1 < len(every) else None
        # a sentence over a credit is a caption
        if unit.sentence:
            is_caption = (
                following is not None
                and not following.sentence
                and (is_photo_credit(following.text, settings) or PICTURED.match(following.text) is not None)
            )
            yield index, "caption" if is_caption else "paragraph"
        elif PICTURED.search(unit.text):
            yield index, "credit" if PICTURED.match(unit.text) else "caption"
        elif is_photo_credit(unit.text, settings) and index > start and every[index - 1].sentence:
            yield index, "credit"
        elif _is_teaser(every, index, start):
            continue
        elif following is not None and following.sentence and _is_subhead(unit, settings):
            yield index, "subhead"
        elif _is_item(unit, settings) and _is_between_sentences(
            every, index, 1 if unit.words >= settings.item_words else settings.list_lines
        ):
            yield index, "paragraph"
    # The photographer under the last picture stands after the last sentence.
    if 0 < end < len(every) and every[end - 1].sentence and is_photo_credit(every[end].text, settings):
        yield end, "credit"


# What closes a caption that stands among the paragraphs.
PICTURED = re.compile(
    r"\((?:Image|Photo|Picture|Image credit|Photo credit|Picture credit|Credit|Foto|Bild|Imagen|Immagine|Imagem|Crédit)s?\s*:[^()]{2,60}\)\s*$",
    re.IGNORECASE,
)
# So many titles stand under "Related articles" at most.
MOST_TEASERS = 6


def _is_teaser(every: Sequence[Unit], index: int, start: int) -> bool:
    """Whether the unit is a title in a list of other stories ("Related articles") that stands among the paragraphs."""
    for above in range(index - 1, max(start, index - MOST_TEASERS) - 1, -1):
        if every[above].sentence:
            return False
        if leads_away(every[above].text):
            return True
    return False


def _is_item(unit: Unit, settings: ExtractSettings) -> bool:
    """Whether a line that does not end as a sentence can be part of a list, a post or a quotation."""
    text = unit.text
    return (
        unit.words > 1
        and not is_furniture(text, settings)
        and not byline(text, settings)
        and next(dates(text), None) is None
    )


def _is_between_sentences(every: Sequence[Unit], index: int, reach: int) -> bool:
    """Whether sentences stand on both sides with no more than `reach` other lines between them."""
    sentence_before = next(
        (near for near in range(index - 1, max(-1, index - reach - 2), -1) if every[near].sentence), None
    )
    sentence_after = next(
        (near for near in range(index + 1, min(len(every), index + reach + 2)) if every[near].sentence), None
    )
    # a single line (reach 1) may have one other line on either side
    return (
        sentence_before is not None
        and sentence_after is not None
        and (sentence_after - sentence_before <= reach + 1 or reach == 1)
    )


def is_photo_credit(text: str, settings: ExtractSettings) -> bool:
    """Whether a line of plain text is only a photographer's credit: short, no sentence, no date."""
    return (
        word_count(text) <= settings.photo_credit_words[0]
        and not closes(text)
        and next(dates(text), None) is None
        and credit_only(text, Region.NONE, settings)
    )


def _is_subhead(unit: Unit, settings: ExtractSettings) -> bool:
    """Whether the unit can be a subhead: few words, a capital, no furniture, byline or date."""
    text = unit.text
    return (
        1 <= unit.words <= settings.subhead_words
        and text[0].isupper()
        and not is_furniture(text, settings)
        and not byline(text, settings)
        and next(dates(text), None) is None
    )
