"""The story in the order in which it happened, each act at its own hour: histories and journal agree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from beprovad.checklists.actions import ship_standard_checklist
from beprovad.home.demo.assessing import Tried, say_together
from beprovad.home.demo.following import begin, go_on, keep_to_its_networks, settle
from beprovad.home.demo.gathering import Known, cite, describe, tell_of, use, withdraw
from beprovad.home.demo.holding import Held, bring_papers, hold, keep_promise, release
from beprovad.home.demo.leading import Led
from beprovad.home.demo.listing import Lists, choose, publish_first, publish_second
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.region import DIRECTORS, NEW_YEAR
from beprovad.home.demo.stamping import stamped
from beprovad.home.demo.story import MATTERS, MEETINGS
from beprovad.home.demo.story.assessments import ASSESSMENTS, TOGETHER
from beprovad.home.demo.story.knowledge import EVIDENCE, METHODS, SOURCES, WITHDRAWALS
from beprovad.home.demo.story.questions import FIRST_ON, SECOND_ON
from beprovad.home.demo.story.rounds import HELD_ON, PLANNED_ON
from beprovad.home.demo.story.shape import Happening, MatterStory, MeetingStory, Promise, Stood
from beprovad.meetings.models import Matter
from beprovad.people.models import User


@dataclass(frozen=True)
class Act:
    at: datetime
    do: Callable[[], None]


@dataclass
class Teller:
    """What has come to be so far: meetings by their day, matters by their title."""

    cast: Cast
    held: dict[date, Held] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    stood: dict[str, Stood] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    lists: Lists = field(default_factory=Lists)
    led: Led = field(init=False)

    def __post_init__(self) -> None:
        self.led = Led(self.cast)

    def writer(self, story: MeetingStory) -> User:
        return self.cast.users["Ragnhild Bergqvist" if DIRECTORS in story.networks else "Esther Nyman"]

    def save(self, story: MeetingStory) -> None:
        by = self.writer(story)
        self.held[story.held_on] = hold(story, self.cast, by=by, at=_saved_at(story.held_on))

    def bring(self, story: MeetingStory) -> None:
        bring_papers(self.held[story.held_on], story, by=self.writer(story))

    def release(self, story: MeetingStory, at: datetime) -> None:
        release(self.held[story.held_on], by=self.writer(story), at=at)

    def keep(self, story: MeetingStory, promise: Promise, at: datetime) -> None:
        keep_promise(self.held[story.held_on], promise, by=self.writer(story), at=at)

    def happen(self, story: MatterStory, happening: Happening) -> None:
        held = self.held.get(happening.on)
        known = self.matters.get(story.title)
        if known is None:
            known = self.matters[story.title] = begin(story, self.held[happening.on], self.cast)
        else:
            go_on(known, happening, held, self.cast)
        self.stood[story.title] = happening.stood or self.stood.get(story.title, Stood())
        settle(known, self.stood[story.title], self.cast)


def tell(cast: Cast) -> str:
    """Everything that happened; the answer counts it. The standard checklist came before all of it."""
    with stamped(_moment(NEW_YEAR, 8)):
        ship_standard_checklist()
    teller = Teller(cast)
    for act in sorted(_acts(teller), key=lambda act: act.at):
        with stamped(act.at):
            act.do()
    for story in MATTERS:
        keep_to_its_networks(teller.matters[story.title], story, cast)
    papers = sum(len(story.papers) for story in MEETINGS)
    return (
        f"{len(MEETINGS)} meetings, {papers} papers, 2 rounds, {len(MATTERS)} matters, "
        f"{len(METHODS)} ways of working, {len(EVIDENCE)} pieces of evidence, {len(ASSESSMENTS)} assessments"
    )


def _acts(teller: Teller) -> Iterator[Act]:
    yield from _meeting(teller)
    yield from _matters(teller)
    yield from _learning(teller)
    yield from _leading(teller)
    yield from _listing(teller)
    yield from _assessing(teller)


def _meeting(teller: Teller) -> Iterator[Act]:
    for story in MEETINGS:
        yield Act(_saved_at(story.held_on), partial(teller.save, story))
        yield Act(_saved_at(story.held_on, hour=13), partial(teller.bring, story))
        if story.released_on:
            at = _moment(story.released_on, 9)
            yield Act(at, partial(teller.release, story, at))
        for promise in story.promises:
            if promise.done_on:
                at = _moment(promise.done_on, 10)
                yield Act(at, partial(teller.keep, story, promise, at))


def _matters(teller: Teller) -> Iterator[Act]:
    days = {story.held_on for story in MEETINGS}
    for matter in MATTERS:
        for happening in matter.happenings:
            at = _saved_at(happening.on, hour=11) if happening.on in days else _moment(happening.on, 15)
            yield Act(at, partial(teller.happen, matter, happening))


def _learning(teller: Teller) -> Iterator[Act]:
    known, cast = teller.known, teller.cast
    for method in METHODS:
        yield Act(_moment(method.added_on, 9), partial(describe, method, known, cast))
        for each in method.uses:
            day = max(each.since, method.added_on)
            yield Act(_moment(day, 10), partial(use, method, each, known, cast))
    for source in SOURCES:
        yield Act(_moment(source.added_on, 11), partial(cite, source, known, cast))
    for piece in EVIDENCE:
        day = piece.added_on or piece.facts.dated_on
        yield Act(_moment(day, 14), partial(tell_of, piece, known, cast))
    for withdrawal in WITHDRAWALS:
        yield Act(_moment(withdrawal.on, 16), partial(withdraw, withdrawal, known, cast))


def _leading(teller: Teller) -> Iterator[Act]:
    led = teller.led
    for hour, do in enumerate((led.write, led.join, led.end), 12):
        yield Act(_moment(HELD_ON, hour), do)
    yield Act(_saved_at(HELD_ON, hour=12), lambda: led.place(teller.held[HELD_ON]))
    yield Act(_moment(PLANNED_ON, 13), led.plan)


def _listing(teller: Teller) -> Iterator[Act]:
    lists, held, cast = teller.lists, teller.held, teller.cast
    yield Act(_moment(FIRST_ON, 10), partial(publish_first, lists, held, cast))
    yield Act(_moment(FIRST_ON, 11), partial(choose, lists, held, cast))
    yield Act(_moment(SECOND_ON, 10), lambda: publish_second(lists, teller.led, cast))


def _assessing(teller: Teller) -> Iterator[Act]:
    for story in ASSESSMENTS:
        tried = Tried(story, teller.cast, teller.known, teller.lists)
        for day, hour, do in tried.steps():
            yield Act(_moment(day, hour), do)
    for told in TOGETHER:
        say = partial(say_together, told, teller.known, teller.lists, teller.cast)
        yield Act(_moment(told.on, 13), say)


def _saved_at(held_on: date, hour: int = 10) -> datetime:
    """Notes are written out two days after the meeting."""
    return _moment(held_on + timedelta(days=2), hour)


def _moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
