import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from beprovad.people.models import Network, Organisation, Person


class Meeting(models.Model):
    """A joint meeting of one or several networks. A draft until its notes are released to the members."""

    title = models.CharField(max_length=300)
    held_on = models.DateField(db_index=True)
    time_text = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=300, blank=True)
    theme = models.TextField(blank=True)
    networks = models.ManyToManyField(Network, related_name="meetings", db_table="meetings_meeting_networks")
    next_meeting_on = models.DateField(null=True, blank=True)
    next_meeting_text = models.CharField(max_length=200, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def says_next_day(self) -> bool:
        """The words about the next meeting name its day themselves."""
        day = self.next_meeting_on
        return day is not None and str(day.day) in re.findall(r"\d+", self.next_meeting_text)


class AgendaItem(models.Model):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="subitems")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    network = models.ForeignKey(Network, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["meeting_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_position_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Presenter(models.Model):
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="presenters")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """One seat: who was there, or sent word, for which network, under which written name.

    A person in two networks has two seats and is counted once.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    written_name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    network = models.ForeignKey(Network, models.PROTECT, null=True, blank=True, related_name="+")
    group_text = models.CharField(max_length=200, blank=True)
    role_text = models.CharField(max_length=200, blank=True)
    is_present = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "network"],
                condition=~Q(network=None),
                name="one_seat_per_network",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(network=None), name="one_seat_outside_networks"
            ),
        ]

    def __str__(self) -> str:
        return self.written_name


class Note(models.Model):
    """What was said under an item; `item` is null for what stands before the first item."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    item = models.OneToOneField(AgendaItem, models.CASCADE, null=True, blank=True, related_name="note")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(item=None), name="one_note_before_the_items"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class NoteRevision(models.Model):
    """How the text read from `from_revision` to `revision`: one author's autosaves in a row are one."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="revisions")
    from_revision = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    author_id = models.BigIntegerField(null=True)
    author_label = models.CharField(max_length=200)
    began_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-revision"]
        constraints = [
            models.UniqueConstraint(fields=["note", "revision"], name="note_revision_once"),
            models.CheckConstraint(
                condition=Q(revision__gte=F("from_revision")), name="note_revision_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note_id}:{self.revision}"


class NoteConflict(models.Model):
    """A text that was refused because someone else had saved meanwhile. Kept until its author has settled it."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="conflicts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    base_revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "author", "base_revision"], name="one_open_conflict_per_base"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Material(models.Model):
    """Slides and papers. `sha256` is of the file's bytes, in hexadecimal."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="materials")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="materials")
    title = models.CharField(max_length=300)
    file = models.FileField(upload_to="materials/%Y/", max_length=300)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by_label = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_words(self) -> str:
        return self.file_name.rpartition(".")[2].upper()


class SendItem(models.Model):
    """What was promised to be sent after the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="send_items")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField()
    material = models.ForeignKey(Material, models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class ReadingTip(models.Model):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reading_tips")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class FoundQuestion(models.Model):
    """A question to ask: the raw material of a checklist.

    `sentence` is what the notes say, and stays when the question is worded otherwise; empty for one added by hand.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="questions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField()
    sentence = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_reworded(self) -> bool:
        return bool(self.sentence) and self.sentence.split() != self.text.split()


class NoteTaker(models.Model):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="note_takers")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
