"""What stands in an assessment's fields, and which of the questions that are fields have been filled in."""

from beprovad.assessments.models import Assessment, FieldRevision, Setup
from beprovad.checklists.rules.areas import Field

SUMS = ("cost_once", "cost_yearly")
COLUMNS = (
    *SUMS, "cost_note", "payer", "staff_time", "replaces", "replaces_nothing_because", "owner", "head_provides",
    "training", "collaboration", "scope", "hypothesis", "baseline", "begins_on", "length", "scale", "measures",
    "stop_rule", "decision_on", "follow_up_how", "follow_up_on",
)  # fmt: skip
"""What is written in an assessment's setup, in reading order."""


def standing_fields(setup: Setup) -> dict[str, object]:
    """What stands in each field, as it is compared: an owner by id, a sum as (kronor, is an estimate) or None."""
    return {name: _standing(setup, name) for name in COLUMNS}


def _standing(setup: Setup, name: str) -> object:
    value = getattr(setup, "owner_id" if name == "owner" else name)
    return (value, getattr(setup, f"{name}_is_about")) if name in SUMS and value is not None else value


def field_revisions(setup: Setup) -> dict[str, tuple[FieldRevision, ...]]:
    """Who wrote what in each field, the latest first, as far back as anybody reads. One query."""
    found: dict[str, tuple[FieldRevision, ...]] = {}
    if setup.pk is None:
        return found
    for row in FieldRevision.objects.filter(setup=setup).order_by("-pk")[:FURTHEST_BACK]:
        found[row.name] = (*found.get(row.name, ()), row)
    return found


FURTHEST_BACK = 200
"""Revisions of all fields together that a page reads."""


def filled_fields(assessment: Assessment) -> frozenset[Field]:
    """Of an assessment from `access`: no query. A field is filled when something that answers it stands there."""
    setup: Setup | None = getattr(assessment, "setup", None)
    told = fields_told(setup) if setup is not None else {}
    lists = {
        Field.RISKS: getattr(assessment, "has_risks", False),
        Field.EXPECTED_EFFECTS: getattr(assessment, "has_effects", False),
        Field.GOALS: getattr(assessment, "has_goals", False),
    }
    return frozenset(field for field, is_told in {**told, **lists}.items() if is_told)


def fields_told(setup: Setup) -> dict[Field, bool]:
    """Whether each of those that stand in the setup itself is filled in; the lists beside it are not looked at."""
    is_costed = setup.cost_once is not None or setup.cost_yearly is not None
    return {
        Field.COST: is_costed or bool(setup.cost_note),
        Field.STAFF_TIME: bool(setup.staff_time),
        Field.REPLACES: bool(setup.replaces or setup.replaces_nothing_because),
        Field.OWNER: setup.owner_id is not None,
        Field.HEAD_PROVIDES: bool(setup.head_provides),
        Field.TRAINING: bool(setup.training),
        Field.COLLABORATION: bool(setup.collaboration),
        Field.SCOPE: bool(setup.scope),
        Field.FOLLOW_UP: bool(setup.follow_up_how),
    }
