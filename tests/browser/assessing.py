"""An assessment in the running site, made in a process of its own: `python -m tests.browser.assessing` prints where."""

from __future__ import annotations

import json


def make() -> dict[str, int | list[int]]:
    """At Alva's authority, with the makers' four questions, and evidence to link."""
    from beprovad.assessments.actions.assessments import start_assessment
    from beprovad.assessments.tests import makers
    from beprovad.people.models import User
    from beprovad.people.queries.personas import PERSONAS

    alva = User.objects.get(email=PERSONAS["head-ifo"])
    authority = alva.person.appointments.select_related("organisation").first().organisation
    version = makers.version(number=_free_number())
    made = start_assessment(
        method=makers.method("Kompassen i vardagen"), authority=authority, version=version, by=alva,
        purpose="Veckosamtalen räcker inte.", is_on_purpose=True,
    )  # fmt: skip
    piece = makers.evidence(method=made.method)
    return {
        "assessment": made.pk,
        "questions": [question.pk for question in makers.questions(made)],
        "evidence": piece.pk,
    }


def _free_number() -> int:
    from beprovad.assessments.tests import makers

    return makers.checklist().versions.count() + 1


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    django.setup()
    print(json.dumps(make()))
