"""Looking into an installation from a process of its own, past its server; each verb prints one JSON line.

`python -m tests.faults.inside VERB`, with the installation's environment; the verbs stand at the end.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def ask(environment: dict[str, str], *words: str) -> Any:
    """What the installation with that environment says."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.inside", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def digest() -> dict[str, str]:
    """A hash for every table that has rows and every upload: two installations with equal ones hold the same."""
    from django.apps import apps
    from django.conf import settings

    found = {}
    for model in apps.get_models(include_auto_created=True):
        rows = [repr(row) for row in model._default_manager.order_by("pk").values_list()]
        if rows:
            found[model._meta.db_table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    uploads = Path(settings.MEDIA_ROOT)
    for path in uploads.rglob("*"):
        if path.is_file():
            found[f"uploads/{path.relative_to(uploads)}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def fill() -> int:
    """A few accounts and uploads, so that there is something to lose."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    for number in range(20):
        get_user_model().objects.create_user(f"person{number}@sjobygden.example")
    uploads = Path(settings.MEDIA_ROOT) / "2026"
    uploads.mkdir(parents=True)
    for number in range(5):
        (uploads / f"bild {number} å.bin").write_bytes(bytes([number]) * (number * 300_000))
    return 20


def write_until_stopped() -> None:
    """Make accounts one after the other, as a busy server does; prints each as it is on the disk."""
    from itertools import count

    from django.contrib.auth import get_user_model

    for number in count():
        get_user_model().objects.create_user(f"busy{number}@sjobygden.example")
        print(number, flush=True)


def accounts() -> list[int]:
    """The numbers of the accounts that `write_until_stopped` made, in order."""
    from django.contrib.auth import get_user_model

    emails = get_user_model().objects.filter(email__startswith="busy").values_list("email", flat=True)
    return sorted(int(email.removeprefix("busy").split("@")[0]) for email in emails)


WRITERS = 8


def crowd() -> dict[str, Any]:
    """Eight more coordinators, logged in, and the notes that they may write: in the fictional region."""
    from beprovad.meetings.models import Meeting, Note
    from beprovad.people.models import Membership, Person, User
    from beprovad.people.queries.personas import PERSONAS

    model = User.objects.get(email=PERSONAS["coordinator"]).person
    assert model is not None
    sessions = []
    for number in range(WRITERS):
        person = Person.objects.create(name=f"Skrivare Nummer{number}")
        for membership in Membership.objects.filter(person=model):
            membership.pk, membership.person = None, person
            membership.save()
        user = User.objects.create_user(f"writer{number}@sjobygden.example", person=person)
        sessions.append(_session_of(user))
    Meeting.objects.update(released_at=None)  # only a draft's notes save themselves
    notes = Note.objects.filter(meeting__networks__memberships__person=model).distinct().order_by("pk")
    told = [{"id": note.pk, "path": f"/meetings/{note.meeting_id}/notes/{note.pk}/"} for note in notes]
    return {"sessions": sessions, "notes": told}


def notes() -> dict[str, dict[str, Any]]:
    """Every note as it stands: text, revision, and the texts that wait for their authors."""
    from beprovad.meetings.models import Note

    return {
        str(note.pk): {
            "text": note.text,
            "revision": note.revision,
            "waiting": sorted(conflict.text for conflict in note.conflicts.all()),
        }
        for note in Note.objects.prefetch_related("conflicts")
    }


def ask_for_code() -> bool:
    """Ask for one login code, always to the same address: whether it was sent."""
    from django.conf import settings
    from django.test import Client

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    answer = Client(SERVER_NAME="localhost").post("/login/", {"email": "nagon@grano.example"})
    return answer.status_code == 302


def _session_of(user: Any) -> str | None:
    """The key of a session in which this user is logged in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def assessors() -> dict[str, Any]:
    """Eight colleagues at one authority, logged in, and the questions that they may answer."""
    from beprovad.assessments.tests import makers

    made = makers.assessment(makers.user())
    sessions = [_session_of(makers.colleague(f"Skrivare Svar{number}")) for number in range(WRITERS)]
    paths = [
        f"/assessments/{made.pk}/questions/{question.pk}/"
        for question in made.version.questions.order_by("position")
    ]
    return {"sessions": sessions, "paths": paths}


def answers() -> list[dict[str, Any]]:
    """Every answer as it stands: reasons, revision, the texts that wait for their authors."""
    from beprovad.assessments.models import Answer

    return [
        {
            "reasons": answer.reasons,
            "revision": answer.revision,
            "waiting": sorted(conflict.reasons for conflict in answer.conflicts.all()),
        }
        for answer in Answer.objects.order_by("pk").prefetch_related("conflicts")
    ]


def deciders() -> dict[str, Any]:
    """Eight heads of one authority, logged in, and two assessments that lack nothing for a pilot."""
    from beprovad.assessments.tests import deciding, makers

    alva = makers.user()
    made = [deciding.filled(makers.assessment(alva, is_on_purpose=True), alva) for _ in range(2)]
    sessions = [_session_of(makers.user(f"Chef Nummer{number}")) for number in range(WRITERS)]
    return {"sessions": sessions, "assessments": [{"id": one.pk, "stamp": one.stamp} for one in made]}


def decisions() -> list[dict[str, Any]]:
    """What was signed, by whom and on what, assessment by assessment."""
    from beprovad.assessments.models import Decision

    rows = Decision.objects.order_by("assessment", "number")
    return list(rows.values("assessment", "number", "signed_by_label", "stamp"))


VERBS = {
    "deciders": deciders,
    "decisions": decisions,
    "assessors": assessors,
    "answers": answers,
    "code": ask_for_code,
    "crowd": crowd,
    "notes": notes,
    "digest": digest,
    "fill": fill,
    "write": write_until_stopped,
    "accounts": accounts,
}


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    django.setup()
    print(json.dumps(VERBS[sys.argv[1]]()))
