"""What AMP pages hold until something is loaded, and what newsletters say of themselves, is no part of a report."""

from __future__ import annotations

import pytest

from tests.extract.making import capture
from variorum.extract import extract

SENTENCES = (
    "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, the fire brigade said.",
    "Eleven people were taken to hospital, three of them with burns, said Marla Quintin, a spokeswoman for the district.",
    "The store held about 4,200 tonnes of wheat, and the brigade put the damage at 3.5 million crowns.",
)
P = [f"<p>{sentence}</p>" for sentence in SENTENCES]


def text_of(markup: str) -> str:
    content = f"<html><head><title>Store burns</title></head><body>{markup}</body></html>"
    return extract([capture(content, "text/html")]).reports[0].text


@pytest.mark.parametrize(
    "put_in",
    [
        "<amp-list src=/rel><div fallback>Could not load related stories.</div></amp-list>",
        "<amp-list src=/rel><div placeholder>Loading what else is new today.</div></amp-list>",
        "<amp-video src=x><p fallback>Your device plays no videos of this kind.</p></amp-video>",
        "<amp-consent><div><p>Your choice is kept for thirteen months on this device.</p></div></amp-consent>",
        "<amp-sidebar><p>All that happens in Ostrelle, every hour of the day.</p></amp-sidebar>",
        "<amp-next-page><p>Ferry fares rise by a third from August.</p></amp-next-page>",
        "<template type=amp-mustache><p>{{title}} was read {{count}} times today.</p></template>",
    ],
)
def test_what_stands_in_until_something_is_loaded_is_left_out(put_in: str) -> None:
    markup = f"<article><h1>Store burns</h1>{P[0]}{P[1]}{put_in}{P[2]}</article>"
    assert text_of(markup) == "\n\n".join(("Store burns", *SENTENCES))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("View in browser | Unsubscribe", "You receive this e-mail because you signed up for the Briefing. Unsubscribe | Manage preferences"),
        ("View this email in your browser", "This email was sent to reader@vale.example. No longer wish to receive it? Unsubscribe."),
        ("Im Browser ansehen", "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. Vom Newsletter abmelden"),
        ("Voir dans le navigateur", "Vous recevez cet e-mail parce que vous êtes inscrit. Se désabonner de la lettre"),
        ("Ver en el navegador", "Recibe este correo porque se ha suscrito al boletín."),
        ("Bekijk in je browser", "Je ontvangt deze e-mail omdat je bent ingeschreven."),
    ],
)  # fmt: skip
def test_what_a_newsletter_says_of_itself_is_left_out(above: str, below: str) -> None:
    rows = "".join(f"<tr><td>{p}</td></tr>" for p in P)
    markup = f"<table><tr><td>{above}</td></tr><tr><td><h1>Store burns</h1></td></tr>{rows}<tr><td>{below}</td></tr></table>"
    found = text_of(markup)
    assert [s for s in SENTENCES if s in found] == list(SENTENCES)
    assert above not in found
    assert below[:30] not in found
