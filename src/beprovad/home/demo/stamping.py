"""What the story writes down bears the hours of the story, not of its loading."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils import timezone

from beprovad.assessments import models as assessments
from beprovad.checklists import models as checklists
from beprovad.journal.models import Entry
from beprovad.knowledge import models as knowledge
from beprovad.meetings import models as meetings
from beprovad.rounds import models as rounds

STAMPED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Entry, ("at",)),
    (meetings.MatterEvent, ("at",)),
    (meetings.Meeting, ("created_at",)),
    (meetings.Matter, ("created_at",)),
    (meetings.Material, ("uploaded_at",)),
    (rounds.Round, ("created_at", "opened_at", "ended_at")),
    (rounds.Prompt, ("opened_at", "closed_at")),
    (rounds.Seat, ("joined_at",)),
    (rounds.Input, ("received_at",)),
    (rounds.Act, ("done_at",)),
    (knowledge.Method, ("created_at", "changed_at")),
    (knowledge.Source, ("created_at", "changed_at")),
    (knowledge.Evidence, ("created_at", "changed_at", "withdrawn_at")),
    (checklists.Checklist, ("created_at",)),
    (checklists.ChecklistVersion, ("created_at", "published_at")),
    (checklists.ChecklistChoice, ("chosen_at",)),
    (assessments.Assessment, ("created_at", "changed_at")),
    (assessments.Answer, ("saved_at",)),
    (assessments.AnswerEvidence, ("linked_at",)),
    (assessments.AnswerRevision, ("began_at", "saved_at")),
    (assessments.OwnAnswer, ("saved_at",)),
    (assessments.Handing, ("handed_at",)),
    (assessments.Setup, ("saved_at",)),
    (assessments.FieldRevision, ("began_at", "saved_at")),
    (assessments.Decision, ("signed_at",)),
    (assessments.TrialEntry, ("written_at",)),
    (assessments.Share, ("shared_at",)),
    (assessments.CommonAnswer, ("saved_at",)),
    (assessments.CommonAnswerRevision, ("saved_at",)),
)


@contextmanager
def stamped(at: datetime) -> Iterator[None]:
    """What is written down inside bears this hour instead of now, an hour that nothing else here has."""
    began = timezone.now()
    yield
    meanwhile = (began, timezone.now())
    for model, columns in STAMPED:
        for column in columns:
            # Plainly a QuerySet: a decision's own refuses every change, and this one is a part of its signing.
            QuerySet(model).filter(**{f"{column}__range": meanwhile}).update(**{column: at})
