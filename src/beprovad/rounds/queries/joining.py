"""What has come in, and who stands together: the table at which the room's wordings are joined."""

from dataclasses import dataclass

from beprovad.lib.grouping import THRESHOLD, likeness
from beprovad.lib.text import sort_key
from beprovad.rounds.models import Act, Group, Input, Prompt
from beprovad.rounds.queries.results import counted
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import RoundState
from beprovad.rounds.words.seats import seat_name

LOOSEST, STRICTEST = 0.15, 0.7


@dataclass(frozen=True)
class Wording:
    """One input as it was written. `seat` is the name that was asked for, or "plats 4812"; `table` only a name.

    `seat_id` tells two of one name apart.
    """

    id: int
    text: str
    seat: str
    table: str = ""
    seat_id: int = 0


@dataclass(frozen=True)
class Joined:
    """A group with everything that it was made of. `editor` is who worded it; empty: the room's own words."""

    group: Group
    wordings: tuple[Wording, ...]

    @property
    def editor(self) -> str:
        return self.group.worded_by_label

    @property
    def is_only_reworded(self) -> bool:
        """Joined with nothing: one input that somebody gave other words."""
        return bool(self.editor) and len(self.wordings) == 1

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.seat for one in self.wordings if one.seat))

    @property
    def names(self) -> tuple[str, ...]:
        """Those of the tables that said one: a number is nobody's."""
        return tuple(dict.fromkeys(one.table for one in self.wordings if one.table))


@dataclass(frozen=True)
class JoiningTable:
    prompt: Prompt
    proposed: tuple[tuple[Wording, ...], ...]
    groups: tuple[Joined, ...]
    reworded: tuple[Joined, ...]
    """Stand by themselves, in other words than they came with."""
    alone: tuple[Wording, ...]
    tables: tuple[str, ...]
    total: int
    threshold: float
    undo: Act | None


def joining_table(
    prompt: Prompt, *, threshold: float = THRESHOLD, words: str = "", table: str = ""
) -> JoiningTable:
    """Four queries, whatever has come in. `words` and `table` narrow what is listed, never what is proposed."""
    rows = list(counted(prompt).exclude(slot=VOTES).select_related("seat").order_by("pk"))
    wordings = {one.pk: _wording(one) for one in rows}
    free = [one for one in rows if one.group_id is None]
    likely = likeness([wordings[one.pk].text for one in free]).cut(threshold)
    proposed = tuple(tuple(wordings[free[at].pk] for at in together) for together in likely)

    def is_wanted(one: Wording) -> bool:
        return words.casefold() in one.text.casefold() and (not table or one.seat == table)

    groups = joined_of(prompt, rows)
    wanted = [one for one in groups if not (words or table) or any(map(is_wanted, one.wordings))]
    return JoiningTable(
        prompt=prompt,
        proposed=proposed,
        groups=tuple(one for one in wanted if not one.is_only_reworded),
        reworded=tuple(one for one in wanted if one.is_only_reworded),
        alone=tuple(wordings[one.pk] for one in free if is_wanted(wordings[one.pk])),
        tables=tuple(sorted({one.seat for one in wordings.values() if one.seat}, key=sort_key)),
        total=len(rows),
        threshold=threshold,
        undo=prompt.acts.filter(undone_at=None).first(),
    )


def following_prompt(prompt: Prompt) -> Prompt | None:
    """The step after this one, while the round runs."""
    if prompt.round.state is not RoundState.RUNNING:
        return None
    return prompt.round.prompts.filter(position__gt=prompt.position).first()


def joined_of(prompt: Prompt, rows: list[Input] | None = None) -> tuple[Joined, ...]:
    """The prompt's groups, in order, with their wordings as they were written."""
    if rows is None:
        rows = list(counted(prompt).exclude(slot=VOTES).select_related("seat").order_by("pk"))
    standing: dict[int, list[Wording]] = {}
    for one in rows:
        if one.group_id is not None:
            standing.setdefault(one.group_id, []).append(_wording(one))
    groups = Group.objects.filter(prompt=prompt, pk__in=standing)
    return tuple(Joined(group, tuple(standing[group.pk])) for group in groups)


def alone_of(prompt: Prompt) -> tuple[Wording, ...]:
    """What stands in no group."""
    rows = counted(prompt).filter(group=None).exclude(slot=VOTES).select_related("seat").order_by("pk")
    return tuple(_wording(one) for one in rows)


def _wording(one: Input) -> Wording:
    return Wording(one.pk, text_of(one), seat_name(one.seat), one.seat.label, one.seat_id)
