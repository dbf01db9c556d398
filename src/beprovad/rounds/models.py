"""Rounds, their prompts, the seats in the room, what they sent in, and what was joined."""

import uuid

from django.db import models
from django.db.models import F, Q

from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.people.models import Network
from beprovad.rounds.rules.kinds import ADDS, Kind, Pace, RoundState, Seating
from beprovad.rounds.rules.pace import Times, round_state


class Round(models.Model):
    """A sequence of prompts that a room answers. Its code stands only while one can join."""

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    networks = models.ManyToManyField(Network, related_name="rounds", db_table="rounds_round_networks")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="rounds")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="rounds")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    seating = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in Seating], default=Seating.PHONES
    )
    asks_names = models.BooleanField(default=False)  # said openly before one joins; otherwise nobody is known
    pace = models.CharField(max_length=4, choices=[(one.value, one.value) for one in Pace], default=Pace.LED)
    opens_at = models.DateTimeField(null=True, blank=True)  # of a round at one's own pace
    closes_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=6, null=True, blank=True, unique=True)
    is_locked = models.BooleanField(default=False)  # nobody more may join
    current = models.ForeignKey("Prompt", models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    kept_months = models.PositiveSmallIntegerField(null=True, blank=True)  # as it was promised when it opened
    kept_deletes = models.BooleanField(default=False)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code=None) | Q(opened_at__isnull=False, ended_at=None),
                name="only_running_rounds_have_codes",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> RoundState:
        return round_state(self.opened_at, self.ended_at)


class Prompt(models.Model):
    """One step of a round. `settings` and `options` are what the asking engine makes its spec of."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="prompts")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    title = models.CharField(max_length=300)
    help = models.TextField(blank=True)
    settings = models.JSONField(default=dict)
    options = models.JSONField(default=list)  # [{"key": …, "text": …}]
    picture = models.FileField(upload_to="rounds/", max_length=300, blank=True)
    picture_text = models.CharField(max_length=300, blank=True)  # what it shows, for those who do not see it
    takes_from = models.ForeignKey(  # the inputs of which prompt it lets one choose between
        "self", models.SET_NULL, null=True, blank=True, related_name="given_to"
    )
    again = models.ForeignKey(  # the same prompt a second time, after a talk
        "self", models.SET_NULL, null=True, blank=True, related_name="second_time"
    )
    is_moderated = models.BooleanField(
        default=False
    )  # nothing is displayed before somebody has let it through
    shows_inputs = models.BooleanField(default=True)  # the room sees what comes in, as it comes
    shows_results = models.BooleanField(default=False)  # revealed
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)  # frozen when the round ends

    class Meta:
        ordering = ["round_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"],
                name="prompt_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """The room sees what has come in: texts as they come, anything else as it adds up."""
        return self.shows_inputs if Kind(self.kind) in ADDS else self.shows_results

    @property
    def times(self) -> Times:
        return Times(opened_at=self.opened_at, closes_at=self.closes_at, closed_at=self.closed_at)


class Seat(models.Model):
    """A phone or a table. Nothing ties it to a person; a name stands here only in a round that says so."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="seats")
    number = models.PositiveIntegerField()  # drawn by chance: it does not tell the order of joining
    label = models.CharField(
        max_length=80, blank=True
    )  # the table's name, or the name that the round asks for
    size = models.PositiveSmallIntegerField(null=True, blank=True)  # how many sit at the table
    is_keyed_in = models.BooleanField(default=False)  # a table's paper, written in by the facilitator
    joined_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round_id", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="seat_number_once")]

    def __str__(self) -> str:
        return self.label or str(self.number)


class Group(models.Model):
    """Inputs that say the same, under one wording. What it was made of stays as it was written."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="groups")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    position = models.PositiveIntegerField()
    wording = models.CharField(max_length=500)
    worded_by_label = models.CharField(
        max_length=200, blank=True
    )  # empty: the wording is one of the room's own

    class Meta:
        ordering = ["prompt_id", "position", "id"]

    def __str__(self) -> str:
        return self.wording[:80]


class Input(models.Model):
    """What a seat sent. A row is a register: the same slot with a higher `n` replaces what stood there.

    A kind that adds has one slot for each input; any other has the one slot "". So sent twice is stored once,
    and an older copy that arrives late changes nothing. An empty `value` was taken back by its seat.
    """

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="inputs")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="inputs")
    slot = models.CharField(max_length=36, blank=True)
    n = models.PositiveBigIntegerField()  # the seat's own count
    value = models.TextField(blank=True)  # canonical JSON
    received_at = models.DateTimeField()
    is_held = models.BooleanField(default=False)  # waits to be let through
    hidden_at = models.DateTimeField(null=True, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="inputs")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["prompt", "seat", "slot"], name="input_once_per_slot"),
        ]

    def __str__(self) -> str:
        return self.value[:80]


class Act(models.Model):
    """What a facilitator did to a prompt's inputs and groups, so that it can be undone: how it stood before."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="acts")
    verb = models.CharField(max_length=20)
    before = models.JSONField()
    by_label = models.CharField(max_length=200)
    done_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = [F("id").desc()]

    def __str__(self) -> str:
        return self.verb


class Keeping(models.Model):
    """How long a network keeps what its rounds took in, and what becomes of it then. Without a row: 24 months."""

    network = models.OneToOneField(Network, models.CASCADE, related_name="keeping_of_rounds")
    months = models.PositiveSmallIntegerField(default=24)
    deletes = models.BooleanField(
        default=False
    )  # the whole round; otherwise inputs lose their seats and tables

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=120), name="kept_one_month_to_ten_years"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.months}"
