"""A table's paper, written in at the board."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.asking.answers import Refusal
from beprovad.asking.posted import posted_answer
from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.actions.keying_in import PaperRefused, key_in
from beprovad.rounds.actions.sitting import SeatRefused
from beprovad.rounds.forms.joining import FIELD_OF
from beprovad.rounds.forms.keying_in import TABLES, PaperForm
from beprovad.rounds.models import Prompt, Seat
from beprovad.rounds.queries.lists import opened_prompts, tables_of
from beprovad.rounds.queries.results import prompt_spec
from beprovad.rounds.rules.kinds import ADDS, Kind, RoundState
from beprovad.rounds.words import SEAT_WORDS
from beprovad.rounds.words.keying_in import paper_refusal_text

ANSWER = "answer"


@signed_in
def paper(request: Request, prompt_id: int) -> HttpResponse:
    """A field for many lines, or the step's own fields. What is refused is told line by line, and stays."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    if prompt.kind == Kind.INFORMATION:
        raise Http404
    if prompt.round.state is not RoundState.RUNNING:
        messages.warning(request, _("Papper skrivs in medan rundan är öppen."))
        return redirect("rounds:round", prompt.round_id)
    is_posted = request.method == "POST"
    form = PaperForm(request.POST if is_posted else None, led=prompt.round, prompt=prompt)
    if not is_posted or not form.is_valid():
        return _page(request, prompt, form)
    answers = _answers(request, prompt, form)
    try:
        seat = key_in(prompt=prompt, answers=[said for _line, said in answers], **form.seat, by=request.user)
    except SeatRefused as refused:
        field = FIELD_OF.get(refused.refusal, "label")
        form.add_error(field if field in form.fields else None, str(SEAT_WORDS[refused.refusal]))
    except PaperRefused as refused:
        return _refused(request, prompt, form, [line for line, _said in answers], refused)
    else:
        messages.success(request, _thanks(seat, len(answers)))
        return redirect("rounds:key_in", prompt.pk)
    return _page(request, prompt, form)


def _answers(request: Request, prompt: Prompt, form: PaperForm) -> list[tuple[int, object]]:
    if Kind(prompt.kind) in ADDS:
        return list(form.numbered)
    spec = prompt_spec(prompt)
    return [(1, posted_answer(spec, request.POST, ANSWER) if spec else None)]


def _thanks(seat: Seat, count: int) -> str:
    if seat.label:
        said = ngettext(
            "%(count)d svar från %(table)s är inskrivet.",
            "%(count)d svar från %(table)s är inskrivna.",
            count,
        )
        return said % {"count": count, "table": seat.label}
    return ngettext("%(count)d svar är inskrivet.", "%(count)d svar är inskrivna.", count) % {"count": count}


def _refused(
    request: Request, prompt: Prompt, form: PaperForm, lines: list[int], refused: PaperRefused
) -> HttpResponse:
    """Each line that is not taken, with its number; where there is the one answer, at its fields."""
    spec = prompt_spec(prompt)
    told = [
        (line, paper_refusal_text(why, spec))
        for line, why in zip(lines, refused.whys, strict=True)
        if why is not None
    ]
    if Kind(prompt.kind) in ADDS:
        return _page(request, prompt, form, bad_lines=told)
    why = refused.whys[0]
    if isinstance(why, Refusal):
        return _page(request, prompt, form, refusal=why.value)
    form.add_error(None, told[0][1])
    return _page(request, prompt, form)


def _page(
    request: Request,
    prompt: Prompt,
    form: PaperForm,
    *,
    bad_lines: list[tuple[int, str]] | None = None,
    refusal: str = "",
) -> HttpResponse:
    spec = prompt_spec(prompt)
    is_wrong = bool(form.errors or bad_lines or refusal)
    values: dict[str, Any] = {
        "form": form,
        "prompt": prompt,
        "led": prompt.round,
        "spec": None if Kind(prompt.kind) in ADDS else spec,
        "answer": posted_answer(spec, request.POST, ANSWER) if spec and request.method == "POST" else None,
        "refusal": refusal,
        "bad_lines": bad_lines,
        "tables_id": TABLES,
        "tables": tables_of(prompt.round),
        "prompts": [(one, one == prompt) for one in opened_prompts(prompt.round)],
    }
    return render(request, "rounds/key_in.html", values, status=422 if is_wrong else 200)
