"""Which of the questions that are fields have been filled in."""

from beprovad.assessments.models import Assessment, Setup
from beprovad.checklists.rules.areas import Field


def filled_fields(assessment: Assessment) -> frozenset[Field]:
    """Of an assessment from `access`: no query. A field is filled when something that answers it stands there."""
    setup: Setup | None = getattr(assessment, "setup", None)
    told = _told(setup) if setup is not None else {}
    lists = {
        Field.RISKS: getattr(assessment, "has_risks", False),
        Field.EXPECTED_EFFECTS: getattr(assessment, "has_effects", False),
        Field.GOALS: getattr(assessment, "has_goals", False),
    }
    return frozenset(field for field, is_told in {**told, **lists}.items() if is_told)


def _told(setup: Setup) -> dict[Field, bool]:
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
