"""A person, and a row of a list, while they are being read."""

from dataclasses import dataclass, field

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.model import Attendee, Doubt, Found
from beprovad.lib.notes.stretch import Stretch


@dataclass(slots=True)
class Draft:
    """A person while the row is being read."""

    name: Stretch
    doubts: tuple[Doubt, ...] = ()
    organisation: Stretch | None = None
    roles: list[Stretch] = field(default_factory=list)
    group: Stretch | None = None
    replaces_group: bool = False
    is_absent: bool = False
    has_role_after: bool = False
    has_title_before: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two separators, with the brackets that follow it."""

    text: Stretch
    brackets: tuple[Stretch, ...]
    before: str


@dataclass(slots=True)
class Row:
    """What a row gave. `rest` is text after the people, where a sentence began."""

    people: list[Draft]
    rest: Stretch | None = None


def attendee(draft: Draft, group: Stretch | None) -> Attendee:
    """The draft as a person of the record, with the heading it stood under."""
    heading = draft.group or (None if draft.replaces_group else group)
    role = _joined_found(draft.roles)
    words = [found for found in (heading.found() if heading else None, role) if found]
    organisation = draft.organisation.found() if draft.organisation else None
    return Attendee(
        name=draft.name.found(*draft.doubts),
        organisation=organisation,
        group=heading.found() if heading else None,
        role=role,
        network_or_role="; ".join(one.value for one in words) or None,
        municipality=municipality_named(organisation.value) if organisation else None,
    )


def _joined_found(roles: list[Stretch]) -> Found | None:
    if not roles:
        return None
    founds = [role.found() for role in roles]
    return Found(", ".join(one.value for one in founds), tuple(span for one in founds for span in one.spans))
