"""Ways of working: adding them, changing what is said of them, and saying who uses them."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.knowledge.actions.changing import changed_columns, refuse_other_revision
from beprovad.knowledge.events import AdoptionSet, MethodAdded, MethodChanged
from beprovad.knowledge.models import Adoption, Method
from beprovad.knowledge.rules.kinds import Stage
from beprovad.knowledge.rules.refusals import KnowledgeRefused, Refusal
from beprovad.lib.text import name_key
from beprovad.people.models import Organisation, User


@transaction.atomic
def add_method(*, name: str, target_group: str = "", aim: str = "", how: str = "", by: User) -> Method:
    """Raises KnowledgeRefused where the name is empty or taken."""
    _refuse_name(name)
    method = Method(
        name=_one_line(name), target_group=target_group, aim=aim, how=how, created_by_label=by.label[:200]
    )
    _save_new(method)
    record(MethodAdded(subject_id=method.pk, subject_label=method.name), by=by.actor)
    return method


@transaction.atomic
def change_method(  # noqa: PLR0913 - a method is all of this
    *, method: Method, revision: int, name: str, target_group: str, aim: str, how: str, by: User
) -> Method:
    """`revision` is the one that the person was shown: ChangedMeanwhile when another has been saved since."""
    method = Method.objects.select_for_update().get(pk=method.pk)
    refuse_other_revision(method, revision)
    _refuse_name(name, besides=method)
    values = {"name": _one_line(name), "target_group": target_group, "aim": aim, "how": how}
    was = changed_columns(method, values, by=by)
    if was:
        record(MethodChanged(subject_id=method.pk, subject_label=method.name, was=was), by=by.actor)
    return method


@transaction.atomic
def set_adoption(
    *, method: Method, organisation: Organisation, stage: Stage, since_on: date, by: User
) -> Adoption:
    """Say how the organisation stands to the method; what was said before stands in the journal."""
    if since_on > timezone.localdate():
        raise KnowledgeRefused(Refusal.IN_THE_FUTURE)
    adoption, is_new = Adoption.objects.select_for_update().get_or_create(
        method=method, organisation=organisation, defaults={"stage": stage.value, "since_on": since_on}
    )
    if not is_new and (adoption.stage, adoption.since_on) == (stage.value, since_on):
        return adoption
    adoption.stage, adoption.since_on = stage.value, since_on
    adoption.save()
    event = AdoptionSet(
        subject_id=method.pk,
        subject_label=f"{method.name} · {organisation.name}",
        organisation_id=organisation.pk,
        organisation=organisation.name,
        stage=stage.value,
        since_on=since_on.isoformat(),
    )
    record(event, by=by.actor)
    return adoption


def _refuse_name(name: str, *, besides: Method | None = None) -> None:
    key = name_key(name)
    if not key:
        raise KnowledgeRefused(Refusal.NAME_IS_EMPTY)
    others = Method.objects.exclude(pk=besides.pk) if besides else Method.objects.all()
    for pk, taken in others.order_by("pk").values_list("pk", "name"):
        if name_key(taken) == key:
            raise KnowledgeRefused(Refusal.NAME_IS_TAKEN, Method(pk=pk, name=taken))


def _save_new(method: Method) -> None:
    """Somebody else may have taken the name between the question and the answer."""
    try:
        with transaction.atomic():
            method.save()
    except IntegrityError:
        raise KnowledgeRefused(Refusal.NAME_IS_TAKEN) from None


def _one_line(name: str) -> str:
    return " ".join(name.split())[:200]
