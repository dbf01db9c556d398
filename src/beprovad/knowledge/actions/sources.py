"""Sources: what can be cited."""

from collections.abc import Iterable

from django.db import transaction

from beprovad.journal.actions import record
from beprovad.knowledge.actions.changing import changed_columns, raise_revision, refuse_other_revision
from beprovad.knowledge.events import SourceAdded, SourceChanged
from beprovad.knowledge.models import Method, Source
from beprovad.knowledge.rules.citations import identifier_key
from beprovad.knowledge.rules.refusals import KnowledgeRefused, Refusal
from beprovad.people.models import User


@transaction.atomic
def add_source(  # noqa: PLR0913 - a source is all of this
    *,
    kind: str,
    title: str,
    authors: str = "",
    year: int | None = None,
    published_in: str = "",
    identifier: str = "",
    url: str = "",
    methods: Iterable[Method] = (),
    by: User,
) -> Source:
    """Raises KnowledgeRefused with the one that is here, where the identifier is the same."""
    _refuse_twin(identifier)
    source = Source.objects.create(
        kind=kind,
        title=title,
        authors=authors,
        year=year,
        published_in=published_in,
        identifier=identifier,
        url=url,
        created_by_label=by.label[:200],
    )
    source.methods.set(methods)
    record(SourceAdded(subject_id=source.pk, subject_label=source.title[:300]), by=by.actor)
    return source


@transaction.atomic
def change_source(  # noqa: PLR0913 - a source is all of this
    *,
    source: Source,
    revision: int,
    kind: str,
    title: str,
    authors: str,
    year: int | None,
    published_in: str,
    identifier: str,
    url: str,
    methods: Iterable[Method],
    by: User,
) -> Source:
    """As `add_source`; ChangedMeanwhile when another revision has been saved since."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    refuse_other_revision(source, revision)
    _refuse_twin(identifier, besides=source)
    values = {
        "kind": kind, "title": title, "authors": authors, "year": year, "published_in": published_in,
        "identifier": identifier, "url": url,
    }  # fmt: skip
    was = changed_columns(source, values, by=by)
    before, after = set(source.methods.all()), set(methods)
    if before != after:
        source.methods.set(after)
        if not was:
            raise_revision(source, by=by)
        was["methods"] = ", ".join(sorted(method.name for method in before))
    if was:
        record(SourceChanged(subject_id=source.pk, subject_label=source.title[:300], was=was), by=by.actor)
    return source


def _refuse_twin(identifier: str, *, besides: Source | None = None) -> None:
    key = identifier_key(identifier)
    others = Source.objects.exclude(identifier="").order_by("pk")
    for source in others.exclude(pk=besides.pk) if besides else others:
        if key and identifier_key(source.identifier) == key:
            raise KnowledgeRefused(Refusal.SOURCE_IS_HERE, source)
