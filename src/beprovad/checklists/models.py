"""Checklists, their versions, and where each question comes from."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from beprovad.checklists.rules.acts import Act
from beprovad.checklists.rules.areas import Area, Field
from beprovad.meetings.models import FoundQuestion, Meeting
from beprovad.people.models import Network, Organisation


class Checklist(models.Model):
    """A list that a network or an organisation keeps; the standard one belongs to nobody."""

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    network = models.ForeignKey(Network, models.PROTECT, null=True, blank=True, related_name="checklists")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="checklists"
    )
    is_standard = models.BooleanField(default=False)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)  # of title and about
    changed_by_label = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = [Lower("title"), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_standard"], condition=Q(is_standard=True), name="one_standard_checklist"
            ),
            models.CheckConstraint(
                condition=Q(is_standard=True, network=None, organisation=None)
                | Q(is_standard=False, network__isnull=False, organisation=None)
                | Q(is_standard=False, network=None, organisation__isnull=False),
                name="checklist_has_one_keeper",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ChecklistVersion(models.Model):
    """A draft has no number. A published version never changes."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(null=True, blank=True)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)  # what is new, in the publisher's words
    revision = models.PositiveIntegerField(default=1)  # of the draft: raised by every act
    kept_apart = models.JSONField(default=list)  # groups of keys that somebody said are different questions
    declined = models.JSONField(default=list)  # other proposals that somebody has said no to
    published_at = models.DateTimeField(null=True, blank=True)
    published_by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [F("number").desc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["checklist"], condition=Q(number=None), name="one_draft_per_checklist"
            ),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None)
                | Q(number__isnull=False, published_at__isnull=False),
                name="published_versions_have_numbers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist} {self.number or ''}".strip()

    @property
    def is_published(self) -> bool:
        return self.number is not None


class Question(models.Model):
    """`key` follows the question from version to version; `covers` are keys of the standard list that it asks."""

    version = models.ForeignKey(ChecklistVersion, models.CASCADE, related_name="questions")
    key = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    area = models.CharField(max_length=16, choices=[(area.value, area.value) for area in Area])
    text = models.TextField()
    help = models.TextField(blank=True)
    find_out = models.TextField(blank=True)  # how do we find out?
    is_screening = models.BooleanField(default=False)
    only_users = models.BooleanField(default=False)
    field = models.CharField(
        max_length=20, blank=True, choices=[(field.value, field.value) for field in Field]
    )
    covers = models.JSONField(default=list)
    worded_by_label = models.CharField(
        max_length=200, blank=True
    )  # who gave it other words than it came with
    joined_by_label = models.CharField(max_length=200, blank=True)  # who made it of several in a draft
    changed_in = models.PositiveIntegerField(default=0)  # the draft's revision that last changed it
    removed_at = models.DateTimeField(
        null=True, blank=True
    )  # from a draft, which can take it back until published

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="question_once_per_version"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class QuestionOrigin(models.Model):
    """Something that the question was made from: it stays when the question is merged, split or reworded.

    What was asked in a round keeps all that the room gave it: every wording with the tables that wrote it, its dots,
    and who worded it on the board. The round itself is told of by plain numbers and labels, which outlive it.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="origins")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    found = models.ForeignKey(FoundQuestion, models.SET_NULL, null=True, blank=True, related_name="+")
    standard_key = models.UUIDField(null=True, blank=True)  # taken from the standard list
    wording = models.TextField()
    sentence = models.TextField(blank=True)
    said = models.CharField(max_length=300, blank=True)  # "Gemensam dag 21 april 2026": outlives the meeting
    editor = models.CharField(max_length=200, blank=True)  # who put it into these words where it comes from
    round_id = models.BigIntegerField(null=True, blank=True)
    round_label = models.CharField(max_length=300, blank=True)
    prompt_id = models.BigIntegerField(null=True, blank=True)
    prompt_label = models.CharField(max_length=500, blank=True)  # what the room was asked
    input_id = models.BigIntegerField(null=True, blank=True)
    wordings = models.JSONField(default=list)  # [{"text": "…", "tables": ["Bord 1"]}], as they were written
    dots = models.PositiveIntegerField(null=True, blank=True)  # None where nobody placed any
    inputs = models.PositiveIntegerField(
        default=0
    )  # how many the round's inputs are; 0 where it was no round
    people = models.PositiveIntegerField(
        default=0
    )  # from how many seats; 0 where tables wrote, or nobody knows

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.wording[:80]


class DraftAct(models.Model):
    """One thing that was done to a draft, kept so that it can be undone until the draft is published.

    `before` and `after` are the questions that it touched, by id, with their origins; see actions/acts.py.
    """

    version = models.ForeignKey(ChecklistVersion, models.CASCADE, related_name="acts")
    what = models.CharField(max_length=20, choices=[(act.value, act.value) for act in Act])
    revision = models.PositiveIntegerField()  # of the draft, that it made
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by_label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "revision"], name="one_act_per_revision"),
        ]

    def __str__(self) -> str:
        return self.what


class ChecklistChoice(models.Model):
    """Which list a network or an organisation uses; the newest published version of it is what new assessments get."""

    network = models.OneToOneField(
        Network, models.CASCADE, null=True, blank=True, related_name="checklist_choice"
    )
    organisation = models.OneToOneField(
        Organisation, models.CASCADE, null=True, blank=True, related_name="checklist_choice"
    )
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="chosen_by")
    chosen_by_label = models.CharField(max_length=200)
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(network=None, organisation__isnull=False)
                | Q(network__isnull=False, organisation=None),
                name="a_choice_is_somebodys",
            )
        ]

    def __str__(self) -> str:
        return str(self.checklist)
