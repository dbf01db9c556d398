"""HTTP in, typed values out."""

from beprovad.people.forms.networks import (
    AppointmentForm,
    EndForm,
    MemberForm,
    MembershipForm,
    NetworkForm,
    NewMemberForm,
    RoleForm,
)
from beprovad.people.forms.persons import (
    InviteForm,
    ListForm,
    NameForm,
    OrganisationForm,
    PersonFilterForm,
    PersonForm,
    ReasonForm,
    SearchForm,
)
from beprovad.people.forms.refusing import Refusals, put_refusal

__all__ = [
    "AppointmentForm",
    "EndForm",
    "InviteForm",
    "ListForm",
    "MemberForm",
    "MembershipForm",
    "NameForm",
    "NetworkForm",
    "NewMemberForm",
    "OrganisationForm",
    "PersonFilterForm",
    "PersonForm",
    "ReasonForm",
    "Refusals",
    "RoleForm",
    "SearchForm",
    "put_refusal",
]
