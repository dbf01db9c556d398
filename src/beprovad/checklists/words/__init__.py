"""What the areas, fields and refusals are called, and how a question is said in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.models import Checklist, Question
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.words.standard import ABOUT, STANDARD, TITLE

Words = str | Promise

AREA_WORDS: Mapping[Area, Words] = {
    Area.PURPOSE: _("Syfte och behov"),
    Area.BENEFIT: _("Brukarnytta"),
    Area.KNOWLEDGE: _("Kunskap"),
    Area.COMPARISON: _("Jämfört med i dag"),
    Area.COST: _("Kostnad"),
    Area.STAFF: _("Personal och kompetens"),
    Area.EFFECTS: _("Påverkan och samverkan"),
    Area.RISKS: _("Risker"),
    Area.CARRYING_OUT: _("Genomförande och ansvar"),
    Area.FOLLOW_UP: _("Uppföljning"),
    Area.EQUITY: _("Likvärdighet och strategi"),
    Area.ETHICS: _("Etik"),
    Area.LAW: _("Lag och dataskydd"),
    Area.ACCESSIBILITY: _("Tillgänglighet"),
    Area.OTHER: _("Övrigt"),
}
AREA_LEADS: Mapping[Area, Words] = {
    Area.PURPOSE: _("Varför, för vem och på vems begäran."),
    Area.BENEFIT: _("Vad den som får stödet märker."),
    Area.KNOWLEDGE: _("Vad vi vet, hur säkert det är och vad vi inte vet."),
    Area.COMPARISON: _("Vad vi har redan, och vad som försvinner."),
    Area.COST: _("Pengar och tid, och vad de annars hade räckt till."),
    Area.STAFF: _("De som ska göra det."),
    Area.EFFECTS: _("Vad som händer runt omkring, och vilka vi är beroende av."),
    Area.RISKS: _("Vad som kan gå fel, och hur vi märker det."),
    Area.CARRYING_OUT: _("Hur det går till, vem som håller i det och hur vi slutar."),
    Area.FOLLOW_UP: _("Hur vi får veta om det blev som vi tänkte."),
    Area.EQUITY: _("Mål, planer och samma möjlighet för alla."),
    Area.ETHICS: _("Om det är rätt mot den enskilde."),
    Area.LAW: _("Vad vi får göra, och vilka uppgifter vi får ha."),
    Area.ACCESSIBILITY: _("Att kunna delta på sitt eget sätt."),
    Area.OTHER: _("Det som inte hör hemma någon annanstans."),
}
FIELD_WORDS: Mapping[Field, Words] = {
    Field.COST: _("kostnad"),
    Field.STAFF_TIME: _("medarbetarnas tid"),
    Field.REPLACES: _("vad det ersätter"),
    Field.OWNER: _("vem som håller i det"),
    Field.HEAD_PROVIDES: _("vad chefen ger"),
    Field.TRAINING: _("utbildning"),
    Field.COLLABORATION: _("samverkan"),
    Field.RISKS: _("risker"),
    Field.EXPECTED_EFFECTS: _("förväntade effekter"),
    Field.SCOPE: _("pilot eller brett"),
    Field.FOLLOW_UP: _("uppföljning"),
    Field.GOALS: _("mål"),
}


@dataclass(frozen=True)
class Wording:
    """A question as the reader reads it."""

    text: str
    help: str
    find_out: str


def said_where(label: str) -> str:
    """Where a question comes from, as it was kept ("Gemensam dag, 2026-04-21"), with its day as a reader reads days."""
    return _DAY.sub(lambda found: _day_said(found[0]), label)


def _day_said(written: str) -> str:
    try:
        return date_format(date.fromisoformat(written), "j F Y")
    except ValueError:
        return written


_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def by_how_many(inputs: int, people: int) -> str:
    """What was sent to a round, and by how many; `people` is 0 where that is not known. Nothing for no inputs."""
    if not inputs:
        return ""
    told = {"count": inputs, "people": people}
    if not people:
        return ngettext("%(count)d inspel", "%(count)d inspel", inputs) % told
    if people == 1:
        return ngettext("%(count)d inspel från en person", "%(count)d inspel från en person", inputs) % told
    return (
        ngettext(
            "%(count)d inspel från %(people)d personer", "%(count)d inspel från %(people)d personer", inputs
        )
        % told
    )


def said(question: Question) -> Wording:
    """What stands on the standard list in the reader's language; what people wrote themselves as they wrote it."""
    return Wording(said_text(question.text), said_text(question.help), said_text(question.find_out))


def standard_help(question: Question) -> tuple[Wording, ...]:
    """What the standard list says to those of its questions that this one asks in other words, two at the most.

    Nothing where somebody has written a help of its own.
    """
    if question.help or question.find_out:
        return ()
    asked = (each for each in STANDARD if str(each.key) in question.covers and each.key != question.key)
    return tuple(Wording(str(each.text), str(each.help), str(each.find_out)) for each in islice(asked, 2))


def said_title(checklist: Checklist) -> str:
    """What the list is called: the standard one in the reader's language."""
    return said_text(checklist.title)


def said_text(text: str) -> str:
    return gettext(text) if text in _shipped() else text


@cache
def _shipped() -> frozenset[str]:
    """Everything that the standard list says, in Swedish."""
    with override("sv"):
        asked = (words for each in STANDARD for words in (each.text, each.help, each.find_out))
        return frozenset(str(words) for words in (TITLE, ABOUT, *asked) if words)
