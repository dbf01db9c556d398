"""What the known frames and their criteria are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from beprovad.checklists.rules.frames import Criterion, Frame
from beprovad.checklists.words import Words

FRAME_WORDS: Mapping[Frame, Words] = {
    Frame.HEXAGON: _("Hexagon (NIRN)"),
    Frame.ETD: _("Från underlag till beslut (GRADE)"),
    Frame.RE_AIM: _("RE-AIM"),
}
FRAME_LEADS: Mapping[Frame, Words] = {
    Frame.HEXAGON: _("Om ett arbetssätt passar här, innan man börjar."),
    Frame.ETD: _("Vad ett beslut behöver väga."),
    Frame.RE_AIM: _("Om det når fram, och om det håller."),
}
CRITERION_WORDS: Mapping[Criterion, Words] = {
    Criterion.NEED: _("behov"),
    Criterion.FIT: _("om det passar in"),
    Criterion.CAPACITY: _("förutsättningar"),
    Criterion.EVIDENCE: _("belägg"),
    Criterion.USABILITY: _("om det går att göra som det är tänkt"),
    Criterion.SUPPORTS: _("stöd och utbildning"),
    Criterion.PROBLEM: _("problemet"),
    Criterion.VALUES: _("vad de som det gäller värderar"),
    Criterion.CERTAINTY: _("hur säker kunskapen är"),
    Criterion.BALANCE: _("nytta mot skada och besvär"),
    Criterion.RESOURCES: _("resurser"),
    Criterion.EQUITY: _("likvärdighet"),
    Criterion.ACCEPTABILITY: _("om det godtas"),
    Criterion.FEASIBILITY: _("om det går att genomföra"),
    Criterion.REACH: _("räckvidd"),
    Criterion.EFFECT: _("effekt"),
    Criterion.ADOPTION: _("om det tas emot"),
    Criterion.IMPLEMENTATION: _("genomförande"),
    Criterion.MAINTENANCE: _("om det håller i sig"),
}
