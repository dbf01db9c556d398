"""What is counted in a round's results."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from beprovad.rounds.rules.counting import Unit
from beprovad.rounds.words import Words

UNIT_WORDS: Mapping[Unit, Words] = {
    Unit.ANSWERS: pgettext_lazy("vad som räknas", "svar"),
    Unit.DOTS: pgettext_lazy("vad som räknas", "prickar"),
    Unit.POINTS: pgettext_lazy("vad som räknas", "poäng"),
    Unit.FIRSTS: pgettext_lazy("vad som räknas", "först hos"),
    Unit.MEAN_PLACE: pgettext_lazy("vad som räknas", "medelplats"),
    Unit.MEAN: pgettext_lazy("vad som räknas", "medelvärde"),
    Unit.MEDIAN: pgettext_lazy("vad som räknas", "svaret i mitten"),
    Unit.INPUTS: pgettext_lazy("vad som räknas", "inspel"),
    Unit.VOTES: pgettext_lazy("vad som räknas", "röster"),
}
