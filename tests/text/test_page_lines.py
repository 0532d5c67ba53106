"""Sentences in which a page or newsroom speaks of itself, and those that only look so."""

import pytest

from variorum.text.page_lines import is_page_line

OF_THE_PAGE = """\
Associated Press writer Piet Hallam contributed to this report.
Associated Press writers Piet Hallam in Tollhaven and Ruth Amsel in Norvik contributed to this report.
Piet Hallam contributed from Tollhaven.
Piet Hallam contributed reporting from Norvik.
Piet Hallam contributed to the story.
Additional reporting by Piet Hallam in Tollhaven; editing by Ruth Amsel
(Reporting by Piet Hallam and Mia Torn; Editing by Ruth Amsel)
Reporting by Piet Hallam
With reporting from Norvik by Mia Torn.
With files from Coast Press
This article was originally published by the Coast Gazette.
Continue reading the main story
Read more
Read more on this topic.
Read more: Our guide to ferries
Advertisement
ADVERTISEMENT
Story continues below
Article continues below this ad
Sign up for our morning newsletter.
Share this article
Subscribe to the Coast Gazette.
Follow us on Facebook for more.
This is a developing story. Check back for updates.
Mitarbeit: Piet Hallam
Mit Material von dpa
Piet Hallam hat an diesem Bericht mitgearbeitet.
Redigiert von Ruth Amsel
Lesen Sie auch: Wie das Feuer begann
Nach der Anzeige weiterlesen
Melden Sie sich für unseren Newsletter an.
Avec AFP
Rédigé par Piet Hallam, édité par Ruth Amsel
Piet Hallam et Mia Torn ont contribué à cet article.
La suite après la publicité
Inscrivez-vous à notre lettre du matin.
Con información de Piet Hallam
Piet Hallam contribuyó a este reportaje.
Editado por Ruth Amsel
Suscríbete a nuestro boletín.
Lea también: Así empezó el fuego
A cura di Piet Hallam
Mia Torn ha contribuito a questo articolo.
Leggi anche: Come è cominciato l'incendio
Iscriviti alla nostra newsletter.
Reportagem de Piet Hallam; edição de Ruth Amsel
Mia Torn colaborou com esta reportagem.
Leia também: Como o fogo começou
Continua após a publicidade
Met medewerking van Piet Hallam
Mia Torn droeg bij aan dit artikel.
Lees ook: Zo begon de brand
Tekst gaat verder onder de advertentie""".splitlines()

OF_THE_EVENT = """\
Reporting by the Coast Gazette led to an inquiry.
Three experts contributed to the report on the fire.
Three experts contributed to the report.
Germany and France contributed.
Wind contributed to the spread of the fire.
Edited footage showed the ferry burning.
Read in court, the letter named the captain.
The company changed its privacy policy after the fire.
Advertisement spending fell by 4 per cent.
Recommended doses were halved after two deaths.
Share prices of the ferry company fell on Thursday.
More than 200 people were on board.
Signed up volunteers searched the shore.
Avec 212 passagers à bord, le ferry a pris feu.
Mit Material aus dem Hafen wurde das Leck gestopft.
Con información de los testigos, la policía buscó al capitán.
Follow the coast to Norvik, the captain was told.""".splitlines()


@pytest.mark.parametrize("line", OF_THE_PAGE)
def test_a_credit_or_a_line_of_the_page_is_told_apart(line: str) -> None:
    assert is_page_line(line) or all(map(is_page_line, line.replace(". ", ".\n").splitlines()))


@pytest.mark.parametrize("line", OF_THE_EVENT)
def test_a_sentence_on_the_event_is_kept(line: str) -> None:
    assert not is_page_line(line)
