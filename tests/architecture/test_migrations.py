"""What the models say is what the migrations make."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def test_no_room_lacks_a_migration() -> None:
    """Which holds on every database and in every language, so none is asked."""
    loader = MigrationLoader(None)
    with translation.override(None):
        said = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        lacking = said.changes(graph=loader.graph)
    assert {room: [each.operations for each in migrations] for room, migrations in lacking.items()} == {}
