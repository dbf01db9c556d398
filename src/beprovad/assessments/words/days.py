"""What is said of days that cannot all be right: both of them, and what follows."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from beprovad.assessments.rules.days import DayDoubt, Doubt
from beprovad.assessments.words.deciding import Words

DOUBT_WORDS: Mapping[Doubt, Words] = {
    Doubt.EFFECT_AFTER_DECISION: _(
        "”%(what)s” kan synas tidigast %(day)s, men ni beslutar om fortsättningen redan %(other)s. Då går det inte att "
        "väga in."
    ),
    Doubt.EFFECT_AFTER_REVIEW: _(
        "”%(what)s” kan synas tidigast %(day)s, men beslutet omprövas redan %(other)s. Då går det inte att väga in."
    ),
    Doubt.EFFECT_AFTER_FOLLOW_UP: _(
        "”%(what)s” kan synas tidigast %(day)s, men första uppföljningen är redan %(other)s. Då syns det inte än."
    ),
    Doubt.EFFECT_BEFORE_BEGINNING: _(
        "”%(what)s” kan synas redan %(day)s, men piloten börjar först %(other)s. Då beror det på något annat."
    ),
    Doubt.BEGINS_AFTER_DECISION_DAY: _(
        "Piloten börjar %(day)s, men ni beslutar om fortsättningen redan %(other)s. Då finns det inget att väga in."
    ),
    Doubt.BEGINS_BEFORE_DECISION: _(
        "Piloten börjar %(day)s, före beslutet %(other)s. Har den redan börjat, skriv varför bland skälen."
    ),
    Doubt.FOLLOW_UP_BEFORE_BEGINNING: _(
        "Första uppföljningen är %(day)s, men piloten börjar först %(other)s. Då finns det inget att följa upp än."
    ),
    Doubt.FOLLOW_UP_DURING_PILOT: _(
        "Första uppföljningen är %(day)s, medan piloten pågår: ni beslutar om fortsättningen %(other)s. Då följs bara "
        "en del av den upp."
    ),
    Doubt.FOLLOW_UP_BEFORE_START: _(
        "Första uppföljningen är %(day)s, före beslutet %(other)s. Då finns det inget att följa upp än."
    ),
}


def doubt_said(doubt: DayDoubt) -> str:
    said = {
        "what": doubt.what,
        "day": date_format(doubt.day, "j F Y"),
        "other": date_format(doubt.other, "j F Y"),
    }
    return str(DOUBT_WORDS[doubt.doubt]) % said
