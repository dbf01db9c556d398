"""What happened, newest first, as the journal's page and its filter show it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from beprovad.journal.models import Entry
from beprovad.journal.words import words_for


@dataclass(frozen=True)
class Line:
    """One act in words; `reason` is what its doer gave for it. Of what is not shown there are no words."""

    at: datetime
    who: str
    words: str | Promise
    subject: str
    reason: str
    is_shown: bool = True
    url: str = ""


@dataclass(frozen=True)
class Sought:
    """What the reader looks for; an empty field sorts nothing out. Both days are included."""

    who: str = ""
    event: str = ""
    since: date | None = None
    until: date | None = None


def entries(sought: Sought) -> QuerySet[Entry]:
    rows = Entry.objects.order_by("-at", "-id")
    if sought.who:
        rows = rows.filter(actor_label__icontains=sought.who)
    if sought.event:
        rows = rows.filter(event=sought.event)
    if sought.since:
        rows = rows.filter(at__gte=_midnight(sought.since))
    if sought.until:
        rows = rows.filter(at__lt=_midnight(sought.until + timedelta(days=1)))
    return rows


def line(entry: Entry, *, is_shown: bool = True, url: str = "") -> Line:
    return Line(
        at=entry.at,
        who=entry.actor_label,
        words=words_for(entry.event),
        subject=entry.subject_label if is_shown else "",
        reason=str(entry.details.get("reason", "")) if is_shown else "",
        is_shown=is_shown,
        url=url if is_shown else "",
    )


def kinds() -> list[tuple[str, str]]:
    """The kinds of act that have happened, with their words, in the words' order."""
    names = Entry.objects.order_by("event").values_list("event", flat=True).distinct()
    return sorted(((name, str(words_for(name))) for name in names), key=lambda kind: kind[1].casefold())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
