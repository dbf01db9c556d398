"""What a prompt lets one choose between."""

from typing import Any

from django.db.models import Prefetch

from beprovad.asking.specs import LONGEST_OPTION
from beprovad.rounds.models import Group, Input, Prompt
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.kinds import WITH_OPTIONS, Kind


def options_of(prompt: Prompt) -> int | None:
    """How many there are to choose between when it opens; None where nothing is chosen."""
    if Kind(prompt.kind) not in WITH_OPTIONS:
        return None
    return len(chosen_options(prompt))


def chosen_options(prompt: Prompt) -> list[dict[str, Any]]:
    """Its own options; or, where it takes what an earlier prompt gave, those: groups, then what stands alone."""
    if prompt.takes_from is None or prompt.inputs.exclude(value="").exists():
        return list(prompt.options)
    return given_by(prompt.takes_from)


def given_by(source: Prompt) -> list[dict[str, Any]]:
    """{"key", "text"} for each group, with the `inputs` it is made of, and for each displayed input that is in none.

    What a removed seat has sent is not among them.
    """
    present = Input.objects.filter(seat__removed_at=None).order_by("pk")
    made_of = Prefetch("inputs", present)
    groups = [
        {
            "key": f"g{group.pk}",
            "text": shortened(group.wording),
            "inputs": [one.pk for one in group.inputs.all()],
        }
        for group in Group.objects.filter(prompt=source, inputs__in=present.filter(prompt=source))
        .distinct()
        .prefetch_related(made_of)
    ]
    alone = present.filter(prompt=source, group=None, is_held=False, hidden_at=None).exclude(value="")
    return groups + [{"key": f"i{one.pk}", "text": shortened(text_of(one))} for one in alone]


def shortened(text: str) -> str:
    """As an option says it."""
    return text if len(text) <= LONGEST_OPTION else f"{text[: LONGEST_OPTION - 1]}…"
