"""What saved pages put into a report and behind it: titles of others, captions, letters to subscribe to, the author's life. All invented."""

from __future__ import annotations

import pytest

from variorum.extract import extract
from variorum.records import BlockKind, Capture
from variorum.text.ids import digest

MENU = "\n".join(
    [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Travel",
        "Video",
        "Shop",
        "Jobs",
        "Dating",
        "Archive",
        "Log in",
        "Help",
    ]
)

REPORTS = {
    "en": [
        "The old mill on the Vale burned down on Monday night, and nobody was hurt in the fire.",
        "Nine engines were sent from three towns, the fire service said in a short statement on Tuesday.",
        "The roof fell in at about two in the morning, when the last of the workers had left the yard.",
        "The mayor said the wall on the river side would have to come down before the end of the week.",
        "Children had been seen near the stairs in the afternoon, but the police think the wires were old.",
        "The owner, who bought the mill nine years ago, said that she would build it up again by spring.",
        "Some forty families along the river were asked to keep their windows shut until the smoke had gone.",
        "The road to Norvik was open again by noon, and the buses ran as they do on every other day.",
    ],
    "de": [
        "Die alte Mühle am Fluss ist in der Nacht zum Dienstag abgebrannt, verletzt wurde dabei niemand.",
        "Neun Wagen aus drei Orten seien gekommen, teilte die Feuerwehr am Dienstag in Norvik kurz mit.",
        "Das Dach stürzte gegen zwei Uhr ein, als die letzten Arbeiter den Hof schon verlassen hatten.",
        "Die Mauer zum Fluss müsse noch in dieser Woche abgetragen werden, sagte die Bürgermeisterin dazu.",
        "Am Nachmittag waren Kinder an der Treppe gesehen worden, doch die Polizei denkt an alte Leitungen.",
        "Die Besitzerin, die das Haus vor neun Jahren gekauft hat, will es bis zum Frühjahr wieder aufbauen.",
        "Vierzig Familien am Ufer sollten ihre Fenster geschlossen halten, bis der Rauch abgezogen war.",
        "Die Straße nach Norvik war am Mittag wieder frei, und die Busse fuhren wie an anderen Tagen auch.",
    ],
    "fr": [
        "Le vieux moulin du Vale a brûlé dans la nuit de lundi à mardi, et personne n'a été blessé.",
        "Neuf engins sont venus de trois villes, ont indiqué les pompiers mardi dans un court communiqué.",
        "Le toit est tombé vers deux heures du matin, quand les derniers ouvriers avaient quitté la cour.",
        "Le mur du côté de la rivière devra être abattu avant la fin de la semaine, a dit le maire.",
        "Des enfants avaient été vus près de l'escalier, mais la police pense à une vieille installation.",
        "La propriétaire, qui a acheté le moulin il y a neuf ans, veut le rebâtir avant le printemps.",
        "Quarante familles ont été priées de fermer leurs fenêtres jusqu'à ce que la fumée soit partie.",
        "La route de Norvik était ouverte à midi, et les cars roulaient comme tous les autres jours.",
    ],
}  # fmt: skip


def body(text: str) -> str:
    content = text.encode()
    capture = Capture(path="a.txt", content=content, digest=digest(content), media_type="text/plain")
    (report,) = extract([capture]).reports
    kinds = (BlockKind.PARAGRAPH, BlockKind.SUBHEAD)
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.kind in kinds)


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"{title} - The Vale Post", MENU, title, *parts, MENU]) + "\n"


TITLES = {"en": "Old mill burns down on the Vale", "de": "Alte Mühle am Fluss brennt ab", "fr": "Le vieux moulin du Vale brûle"}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "heading", "teasers", "caption"),
    [
        ("en", "Related articles", ("Bridge over the Vale closed for a month", "Norvik votes on a new school today"), "The mill in better days (Image: VALE POST)"),
        ("de", "Lesen Sie auch", ("Brücke über den Fluss für Wochen gesperrt", "Norvik stimmt über neue Schule ab"), "Die Mühle in besseren Tagen (Foto: VALE)"),
        ("fr", "Lire aussi", ("Le pont du Vale fermé pour un mois", "Norvik vote sur une nouvelle école"), "Le moulin autrefois (Crédit : VALE)"),
    ],
)  # fmt: skip
def test_titles_and_captions_among_paragraphs_are_none(
    language: str, heading: str, teasers: tuple[str, str], caption: str
) -> None:
    said = REPORTS[language]
    got = body(page(TITLES[language], *said[:2], heading, *teasers, *said[2:4], caption, *said[4:]))
    assert all(sentence in got for sentence in said)
    assert not any(t in got for t in (*teasers, caption, heading))


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("en", ("Share your thoughts with friends.", "More Vale Post", "A boat was found on the shore at noon, and its owner is away.", "Tom Brenn",
                "What made the fair so popular?", "The fair has been held on the meadow for a hundred years and more.")),
        ("en", ("Ada Reed is a reporter for the Vale Post.", "Want more stories like this?", "Every day we send an email with the top stories of the valley.")),
        ("en", ("Stay up to date with Vale.", "Get breaking news alerts and special reports, right here.", "No spam, we promise. You can unsubscribe at any time.")),
        ("de", ("Über Ada Reed", "Sie schreibt seit neun Jahren über das Tal und seine Mühlen.", "Sie können sich jederzeit abmelden, ein Klick genügt dafür.")),
        ("fr", ("Vous aimerez aussi", "Vous pouvez vous désinscrire à tout moment, un clic suffit pour cela.")),
    ],
)  # fmt: skip
def test_the_report_ends_where_the_page_goes_on(language: str, tail: tuple[str, ...]) -> None:
    got = body(page(TITLES[language], *REPORTS[language], *tail))
    assert all(sentence in got for sentence in REPORTS[language])
    assert not any(line in got for line in tail)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Most read in local news"), ("de", "Meistgelesen"), ("fr", "Les plus lus")],
)
def test_a_report_goes_on_behind_a_list_that_was_put_into_it(language: str, heading: str) -> None:
    said = REPORTS[language]
    others = [f"{word}\n\nSomething {word.lower()} this way comes" for word in ("Big", "Odd", "Warm", "Late", "Slow", "Loud", "Dry", "Wet", "Old", "New")]  # fmt: skip
    got = body(
        page(TITLES[language], *said, heading, *others, *[s.replace("9", "8") for s in reversed(said)])
    )
    assert got.count(said[0]) == 2
    assert "this way comes" not in got


def test_behind_comments_and_other_reports_nothing_goes_on() -> None:
    said = REPORTS["en"]
    other = [
        f"Somebody wrote here that number {n} was quite another story, and he was right about it."
        for n in range(9)
    ]
    for heading in ("Comments", "By Tom Brenn", "12 May 2025"):
        gap = [f"Short line {n}" for n in range(20)]
        got = body(page(TITLES["en"], *said, "Most read", *gap, heading, *other))
        assert said[-1] in got
        assert "quite another story" not in got


def test_what_a_report_says_of_a_reporter_stays() -> None:
    said = REPORTS["en"]
    news = "Ada Reed is a reporter for the Vale Post."
    assert news in body(page(TITLES["en"], *said[:4], news, *said[4:]))


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("the fire bri-\ngade said that the old owner of the mill was asleep", "the fire brigade said"),
        ("the long-\nterm plan of the council was to keep the mill as it was", "the long-term plan"),
        ("some 1,\n200 people watched the fire from the old bridge for hours", "some 1,200 people"),
        ("for 1 200\n000 euros the mill would be built up again by the town", "for 1 200 000 euros"),
        ("teilte die Feuer-\nwehr am Dienstag in der Halle mit und ging heim", "die Feuerwehr am"),
        (
            "die Teile im Norden sind ganz zerstört, und auch die Nord- und Süd-\nflügel sind es",
            "Nord- und Südflügel sind",
        ),
        (
            "an diesem Abend war auch die lange Straße nach Norvik gesperrt, die Ost-\nWest-Achse",
            "die Ost-West-Achse",
        ),
        ("les pom-\npiers ont dit que le vieux moulin du village avait brûlé", "les pompiers ont"),
    ],
)
def test_words_and_numbers_that_the_ends_of_lines_broke(wrapped: str, whole: str) -> None:
    said = "\n".join([wrapped, "and all of this was told by people who had been standing there in the",
                      "cold since the evening and who had seen the roof of the building come down",
                      "into the yard, where nobody was at the time, as they said to one another."])  # fmt: skip
    assert whole in body(said)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Comments"), ("en", "12 comments"), ("de", "Kommentare (3)"), ("fr", "Commentaires")],
)
def test_what_readers_wrote_is_no_part_of_the_report(language: str, heading: str) -> None:
    said = REPORTS[language]
    wrote = [
        "I was at the mill on that night, and I can tell you that it was quite another story.",
        "So was I, and it was not.",
    ]
    got = body(page(TITLES[language], *said, heading, *wrote))
    assert said[-1] in got
    assert not any(line in got for line in wrote)


def test_above_a_report_the_word_is_a_button() -> None:
    said = REPORTS["en"]
    got = body(page(TITLES["en"], said[0], "Comments", *said[1:]))
    assert all(sentence in got for sentence in said)


def test_two_lines_that_end_in_a_word_show_that_lines_were_broken() -> None:
    text = "The ferry stopped off the pier on Friday and nobody\non the deck knew why. Two tugs were sent from Nor-\nvik, the port author-\nity said. The rudder was stuck.\n"
    got = body(text)
    assert "port authority said" in got
    assert "Norvik" in got


@pytest.mark.parametrize(
    "lines",
    [
        ("Zanim przejdziesz dalej", "My i nasi partnerzy używamy plików cookie i przetwarzamy dane osobowe na Twoim urządzeniu.", "Akceptuję wszystkie", "Odrzuć"),
        ("Kære læser", "For at læse videre skal du være abonnent. Allerede abonnent? Log ind. Køb abonnement nu for 1 kr."),
        ("Pour lire la suite, abonnez-vous à partir de 1 euro.", "Déjà abonné ? Connectez-vous.", "Cet article est réservé à nos abonnés."),
    ],
)  # fmt: skip
def test_walls_and_stubs_of_more_languages_are_no_reports(lines: tuple[str, ...]) -> None:
    content = f"<html><head><title>Vale Post</title></head><body><div>{'</div><div>'.join(lines)}</div></body></html>".encode()
    capture = Capture(path="a.html", content=content, digest=digest(content), media_type="text/html")
    assert not extract([capture]).reports
