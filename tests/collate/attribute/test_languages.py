"""Sources in languages without a parser: cue words and the phrase beside them."""

from __future__ import annotations

import pytest

from tests.collate.reports import report
from variorum.collate.attribute import attributions, quoted
from variorum.records import Sentence
from variorum.text.sentences import sentence_spans


def unparsed(text: str, language: str) -> tuple[object, tuple[Sentence, ...]]:
    made = report(text, language=language)
    spans = [(n, s) for n, b in enumerate(made.blocks) for s in sentence_spans(text, b.start, b.end)]
    return made, tuple(Sentence(report=made.id, start=s, end=e, block=n) for n, (s, e) in spans)


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("fr", "Selon la police, neuf bateaux ont coulé.", "la police", "neuf bateaux ont coulé"),
        (
            "fr",
            "Neuf bateaux ont coulé, selon les autorités locales.",
            "les autorités locales",
            "Neuf bateaux ont coulé",
        ),
        ("fr", "Le maire a déclaré que le port était vide.", "Le maire", "le port était vide"),
        (
            "es",
            "Ana Ruiz, la alcaldesa, dijo que el puerto estaba vacío.",
            "Ana Ruiz",
            "el puerto estaba vacío",
        ),
        ("es", "Según la policía, nueve barcos se hundieron.", "la policía", "nueve barcos se hundieron"),
        ("it", "Il sindaco ha detto che il porto era vuoto.", "Il sindaco", "il porto era vuoto"),
        ("pt", "O prefeito afirmou que o porto estava vazio.", "O prefeito", "o porto estava vazio"),
        (
            "de",
            "Die Polizei teilte mit, dass neun Boote gesunken seien.",
            "Die Polizei",
            "neun Boote gesunken seien",
        ),
        ("de", "Laut Polizei sanken neun Boote im Hafen.", "Polizei", "sanken neun Boote im Hafen"),
        ("nl", "De burgemeester zei dat de haven leeg was.", "De burgemeester", "de haven leeg was"),
    ],
)
def test_a_told_stretch_has_its_source(language: str, text: str, source: str, content: str) -> None:
    found = attributions(*unparsed(text, language))
    assert (source, content) in {(a.source, text[a.start : a.end]) for a in found}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Le port était vide à midi », a déclaré Anne Roche.", "Anne Roche"),
        ("es", "“El puerto estaba vacío”, dijo Ana Ruiz.", "Ana Ruiz"),
        ("it", "Anna Ricci ha detto: «Il porto era vuoto a mezzogiorno».", "Anna Ricci"),
        ("de", "„Der Hafen war mittags leer“, sagte Anna Roth.", "Anna Roth"),
        ("pt", "“O porto estava vazio ao meio-dia”, disse Ana Reis.", "Ana Reis"),
    ],
)
def test_a_quotation_has_its_speaker(language: str, text: str, speaker: str) -> None:
    assert [q.value.speaker for q in quoted(*unparsed(text, language))] == [speaker]


def test_the_cue_word_in_another_sense_is_no_source() -> None:
    assert attributions(*unparsed("Il secondo modello era vuoto.", "it")) == ()
    assert attributions(*unparsed("Hay reglas, según las cuales nadie entra.", "es")) == ()


def test_a_language_without_cues_gives_nothing() -> None:
    assert attributions(*unparsed("Satama oli tyhjä, poliisi sanoi.", "fi")) == ()


@pytest.mark.parametrize(
    ("language", "text", "chain", "content"),
    [
        ("de", "Otto Lind zufolge war die Halle leer.", ("Otto Lind",), "war die Halle leer"),
        ("de", "Einem Sprecher zufolge starben drei Menschen.", ("Einem Sprecher",), "starben drei Menschen"),
        (
            "de",
            "Die Halle war nach Angaben der Polizei leer.",
            ("Polizei",),
            "Die Halle war nach Angaben der Polizei leer",
        ),
        ("de", "Die Polizei teilte mit, die Halle sei leer.", ("Die Polizei",), "die Halle sei leer"),
        ("de", "Drei Menschen starben, hieß es von der Polizei.", ("der Polizei",), "Drei Menschen starben"),
        (
            "de",
            "Drei Menschen starben, berichtete Norrsk unter Berufung auf die Polizei.",
            ("die Polizei", "Norrsk"),
            "Drei Menschen starben",
        ),
        (
            "de",
            "Wie die Agentur Norrsk unter Berufung auf die Polizei berichtete, starben drei Menschen.",
            ("die Polizei", "die Agentur Norrsk"),
            "starben drei Menschen",
        ),
        (
            "fr",
            "Trois personnes sont mortes, a annoncé l'agence Norrsk, citant la police.",
            ("la police", "l'agence Norrsk"),
            "Trois personnes sont mortes",
        ),
        (
            "es",
            "Tres personas murieron, informó la agencia Norrsk, citando a la policía.",
            ("la policía", "la agencia Norrsk"),
            "Tres personas murieron",
        ),
        (
            "nl",
            "Drie mensen kwamen om, meldt persbureau Norrsk op gezag van de politie.",
            ("de politie", "persbureau Norrsk"),
            "Drie mensen kwamen om",
        ),
        ("nl", "Volgens de politie was de hal leeg.", ("de politie",), "was de hal leeg"),
        ("nl", "De hal was volgens de politie leeg.", ("de politie",), "De hal was volgens de politie leeg"),
    ],
)
def test_brothers_of_who_told_it(language: str, text: str, chain: tuple[str, ...], content: str) -> None:
    made, cut = unparsed(text, language)
    assert {(a.chain, text[a.start : a.end]) for a in attributions(made, cut)} == {(chain, content)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", '„Die Halle", sagte Lind, „war leer seit März."'),
        ("fr", "« La halle », a dit Lind, « était vide depuis mars. »"),
        ("es", "«La nave», dijo Lind, «estaba vacía desde marzo»."),
    ],
)
def test_both_parts_of_words_that_were_broken_off_are_the_speakers(language: str, text: str) -> None:
    made, cut = unparsed(text, language)
    assert {a.source for a in attributions(made, cut)} == {"Lind"}
