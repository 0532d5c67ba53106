import pytest

from variorum.text.amid import amid


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("The coastguard", "the coastguard"),
        ("Its owner, the Marrow Line", "its owner, the Marrow Line"),
        ("The Guardian", "The Guardian"),
        ("Police", "Police"),
        ("Theodora van Dyck", "Theodora van Dyck"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_only_the_capital_of_a_sentence_is_taken_back(words, within):
    assert amid(words) == within
