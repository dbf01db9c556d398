"""What came of a round, prompt by prompt, for its page and for what is printed."""

from dataclasses import dataclass

from beprovad.asking.specs import Spec
from beprovad.asking.tallies import Tally
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.queries.joining import Joined, Wording, alone_of, joined_of
from beprovad.rounds.queries.results import tally_of, votes_of
from beprovad.rounds.queries.standing import dots_on, result_of
from beprovad.rounds.rules.kinds import ADDS, Kind
from beprovad.rounds.words import KIND_WORDS, Words


@dataclass(frozen=True)
class PromptResult:
    """`groups` and `alone` where texts were sent; `tally` elsewhere; `before` is the first time of a second round."""

    prompt: Prompt
    kind: Kind
    words: Words
    spec: Spec | None
    tally: Tally | None
    before: Tally | None
    groups: tuple[Joined, ...]
    alone: tuple[Wording, ...]
    votes: dict[int, int]
    dots: dict[str, int] | None
    """What the room placed on these texts, as `dots_on` says."""

    @property
    def ordered(self) -> list[Wording]:
        """What stands alone: questions by their votes, anything else as it came."""
        return sorted(self.alone, key=lambda one: -self.votes.get(one.id, 0))

    @property
    def with_votes(self) -> list[tuple[Wording, int]]:
        return [(one, self.votes.get(one.id, 0)) for one in self.ordered]


def round_results(led: Round) -> list[PromptResult]:
    """In the round's order."""
    return [prompt_result(prompt) for prompt in led.prompts.select_related("again")]


def prompt_result(prompt: Prompt) -> PromptResult:
    kind = Kind(prompt.kind)
    writes, asks = kind in ADDS, kind is not Kind.INFORMATION
    stands = result_of(prompt)
    return PromptResult(
        prompt=prompt,
        kind=kind,
        words=KIND_WORDS[kind],
        spec=stands.spec,
        tally=stands.tally if asks and not writes else None,
        before=tally_of(prompt.again) if prompt.again else None,
        groups=joined_of(prompt) if writes else (),
        alone=alone_of(prompt) if writes else (),
        votes=votes_of(prompt) if kind is Kind.QUESTIONS else {},
        dots=dots_on(prompt) if writes else None,
    )
