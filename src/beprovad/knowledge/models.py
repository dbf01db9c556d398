"""Ways of working, the sources that speak of them, and the evidence that they stand on."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Stage,
    Transferability,
)
from beprovad.people.models import Organisation


def _one_of(kind: type) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in kind]  # type: ignore[attr-defined]


class Method(models.Model):
    """A way of working, researched or not. Known to the whole region; what stands under it may be one authority's."""

    name = models.CharField(max_length=200)
    target_group = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    how = models.TextField(blank=True)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by_label = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = [Lower("name")]
        constraints = [models.UniqueConstraint(Lower("name"), name="method_name_once")]

    def __str__(self) -> str:
        return self.name


class Adoption(models.Model):
    """How an organisation stands to a method since that day: considers, tries, uses or leaves it."""

    method = models.ForeignKey(Method, models.PROTECT, related_name="adoptions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="adoptions")
    stage = models.CharField(max_length=20, choices=_one_of(Stage))
    since_on = models.DateField()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["method", "organisation"], name="one_adoption_per_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.method}"


class Source(models.Model):
    """An article, report, guideline or law that can be cited."""

    class Kind(models.TextChoices):
        ARTICLE = "article"
        REPORT = "report"
        GUIDELINE = "guideline"
        LAW = "law"
        BOOK = "book"
        OTHER = "other"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=400)
    authors = models.CharField(max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    published_in = models.CharField(max_length=300, blank=True)
    identifier = models.CharField(max_length=120, blank=True)  # DOI, ISBN, SFS number
    url = models.URLField(max_length=500, blank=True)
    methods = models.ManyToManyField(Method, related_name="sources", blank=True)
    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by_label = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = [Lower("title"), "id"]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A dated piece that supports, contradicts or nuances a method.

    `owner` is the authority that it belongs to, None for the region's own. Unless `is_shared` only the owner's
    people see it. A withdrawn piece stays, marked, and carries nothing any more.
    """

    method = models.ForeignKey(Method, models.PROTECT, related_name="evidence")
    leaf = models.CharField(max_length=12, choices=_one_of(Leaf))
    direction = models.CharField(max_length=12, choices=_one_of(Direction))
    claim = models.CharField(max_length=400)  # what it says, in one sentence
    details = models.TextField(blank=True)
    dated_on = models.DateField()
    is_year_only = models.BooleanField(default=False)  # nobody knows more of the day than its year
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    is_shared = models.BooleanField(default=False)
    sources = models.ManyToManyField(Source, related_name="evidence", blank=True)

    # research
    outcome = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=12, blank=True, choices=_one_of(Certainty))
    transferability = models.CharField(max_length=12, blank=True, choices=_one_of(Transferability))
    # profession
    whose = models.CharField(max_length=200, blank=True)
    documented = models.CharField(max_length=12, blank=True, choices=_one_of(Documented))
    # users
    asked_whom = models.CharField(max_length=200, blank=True)  # group and unit, never a name
    asked_how = models.CharField(max_length=14, blank=True, choices=_one_of(Asked))
    asked_count = models.PositiveIntegerField(null=True, blank=True)
    answered_count = models.PositiveIntegerField(null=True, blank=True)
    asked_by = models.CharField(max_length=200, blank=True)
    # context
    aspect = models.CharField(max_length=8, blank=True, choices=_one_of(Aspect))

    created_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by_label = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_label = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["leaf", "-dated_on", "-id"]
        indexes = [models.Index(fields=["method", "leaf"], name="evidence_by_leaf")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_count=None)
                | Q(asked_count=None)
                | Q(answered_count__lte=F("asked_count")),
                name="no_more_answered_than_were_asked",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(is_shared=True), name="the_regions_evidence_is_shared"
            ),
        ]

    def __str__(self) -> str:
        return self.claim

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
