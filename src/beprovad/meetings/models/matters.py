from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beprovad.meetings.models.meetings import AgendaItem, Meeting
from beprovad.meetings.rules.matters import State, Waiting, waits_for
from beprovad.people.models import Network, Organisation, Person

STATE_WORDS = {
    State.OPEN: _("öppet"),
    State.ASSIGNED: _("uppdrag"),
    State.PARKED: _("parkerat"),
    State.CONTINUING: _("fortsätter"),
    State.APPROVED: _("godkänt"),
    State.CLOSED: _("avslutat"),
}


RESTING_WORDS = {
    Waiting.NOTHING: _("vilar tills vidare"),
    Waiting.WRITTEN_OUT: _("vilar %(words)s"),
    Waiting.CONDITION: _("vilar, tas upp %(words)s"),
    Waiting.CLAUSE: _("vilar tills %(words)s"),
    Waiting.TIME: _("vilar till %(words)s"),
}


class Standing(models.Model):
    """What a matter is called and how it stands: who has it and until when, when it wakes, which body approved it."""

    title = models.CharField(max_length=300)
    responsible_text = models.CharField(max_length=200, blank=True)
    responsible_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    responsible_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    due_on = models.DateField(null=True, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    wake_on = models.DateField(null=True, blank=True)
    wake_when = models.CharField(max_length=200, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Matter(Standing):
    """Lives across meetings and networks. Its title, state and standing are what its latest event says.

    The latest of all: a reader is shown the title and the standing of the latest event that they may see.

    A matter that was the same as another is joined into it: its events are there, this row is the trail.
    """

    class Kind(models.TextChoices):
        MATTER = "matter", _("ärende")
        CONTRIBUTION = "contribution", _("medskick")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.MATTER)
    state = models.CharField(
        max_length=20, choices=[(s.value, STATE_WORDS[s]) for s in State], default=State.OPEN
    )
    networks = models.ManyToManyField(Network, related_name="matters", db_table="meetings_matter_networks")
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined_from")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state"], name="matters_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_into=None) | ~Q(joined_into=F("id")), name="matter_not_joined_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_words(self) -> Any:
        return STATE_WORDS[State(self.state)]


class MatterEvent(Standing):
    """One thing that happened to a matter, with the sentence that it stands on, and how it stood then. Never changed.

    Events of a meeting that is still a draft are seen by those who see the draft; so are the steps that
    someone took by hand from where a draft had left the matter.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", _("väcktes")
        MENTIONED = "mentioned", _("togs upp")
        MOVED = "moved", _("ändrade läge")
        EDITED = "edited", _("ändrades")

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    happened_on = models.DateField()
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    sentence = models.TextField(blank=True)
    changed = models.JSONField(default=dict, blank=True)  # what an edit changed: field → what it said before
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="matter_events")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="matter_events")
    actor_label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["happened_on", "id"]
        indexes = [
            models.Index(fields=["matter", "happened_on", "id", "meeting"], name="matter_events_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.kind}"

    @property
    def resting_words(self) -> str:
        """What a parked matter waits for, besides its day."""
        return str(RESTING_WORDS[waits_for(self.wake_when)]) % {"words": self.wake_when}

    @property
    def told(self) -> str:
        """What the event stands on, in one line: the sentence of a note, or somebody's reason."""
        return " ".join((self.sentence or self.reason).split())

    @property
    def to_state_words(self) -> Any:
        return STATE_WORDS[State(self.to_state)]


class MatterReport(models.Model):
    """What the one who answers for a matter says of it. Never changed, and it moves nothing by itself.

    It waits to be read until somebody who takes the matter's steps has taken one, or says that it is read.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="reports")
    text = models.TextField()
    proposes_done = models.BooleanField(default=False)
    actor_label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.at:%Y-%m-%d}"


class MatterJoin(models.Model):
    """Two matters were one: which events, reports and networks moved, so that they can be moved back.

    `titles` are what the moved events called the matter before, by their id.
    """

    kept = models.ForeignKey(Matter, models.CASCADE, related_name="joins")
    joined = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    events = models.ManyToManyField(MatterEvent, related_name="+", db_table="meetings_matterjoin_events")
    reports = models.ManyToManyField(MatterReport, related_name="+", db_table="meetings_matterjoin_reports")
    networks = models.ManyToManyField(Network, related_name="+", db_table="meetings_matterjoin_networks")
    titles = models.JSONField(default=dict)
    by_label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["joined"], condition=Q(undone_at=None), name="matter_joined_into_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.joined_id} → {self.kept_id}"
