"""Who may read what stands in the head of the start page's room."""

from django.http import HttpRequest

from beprovad.people.access import reach_of
from beprovad.people.rules import Act


def may_read_journal(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.READ_JOURNAL)
