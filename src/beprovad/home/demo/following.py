"""The story's matters, from event to event, by the same actions as on the pages."""

from beprovad.home.demo.holding import Held
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.story.shape import Happening, MatterStory, Stood
from beprovad.meetings.actions.matters import mention_matter, move_matter, raise_matter
from beprovad.meetings.models import Matter, MatterEvent
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


def settle(matter: Matter, stood: Stood, cast: Cast) -> None:
    """How the matter stands after its latest event, on the event and on the matter itself."""
    standing = {
        "responsible_text": stood.responsible,
        "responsible_person": cast.people.get(stood.person),
        "responsible_organisation": cast.organisations.get(stood.organisation),
        "due_on": stood.due_on,
        "due_text": stood.due_text,
        "wake_on": stood.wake_on,
        "wake_when": stood.wake_when,
        "approved_by": stood.approved_by,
        "approved_on": stood.approved_on,
    }
    latest = matter.events.order_by("-pk").values_list("pk", flat=True)[:1]
    MatterEvent.objects.filter(pk__in=list(latest)).update(**standing)
    Matter.objects.filter(pk=matter.pk).update(**standing)


def keep_to_its_networks(matter: Matter, story: MatterStory, cast: Cast) -> None:
    """A meeting of several networks spoke of it; it is still the matter of those that the story says."""
    matter.networks.set(cast.networks[name] for name in story.networks)
