"""Questions that a meeting gathered: bullets under a line that announces them."""

import re

from beprovad.lib.notes.prose import Block, Shape

_ASKED = re.compile(r"\b(?:frågor|spørgsmål|spørsmål|questions)\b", re.IGNORECASE)
_FEWEST_QUESTIONS = 2


def questions(groups: list[list[Block]]) -> list[Block]:
    """Bullets under a line that announces questions, or a list where all end with a question mark."""
    asked: list[Block] = []
    for group in groups:
        announced = False
        run: list[Block] = []
        for block in group:
            if block.shape is Shape.BULLET:
                run.append(block)
                continue
            asked.extend(_asked_in(run, announced=announced))
            run = []
            announced = bool(block.text.text.endswith(":") and (_ASKED.search(block.text.text) or announced))
        asked.extend(_asked_in(run, announced=announced))
    return asked


def _asked_in(run: list[Block], *, announced: bool) -> list[Block]:
    marked = sum(block.text.text.endswith("?") for block in run)
    if announced and marked:
        return run
    return run if marked >= _FEWEST_QUESTIONS and marked == len(run) else []
