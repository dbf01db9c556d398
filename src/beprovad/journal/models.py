from django.db import models


class Entry(models.Model):
    """One act, as it happened. Never changed; the actor is an id and a name, so that it outlives the account."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=200)
    event = models.CharField(max_length=80, db_index=True)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["event", "subject_id"], name="journal_by_subject"),
            models.Index(fields=["actor_id", "event"], name="journal_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_label}: {self.event} {self.subject_label}"
