"""What the region's story is told in: meetings, matters across them, what is known, and what is tried."""

from dataclasses import dataclass
from datetime import date

from beprovad.documents.outline import Section
from beprovad.knowledge.models import Source
from beprovad.knowledge.rules.evidence import Facts
from beprovad.knowledge.rules.kinds import Leaf, Stage
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.rules.matters import State


@dataclass(frozen=True)
class Item:
    """A point of the agenda; with `under` it is a subitem of the point with that title."""

    title: str
    note: str = ""
    presenters: tuple[str, ...] = ()
    under: str = ""
    network: str = ""
    tips: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chair:
    """Someone's place at a meeting; `written` where the notes spelt the name in another way."""

    person: str
    organisation: str
    network: str = ""
    group: str = ""
    role: str = ""
    written: str = ""
    is_present: bool = True


@dataclass(frozen=True)
class Paper:
    """Slides or a paper that belong to a point; the file name's ending says how it is written."""

    item: str
    title: str
    file_name: str
    by: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Promise:
    """What was to be sent; `paper` names the file that it was about, `done_on` when it went."""

    item: str
    text: str
    done_on: date | None = None
    paper: str = ""


@dataclass(frozen=True)
class MeetingStory:
    title: str
    held_on: date
    time: str
    place: str
    theme: str
    networks: tuple[str, ...]
    chairs: tuple[Chair, ...]
    items: tuple[Item, ...]
    takers: tuple[str, ...]
    papers: tuple[Paper, ...] = ()
    promises: tuple[Promise, ...] = ()
    next_on: date | None = None
    next_text: str = ""
    released_on: date | None = None


@dataclass(frozen=True)
class Stood:
    """Who has a matter and until when, when a parked one wakes, which body approved it."""

    responsible: str = ""
    person: str = ""
    organisation: str = ""
    due_on: date | None = None
    due_text: str = ""
    wake_on: date | None = None
    wake_when: str = ""
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True)
class Happening:
    """What happened to a matter: at a meeting's item (`sentence` stands in its note), or by hand.

    Without `stood` the matter stands as it did before.
    """

    to: State
    on: date
    by: str = "Esther Nyman"
    sentence: str = ""
    item: str = ""
    reason: str = ""
    kind: MatterEvent.Kind = MatterEvent.Kind.MOVED
    stood: Stood | None = None


@dataclass(frozen=True)
class MatterStory:
    title: str
    networks: tuple[str, ...]
    happenings: tuple[Happening, ...]
    kind: Matter.Kind = Matter.Kind.MATTER


@dataclass(frozen=True)
class SourceStory:
    """Something to cite, by a short key; the title says that it is invented."""

    key: str
    kind: Source.Kind
    title: str
    authors: str = ""
    year: int | None = None
    published_in: str = ""
    methods: tuple[str, ...] = ()
    added_on: date = date(2026, 5, 11)


@dataclass(frozen=True)
class Use:
    """How an organisation stands to a method since a day."""

    organisation: str
    stage: Stage
    since: date


@dataclass(frozen=True)
class MethodStory:
    name: str
    target_group: str
    aim: str
    how: str
    added_on: date
    by: str
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Evidence by a short key; `owner` is the authority it belongs to, nobody where it is the region's own."""

    key: str
    method: str
    leaf: Leaf
    facts: Facts
    by: str
    owner: str = ""
    is_shared: bool = True
    sources: tuple[str, ...] = ()
    added_on: date | None = None  # some days after it is dated, unless told


@dataclass(frozen=True)
class Withdrawal:
    key: str
    because: str
    on: date
    by: str
