from django.urls import path

from beprovad.people.views import (
    duplicates,
    entering,
    importing,
    inviting,
    merging,
    networks,
    organisations,
    persons,
    roles,
)

app_name = "people"
urlpatterns = [
    path("", persons.persons, name="persons"),
    path("me/", entering.me, name="me"),
    path("persons/add/", persons.add_person, name="add_person"),
    path("persons/<int:person_id>/", persons.person, name="person"),
    path("persons/<int:person_id>/edit/", persons.edit_person, name="edit_person"),
    path("persons/<int:person_id>/names/", persons.remember_name, name="remember_name"),
    path("names/<int:variant_id>/forget/", persons.forget_name, name="forget_name"),
    path("persons/<int:person_id>/memberships/", roles.add_membership, name="add_membership"),
    path("memberships/<int:membership_id>/", roles.edit_membership, name="edit_membership"),
    path("persons/<int:person_id>/appointments/", roles.add_appointment, name="add_appointment"),
    path("appointments/<int:appointment_id>/end/", roles.end_appointment, name="end_appointment"),
    path("persons/<int:person_id>/merge/", merging.choose_other, name="choose_other"),
    path("persons/<int:person_id>/merge/<int:other_id>/", merging.merge, name="merge"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("merges/<int:merge_id>/undo/", persons.undo_merge, name="undo_merge"),
    path("persons/<int:person_id>/invite/", inviting.invite, name="invite"),
    path(
        "invitations/<int:invitation_id>/withdraw/", inviting.withdraw_invitation, name="withdraw_invitation"
    ),
    path("invitation/<str:token>/", inviting.invitation, name="invitation"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add_organisation, name="add_organisation"),
    path("organisations/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<int:organisation_id>/edit/", organisations.edit_organisation, name="edit_organisation"
    ),
    path(
        "organisations/<int:organisation_id>/names/",
        organisations.remember_organisation_name,
        name="remember_organisation_name",
    ),
    path(
        "organisations/names/<int:alias_id>/forget/",
        organisations.forget_organisation_name,
        name="forget_organisation_name",
    ),
    path("networks/", networks.networks, name="networks"),
    path("networks/add/", networks.add_network, name="add_network"),
    path("networks/<int:network_id>/", networks.network, name="network"),
    path("networks/<int:network_id>/edit/", networks.edit_network, name="edit_network"),
    path("networks/<int:network_id>/members/", networks.add_member, name="add_member"),
    path("networks/<int:network_id>/invite/", inviting.invite_member, name="invite_member"),
    path("networks/<int:network_id>/names/", networks.remember_network_name, name="remember_network_name"),
    path("networks/names/<int:alias_id>/forget/", networks.forget_network_name, name="forget_network_name"),
    path("import/", importing.bring_list, name="bring_list"),
    path("import/<int:list_id>/", importing.member_list, name="member_list"),
    path("import/<int:list_id>/rejected.csv", importing.rejected_rows, name="rejected_rows"),
    path("import/<int:list_id>/discard/", importing.discard_list, name="discard_list"),
    path("demo-login/<slug:key>/", entering.demo_login, name="demo_login"),
]
