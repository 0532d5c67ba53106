import pytest

from tests.extract.making import capture
from variorum.extract import extract
from variorum.extract.metadata.language import is_plainly_english, language
from variorum.extract.settings import ExtractSettings
from variorum.records import Stated

SETTINGS = ExtractSettings()
ENGLISH = "The harbour was closed when the ferry ran aground, and the coastguard said that they would look after it."


def test_plain_english_is_told_by_its_words():
    assert is_plainly_english(ENGLISH, SETTINGS)
    assert language(ENGLISH, SETTINGS) == "en"


def test_what_only_quotes_english_is_asked_about():
    german = "Der Hafen war gesperrt, als die Fähre auf Grund lief. „The show must go on“, said der Kapitän."
    dutch = "De veerboot voer of dreef op de rotsen, en de kapitein was het met hen eens. Titel: The Who and the Band."
    for text in (german, dutch):
        assert not is_plainly_english(text, SETTINGS)
    assert language(german * 2, SETTINGS) == "de"
    assert language(dutch * 2, SETTINGS) == "nl"


def test_japanese_without_blanks_is_no_english():
    assert not is_plainly_english("港は閉鎖された。the and that 船が座礁した。", SETTINGS)


@pytest.mark.parametrize(
    ("text", "stated", "read_as"),
    [
        (ENGLISH, None, "en"),
        ("Castra", "es", "es"),
        (ENGLISH, "sv", "sv"),
        ("Паром остановился в полдень у причала, сообщил начальник порта.", "en", "ru"),
    ],
)
def test_a_stated_language_wins_unless_the_text_is_in_another_script(text, stated, read_as):
    notes = (("language", stated),) if stated else ()
    row = capture(text, "text/x-report", stated=Stated(notes=notes))
    (report,) = extract([row]).reports
    assert report.language == read_as
