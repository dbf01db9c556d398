"""What the people room knows: for matching what notes write, and for its own pages."""

from beprovad.people.queries.known import known_networks, known_organisations, known_persons
from beprovad.people.queries.responsible import responsible_named

__all__ = ["known_networks", "known_organisations", "known_persons", "responsible_named"]
