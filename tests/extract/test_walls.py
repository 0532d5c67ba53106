"""Pages before a report or in its place are refused, and what only sounds like them is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.making import capture
from variorum.extract import extract
from variorum.records import Reason

CASES = Path(__file__).resolve().parent.parent / "cases" / "12-walls"


def outcome(title, text):
    content = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    return extract([capture(content, "text/html")])


@pytest.mark.parametrize(
    ("name", "said"), [("consent", "cookies"), ("missing", "not there"), ("robots", "robots")]
)
def test_the_handed_walls(name, said):
    (refusal,) = extract([capture((CASES / f"{name}.html").read_bytes(), "text/html")]).refused
    assert refusal.reason is Reason.NOT_AN_ARTICLE
    assert said in refusal.detail


WALLS = [
    ("Before you continue", "cookies", "We and our 214 partners store and access information on your device, such as cookies, and process personal data to show you personalised advertisements. You can change your choices at any time."),
    ("Ihre Privatsphäre", "cookies", "Wir und unsere 120 Partner möchten Informationen auf Ihrem Gerät speichern und abrufen, um Ihnen Werbung zu zeigen, die zu Ihnen passt. Sie können zustimmen oder ablehnen und Ihre Einwilligung jederzeit widerrufen."),
    ("La Lanterne", "cookies", "Nous et nos partenaires utilisons des traceurs pour stocker des données sur votre appareil et mesurer la publicité. Vous pouvez accepter ou refuser à tout moment."),
    ("Seite nicht gefunden | Die Laterne", "not there", "Die Seite, die Sie suchen, gibt es nicht mehr. Vielleicht wurde sie verschoben oder gelöscht, oder Sie haben sich bei der Adresse vertippt. Gehen Sie zur Startseite oder nutzen Sie die Suche."),
    ("Oops", "not there", "Oops! That page can't be found. It looks like nothing was found at this location. Maybe you could try one of the links below or a search, or go back to our home page?"),
    ("Un momento", "robots", "Comprobando que usted es humano. Esto puede tardar unos segundos. Active JavaScript y las cookies de su navegador para continuar; después será redirigido a la página."),
    ("Access Denied", "robots", "You don't have permission to access this page on this server. If you think that this is an error, please send the reference number 18.77120 to the owner of the site and try again later."),
    ("Szanujemy Twoją prywatność", "cookies", "My i nasi partnerzy używamy plików cookie do przetwarzania Twoich danych osobowych. Możesz wyrazić zgodę lub odmówić w każdej chwili. Kliknij Akceptuję, aby przejść do serwisu."),
    ("Vi värnar om din integritet", "cookies", "Vi och våra partner använder cookies för att lagra och behandla dina personuppgifter. Du kan godkänna eller neka när som helst. Klicka på Godkänn för att fortsätta."),
    ("Error 404", "not there", "Lo sentimos, la página que buscas no existe o ha sido movida. Puedes volver a la portada o usar el buscador."),
    ("Pagina non trovata", "not there", "Spiacenti, la pagina che stai cercando non esiste o è stata rimossa. Torna alla home o usa la ricerca."),
    ("Página não encontrada", "not there", "Desculpe, a página que você procura não existe ou foi removida. Volte para a página inicial ou use a busca."),
    ("Страница не найдена", "not there", "К сожалению, страница, которую вы ищете, не существует или была удалена. Проверьте адрес или вернитесь на главную."),
    ("503 Service Unavailable", "robots", "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later."),
    ("Sorry, this content is not available in your region", "where its reader is", "We recognise you are attempting to access this website from a country belonging to the European Economic Area, and therefore access cannot be granted at this time. For any issues, email us or call us."),
    ("Your browser is not supported", "robots", "To get the best experience on our site, please update your browser to the latest version of one of those below. You can download it for free."),
    ("Log in", "log in", "Please log in to your account to continue. Enter your email address and your password. Forgot your password? Reset it here. New here? Create an account."),
    ("Please confirm your age", "log in", "You must be 18 or over to see this page. By clicking yes you confirm that you are of legal age in the place where you live."),
]  # fmt: skip
REPORTS = [
    ("Police seek witnesses", "Police ask anybody who saw the car to call them. If you have seen a red car near the bridge, please call the station or send a letter to the address below. Officers said that two people were hurt when the car moved onto the pavement."),
    ("Regulator fines firm over cookies", "The regulator fined the firm 3 million crowns for storing cookies without consent. Advertising partners received personal data, it said. Users could not reject tracking. “You cannot make it hard for your customers to refuse,” said Marla Quintin."),
    ("Ferry timetable changes", "Travellers have to plan anew from Monday. If you travel to Marn, your ferry now leaves at nine. You can find the new timetable on the home page of the company. Tickets bought before can be changed, a spokeswoman said."),
    ("Robot finds missing diver", "A robot found the diver who had been missing since Sunday, the coastguard said. It was switched on after two days, when the search was almost given up. The man could not be found before because the address he gave was wrong."),
    ("Regulator fines Lantern over cookies", "The regulator fined the Lantern 3.5 million crowns on Tuesday because its consent window did not let readers refuse cookies. “You must be able to say no as easily as yes,” said Marla Quintin, who heads the office. Your personal data are yours, she said."),
    ("Streaming service ends free trials", "The service ends its free trial on Monday. Your account and your password stay as they are, the company said in an e-mail to subscribers; you can cancel at any time. Subscribers said they had not been told."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "said", "text"), WALLS)
def test_brothers_of_the_walls(title, said, text):
    result = outcome(title, text)
    assert not result.reports
    assert said in result.refused[0].detail


@pytest.mark.parametrize(("title", "text"), REPORTS)
def test_reports_of_such_things_are_read(title, text):
    assert not outcome(title, text).refused
