"""`beprovad administrator EMAIL`: the way in to an installation that is not a demonstration."""

import argparse

import django
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from beprovad.config.command.words import CommandFailed


def run(chosen: argparse.Namespace) -> int:
    """Add a person as administrator and print a link that lets them in once; from then on codes come by mail."""
    django.setup()
    from beprovad.people.rules.refusals import PeopleRefused
    from beprovad.people.words import REFUSAL_WORDS

    try:
        token = _invite(chosen.email, chosen.name, chosen.organisation)
    except PeopleRefused as refused:
        with override("en"):
            raise CommandFailed(str(REFUSAL_WORDS[refused.reason])) from refused
    print(f"{chosen.name} is an administrator. Let them in, once and within fourteen days, with this link:")
    print(f"{settings.ADDRESS}{reverse('people:invitation', args=[token])}")
    return 0


@transaction.atomic
def _invite(email: str, name: str, organisation: str) -> str:
    from beprovad.journal.events import SYSTEM
    from beprovad.people import actions
    from beprovad.people.rules import Role

    home = actions.add_organisation_as_written(written=organisation, by=SYSTEM)
    person = actions.add_person(name=name, email=email, by=SYSTEM)
    actions.add_appointment(
        person=person, organisation=home, role=Role.ADMINISTRATOR, from_on=timezone.localdate(), by=SYSTEM
    )
    return actions.invite(person=person, email=email, by=SYSTEM).token
