"""Organisations, persons, networks, memberships, and the accounts that log in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from beprovad.journal.events import Actor
from beprovad.people.rules import NETWORK_ROLES, ORGANISATION_ROLES, Role

ROLE_WORDS = {
    Role.COORDINATOR: _("samordnare"),
    Role.PREPARATION: _("beredningsgrupp"),
    Role.MEMBER: _("ledamot"),
    Role.GUEST: _("gäst"),
    Role.HEAD: _("chef"),
    Role.STAFF: _("medarbetare"),
    Role.ANALYST: _("analytiker"),
    Role.POLITICIAN: _("förtroendevald"),
    Role.ADMINISTRATOR: _("administratör"),
}


class Organisation(models.Model):
    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommun")
        ADMINISTRATION = "administration", _("nämnd och förvaltning")
        UNIT = "unit", _("enhet")
        ASSOCIATION = "association", _("regionalt förbund")
        RESEARCH = "research", _("FoU-enhet")
        UNIVERSITY = "university", _("lärosäte")
        OTHER = "other", _("annan organisation")

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    municipality_code = models.CharField(max_length=4, blank=True)
    is_authority = models.BooleanField(default=False)

    class Meta:
        ordering = [Lower("name")]
        constraints = [
            models.UniqueConstraint(Lower("name"), F("parent"), name="organisation_name_once_per_parent"),
            models.UniqueConstraint(
                Lower("name"), condition=Q(parent=None), name="organisation_name_once_at_the_top"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organisation_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationAlias(models.Model):
    """Another written form; `key` is how `lib.text.name_key` reads it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """One human. A merged person stays as a trail: `merged_into` says who they are now."""

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    title = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    class Meta:
        ordering = [Lower("name"), "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_not_merged_into_itself"),
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email="") & Q(merged_into=None), name="person_email_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NameVariant(models.Model):
    """A written form that someone has confirmed to be this person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="name_variants")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, db_index=True)
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="name_variant_once_per_person")]

    def __str__(self) -> str:
        return self.name


class PersonMerge(models.Model):
    """Two persons were one: what moved, so that it can be moved back."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    by_label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"


class Network(models.Model):
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60, blank=True)
    about = models.TextField(blank=True)
    host = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="networks")
    above = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")

    class Meta:
        ordering = [Lower("name")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name


class NetworkAlias(models.Model):
    """A heading that notes use for the network ("FH-chefsnätverket"), confirmed once and remembered."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person stands for an organisation, or as liaison for another network, in a network from–to."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    liaison_for = models.ForeignKey(Network, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, ROLE_WORDS[r]) for r in NETWORK_ROLES])
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["network__name", "person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "network"], condition=Q(to_on=None), name="one_open_membership_per_network"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="membership_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.network}"

    @property
    def role_words(self) -> Any:
        return ROLE_WORDS[Role(self.role)]


class Appointment(models.Model):
    """A role at an organisation: head, staff, analyst, politician, administrator."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=[(r.value, ROLE_WORDS[r]) for r in ORGANISATION_ROLES])
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(to_on=None),
                name="one_open_appointment_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="appointment_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"

    @property
    def role_words(self) -> Any:
        return ROLE_WORDS[Role(self.role)]


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet["User"]:
        """With the person: an account is hardly ever read without asking who it is for."""
        return super().get_queryset().select_related("person")

    def create_user(self, email: str, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: an address that can log in, for one person. What it may follows from the person's roles."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="user")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email

    @property
    def label(self) -> str:
        return self.person.name if self.person else self.email

    @property
    def actor(self) -> Actor:
        return Actor(id=self.pk, label=self.label)


class Invitation(models.Model):
    """A letter that lets a person in; the token itself is only in the letter, here is its digest."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="invitations")
    email = models.EmailField()
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by_label = models.CharField(max_length=200)
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.email


class MemberList(models.Model):
    """A list of members on its way in. Its text is kept only until it has been imported or thrown away."""

    file_name = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    network = models.ForeignKey(Network, models.SET_NULL, null=True, blank=True, related_name="+")
    answers = models.JSONField(default=dict)
    rejected = models.JSONField(default=dict)  # the rows that could not be read in, with why
    started_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name or f"{self.started_at:%Y-%m-%d %H:%M}"
