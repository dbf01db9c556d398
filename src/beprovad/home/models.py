"""What the start page remembers about one account."""

from django.db import models

from beprovad.people.models import User


class GuideChoice(models.Model):
    """Whether the guided path is shown; without a row it is."""

    user = models.OneToOneField(User, models.CASCADE, related_name="guide_choice")
    hidden_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {'hidden' if self.hidden_at else 'shown'}"


class Visit(models.Model):
    """When an account's present visit began, and the one before it: what came between them is new."""

    user = models.OneToOneField(User, models.CASCADE, related_name="visit")
    began_at = models.DateTimeField()
    earlier_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.began_at:%Y-%m-%d %H.%M}"
