"""Loading the fictional region: only into an empty installation, or over an earlier loading of itself."""

from collections.abc import Callable
from enum import StrEnum

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models.fields.files import FieldFile

from beprovad.home.demo.peopling import Cast, people_the_region
from beprovad.home.demo.region import ASSOCIATION
from beprovad.home.demo.telling import tell
from beprovad.home.events import DemoLoaded
from beprovad.journal import actions as journal
from beprovad.journal.events import SYSTEM, event_name
from beprovad.journal.models import Entry
from beprovad.meetings.models import Material, Meeting, Reading
from beprovad.people.models import Organisation, User

Progress = Callable[[str], None]


class Refusal(StrEnum):
    NOT_A_DEMO = "not_a_demo"


class DemoRefused(Exception):
    def __init__(self, reason: Refusal) -> None:
        self.reason = reason
        super().__init__(
            "this installation holds something other than the fictional region, and is left as it is"
        )


def is_empty() -> bool:
    """Nothing at all is here yet: no account, no organisation, no meeting."""
    return not any(model.objects.exists() for model in (User, Organisation, Meeting))


def is_demo() -> bool:
    """The fictional region has been loaded here."""
    return Entry.objects.filter(event=event_name(DemoLoaded)).exists()


def load(*, reset: bool, progress: Progress) -> None:
    """Tell the region's story, all of it or nothing.

    A region that is loaded already is left as it is, or with `reset` cleared and told anew, with the same
    numbers in all addresses. Anything else in the installation is never touched: `DemoRefused`.
    """
    if not is_empty() and not is_demo():
        raise DemoRefused(Refusal.NOT_A_DEMO)
    if is_demo() and not reset:
        progress("The fictional region Sjöbygden is here already.")
        return
    with transaction.atomic():
        if reset:
            _clear(progress)
        cast = people_the_region()
        progress(_counted(cast))
        progress(tell(cast))
        _mark(cast)
    progress("The fictional region Sjöbygden is ready.")


def _counted(cast: Cast) -> str:
    return (
        f"{len(cast.people)} persons, {len(cast.organisations)} organisations, {len(cast.networks)} networks"
    )


def _mark(cast: Cast) -> None:
    region = cast.organisations[ASSOCIATION]
    journal.record(DemoLoaded(subject_id=region.pk, subject_label="Sjöbygden"), by=SYSTEM)


def _clear(progress: Progress) -> None:
    """Empty our tables and begin their numbers anew; the files go when the rows are surely gone."""
    files = _files()
    statements = connection.ops.sql_flush(no_style(), _tables(), reset_sequences=True, allow_cascade=True)
    connection.ops.execute_sql_flush(statements)
    transaction.on_commit(lambda: _remove(files))
    progress("The earlier story is cleared.")


def _tables() -> list[str]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith(("beprovad.", "allauth."))]
    models = [model for app in ours for model in app.get_models(include_auto_created=True)]
    return [model._meta.db_table for model in models]  # noqa: SLF001 - Django's own name


def _files() -> list[FieldFile]:
    materials = [row.file for row in Material.objects.only("file")]
    return [*materials, *(row.file for row in Reading.objects.exclude(file="").only("file"))]


def _remove(files: list[FieldFile]) -> None:
    for file in files:
        file.storage.delete(file.name or "")
