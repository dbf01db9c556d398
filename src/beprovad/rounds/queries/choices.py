"""What a prompt lets one choose between."""

from beprovad.asking.specs import LONGEST_OPTION
from beprovad.rounds.models import Group, Input, Prompt
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.kinds import WITH_OPTIONS, Kind


def options_of(prompt: Prompt) -> int | None:
    """How many there are to choose between when it opens; None where nothing is chosen."""
    if Kind(prompt.kind) not in WITH_OPTIONS:
        return None
    return len(chosen_options(prompt))


def chosen_options(prompt: Prompt) -> list[dict[str, str]]:
    """Its own options; or, where it takes what an earlier prompt gave, those: groups, then what stands alone."""
    if prompt.takes_from is None or prompt.inputs.exclude(value="").exists():
        return list(prompt.options)
    return given_by(prompt.takes_from)


def given_by(source: Prompt) -> list[dict[str, str]]:
    """{"key", "text"} for each group, and for each displayed input that is in none."""
    groups = [
        {"key": f"g{group.pk}", "text": _short(group.wording)}
        for group in Group.objects.filter(prompt=source, inputs__isnull=False).distinct()
    ]
    alone = Input.objects.filter(prompt=source, group=None, is_held=False, hidden_at=None).exclude(value="")
    return groups + [{"key": f"i{one.pk}", "text": _short(text_of(one))} for one in alone.order_by("pk")]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_OPTION else f"{text[: LONGEST_OPTION - 1]}…"
