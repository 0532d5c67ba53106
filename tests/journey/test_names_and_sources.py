"""Names, posts and whose word it is, from two reports through all rooms and the command line: cases and their brothers, each in
both orders. Invented."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner

from variorum.cli.main import main

AROUND = {
    "en": (
        "Fire broke out in a carpet mill in Tarnholm on Monday night, officials said. {} The mill employs 240 people and "
        "stands on the river, a mile from the town. Police have closed two roads.",
        "A blaze swept through the carpet mill of Tarnholm late on Monday. {} Investigators will look at the wiring of the "
        "dye hall. The owner, Calder Weave, said it would help the families.",
    ),
    "de": (
        "Ein Feuer zerstörte die Teppichfabrik. {} Der Brand begann am Montagabend in Tarnholm.",
        "In Tarnholm brannte die Fabrik. {} Das Feuer brach am Montagabend in Tarnholm aus.",
    ),
    "fr": (
        "Un incendie a détruit la fabrique de tapis. {} Le feu a pris lundi soir à Tarnholm.",
        "La fabrique de Tarnholm a brûlé lundi. {} Les pompiers sont restés toute la nuit dans la ville.",
    ),
}


@cache
def _collated(text: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["collate", str(file), "--one-story", "--format", "json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def dossier(here: str, there: str, *, turned: bool = False, language: str = "en") -> dict[str, Any]:
    first, second = AROUND[language]
    texts = [("The Tarn Post", first.format(here)), ("Vale Radio", second.format(there))]
    rows = [
        {"path": outlet, "outlet": outlet, "published": "2031-05-13", "title": "Tarnholm", "text": text}
        for outlet, text in (reversed(texts) if turned else texts)
    ]
    return _collated("".join(json.dumps(row) + "\n" for row in rows))


def claims(found: dict[str, Any], *words: str, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        c
        for c in found["stories"][0]["claims"]
        if c["kind"] in kinds and all(any(w in r["quote"] for r in c["readings"]) for w in words)
    ]


def sources(found: dict[str, Any], words: str) -> dict[str, set[str]]:
    """Outlet → whose word the stretches with these words are."""
    texts = {r["id"]: r for r in found["reports"]}
    told: dict[str, set[str]] = {r["outlet"]: set() for r in found["reports"]}
    for a in found["stories"][0]["attributions"]:
        report = texts[a["report"]]
        if words in report["text"][a["start"] : a["end"]]:
            told[report["outlet"]].add(a["source"])
    return told


ORDERS = pytest.mark.parametrize("turned", [False, True])


@ORDERS
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Joris van den Berk", "Joris Vandenberk"),
        ("Carlos de la Vega", "Carlos Delavega"),
        ("Omar al-Hadid", "Omar Alhadid"),
        ("Seung Jeong-gyu", "Seung Jeonggyu"),
    ],
)
def test_a_name_is_set_beside_its_other_spelling_whole(one: str, two: str, turned: bool) -> None:
    said = "A witness, {}, saw sparks."
    found = dossier(said.format(one), said.format(two), turned=turned)
    claim = next(c for c in claims(found, one, two, kinds=("name",)))
    assert claim["status"] == "variant"


@ORDERS
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Brennan O’Farrow, the coroner, opened an inquiry.", "Brennan O'Farrow, the coroner, opened an inquiry."),
        ("OTTO LIND, the manager, was arrested.", "Otto Lind, the manager, was arrested."),
        ("Ada D’Angelo, the surgeon, treated them.", "Ada D'Angelo, the surgeon, treated them."),
        ("ADA O’REED, the mayor, wept.", "Ada O'Reed, the mayor, wept."),
    ],
)  # fmt: skip
def test_capitals_and_typography_make_no_fuller_name(one: str, two: str, turned: bool) -> None:
    found = dossier(one, two, turned=turned)
    name = one.split(",")[0]
    named = claims(found, name, two.split(",")[0], kinds=("name",))
    assert [c["status"] for c in named] == ["agree"]
    assert "fuller" not in named[0]["why"]


@ORDERS
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ola Brenn, the deputy mayor of Tarnholm,", "Ola Brenn, the mayor of Tarnholm,"),
        ("Ola Brenn, vice president of the council,", "Ola Brenn, president of the council,"),
        ("Ola Brenn, 56, assistant manager of the mill,", "Ola Brenn, the manager of the mill,"),
    ],
)
def test_another_rank_is_another_post(one: str, two: str, turned: bool) -> None:
    found = dossier(f"{one} said the mill had been warned.", f"{two} said the mill had been warned.", turned=turned)  # fmt: skip
    shown = claims(found, one.rstrip(","), two.rstrip(","), kinds=("role",))
    assert [c["status"] for c in shown] in (["variant"], ["conflict"])


@ORDERS
def test_two_people_of_one_surname_are_two(turned: bool) -> None:
    found = dossier(
        "Otto Lind and Ada Lind ran the mill. Lind was in the hall.",
        "Ada Lind and Otto Lind own the mill. Lind was at home.",
        turned=turned,
    )
    for claim in found["stories"][0]["claims"]:
        if claim["kind"] in ("name", "role"):
            quoted = " ".join(r["quote"] for r in claim["readings"])
            assert not ("Otto" in quoted and "Ada" in quoted), claim


@ORDERS
@pytest.mark.parametrize(
    ("here", "language"),
    [
        ("“We should have closed the hall in March, and everybody knew it.” – Otto Lind, manager.", "en"),
        ("“We should have closed the hall in March, and everybody knew it.” — Otto Lind.", "en"),
        ("“We should have closed the hall in March, and everybody knew it” - Otto Lind, manager of the mill.", "en"),
        ("« Nous aurions dû fermer la halle en mars, tout le monde le savait. » – Otto Lind, directeur.", "fr"),
    ],
)  # fmt: skip
def test_a_quotation_signed_behind_a_dash(here: str, language: str, turned: bool) -> None:
    there = {
        "en": "“We should have closed the hall in March, and everybody knew it,” Otto Lind, the manager, said.",
        "fr": "« Nous aurions dû fermer la halle en mars, tout le monde le savait », a déclaré Otto Lind.",
    }[language]
    found = dossier(here, there, turned=turned, language=language)
    words = {"en": "closed the hall in March", "fr": "fermer la halle en mars"}[language]
    for told in sources(found, words).values():
        assert {s.split(",")[0] for s in told} == {"Otto Lind"}


@ORDERS
@pytest.mark.parametrize(
    "lead",
    [
        "In a post on Chirp, Ola Brenn, the mayor, wrote: {}",
        "Speaking on Monday, Ola Brenn, the mayor, told them: {}",
        "In a letter to the town, on paper, Ola Brenn, the mayor, wrote: {}",
        "{} Ola Brenn, the mayor, wrote on Chirp.",
    ],
)
def test_a_lead_in_with_commas(lead: str, turned: bool) -> None:
    words = "“Our hearts are with the families of the weavers tonight,”"
    there = f"{words} Ola Brenn, the mayor, wrote on Chirp."
    found = dossier(lead.format(words if lead.startswith("{") else words.replace(",”", ".”")), there, turned=turned)  # fmt: skip
    assert set(map(frozenset, sources(found, "Our hearts are").values())) == {
        frozenset({"Ola Brenn, the mayor"})
    }


@ORDERS
@pytest.mark.parametrize(
    ("here", "source"),
    [
        ("Die Halle war verschlossen, sagte ein Sprecher der Feuerwehr.", "ein Sprecher der Feuerwehr"),
        ("Die Halle war verschlossen, teilte die Feuerwehr am Montag mit.", "die Feuerwehr"),
        ("Die Halle war verschlossen, wie die Polizei mitteilte.", "die Polizei"),
        ("Die Halle war verschlossen, so die Polizei.", "die Polizei"),
    ],
)
def test_a_german_teller_behind_the_clause(here: str, source: str, turned: bool) -> None:
    speech = '„Wir hätten die Halle im März schließen müssen", sagte Otto Lind, der Leiter des Werks.'
    there = "Otto Lind, der Leiter des Werks, sagte: „Wir hätten die Halle im März schließen müssen.“"
    found = dossier(f"{speech} {here}", there, turned=turned, language="de")
    assert sources(found, "im März schließen") == {
        "The Tarn Post": {"Otto Lind"},
        "Vale Radio": {"Otto Lind"},
    }
    assert sources(found, "Halle war verschlossen")["The Tarn Post"] == {source}


@ORDERS
@pytest.mark.parametrize(
    "here",
    [
        "Three workers were killed, it was reported by police.",
        "It was reported by police that three workers were killed.",
        "Three workers were killed, as reported by police.",
        "Three workers were killed, police were quoted as saying.",
    ],
)
def test_a_passive_has_its_source(here: str, turned: bool) -> None:
    found = dossier(
        f"{here} The mill had no licence, an official who asked not to be named told Vale Radio.",
        "According to police, four workers were killed. The mill had no licence, Norrsk quoted an official as saying.",
        turned=turned,
    )
    killed = claims(found, "hree workers", "four workers", kinds=("quantity",))[0]
    assert {r["attributed_to"] for r in killed["readings"]} == {"police"}
    assert sources(found, "had no licence") == {
        "The Tarn Post": {"an official"},
        "Vale Radio": {"an official"},
    }


@ORDERS
@pytest.mark.parametrize(
    "here",
    [
        "Four people were detained, the Norrsk agency reported, citing police.",
        "Citing police, the Norrsk agency reported that four people were detained.",
        "The Norrsk agency, citing police, reported that four people were detained.",
        "Four people were detained, according to the Norrsk agency, citing police.",
    ],
)
def test_two_who_have_it_from_police_are_one_word(here: str, turned: bool) -> None:
    found = dossier(here, "Four people were detained, police said.", turned=turned)
    held = claims(found, "our people", kinds=("quantity",))[0]
    assert {r["attributed_to"] for r in held["readings"]} == {"police"}
    chains = [a["chain"] for a in found["stories"][0]["attributions"] if a["source"] == "police"]
    assert any([link.lower() for link in chain] == ["police", "the norrsk agency"] for chain in chains)
