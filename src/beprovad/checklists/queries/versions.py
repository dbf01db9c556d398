"""Versions and their questions, for this room's pages and for those above."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from beprovad.checklists.models import Checklist, ChecklistChoice, ChecklistVersion, Question
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.differences import Asked, Difference, differences
from beprovad.checklists.rules.drafting import SCREENING, SHORT_LIST
from beprovad.checklists.rules.frames import Seen, seen_through
from beprovad.checklists.rules.signs import signs, users_word
from beprovad.checklists.words import AREA_WORDS, Words
from beprovad.checklists.words.frames import CRITERION_WORDS, FRAME_LEADS, FRAME_WORDS
from beprovad.checklists.words.standard import STANDARD, StandardQuestion, standard_key
from beprovad.people.access import in_force
from beprovad.people.models import Membership, Network, Organisation

_GAIN_BY_USERS = "benefit-by-users"
_BY_USERS = frozenset({_GAIN_BY_USERS, "wanted-by-users"})
_ORDER = {area: place for place, area in enumerate(Area)}


@dataclass(frozen=True)
class AreaPart:
    """The questions of one area, in reading order."""

    area: Area
    questions: tuple[Question, ...]

    @property
    def words(self) -> Words:
        return AREA_WORDS[self.area]


def published_versions() -> QuerySet[ChecklistVersion]:
    return ChecklistVersion.objects.filter(number__isnull=False).select_related("checklist")


def current_version(checklist: Checklist) -> ChecklistVersion | None:
    """The newest that is published."""
    return published_versions().filter(checklist=checklist).order_by("-number").first()


def standard_version() -> ChecklistVersion | None:
    return published_versions().filter(checklist__is_standard=True).order_by("-number").first()


def version_for(organisation: Organisation, *, networks: Collection[int] = ()) -> ChecklistVersion | None:
    """What a new assessment here is made with.

    Its own choice, else that of those above it; else the latest choice of a network: of these ids (those of whoever
    asks) before others in which the organisation or one above it has a seat today; else the standard list.
    """
    places = list(_upwards(organisation))
    own = (ChecklistChoice.objects.filter(organisation=place) for place in places)
    seats = Membership.objects.filter(in_force(timezone.localdate()), organisation__in=places)
    chosen = (
        *own,
        ChecklistChoice.objects.filter(network__in=list(networks)),
        ChecklistChoice.objects.filter(network__in=seats.values("network")),
    )
    return next(filter(None, map(_latest_choice, chosen)), None) or standard_version()


def version_of(network: Network) -> ChecklistVersion | None:
    """What the network uses."""
    return _latest_choice(ChecklistChoice.objects.filter(network=network)) or standard_version()


def _latest_choice(choices: QuerySet[ChecklistChoice]) -> ChecklistVersion | None:
    choice = choices.select_related("checklist").order_by("-chosen_at", "-pk").first()
    return current_version(choice.checklist) if choice else None


def _upwards(organisation: Organisation) -> Iterable[Organisation]:
    place: Organisation | None = organisation
    while place is not None:
        yield place
        place = place.parent


def questions_in_order(version: ChecklistVersion) -> list[Question]:
    """Every question of the version, area by area, in reading order; one query."""
    rows = version.questions.filter(removed_at=None).order_by("position", "pk")
    return sorted(rows, key=lambda question: _ORDER[Area(question.area)])


def questions_of(version: ChecklistVersion) -> tuple[AreaPart, ...]:
    """The areas that ask something."""
    return by_area(questions_in_order(version))


def by_area(questions: Sequence[Question]) -> tuple[AreaPart, ...]:
    parts = ((area, tuple(each for each in questions if each.area == area)) for area in Area)
    return tuple(AreaPart(area, asked) for area, asked in parts if asked)


@dataclass(frozen=True)
class FrameRow:
    """What of a known frame the list asks for, in words."""

    seen: Seen

    @property
    def words(self) -> Words:
        return FRAME_WORDS[self.seen.frame]

    @property
    def lead(self) -> Words:
        return FRAME_LEADS[self.seen.frame]

    @property
    def asked(self) -> tuple[Words, ...]:
        return tuple(CRITERION_WORDS[each] for each in self.seen.asked)

    @property
    def missing(self) -> tuple[Words, ...]:
        return tuple(CRITERION_WORDS[each] for each in self.seen.missing)


@dataclass(frozen=True)
class BlindSpots:
    """A list held against the standard one.

    `silent` are areas that nobody raised, `missing` standard questions that no question asks, `own` what the list asks
    that the standard one does not.
    """

    silent: tuple[Area, ...]
    missing: tuple[StandardQuestion, ...]
    own: tuple[Question, ...]

    @property
    def frames(self) -> tuple[FrameRow, ...]:
        """The list seen through the known frames."""
        missing = {each.slug for each in self.missing}
        return tuple(map(FrameRow, seen_through({each.slug for each in STANDARD} - missing)))

    @property
    def missing_by_area(self) -> tuple[tuple[Words, tuple[StandardQuestion, ...]], ...]:
        parts = ((area, tuple(each for each in self.missing if each.area == area)) for area in Area)
        return tuple((AREA_WORDS[area], asked) for area, asked in parts if asked)

    @property
    def silent_words(self) -> tuple[Words, ...]:
        return tuple(AREA_WORDS[area] for area in self.silent)


def blind_spots(questions: Sequence[Question]) -> BlindSpots:
    """What the list forgot, and what it adds. A question covers what it says it covers; see `covered`."""
    covering = {question.pk: covered(question) for question in questions}
    known = {standard_key(each.slug) for each in STANDARD}
    asked = set().union(*covering.values()) if covering else set()
    raised = {question.area for question in questions} | {each.area for each in STANDARD if each.key in asked}
    return BlindSpots(
        silent=tuple(area for area in Area if area not in raised and area is not Area.OTHER),
        missing=tuple(each for each in STANDARD if each.key not in asked),
        own=tuple(question for question in questions if not covering[question.pk] & known),
    )


def covered(question: Question) -> set[UUID]:
    """The standard questions that it asks: its own key when it is one, and what somebody or the signs have said."""
    return {question.key, *map(UUID, question.covers)}


def proposed_covers(text: str) -> list[str]:
    """Keys of the standard questions that the words point at. Asking those concerned is asking what they gain."""
    slugs = [sign.slug for sign in signs(text)]
    if users_word(text) and _BY_USERS.isdisjoint(slugs):
        slugs.append(_GAIN_BY_USERS)
    return [str(standard_key(slug)) for slug in slugs]


def proposed_fields(texts: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """For each text the field that its most telling word points at; each field is proposed once, for the first."""
    fields = {each.slug: each.field.value for each in STANDARD if each.field}
    has, proposed = set(taken), list[str]()
    for text in texts:
        told = next((fields.get(sign.slug, "") for sign in signs(text)), "")
        proposed.append("" if told in has else told)
        has.add(told)
    return proposed


def proposed_screening(questions: Sequence[Question], declined: Sequence[str]) -> tuple[Question, ...]:
    """What could come first in an assessment: for each question that begins the standard list, the first that asks it.

    Nothing is proposed for a short list, nor where somebody has marked one already or said no.
    """
    if len(questions) <= SHORT_LIST or SCREENING in declined or any(each.is_screening for each in questions):
        return ()
    found: dict[int, Question] = {}
    for standard in STANDARD:
        if standard.is_screening:
            asking = next((each for each in questions if standard.key in covered(each)), None)
            if asking is not None:
                found[asking.pk] = asking
    return tuple(each for each in questions if each.pk in found)


def version_differences(before: ChecklistVersion, after: ChecklistVersion) -> tuple[Difference, ...]:
    return differences(_asked(before), _asked(after))


def _asked(version: ChecklistVersion) -> list[Asked]:
    return [Asked(each.key, Area(each.area), each.text) for each in questions_in_order(version)]
