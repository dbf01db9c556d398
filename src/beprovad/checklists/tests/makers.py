"""Plain makers: a meeting where questions were asked, lists made of them, and people. All invented.

Esther coordinates IFO; Alva heads Norrvik's social administration; Maj is a member of IFO; Petra is a politician.
"""

from beprovad.checklists.actions import Keeper, begin_from_lines, begin_from_meeting, publish_draft
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.models import FoundQuestion
from beprovad.meetings.tests import makers as meetings
from beprovad.people.models import Organisation
from beprovad.people.rules import Role
from beprovad.people.tests import makers

ASKED = (
    "Vem har bett om det här?",
    "Vilka risker finns?",
    "Vad finns här för risker?",
    "Vad kostar det? Och vem betalar?",
)


def esther():
    made = makers.user("Esther Nyman")
    makers.seat(made.person, "IFO", Role.COORDINATOR)
    return made


def norrvik():
    return makers.organisation(
        "Socialförvaltningen Norrvik", Organisation.Kind.ADMINISTRATION,
        parent=makers.organisation("Norrvik"), is_authority=True,
    )  # fmt: skip


def alva(at=None):
    made = makers.user("Alva Ekström")
    makers.post(made.person, at or norrvik(), Role.HEAD)
    return made


def maj():
    made = makers.user("Maj Sandell")
    makers.seat(made.person, "IFO", Role.MEMBER)
    return made


def held(by, *asked, released=True):
    """A meeting of IFO where this was asked."""
    made = meetings.meeting(makers.network("IFO"))
    for text in asked or ASKED:
        FoundQuestion.objects.create(meeting=made, text=text, sentence=f"– {text}")
    if released:
        release_notes(meeting=made, by=by)
    return made


def draft(by, *lines, title="Att fråga innan vi börjar", keeper=None):
    return begin_from_lines(pasted="\n".join(lines or ASKED), title=title, keeper=keeper or ifo(), by=by)


def draft_of_meeting(by, meeting=None):
    meeting = meeting or held(by)
    return begin_from_meeting(
        meeting=meeting, found=meeting.questions.order_by("pk"), title="Aprils frågor", keeper=ifo(), by=by
    )


def published(by, *lines, **told):
    made = draft(by, *lines, **told)
    return publish_draft(draft=made, base=made.revision, note="", by=by)


def ifo():
    return Keeper(network=makers.network("IFO"))


def texts(version):
    return [each.text for each in version.questions.filter(removed_at=None).order_by("position")]


def ids(version, *found):
    """Ids of the questions that hold these words."""
    return [version.questions.get(text__contains=words).pk for words in found]
