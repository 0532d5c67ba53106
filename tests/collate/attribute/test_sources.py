"""Whose word it is, in the shapes that newsrooms use: one sentence each, with its brothers. Invented."""

from __future__ import annotations

import pytest

from tests.collate.attribute.test_languages import unparsed
from tests.collate.reports import parsed
from variorum.collate.attribute import attributions, quoted


def pairs(text: str, language: str = "en") -> set[tuple[str, str]]:
    found = attributions(*(parsed(text) if language == "en" else unparsed(text, language)))
    return {(a.source, text[a.start : a.end]) for a in found}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We should have closed the hall.” – Otto Lind, manager. The mill is old.", "Otto Lind, manager"),
        ("“We should have closed the hall.” — Ada Reed", "Ada Reed"),
        ("“We should have closed the hall” - Jan van den Berk, weaver, on Monday.", "Jan van den Berk"),
        ("“We should have closed the hall.”\n— Ada Reed, mayor of Tarnholm\nRain fell.", "Ada Reed, mayor of Tarnholm"),
        ("Officials said it burned. “We should have closed the hall.” -- Ola Brenn.", "Ola Brenn"),
    ],
)  # fmt: skip
def test_a_name_behind_a_dash_signs_the_quotation(text: str, source: str) -> None:
    assert (source, "“We should have closed the hall") in {(s, c[:31]) for s, c in pairs(text)}


@pytest.mark.parametrize(
    "text",
    [
        "“It was a bad night” – and a long one for the town.",
        "“It was a bad night” – Tarnholm slept badly.",
    ],
)
def test_a_dash_that_goes_on_signs_nothing(text: str) -> None:
    assert pairs(text) == set()


def test_a_name_behind_a_dash_signs_in_other_languages() -> None:
    found = pairs("« Nous aurions dû fermer la halle en mars. » – Otto Lind, directeur", "fr")
    assert ("Otto Lind, directeur", "« Nous aurions dû fermer la halle en mars. »") in found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a post on Chirp, Ola Brenn, the mayor, wrote: “It was a bad night.”", "Ola Brenn, the mayor"),
        ("Speaking on Monday, Ola Brenn, mayor of Tarn, told them: “It was a bad night.”", "Ola Brenn, mayor of Tarn"),
        ("At a meeting in Tarnholm on Monday, the mayor, Ola Brenn, said: “It was a bad night.”", "the mayor, Ola Brenn"),
        ("In a letter to the town, Ada Reed, who runs the mill, wrote: “It was a bad night.”", "Ada Reed"),
        ("Ada Reed, who served in Tarn, who has a shop in Moor, told Norrsk: “It was a bad night.”", "Ada Reed"),
    ],
)  # fmt: skip
def test_a_lead_in_with_commas_keeps_its_speaker(text: str, source: str) -> None:
    assert {s for s, c in pairs(text) if "bad night" in c} == {source}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Three workers were killed, it was reported by police.", "police", "Three workers were killed"),
        ("It was reported by police that three workers were killed.", "police", "three workers were killed"),
        ("Three workers were killed, as reported by police.", "police", "Three workers were killed"),
        ("Two ferries were late, it was confirmed by the port on Monday.", "the port", "Two ferries were late"),
        ("Reed was told by police that the mill had been locked.", "police", "the mill had been locked"),
        ("Ada Reed, who was told by police that the hall was locked, went home.", "police", "the hall was locked"),
        (
            "The hall, which was described by Otto Lind as unsafe, burned.",
            "Otto Lind",
            "The hall, which was described by Otto Lind as unsafe",
        ),
        (
            "The plan, which was called a waste by the union, was dropped.",
            "the union",
            "The plan, which was called a waste by the union",
        ),
        (
            "The loss was estimated at 9 million crowns by the insurer.",
            "the insurer",
            "The loss was estimated at 9 million crowns by the insurer",
        ),
        ("The mill had no licence, an official who asked not to be named told Vale Radio.", "an official", "The mill had no licence"),
        ("The mill was safe, a man who works next door said.", "a man", "The mill was safe"),
        ("The mill had no licence, Norrsk quoted an official as saying.", "an official", "The mill had no licence"),
        ("The mill had no licence, an official was quoted by Norrsk as saying.", "an official", "The mill had no licence"),
        ("The brigade's estimate of nine dead was too low.", "The brigade", "nine"),
        ("An estimate by the brigade put the loss at 9 million crowns.", "An estimate by the brigade", "the loss at 9 million crowns"),
    ],
)  # fmt: skip
def test_passives_and_relative_clauses_have_their_source(text: str, source: str, content: str) -> None:
    assert (source, content) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Five boats sank, the Norrsk agency reported, citing police.",
        "The Norrsk agency, citing police, reported that five boats sank.",
        "Citing police, the Norrsk agency reported that five boats sank.",
        "Five boats sank, according to the Norrsk agency, citing police.",
        "Five boats sank, the Norrsk agency said on Monday, quoting police.",
    ],
)
def test_what_is_cited_is_the_word_of_the_one_cited_by_way_of_the_one_who_cites(text: str) -> None:
    found = [a for a in attributions(*parsed(text)) if "boats sank" in text[a.start : a.end]]
    assert [a.source for a in found] == ["police"]
    assert [link.lower() for link in found[0].chain] == ["police", "the norrsk agency"]


def test_what_is_cited_between_the_verb_and_its_that_is_no_part_of_what_is_told() -> None:
    found = pairs("The agency reported on Tuesday, citing a police statement, that five boats had sunk.")
    assert found == {("a police statement", "five boats had sunk")}


def test_a_chain_of_tellers_is_kept() -> None:
    text = "Residents were told by the chief, who said the engineer had said the dam was safe."
    last = max(attributions(*parsed(text)), key=lambda a: a.start)
    assert (text[last.start : last.end], last.chain) == ("the dam was safe", ("the engineer", "the chief"))


def test_what_was_merely_seen_by_somebody_is_not_told_by_him() -> None:
    assert {s for s, _ in pairs("The mill is safe, Lind wrote in a letter seen by Norrsk.")} == {"Lind"}


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("de", "Die Halle war verschlossen, sagte ein Sprecher der Feuerwehr.", "ein Sprecher der Feuerwehr", "Die Halle war verschlossen"),
        ("de", "Die Halle war verschlossen, teilte die Feuerwehr am Montag mit.", "die Feuerwehr", "Die Halle war verschlossen"),
        ("de", "Die Halle war verschlossen, wie die Polizei am Montag mitteilte.", "die Polizei", "Die Halle war verschlossen"),
        ("de", "Die Halle war verschlossen, sagte am Montag eine Sprecherin der Stadt.", "eine Sprecherin der Stadt", "Die Halle war verschlossen"),
        ("de", "Die Polizei sagte, die Halle sei leer gewesen.", "Die Polizei", "die Halle sei leer gewesen"),
        ("de", "Die Halle sei leer gewesen, so die Polizei.", "die Polizei", "Die Halle sei leer gewesen"),
        ("fr", "La halle était fermée, a déclaré le porte-parole de la police.", "le porte-parole de la police", "La halle était fermée"),
        ("fr", "La halle était fermée, a indiqué lundi Otto Lind, directeur de l'usine.", "Otto Lind", "La halle était fermée"),
        ("fr", "La halle était fermée, affirme le maire de Tarn lors d'une réunion.", "le maire de Tarn", "La halle était fermée"),
        ("es", "La nave estaba cerrada, dijo el lunes el portavoz de la policía.", "el portavoz de la policía", "La nave estaba cerrada"),
    ],
)  # fmt: skip
def test_a_clause_closed_by_its_teller(language: str, text: str, source: str, content: str) -> None:
    assert (source, content) in pairs(text, language)


@pytest.mark.parametrize(
    "text", ["Die Halle war so voll, so dass niemand hinaus kam.", "Er ging nach Hause, sagte aber nichts."]
)
def test_what_nobody_is_said_to_have_told_has_no_source(text: str) -> None:
    assert pairs(text, "de") == set()


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir hätten die Halle schließen müssen\", sagte Otto Lind, der Leiter. Er ging.", "Otto Lind"),
        ("de", "„Die Halle war leer\", sagte Otto Lind. „Niemand war dort\", sagte Ada Reed.", "Otto Lind"),
        ("de", "»Die Halle war ganz leer«, sagte Otto Lind.", "Otto Lind"),
        ("fr", "« Nous aurions dû fermer la halle », a déclaré à la presse Otto Lind, directeur.", "Otto Lind"),
    ],
)  # fmt: skip
def test_quotations_in_mixed_and_turned_marks_have_their_speaker(
    language: str, text: str, speaker: str
) -> None:
    assert quoted(*unparsed(text, language))[0].value.speaker == speaker
