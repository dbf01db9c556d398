"""Reading in a list of members: take it in, look at every row, answer what is asked, import."""

import csv
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beprovad.lib.text import spreadsheet_safe, whole_number
from beprovad.people import access, actions, queries
from beprovad.people.forms import ListForm
from beprovad.people.models import ROLE_WORDS, MemberList
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.joining import NEW_PERSON, Gain, Planned, Verdict
from beprovad.people.rules.matching import Candidate
from beprovad.people.rules.roster import Fault, ListRefused, read_text
from beprovad.people.words import (
    FAULT_WORDS,
    GAIN_WORDS,
    LIKENESS_WORDS,
    LIST_REFUSAL_WORDS,
    VERDICT_WORDS,
    Words,
)

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads å as Ã¥
A_PAGE = 100
MOST_ASKED = 100  # at once; the rest is asked when these are answered


class RowShown(NamedTuple):
    """A row with its verdict in words."""

    plan: Planned
    faults: tuple[Words, ...]
    gains: tuple[Words, ...]
    candidates: tuple[tuple[Candidate, Words], ...]
    seat: Words
    post: Words
    answer: str


@signed_in
def bring_list(request: Request) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    networks = list(access.networks_to_edit(request.reach))
    form = ListForm(request.POST or None, request.FILES or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("people:member_list", _take_in(request, form).pk)
        except ListRefused as refused:
            field = "file" if form.cleaned_data["file"] else "text"
            form.add_error(field, str(LIST_REFUSAL_WORDS[refused.reason]))
    status = 422 if form.errors else 200
    return render(request, "people/import.html", {"form": form}, status=status)


@signed_in
def member_list(request: Request, list_id: int) -> HttpResponse:
    found = access.member_list_or_404(request.reach, list_id)
    if not found.text:
        done = {"member_list": found, "rejected": len(queries.rejected_of(found, request.reach).rows)}
        return render(request, "people/import_done.html", done)
    if request.method == "POST":
        return _answered(request, found)
    roster, rows = queries.plan_of(found, request.reach)
    counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
    shown = _shown_verdict(request.GET.get("show", ""), counts)
    listed = [row for row in rows if row.verdict is shown]
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    kinds = [(VERDICT_WORDS[kind], kind, kind is shown, counts[kind]) for kind in _LISTED if counts[kind]]
    context = {
        "member_list": found,
        "unused": roster.unused,
        "total": len(rows),
        "asked": [_shown(row, found.answers) for row in _asked(rows, found.answers)],
        "asked_later": max(0, counts[Verdict.ASK] - MOST_ASKED),
        "kinds": kinds,
        "shown": shown,
        "shown_words": VERDICT_WORDS[shown],
        "page": page,
        "rows": [_shown(row, found.answers) for row in page],
        "faults": counts[Verdict.FAULT],
        "adds": counts[Verdict.NEW] + counts[Verdict.CHANGES],
    }
    return render(request, "people/member_list.html", context)


@signed_in
def rejected_rows(request: Request, list_id: int) -> HttpResponse:
    """The rows that cannot be read in, as they stood, with why: for a spreadsheet."""
    found = access.member_list_or_404(request.reach, list_id)
    those = queries.rejected_of(found, request.reach)
    if not those.rows:
        raise Http404
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(_("rader att rätta"))}.csv"'
    width = max(len(those.headings), *(len(row.cells) for row in those.rows))
    lines = [(those.headings, _("Rad"), _("Varför"))]
    lines += [(row.cells, str(row.number), _why(row.faults)) for row in those.rows]
    csv.writer(response, delimiter=";").writerows(
        [*map(spreadsheet_safe, cells), *[""] * (width - len(cells)), number, why]
        for cells, number, why in lines
    )
    return response


@require_POST
@signed_in
def discard_list(request: Request, list_id: int) -> HttpResponse:
    actions.discard_list(member_list=access.member_list_or_404(request.reach, list_id))
    messages.success(request, _("Listan är kastad. Ingenting är ändrat."))
    return redirect("people:persons")


_LISTED = (Verdict.NEW, Verdict.CHANGES, Verdict.KNOWN, Verdict.FAULT)


def _shown_verdict(asked: str, counts: Mapping[Verdict, int]) -> Verdict:
    """What was chosen, else the first kind that has rows."""
    filled = [verdict for verdict in _LISTED if counts[verdict]]
    chosen = [verdict for verdict in _LISTED if verdict.value == asked]
    return (*chosen, *filled, Verdict.NEW)[0]


def _asked(rows: Sequence[Planned], answers: Mapping[str, str]) -> list[Planned]:
    """The questions of the moment, and the ones just answered, whose answers can still be changed."""
    waiting = [row for row in rows if row.verdict is Verdict.ASK][:MOST_ASKED]
    answered = [row for row in rows if row.candidates and str(row.row.number) in answers]
    together = {row.row.number: row for row in (*waiting, *answered[-MOST_ASKED:])}
    return [together[number] for number in sorted(together)]


def _why(faults: Sequence[Fault]) -> str:
    return " ".join(str(FAULT_WORDS[fault]) for fault in faults)


def _shown(row: Planned, answers: Mapping[str, str]) -> RowShown:
    appointed = row.appointment_role
    return RowShown(
        row,
        tuple(FAULT_WORDS[fault] for fault in row.faults),
        tuple(GAIN_WORDS[gain] for gain in row.gains),
        tuple((one, LIKENESS_WORDS[one.likeness]) for one in row.candidates),
        ROLE_WORDS[row.membership_role] if row.network else "",
        ROLE_WORDS[appointed] if appointed else "",
        answers.get(str(row.row.number), ""),
    )


def _take_in(request: Request, form: ListForm) -> MemberList:
    upload = form.cleaned_data["file"]
    text = read_text(upload.read()) if upload else form.cleaned_data["text"]
    chosen = form.cleaned_data["network"]
    return actions.take_in_list(
        text=text,
        file_name=(upload.name or "") if upload else "",
        network=access.network_to_edit_or_404(request.reach, chosen) if chosen else None,
        by=request.user,
    )


def _answered(request: Request, found: MemberList) -> HttpResponse:
    """Keep the answers; import too where that button was pressed."""
    answers = {
        name.removeprefix("row-"): str(said)
        for name, said in request.POST.items()
        if name.startswith("row-") and _is_answer(name.removeprefix("row-"), str(said))
    }
    actions.answer_list(member_list=found, answers=answers)
    if "import" in request.POST:
        done = actions.import_members(member_list=found, reach=request.reach, by=request.user)
        messages.success(request, _gains_words(done.gains))
        return redirect("people:member_list", found.pk)
    return redirect(f"{reverse('people:member_list', args=[found.pk])}{_place(request.POST.get('show', ''))}")


def _place(asked: str) -> str:
    """Where on the page the pressed button leads: "fault-2" is the second page of the faults."""
    kind, _dash, page = asked.partition("-")
    if kind not in set(Verdict):
        return ""
    return f"?show={kind}&page={whole_number(page) or 1}#all"


def _is_answer(row: str, said: str) -> bool:
    """A row's number, and a known person, a new one, or an earlier answer taken back."""
    return whole_number(row) is not None and (said in ("", NEW_PERSON) or whole_number(said) is not None)


def _gains_words(gains: Mapping[Gain, int]) -> str:
    persons, seats = gains.get(Gain.PERSON, 0), gains.get(Gain.MEMBERSHIP, 0)
    if not any(gains.values()):
        return _("Allt i listan fanns redan. Ingenting är ändrat.")
    added = ngettext("%(count)s ny person", "%(count)s nya personer", persons) % {"count": persons}
    seated = ngettext("%(count)s nytt medlemskap", "%(count)s nya medlemskap", seats) % {"count": seats}
    return _("Listan är inläst: %(persons)s och %(seats)s.") % {"persons": added, "seats": seated}
