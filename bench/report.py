"""What beslutsunderlaget of about twelve pages costs to write; one JSON line each for PDF/UA and Word.

The baseline of the PDF is the typesetter alone, on the same source, in the same run: what is ours is the outline and
what turns it into the typesetter's data.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import sys
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
os.environ.setdefault("BEPROVAD_DATA", "build/bench")

if TYPE_CHECKING:
    from collections.abc import Callable

    from beprovad.assessments.rules.brief import Brief

ANSWERS, GROUNDS, ROUNDS = 20, 12, 15
RATIO_PROMISED, DOCX_MS_PROMISED = 1.3, 250
SENTENCE = (
    "Frågan har prövats tillsammans med dem som gör arbetet, och svaret är **osäkert** på två punkter. "
)


def brief() -> Brief:
    """An invented assessment of the usual size."""
    from beprovad.assessments.rules.brief import (
        Answered,
        Brief,
        Danger,
        Effect,
        Ground,
        Leaves,
        Source,
        Terms,
    )
    from beprovad.assessments.rules.kinds import Verdict
    from beprovad.assessments.rules.progress import AnswerState
    from beprovad.checklists.rules.areas import Area

    areas, verdicts = list(Area), list(Verdict)
    answers = tuple(
        Answered(
            question_id=number, question=f"Fråga {number}: vad vet vi om det här, och hur vet vi det?",
            area=areas[number % len(areas)], standing=AnswerState.ANSWERED, verdict=verdicts[number % 4],
            reasons=SENTENCE * 3, by="Alma Ek", grounds=(number % GROUNDS,),
        )
        for number in range(ANSWERS)
    )  # fmt: skip
    grounds = tuple(
        Ground(
            id=number, leaf=("research", "profession", "users", "context")[number % 4], claim=SENTENCE.strip(),
            direction=("supports", "contradicts")[number % 2], details=SENTENCE * 2, dated_on=date(2026, 5, 4),
            sources=(number % 8 + 1,),
        )
        for number in range(GROUNDS)
    )  # fmt: skip
    prose = dict.fromkeys(
        ("staff_time", "replaces", "head_provides", "training", "collaboration", "hypothesis", "baseline",
         "measures", "stop_rule", "follow_up_how"), SENTENCE,
    )  # fmt: skip
    terms = Terms(
        **prose,
        dangers=(Danger(text=SENTENCE, likelihood=3, consequence=4, response=SENTENCE),) * 5,
        effects=(Effect(indicator="Byten i månaden", now="7", wanted="3"),) * 3,
    )
    return Brief(
        method="Samtal vid köksbordet", target_group=SENTENCE, aim=SENTENCE, how=SENTENCE * 3, authority="Norrvik",
        unit="", checklist="Standardlistan", version=1, purpose=SENTENCE, lead="Alma Ek", is_in_depth=True,
        leaves=Leaves(research="thin", profession="fair", users="empty", context="fair"), answers=answers,
        terms=terms, grounds=grounds,
        sources=tuple(Source(number=number, line=f"Ek A (2026). Rapport {number}.") for number in range(1, 9)),
    )  # fmt: skip


def milliseconds(work: Callable[[], object]) -> float:
    """The median of many rounds, after one that warms up."""
    work()
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(spent), 1)


def main() -> int:
    import django

    django.setup()
    import pypdf

    from beprovad.assessments.documents import brief_outline
    from beprovad.documents import pdf
    from beprovad.documents.docx import to_docx
    from beprovad.documents.typesetter import typeset_pdf

    known = brief()
    pages = len(pypdf.PdfReader(io.BytesIO(pdf.to_pdf(brief_outline(known)))).pages)
    source = {"outline": json.dumps(pdf._document(brief_outline(known)))}  # noqa: SLF001 - the same source

    # Every round another title: the typesetter remembers what it has set, and no two papers are the same.
    titles = iter(range(10_000))
    ours = milliseconds(lambda: pdf.to_pdf(brief_outline(replace(known, method=f"Samtal {next(titles)}"))))
    bare = milliseconds(lambda: typeset_pdf("look.typ", _with_title(source, next(titles)), written_at=None))
    word = milliseconds(lambda: to_docx(brief_outline(known)))
    ratio = round(ours / bare, 2)
    _say("pdf", ours_ms=ours, baseline_ms=bare, ratio=ratio, pages=pages)
    _say("docx", ours_ms=word, promised_ms=DOCX_MS_PROMISED)
    return 0 if ratio <= RATIO_PROMISED and word <= DOCX_MS_PROMISED else 1


def _with_title(source: dict[str, str], number: int) -> dict[str, str]:
    return {"outline": source["outline"].replace("Samtal vid", f"Samtal {number} vid")}


def _say(form: str, **figures: object) -> None:
    print(json.dumps({"bench": "report", "form": form, **figures}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
