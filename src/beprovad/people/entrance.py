"""What this room adds to the house: a link in the head, the signed-in person's line, words for the journal."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.journal.actions import describe
from beprovad.journal.events import Event
from beprovad.people import events
from beprovad.people.access import place_of, reach_of
from beprovad.people.models import User
from beprovad.people.rules import Act
from beprovad.web.navigation import NavigationLink, PersonLine, register, register_person_line

EVENT_WORDS: dict[type[Event], str | Promise] = {
    events.PersonAdded: _("lade till en person"),
    events.PersonChanged: _("ändrade uppgifter om en person"),
    events.PersonNameRemembered: _("bekräftade en namnform"),
    events.PersonNameForgotten: _("tog bort en namnform"),
    events.PersonsMerged: _("slog ihop två personer"),
    events.MergeUndone: _("ångrade en hopslagning"),
    events.OrganisationAdded: _("lade till en organisation"),
    events.OrganisationChanged: _("ändrade en organisation"),
    events.OrganisationNameRemembered: _("bekräftade ett namn på en organisation"),
    events.OrganisationNameForgotten: _("tog bort ett namn på en organisation"),
    events.NetworkAdded: _("lade till ett nätverk"),
    events.NetworkChanged: _("ändrade ett nätverk"),
    events.NetworkNameRemembered: _("bekräftade ett namn på ett nätverk"),
    events.NetworkNameForgotten: _("tog bort ett namn på ett nätverk"),
    events.MembershipBegan: _("gjorde någon till ledamot"),
    events.MembershipRoleChanged: _("ändrade någons roll i ett nätverk"),
    events.MembershipEnded: _("avslutade ett medlemskap"),
    events.AppointmentBegan: _("gav någon en roll i en organisation"),
    events.AppointmentEnded: _("avslutade en roll i en organisation"),
    events.MembersImported: _("läste in en lista med ledamöter"),
    events.PersonInvited: _("bjöd in någon"),
    events.InvitationWithdrawn: _("tog tillbaka en inbjudan"),
    events.InvitationAccepted: _("tackade ja till en inbjudan"),
}


def enter_the_house() -> None:
    register(NavigationLink(label=_("Personer"), url_name="people:persons", order=40, may_see=may_see_people))
    register_person_line(person_line)
    describe(EVENT_WORDS)


def may_see_people(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.SEE_PEOPLE)


def person_line(request: HttpRequest) -> PersonLine | None:
    user = request.user
    if isinstance(user, AnonymousUser) or not isinstance(user, User):
        return None
    return PersonLine(user.label, place_of(user), reverse("people:me") if may_see_people(request) else "")
