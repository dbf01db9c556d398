"""Who may see and change checklists.

Published lists are for everybody who works with them in the region; a draft is seen by those who may change it.
"""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from beprovad.checklists.models import Checklist, ChecklistVersion
from beprovad.meetings.access import meetings
from beprovad.meetings.models import Meeting
from beprovad.people.access import reach_of, require
from beprovad.people.models import Network, Organisation
from beprovad.people.rules import Act, Reach
from beprovad.rounds.models import Round


def may_see_checklists(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.SEE_CHECKLISTS)


def checklists(reach: Reach) -> QuerySet[Checklist]:
    """Those with something published, and those that the reader keeps."""
    if not reach.may(Act.SEE_CHECKLISTS):
        return Checklist.objects.none()
    published = ChecklistVersion.objects.filter(number__isnull=False).values("checklist")
    return Checklist.objects.filter(Q(pk__in=published) | _kept_by(reach))


def checklist_or_404(reach: Reach, checklist_id: int) -> Checklist:
    rows = checklists(reach).select_related("network", "organisation__parent")
    return get_object_or_404(rows, pk=checklist_id)


def may_edit(reach: Reach, checklist: Checklist) -> bool:
    """The keeper's people; nobody edits the standard list."""
    if checklist.network_id is not None:
        return checklist.network_id in reach.networks_where(Act.EDIT_CHECKLISTS)
    return checklist.organisation_id in organisations_where_one_edits(reach)


def checklist_to_edit_or_404(reach: Reach, checklist_id: int) -> Checklist:
    checklist = checklist_or_404(reach, checklist_id)
    if not may_edit(reach, checklist):
        raise Http404
    return checklist


def versions(reach: Reach) -> QuerySet[ChecklistVersion]:
    """Published ones, and drafts of the lists that the reader keeps."""
    if not reach.may(Act.SEE_CHECKLISTS):
        return ChecklistVersion.objects.none()
    mine = Checklist.objects.filter(_kept_by(reach)).values("pk")
    return ChecklistVersion.objects.filter(Q(number__isnull=False) | Q(checklist__in=mine)).select_related(
        "checklist__network", "checklist__organisation__parent"
    )


def version_or_404(reach: Reach, version_id: int) -> ChecklistVersion:
    return get_object_or_404(versions(reach), pk=version_id)


def draft_to_edit_or_404(reach: Reach, version_id: int) -> ChecklistVersion:
    version = version_or_404(reach, version_id)
    if not may_edit(reach, version.checklist) or version.is_published:
        raise Http404
    return version


def networks_where_one_edits(reach: Reach) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=reach.networks_where(Act.EDIT_CHECKLISTS))


def organisations_where_one_edits(reach: Reach) -> frozenset[int]:
    """Where one has a role, and the authority that it lies under."""
    return reach.organisations_where(Act.EDIT_CHECKLISTS) | reach.authorities_where(Act.EDIT_CHECKLISTS)


def keepers(reach: Reach) -> tuple[list[Network], list[Organisation]]:
    """For whom this person may keep a list."""
    organisations = Organisation.objects.filter(pk__in=organisations_where_one_edits(reach))
    return list(networks_where_one_edits(reach)), list(organisations.select_related("parent"))


def may_make_lists(reach: Reach) -> bool:
    return reach.may(Act.EDIT_CHECKLISTS)


def require_list_maker(reach: Reach) -> None:
    require(reach, Act.EDIT_CHECKLISTS)


def meeting_with_questions_or_404(reach: Reach, meeting_id: int) -> Meeting:
    """A meeting that one may see, for those who may make lists of what was asked there."""
    require(reach, Act.EDIT_CHECKLISTS)
    return get_object_or_404(meetings(reach), pk=meeting_id)


def _kept_by(reach: Reach) -> Q:
    return Q(network__in=reach.networks_where(Act.EDIT_CHECKLISTS)) | Q(
        organisation__in=organisations_where_one_edits(reach)
    )


def may_make_of(reach: Reach, networks: frozenset[int]) -> bool:
    """Whether the reader may make a list of what was asked where these networks met."""
    return reach.may_in(Act.EDIT_CHECKLISTS, networks) or bool(organisations_where_one_edits(reach))


def lists_to_add_to(reach: Reach, meeting: Meeting) -> QuerySet[Checklist]:
    """Those that this person may change, of the networks that met and of one's own organisations."""
    networks = reach.networks_where(Act.EDIT_CHECKLISTS)
    met = meeting.networks.filter(pk__in=networks).values("pk")
    return Checklist.objects.filter(
        Q(network__in=met) | Q(organisation__in=organisations_where_one_edits(reach)), is_standard=False
    )


def keepers_of_round(reach: Reach, led: Round) -> tuple[list[Network], list[Organisation]]:
    """The round's networks first; then whatever else this person may keep a list for."""
    networks, organisations = keepers(reach)
    own = {network.pk for network in led.networks.all()}
    return sorted(networks, key=lambda network: network.pk not in own), organisations


def keepers_of(reach: Reach, meeting: Meeting) -> tuple[list[Network], list[Organisation]]:
    """For whom this person may keep a list of what was asked at the meeting."""
    networks, organisations = keepers(reach)
    met = {network.pk for network in meeting.networks.all()}
    return [network for network in networks if network.pk in met], organisations
