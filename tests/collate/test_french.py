"""French read in depth: what is said, by whom, to whom, where and whether, compared part by part; and without its parser what is
read by lexicon alone."""

from __future__ import annotations

import pytest

from tests.collate.collating import witnesses
from tests.collate.reports import report
from variorum.collate import collate
from variorum.parse import parse
from variorum.records import Claim, Depth, Kind, Sentence, Status, Story
from variorum.text import parsers
from variorum.text.depths import depth, depth_of
from variorum.text.parsers import has_parser

french = pytest.mark.skipif(
    not has_parser("fr"), reason="the French parser is not installed: pip install 'variorum[french]'"
)
AROUND = (
    "La halle de Valmorin borde le canal depuis un siècle.",
    "Des commerçants balayaient encore le verre brisé dans la soirée.",
)


def statements(*told: str, published: str = "2031-06-04") -> list[Claim]:
    """The claims about statements of two witnesses that say these sentences among others."""
    made = [
        report(f"{text}\n{AROUND[n]}", id=f"r{n}", language="fr", published=published)
        for n, text in enumerate(told)
    ]
    found = collate(
        Story(id="s", title="", reports=tuple(r.id for r in made)),
        {r.id: r for r in made},
        witnesses(*([r] for r in made)),
        parse(made),
    )
    return [c for c in found.claims if c.kind is Kind.STATEMENT and c.tier < 3]


def statuses(*told: str) -> set[Status]:
    return {c.status for c in statements(*told)} - {Status.SINGLE, Status.TOLD}


def sentence(text: str) -> Sentence:
    return parse([report(text, language="fr")])["r1"][0]


@french
@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "La police a arrêté deux hommes à Castra.",
            "Deux hommes ont été interpellés par la police à Castra.",
        ),
        (
            "Le préfet a réquisitionné vingt camions.",
            "Vingt camions ont été réquisitionnés par le préfet.",
        ),
        (
            "La directrice a remis les clés du coffre au ravisseur.",
            "Les clés du coffre ont été remises au ravisseur par la directrice.",
        ),
        ("Le pont de la Gare s’est effondré à Rochevive.", "Le pont de la Gare s'est écroulé à Rochevive."),
    ],
)
def test_one_deed_in_two_grammars_is_one(one: str, two: str) -> None:
    assert statuses(one, two) & {Status.AGREE, Status.COMPATIBLE}


@french
@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "La maire de Valmorin a ordonné l’évacuation du quartier.",
            "L’évacuation du quartier n’a pas été ordonnée par la maire de Valmorin.",
        ),
        (
            "Un visiteur du zoo de Lanvallon a ouvert la cage du tigre.",
            "Aucun visiteur du zoo de Lanvallon n’a ouvert la cage du tigre.",
        ),
        (
            "La maire de Castelmont a reçu les grévistes.",
            "La maire de Castelmont a refusé de recevoir les grévistes.",
        ),
    ],
)
def test_what_one_says_and_another_denies_differs(one: str, two: str) -> None:
    assert Status.CONFLICT in statuses(one, two)


@french
@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Who did it to whom.
        ("Le syndicat a assigné la direction en justice.", "La direction a assigné le syndicat en justice."),
        # What is done, and what is to come.
        ("L’usine Corvel a fermé ses portes.", "L’usine Corvel fermera ses portes."),
        # What is known, and what others say.
        ("Le conducteur a perdu le contrôle du car.", "Le conducteur aurait perdu le contrôle du car."),
        # In two places.
        ("La police a arrêté deux hommes à Castra.", "La police a arrêté deux hommes à Orlan."),
        # One that was not told of before, and one by name.
        ("La société Beltran a inspecté l’ouvrage.", "Une société a inspecté l’ouvrage."),
        # One person in two posts.
        (
            "La maire, Odile Carbonnel, a décrété un deuil de trois jours.",
            "Odile Carbonnel, préfète du département, a décrété un deuil de trois jours.",
        ),
        # What was only asked for.
        (
            "Le juge a ouvert une enquête sur l’usine.",
            "Le juge demande l’ouverture d’une enquête sur l’usine.",
        ),
    ],
)
def test_what_is_not_the_same_does_not_agree(one: str, two: str) -> None:
    assert not statuses(one, two) & {Status.AGREE, Status.COMPATIBLE}


@french
def test_labels_are_those_that_the_rules_are_written_in() -> None:
    tokens = sentence("Deux hommes n’ont pas été arrêtés par la police.").tokens
    found = {t.text: (t.dep, t.tag) for t in tokens}
    assert found["hommes"] == ("nsubjpass", "NNS")
    assert found["pas"][0] == "neg"
    assert found["par"][0] == "agent"
    assert (tokens[[t.text for t in tokens].index("police")].dep) == "pobj"
    assert "".join(t.text for t in tokens) == "Deuxhommesn’ontpasétéarrêtésparlapolice."


@french
def test_a_participle_taken_for_another_word_is_the_verb() -> None:
    tokens = sentence("Le pont de la Gare s’est effondré lundi à Rochevive.").tokens
    verb = next(t for t in tokens if t.text == "effondré")
    assert (verb.lemma, verb.pos, verb.dep) == ("effondrer", "VERB", "ROOT")


@french
def test_more_is_no_negation() -> None:
    tokens = sentence("Les secours ont évacué plus de 300 personnes.").tokens
    assert all(t.dep != "neg" for t in tokens)


@french
def test_it_is_said_to_be_read_in_depth() -> None:
    assert depth("fr", "Douze blessés") is Depth.IN_DEPTH


def test_without_its_parser_french_is_read_for_values_and_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers, "_is_installed", lambda name: False)
    made = report("La police a arrêté deux hommes à Castra.", language="fr")
    assert depth_of(made) is Depth.VALUES
    assert all(not s.tokens for s in parse([made])[made.id])
    assert not statuses("La police a arrêté deux hommes.", "Deux hommes ont été arrêtés par la police.")


@french
def test_who_says_it_behind_the_verb_of_saying_is_no_statement() -> None:
    told = (
        "Au moins neuf passagers ont été blessés dans la collision du tram samedi, a indiqué la mairie.",
        "Le bilan de la collision du tram est monté à douze blessés dimanche, a indiqué la mairie.",
    )
    assert not [c for c in statements(*told) if any(r.quote == "a indiqué la mairie" for r in c.readings)]
