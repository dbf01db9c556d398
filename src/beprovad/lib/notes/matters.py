"""What is to come of the meeting: decisions, assignments, what is parked, goes on, is sent or asked for.

Every sentence under an item is tried against the kinds in a fixed order, from the one whose words are least
ambiguous (parked) to the one whose words are most (information). A sentence is one matter at most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beprovad.lib.notes.due import due_in
from beprovad.lib.notes.model import Found, FoundMatter, MatterKind
from beprovad.lib.notes.owners import Owners
from beprovad.lib.notes.prose import Block, Shape, sentences
from beprovad.lib.notes.readings import DISPATCH, OWNER_FIRST, RULES, SIGN_OF_OWNER, Reading, clause, is_task
from beprovad.lib.notes.stretch import Stretch, joined
from beprovad.lib.notes.wording import Wording

_BARE_LEAD = Wording(
    r"[^.]{0,80}\b(?:beslut|beslutar|beslutade|beslöt|beslöts|beslutades|vedtak|beslutning|decision)\s*:?\s*\Z"
)
_OWNER_ALONE = re.compile(
    r"(?P<who>[A-ZÅÄÖÆØÉ][\w.’'-]*(?:(?:, ?| och | & ?|/| )[A-ZÅÄÖÆØÉ][\w.’'-]*){0,4})\s*:\s*\Z"
)


@dataclass(slots=True)
class _Lead:
    """What a line above has opened: a list of decisions, or a list of things for somebody to do."""

    is_decision: bool = False
    owner: Stretch | None = None
    decider: Stretch | None = None


def matters_in(found: list[Block], who: Owners, path: tuple[int, ...]) -> Iterator[FoundMatter]:
    """The matters of one item, in reading order."""
    lead = _Lead()
    for block in found:
        if block.shape is Shape.ROW:
            continue
        if block.shape is Shape.PARAGRAPH:
            lead = _lead_of(block, who)
            if lead.owner or (lead.is_decision and _is_only_lead(block.text.text)):
                yield from _after_owner(block, lead, path)
                continue
            lead.owner = None
        yield from _matters_of(block, lead, who, path)


def _lead_of(block: Block, who: Owners) -> _Lead:
    text = block.text
    if SIGN_OF_OWNER.search(text.text):
        alone = _OWNER_ALONE.match(text.text)
        if alone and who.knows(alone["who"]):
            return _Lead(owner=text.cut(*alone.span("who")))
        first = OWNER_FIRST.match(text.text)
        if first and who.knows(first["who"]) and is_task(first["task"]):
            return _Lead(owner=text.cut(*first.span("who")))
    if not _ends_with_lead(text.text):
        return _Lead()
    tail = block.sentences()
    return _Lead(is_decision=bool(tail and _is_bare_lead(tail[-1].text)))


def _is_only_lead(text: str) -> bool:
    return _is_bare_lead(text) and text.count(".") == 0


def _is_bare_lead(text: str) -> bool:
    return _ends_with_lead(text) and bool(_BARE_LEAD.match(text))


def _ends_with_lead(text: str) -> bool:
    return text[-_LONGEST_LEAD:].lower().rstrip().rstrip(":").rstrip().endswith(_LEAD_WORDS)


_LONGEST_LEAD = 40
_LEAD_WORDS = (
    "beslut",
    "beslutar",
    "beslutade",
    "beslöt",
    "beslöts",
    "beslutades",
    "vedtak",
    "beslutning",
    "decision",
)


def _after_owner(block: Block, lead: _Lead, path: tuple[int, ...]) -> Iterator[FoundMatter]:
    """As in "LK: – ändrar färgerna": the first task stands on the owner's own line."""
    first = OWNER_FIRST.match(block.text.text)
    if lead.owner is None or first is None:
        return
    is_dashed = (
        re.search(r"[–—-]\s*\Z", block.text.text[: first.start("task")])
        and ":" in block.text.text[: first.start("task")]
    )
    whole = (
        block.text.cut(first.start("task"))
        if is_dashed or ":" in block.text.text[: first.start("task")]
        else block.text
    )
    for sentence in sentences(whole):
        kind = MatterKind.DISPATCH if DISPATCH.search(sentence.text) else MatterKind.ASSIGNMENT
        yield _matter(sentence, Reading(kind, lead.owner), path)


def _matters_of(block: Block, lead: _Lead, who: Owners, path: tuple[int, ...]) -> Iterator[FoundMatter]:
    read = [(sentence, _read(sentence, block, lead, who)) for sentence in block.sentences()]
    kinds = [reading for _, reading in read if reading is not None]
    if block.shape is Shape.BULLET and len(kinds) == 1 and _is_small(block):
        yield _matter(block.text, _without_text(kinds[0]), path)
        return
    told = _told_first(read) if block.shape is Shape.BULLET and len(kinds) > 1 else []
    if told:
        yield _matter(joined(told), Reading(MatterKind.INFORMATION), path)
    for sentence, reading in read[len(told) :]:
        if reading is not None:
            yield _matter(sentence, reading, path)


_MOST_WORDS_IN_SMALL = 45


def _is_small(block: Block) -> bool:
    return len(block.text.text.split()) <= _MOST_WORDS_IN_SMALL


def _without_text(reading: Reading) -> Reading:
    return Reading(reading.kind, reading.responsible, reading.doubts)


def _told_first(read: list[tuple[Stretch, Reading | None]]) -> list[Stretch]:
    """What a bullet with several matters tells before the first of them."""
    told: list[Stretch] = []
    for sentence, reading in read:
        if reading is not None and reading.kind is not MatterKind.INFORMATION:
            break
        told.append(sentence)
    return told


def _matter(text: Stretch, reading: Reading, path: tuple[int, ...]) -> FoundMatter:
    whole = reading.text or text
    responsible = reading.responsible.found() if reading.responsible else None
    return FoundMatter(
        whole.found(*reading.doubts), reading.kind, responsible, _due(whole, reading.kind), path
    )


def _due(text: Stretch, kind: MatterKind) -> Found | None:
    return due_in(text) if kind is not MatterKind.INFORMATION else None


def _read(sentence: Stretch, block: Block, lead: _Lead, who: Owners) -> Reading | None:
    """The first kind whose rule takes the sentence."""
    if block.shape in {Shape.ATT, Shape.BULLET} and lead.is_decision:
        return clause(sentence)
    if block.shape is Shape.BULLET and lead.owner is not None:
        return Reading(MatterKind.ASSIGNMENT, lead.owner)
    if sentence.text.rstrip().endswith("?"):
        return None
    return next((reading for rule in RULES if (reading := rule(sentence, who))), None)
