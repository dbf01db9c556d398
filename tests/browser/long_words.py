"""A word without end wherever a person writes a title: `python -m tests.browser.long_words` prints where it stands."""

from __future__ import annotations

import json

WORD = "Oavbrutetlångtord" * 12


def make() -> dict[str, int | str]:
    """At Alva's authority: a way of working with evidence and a source, and an assessment of it with a risk."""
    from beprovad.assessments.actions.assessments import start_assessment
    from beprovad.assessments.actions.setup import GoalSaid, RiskSaid, add_goal, add_risk
    from beprovad.assessments.tests import makers
    from beprovad.knowledge.models import Source
    from beprovad.people.models import User
    from beprovad.people.queries.personas import PERSONAS

    alva = User.objects.get(email=PERSONAS["head-ifo"])
    post = alva.person.appointments.select_related("organisation").first()
    version = makers.version(
        makers.q(f"{WORD}?", is_screening=True), number=1, of=makers.checklist(f"Listan {WORD}")
    )
    made = start_assessment(
        method=makers.method(WORD[:190]), authority=post.organisation, version=version, by=alva, purpose=WORD,
    )  # fmt: skip
    piece = makers.evidence(WORD, method=made.method, details=WORD)
    source = Source.objects.create(
        kind=Source.Kind.REPORT, title=WORD, authors=WORD[:190], created_by_label="Alva Ekström"
    )
    piece.sources.add(source)
    makers.linked(made, alva, None, piece)
    makers.answered(made, alva, reasons=WORD)
    add_risk(assessment=made, said=RiskSaid(text=WORD, likelihood=2, consequence=3, response=WORD), by=alva)
    add_goal(assessment=made, said=GoalSaid(text=WORD, origin=WORD), by=alva)
    return {
        "assessment": made.pk, "question": makers.question(made).pk, "method": made.method_id, "evidence": piece.pk,
        "source": source.pk, "version": version.pk, "checklist": version.checklist_id,
    }  # fmt: skip


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    django.setup()
    print(json.dumps(make()))
