"""The story's matters, from event to event, by the same actions as on the pages."""

from beprovad.home.demo.holding import Held
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.story.shape import Happening, MatterStory
from beprovad.meetings.actions.matters import mention_matter, move_matter, raise_matter
from beprovad.meetings.models import Matter
from beprovad.meetings.rules.matters import Step


def begin(story: MatterStory, held: Held, cast: Cast) -> Matter:
    """The matter as its first happening, at a meeting, raised it."""
    first = story.happenings[0]
    return raise_matter(
        title=story.title,
        state=first.to,
        networks=[cast.networks[name] for name in story.networks],
        is_contribution=story.kind == Matter.Kind.CONTRIBUTION,
        meeting=held.meeting,
        item=held.items[first.item],
        sentence=first.sentence,
        by=cast.users[first.by],
    )


def go_on(matter: Matter, happening: Happening, held: Held | None, cast: Cast) -> None:
    """What happened next: at a meeting, or by hand between two."""
    by = cast.users[happening.by]
    if held is None:
        move_matter(matter, Step(to=happening.to, on=happening.on, reason=happening.reason), by=by)
        return
    mention_matter(
        matter,
        meeting=held.meeting,
        item=held.items[happening.item],
        sentence=happening.sentence,
        state=happening.to,
        by=by,
    )


def settle(matter: Matter, story: MatterStory, cast: Cast) -> None:
    """Who answers for the matter, and until when, as it stands today."""
    Matter.objects.filter(pk=matter.pk).update(
        responsible_text=story.responsible,
        responsible_person=cast.people.get(story.person),
        responsible_organisation=cast.organisations.get(story.organisation),
        due_on=story.due_on,
        due_text=story.due_text,
        wake_on=story.wake_on,
        wake_when=story.wake_when,
        approved_by=story.approved_by,
    )
    matter.networks.set(cast.networks[name] for name in story.networks)
