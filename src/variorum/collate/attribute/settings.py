"""Thresholds of attribution."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeSettings:
    """Reach of the rules that find who said what. Chosen by reading the failures on 120 reports of ../shared/stories and
    40 of ../shared/pairs (other outlets and years than the six events); held by evaluation/test_attribution.py.
    """

    # Characters. A name with what is said of its bearer ("X, a baker") is kept whole up to this; beyond, the name alone.
    longest_source: int = 60
    # Characters. A longer source is a misread sentence: dropped.
    widest_source: int = 160
    # Tokens between a quotation and the verb that gives its speaker.
    cue_reach: int = 22
    # Tokens before a colon in which a person's name is taken for the speaker's, whatever the verb.
    colon_reach: int = 7
    # Words. A shorter quotation that nobody is said to have spoken is a term or a title.
    fewest_words_spoken: int = 4
    # Share of its sentence that a quotation must fill to be read as speech of the last speaker.
    standing_share: float = 0.6
    # Sentences before a quotation that stands alone in which its speaker must be found.
    speaker_back: int = 3
    # Characters before the colon of "X: ..." and after that of "...: X".
    longest_label: int = 48
    # Where there is no parse. Words of a source up to a mark of punctuation.
    longest_surface: int = 9
    # Characters around a quotation in which its cue must stand.
    surface_reach: int = 160
