"""A story's reports set side by side: the steps, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from variorum.collate.attribute import attributions
from variorum.collate.claims.draft import Voices
from variorum.collate.claims.name_claims import name_claims
from variorum.collate.claims.order import in_reading_order
from variorum.collate.claims.quote_claims import quote_claims
from variorum.collate.claims.statement_claims import told_by_one, told_by_several
from variorum.collate.claims.substitution_claims import substitution_claims
from variorum.collate.claims.title_claims import title_claims
from variorum.collate.claims.value_claims import internal_claims, value_claims
from variorum.collate.claims.wording_claims import wording_claims
from variorum.collate.mentions.about import figures, moments
from variorum.collate.mentions.names import bearers, named
from variorum.collate.mentions.quotes import utterances
from variorum.collate.mentions.titles import same_titles, titles
from variorum.collate.pairing import candidates, model, within_reports
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import groups, links, statements, weights
from variorum.collate.tellings import tellings
from variorum.records import Claim, CollatedStory, Lineage, Report, Sentence, Story

FIGURES, MOMENTS = "figure-model.json", "moment-model.json"


def collate(
    story: Story,
    reports: Mapping[str, Report],
    lineage: Lineage,
    sentences: Mapping[str, tuple[Sentence, ...]],
    *,
    settings: CollateSettings | None = None,
) -> CollatedStory:
    """The claims of a story, all tiers, in reading order; and on whose word its reports speak.

    Time grows with the square of the statements of independent witnesses; copies are folded first.
    """
    chosen = settings or CollateSettings()
    own = {report_id: reports[report_id] for report_id in sorted(story.reports)}
    told_by = tellings(lineage, own)
    on_word = {i: attributions(r, sentences.get(i, ())) for i, r in own.items()}
    voices = Voices(reports=own, told_by=told_by, attributions=on_word)
    claims = tuple(_claims(voices, sentences, chosen))
    return CollatedStory(
        story=story,
        lineage=lineage,
        claims=in_reading_order(claims),
        attributions=tuple(chain.from_iterable(on_word.values())),
    )


def _claims(
    voices: Voices, sentences: Mapping[str, tuple[Sentence, ...]], settings: CollateSettings
) -> Iterator[Claim]:
    said = statements(voices.reports, sentences, voices.told_by)
    linked_all = links(said, settings)
    linked = [link for link in linked_all if link.probability >= settings.least_link]
    grouped = groups(said, linked, settings)
    idf = weights(said).term
    for found, name in ((figures(said, voices.reports), FIGURES), (moments(said, voices.reports), MOMENTS)):
        learned = model(name)
        scored = tuple(candidates(found, linked_all, idf, learned))
        yield from value_claims(found, scored, voices, settings, weights=learned)
        if name == FIGURES:
            inside = within_reports(found, idf, learned)
            yield from internal_claims(found, inside, voices, settings, weights=learned)
    likely = {(link.left, link.right): link.probability for link in linked}
    yield from name_claims(bearers(named(said, voices.reports), likely, settings), voices)
    yield from title_claims(same_titles(titles(said, voices.reports), likely, settings), voices)
    yield from quote_claims(utterances(voices.reports, settings), voices, settings)
    yield from wording_claims(grouped, said, voices, settings)
    yield from substitution_claims(grouped, said, idf, voices, settings)
    yield from told_by_several(grouped, said, voices, settings)
    yield from told_by_one(grouped, said, voices)
