"""Organisations: the tree, and the names that notes use for them."""

from django.db import transaction
from django.db.models import Q

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.lib.municipalities import municipalities
from beprovad.lib.text import name_key
from beprovad.people.actions.persons import one_line
from beprovad.people.events import (
    OrganisationAdded,
    OrganisationChanged,
    OrganisationNameForgotten,
    OrganisationNameRemembered,
)
from beprovad.people.models import Organisation, OrganisationAlias
from beprovad.people.queries.known import known_organisations
from beprovad.people.rules.naming import match_organisation
from beprovad.people.rules.refusals import PeopleRefused, Refusal


@transaction.atomic
def add_organisation(  # noqa: PLR0913 - an organisation is all of this
    *,
    name: str,
    kind: str,
    parent: Organisation | None = None,
    municipality_code: str = "",
    is_authority: bool = False,
    by: Actor | None = None,
) -> Organisation:
    _refuse_name(name, parent)
    organisation = Organisation.objects.create(
        name=one_line(name),
        kind=kind,
        parent=parent,
        municipality_code=municipality_code,
        is_authority=is_authority,
    )
    if by:
        record(OrganisationAdded(subject_id=organisation.pk, subject_label=organisation.name), by=by)
    return organisation


@transaction.atomic
def add_municipality(*, code: str, by: Actor | None = None) -> Organisation:
    """A municipality of the national register, by its code; the one that is here already, if it is."""
    here = Organisation.objects.filter(municipality_code=code, kind=Organisation.Kind.MUNICIPALITY).first()
    if here is not None:
        return here
    one = next(one for one in municipalities() if one.code == code)
    return add_organisation(
        name=one.short, kind=Organisation.Kind.MUNICIPALITY, municipality_code=code, by=by
    )


@transaction.atomic
def add_organisation_as_written(*, written: str, by: Actor | None = None) -> Organisation:
    """The one organisation, or municipality of the register, that the words mean; else a new one."""
    meant = match_organisation(written, known_organisations())
    if len(meant) == 1 and meant[0].id is not None:
        return Organisation.objects.get(pk=meant[0].id)
    if len(meant) == 1:
        return add_municipality(code=meant[0].municipality_code, by=by)
    return add_organisation(name=written[:200], kind=Organisation.Kind.OTHER, by=by)


@transaction.atomic
def change_organisation(  # noqa: PLR0913 - an organisation is all of this
    *,
    organisation: Organisation,
    name: str,
    kind: str,
    parent: Organisation | None,
    is_authority: bool,
    by: Actor,
) -> Organisation:
    """The old name stays as a known form."""
    before = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _refuse_name(name, parent, besides=before)
    _refuse_place(before, parent)
    values = {"name": one_line(name), "kind": kind, "parent": parent, "is_authority": is_authority}
    changed = tuple(field for field, value in values.items() if getattr(before, field) != value)
    if not changed:
        return before
    old_name = before.name
    for field in changed:
        setattr(before, field, values[field])
    before.save(update_fields=changed)
    if name_key(old_name) != name_key(name):
        _keep_alias(before, old_name, refuses=False)
    record(OrganisationChanged(subject_id=before.pk, subject_label=before.name, fields=changed), by=by)
    return before


@transaction.atomic
def remember_organisation_name(
    *, organisation: Organisation, written: str, by: Actor | None = None
) -> OrganisationAlias | None:
    """Somebody has confirmed the written form; None where it was known. It means one organisation only.

    As a part of a larger act, a form that means another already is left as it is.
    """
    if not name_key(written):
        raise PeopleRefused(Refusal.NAME_IS_EMPTY)
    alias = _keep_alias(organisation, written, refuses=by is not None)
    if alias is not None and by:
        event = OrganisationNameRemembered(
            subject_id=organisation.pk, subject_label=organisation.name, written=alias.name
        )
        record(event, by=by)
    return alias


@transaction.atomic
def forget_organisation_name(*, alias: OrganisationAlias, by: Actor) -> None:
    organisation = alias.organisation
    alias.delete()
    event = OrganisationNameForgotten(
        subject_id=organisation.pk, subject_label=organisation.name, written=alias.name
    )
    record(event, by=by)


def _keep_alias(organisation: Organisation, written: str, *, refuses: bool) -> OrganisationAlias | None:
    if one_line(written) == organisation.name:
        return None
    alias, is_new = OrganisationAlias.objects.get_or_create(
        key=name_key(written), defaults={"organisation": organisation, "name": one_line(written)}
    )
    if alias.organisation_id != organisation.pk and refuses:
        raise PeopleRefused(Refusal.NAME_MEANS_ANOTHER)
    return alias if is_new else None


def _refuse_name(name: str, parent: Organisation | None, *, besides: Organisation | None = None) -> None:
    if not name_key(name):
        raise PeopleRefused(Refusal.NAME_IS_EMPTY)
    siblings = Organisation.objects.filter(~Q(pk=besides.pk if besides else None), parent=parent)
    if name_key(name) in map(name_key, siblings.values_list("name", flat=True)):
        raise PeopleRefused(Refusal.NAME_IS_TAKEN)


def _refuse_place(organisation: Organisation, parent: Organisation | None) -> None:
    while parent is not None:
        if parent.pk == organisation.pk:
            raise PeopleRefused(Refusal.LIES_UNDER_ITSELF)
        parent = parent.parent
