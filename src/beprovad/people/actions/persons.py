"""Persons and the forms of their names."""

from django.db import transaction
from django.db.models import Q

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.lib.text import name_key, tidy
from beprovad.people.events import PersonAdded, PersonChanged, PersonNameForgotten, PersonNameRemembered
from beprovad.people.models import NameVariant, Person
from beprovad.people.rules.refusals import PeopleRefused, Refusal


@transaction.atomic
def add_person(*, name: str, email: str = "", title: str = "", by: Actor | None = None) -> Person:
    """A new person; somebody with the same name is somebody else, but an address belongs to one."""
    _refuse_name(name)
    _refuse_email(email)
    person = Person.objects.create(name=one_line(name), email=email.strip(), title=one_line(title))
    if by:
        record(PersonAdded(subject_id=person.pk, subject_label=person.name), by=by)
    return person


@transaction.atomic
def change_person(*, person: Person, name: str, email: str, title: str, by: Actor) -> Person:
    """The old name stays as a known form, so that older notes are still understood."""
    _refuse_name(name)
    _refuse_email(email, besides=person)
    values = {"name": one_line(name), "email": email.strip(), "title": one_line(title)}
    before = Person.objects.select_for_update().get(pk=person.pk)
    changed = tuple(field for field, value in values.items() if getattr(before, field) != value)
    if not changed:
        return before
    old_name = before.name
    for field in changed:
        setattr(before, field, values[field])
    before.save(update_fields=changed)
    if name_key(old_name) != name_key(name):
        _keep_form(before, old_name)
    record(PersonChanged(subject_id=before.pk, subject_label=before.name, fields=changed), by=by)
    return before


@transaction.atomic
def recognise_person(*, person: Person, name: str, email: str = "", title: str = "", by: Actor) -> Person:
    """Somebody about to be added is this person: the written form is kept, and what was not known yet."""
    known = Person.objects.select_for_update().get(pk=person.pk)
    found = change_person(
        person=known, name=known.name, email=known.email or email, title=known.title or title, by=by
    )
    remember_name(person=found, written=name, by=by)
    return found


@transaction.atomic
def remember_name(*, person: Person, written: str, by: Actor | None = None) -> NameVariant | None:
    """Somebody has confirmed that `written` is this person; None where it was known already."""
    _refuse_name(written)
    variant = _keep_form(person, written)
    if variant is not None and by:
        event = PersonNameRemembered(subject_id=person.pk, subject_label=person.name, written=variant.name)
        record(event, by=by)
    return variant


@transaction.atomic
def forget_name(*, variant: NameVariant, by: Actor) -> None:
    person = variant.person
    variant.delete()
    record(PersonNameForgotten(subject_id=person.pk, subject_label=person.name, written=variant.name), by=by)


def one_line(words: str) -> str:
    """Spaces and line breaks as single spaces: a name is one line."""
    return " ".join(tidy(words).split())


def _keep_form(person: Person, written: str) -> NameVariant | None:
    key = name_key(written)
    if key == name_key(person.name) and one_line(written) == person.name:
        return None
    variant, is_new = NameVariant.objects.get_or_create(
        person=person, key=key, defaults={"name": one_line(written)}
    )
    return variant if is_new else None


def _refuse_name(name: str) -> None:
    if not name_key(name):
        raise PeopleRefused(Refusal.NAME_IS_EMPTY)


def _refuse_email(email: str, *, besides: Person | None = None) -> None:
    taken = Person.objects.filter(~Q(pk=besides.pk if besides else None), merged_into=None)
    if email.strip() and taken.filter(email__iexact=email.strip()).exists():
        raise PeopleRefused(Refusal.EMAIL_IS_ANOTHERS)
