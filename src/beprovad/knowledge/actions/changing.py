"""What the room's changes have in common: nothing is written over that the person has not seen."""

from collections.abc import Mapping

from beprovad.knowledge.models import Evidence, Method, Source
from beprovad.knowledge.rules.refusals import ChangedMeanwhile
from beprovad.people.models import User

Row = Method | Source | Evidence


def refuse_other_revision(row: Row, revision: int) -> None:
    if row.revision != revision:
        raise ChangedMeanwhile


def changed_columns(row: Row, values: Mapping[str, object], *, by: User) -> dict[str, str]:
    """Write the columns that differ; column → what it said before. Nothing changed is nothing written."""
    was = {name: _said(getattr(row, name)) for name, value in values.items() if getattr(row, name) != value}
    if was:
        for name in was:
            setattr(row, name, values[name])
        raise_revision(row, by=by)
    return was


def raise_revision(row: Row, *, by: User) -> None:
    row.revision += 1
    row.changed_by_label = by.label[:200]
    row.save()


def _said(value: object) -> str:
    return "" if value is None else str(value)
