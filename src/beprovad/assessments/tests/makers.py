"""Plain makers: two authorities that assess, their people, a method, a checklist. All invented.

Alva heads Norrvik's social administration and Bo works there; Ture heads Granö's; Petra is a politician in Norrvik.
"""

from datetime import date

from django.db.models import Max

from beprovad.assessments.actions.alone import begin_alone
from beprovad.assessments.actions.answers import save_answer
from beprovad.assessments.actions.assessments import start_assessment
from beprovad.assessments.actions.evidence import link_evidence
from beprovad.assessments.models import Answer
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.kinds import Verdict
from beprovad.checklists.models import Checklist, ChecklistVersion, Question
from beprovad.checklists.rules.areas import Area, Field
from beprovad.knowledge.models import Evidence, Method
from beprovad.people.access import reach_of
from beprovad.people.models import Organisation, User
from beprovad.people.rules import Role
from beprovad.people.tests import makers

DAY = date(2026, 3, 3)


def authority(municipality="Norrvik"):
    parent = makers.organisation(municipality)
    return makers.organisation(
        f"Socialförvaltningen {municipality}",
        Organisation.Kind.ADMINISTRATION,
        parent=parent,
        is_authority=True,
    )


def unit(name="Enheten för vuxna", at=None):
    return makers.organisation(name, Organisation.Kind.UNIT, parent=at or authority())


def user(name="Alva Ekström", role=Role.HEAD, at=None):
    made = makers.user(name)
    makers.post(made.person, at or authority(), role)
    return made


def colleague(name="Bo Ahlin", at=None):
    return user(name, Role.STAFF, at)


def member(name="Maj Sandell", network="IFO"):
    made = makers.user(name)
    makers.seat(made.person, network, Role.MEMBER, at=makers.organisation("Granö"))
    return made


def method(name="Vardagskompassen"):
    found, _ = Method.objects.get_or_create(name=name, defaults={"created_by_label": "Alva Ekström"})
    return found


def checklist(title="Att fråga innan vi börjar"):
    found, _ = Checklist.objects.get_or_create(
        title=title,
        organisation=makers.organisation("Norrvik"),
        defaults={"created_by_label": "Esther Nyman"},
    )
    return found


def version(*questions, number=1, of=None):
    """`version(q("Vilket behov?"), q("Vad tycker de?", only_users=True))`."""
    from django.utils import timezone

    made = ChecklistVersion.objects.create(
        checklist=of or checklist(),
        number=number,
        published_at=timezone.now(),
        published_by_label="Esther Nyman",
    )
    for position, told in enumerate(questions or standard()):
        Question.objects.create(version=made, position=position, **told)
    return made


def _next_number():
    """Of the list that a version stands in unless another is named."""
    last = ChecklistVersion.objects.filter(checklist=checklist()).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def q(text, area=Area.PURPOSE, **told):
    return {"text": text, "area": area, **told}


def standard():
    """One of each kind, two of them in the screening."""
    return (
        q("Vilket behov svarar det mot?", is_screening=True),
        q("Vad vinner brukarna, enligt dem själva?", Area.BENEFIT, only_users=True, is_screening=True),
        q("Vad säger forskningen?", Area.KNOWLEDGE),
        q("Vad kostar det?", Area.COST, field=Field.COST),
    )


def assessment(by=None, of=None, against=None, **told):
    by = by or user()
    return start_assessment(
        method=of or method(), authority=told.pop("authority", None) or authority(),
        version=against or version(number=_next_number()), by=by, **told,
    )  # fmt: skip


def questions(of):
    return list(of.version.questions.order_by("position"))


def question(of, text=None):
    return next(each for each in questions(of) if text is None or text in each.text)


def evidence(claim="Färre återfall", leaf="research", **told):
    defaults = {
        "method": method(), "direction": "supports", "dated_on": DAY, "is_shared": True,
        "created_by_label": "Alva Ekström",
    }  # fmt: skip
    return Evidence.objects.create(claim=claim, leaf=leaf, **{**defaults, **told})


def said(verdict=Verdict.FOR, reasons="Det svarar mot ett behov."):
    return Said(verdict, reasons)


def answered(of, by, text=None, verdict=Verdict.FOR, reasons="Så är det."):
    asked = question(of, text)
    standing = Answer.objects.filter(assessment=of, question=asked).first()
    base = standing.revision if standing else 0
    save_answer(assessment_id=of.pk, question=asked, base=base, said=Said(verdict, reasons), by=by)
    return Answer.objects.get(assessment=of, question=asked)


def linked(of, by, text=None, piece=None):
    return link_evidence(
        assessment_id=of.pk, question=question(of, text), evidence=piece or evidence(), by=by
    )


def alone(of, by, *users):
    begin_alone(assessment_id=of.pk, persons=[each.person for each in users], by=by)
    of.refresh_from_db()
    return of


def reach(who: User):
    return reach_of(User.objects.get(pk=who.pk))


browser = makers.browser
