import pytest
from django.utils import translation

from beprovad.documents.refusals import Refusal
from beprovad.documents.words import refusal_text


@pytest.mark.parametrize("reason", list(Refusal))
def test_every_refusal_says_what_is_wrong_and_what_to_do(reason):
    with translation.override("sv"):
        words = str(refusal_text(reason))
    assert words.endswith(".")
    assert len(words.split(". ")) >= 2


def test_no_two_refusals_say_the_same():
    assert len({str(refusal_text(reason)) for reason in Refusal}) == len(Refusal)
