from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beprovad.meetings.models.matters import Matter
from beprovad.meetings.models.meetings import Meeting
from beprovad.people.models import Network, Organisation, Person


class Reading(models.Model):
    """A note being read in: the original, its text, and the findings that a human decides on.

    `text_digest` is the SHA-256 of the text with white space folded: the same note is noticed as txt and as pdf.
    """

    class State(models.TextChoices):
        OPEN = "open", _("granskas")
        SAVED = "saved", _("sparad")
        DISCARDED = "discarded", _("kastad")

    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    networks = models.ManyToManyField(Network, related_name="+", db_table="meetings_reading_networks")
    file = models.FileField(upload_to="originals/%Y/", max_length=300, blank=True)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    text_digest = models.CharField(max_length=64, db_index=True)
    line_count = models.PositiveIntegerField(default=0)
    preamble_spans = models.JSONField(default=list)
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    is_again_on_purpose = models.BooleanField(default=False)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    meeting = models.OneToOneField(Meeting, models.CASCADE, null=True, blank=True, related_name="reading")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="saved") | ~Q(meeting=None), name="a_saved_reading_has_its_meeting"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Finding(models.Model):
    """One thing that was read out of the text, or added by hand.

    `text` is the value (a name, a title, a sentence); the other columns belong to some kinds only.
    Whom a matter or a note taker names is `seat` (a person in this note's lists) or `person`.
    `spans` are [start, end] pairs of code points in the reading's text; a finding added by hand has none.
    An item's `body_spans` are its note text. A group or an organisation is asked about once, for everybody in it.
    """

    class Kind(models.TextChoices):
        GROUP = "group", _("Nätverksrubrik")
        ORGANISATION = "organisation", _("Organisation")
        TITLE = "title", _("Rubrik")
        DATE = "date", _("Datum")
        PLACE = "place", _("Plats")
        THEME = "theme", _("Tema")
        ATTENDEE = "attendee", _("Närvarande")
        ABSENT = "absent", _("Frånvarande")
        ITEM = "item", _("Punkt")
        SUBITEM = "subitem", _("Underpunkt")
        MATTER = "matter", _("Ärende")
        SENDING = "sending", _("Att skicka")
        TIP = "tip", _("Lästips")
        QUESTION = "question", _("Fråga")
        NOTE_TAKER = "note_taker", _("Antecknat av")
        NEXT_MEETING = "next_meeting", _("Nästa möte")
        NOTE = "note", _("Bara anteckning")

    class State(models.TextChoices):
        OPEN = "open", _("ej avgjort")
        ACCEPTED = "accepted", _("godtaget")
        DROPPED = "dropped", _("struket")

    WRITTEN = (
        "text", "organisation_text", "group_text", "role_text", "presenters_text", "responsible_text", "due_text",
    )  # fmt: skip

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    text = models.TextField(blank=True)
    on = models.DateField(null=True, blank=True)
    organisation_text = models.CharField(max_length=200, blank=True)
    group_text = models.CharField(max_length=200, blank=True)
    role_text = models.CharField(max_length=200, blank=True)
    presenters_text = models.CharField(max_length=500, blank=True)
    matter_kind = models.CharField(max_length=20, blank=True)
    responsible_text = models.CharField(max_length=200, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    spans = models.JSONField(default=list)
    body_spans = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    is_corrected = models.BooleanField(default=False)
    item = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="under")
    seat = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    network = models.ForeignKey(Network, models.SET_NULL, null=True, blank=True, related_name="+")
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["reading_id", "position", "id"]
        indexes = [models.Index(fields=["reading", "position"], name="findings_in_order")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def naming_words(self) -> str:
        """The words of a matter or a note taker that name a person."""
        return self.responsible_text if self.kind == self.Kind.MATTER else self.text

    @property
    def meant(self) -> str:
        """What the person is called whom a matter's or a note taker's words mean; "" for nobody."""
        seat = self.seat
        if seat is not None:
            return seat.person.name if seat.person else seat.text
        return self.person.name if self.person else ""
