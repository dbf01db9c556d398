"""What stays on the page of what follows it, where a writer knows no pages."""

from collections.abc import Sequence
from typing import Final

from beprovad.documents.outline import Block, BulletList, Definitions, NumberedList, Paragraph, Section, Table

_SHORT: Final = 120


def leads(sections: Sequence[Section], number: int, place: int) -> bool:
    """Whether what stands last before `place` in that section leads to what comes after it.

    Words and points lead to the rows or table that they are about, a short "Utfall för utfall:" to its list, a short
    word under a heading to what is below it.
    """
    section = sections[number]
    rest = section.blocks[place:]
    if not rest:
        return place == 1 and _is_short(section.blocks[0]) and _goes_deeper(sections, number)
    last = section.blocks[place - 1]
    ahead = next((block for block in rest if not isinstance(block, Paragraph | BulletList)), None)
    if isinstance(rest[0], BulletList | NumberedList) and _announces(last):
        return True
    is_near = ahead is rest[0] or isinstance(last, BulletList) or _is_short(last)
    return isinstance(ahead, Definitions | Table) and is_near


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and sum(len(run.text) for run in block.runs) < _SHORT


def _announces(block: Block) -> bool:
    """As "Utfall för utfall:"."""
    return isinstance(block, Paragraph) and _is_short(block) and block.runs[-1].text.endswith(":")


def _goes_deeper(sections: Sequence[Section], number: int) -> bool:
    following = sections[number + 1 : number + 2]
    return any(each.level > sections[number].level for each in following)
