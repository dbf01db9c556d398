"""Work on a draft: one page, one form, one button pressed at a time; then publish it or throw it away."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beprovad.checklists import access
from beprovad.checklists import actions as do
from beprovad.checklists.forms.drafts import Pressed, QuestionForm, differences
from beprovad.checklists.forms.publishing import PublishForm
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.checklists.queries.draft_page import Order, draft_page, last_change
from beprovad.checklists.queries.version_page import difference_rows
from beprovad.checklists.queries.versions import blind_spots, current_version, questions_in_order
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.checklists.views.lists import number_in, sent
from beprovad.checklists.words import FIELD_WORDS
from beprovad.checklists.words.refusals import REFUSAL_WORDS
from beprovad.checklists.words.standard import STANDARD
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in


@signed_in
def draft(request: Request, version_id: int) -> HttpResponse:
    """Everything that can be done with the questions is a button here; each is one act."""
    found = access.draft_to_edit_or_404(request.reach, version_id)
    if request.method != "POST":
        return _board(request, found, opened=number_in(request, "open"))
    pressed = Pressed(request.POST)
    if pressed.act == "save":
        return _save(request, found, pressed)
    try:
        shown = _ACTS.get(pressed.act, _nothing)(request, found, pressed)
    except ChecklistRefused as refused:
        return _board(request, found, refused=refused.refusal, pressed=pressed)
    return _back(request, found, shown)


def _save(request: Request, found: ChecklistVersion, pressed: Pressed) -> HttpResponse:
    """A question's own form. What is refused stays in it, also when the question has gone."""
    question = found.questions.filter(removed_at=None, pk=pressed.question).first()
    form = QuestionForm(request.POST)
    if question is None:
        return _board(request, found, refused=Refusal.GONE, added=form["text"].value() or "")
    if not form.is_valid():
        return _board(request, found, pressed=pressed, form=form)
    try:
        do.change_question(draft=found, base=pressed.base, question=question, said=form.said, by=request.user)
    except ChecklistRefused as refused:
        return _board(request, found, refused=refused.refusal, pressed=pressed, form=form)
    return _back(request, found, question, is_open=False)


def _join(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    """Chosen questions, or those that a proposal names: the first named keeps its words."""
    ids = pressed.ids or pressed.chosen
    text = _text_of(found, ids[0]) if pressed.ids else ""
    fields = set(found.questions.filter(pk__in=ids).exclude(field="").values_list("field", flat=True))
    joined = do.join_questions(draft=found, base=pressed.base, ids=ids, text=text, by=request.user)
    messages.success(
        request, _("Frågorna är en. Alla ordalydelser finns kvar under ”Varifrån kommer frågan?”.")
    )
    if len(fields) > 1:
        said = _("De hörde till olika fält. Frågan behåller %(field)s; ändra den om det är fel.")
        messages.warning(request, said % {"field": FIELD_WORDS[Field(joined.field)]})
    return joined


def _accept(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    """Everything that the page proposed."""
    do.accept_proposals(
        draft=found, base=pressed.base, groups=pressed.groups, screening=pressed.screening, by=request.user
    )
    messages.success(request, _("Förslagen är godtagna. Alla ordalydelser finns kvar."))


def _decline(request: Request, found: ChecklistVersion, _pressed: Pressed) -> None:
    do.decline_screening(draft=found, by=request.user)


def _undo(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    do.undo_act(draft=found, act_id=pressed.question, by=request.user)
    messages.success(request, _("Ångrat. Frågorna är som de var."))


def _open_to_others(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    """No to the proposal that only users may answer."""
    question = _question_or_404(found, pressed.question)
    do.mark_questions(
        draft=found, base=pressed.base, ids=[question.pk], mark=do.Mark.NOT_ONLY_USERS, by=request.user
    )
    return question


def _screen(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    """Yes to the proposal of which questions begin the list."""
    ids = pressed.ids
    do.mark_questions(draft=found, base=pressed.base, ids=ids, mark=do.Mark.SCREENING, by=request.user)


def _part(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    question = _question_or_404(found, pressed.question)
    parts = request.POST.get("parts", "").splitlines()
    return do.part_question(draft=found, base=pressed.base, question=question, texts=parts, by=request.user)[
        0
    ]


def _move(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question | None:
    area = pressed.area or Area.OTHER
    do.move_questions(draft=found, base=pressed.base, ids=pressed.chosen, area=area, by=request.user)
    return _first(found, pressed)


def _mark(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question | None:
    mark = do.Mark(pressed.about) if pressed.about in set(do.Mark) else do.Mark.SCREENING
    do.mark_questions(draft=found, base=pressed.base, ids=pressed.chosen, mark=mark, by=request.user)
    return _first(found, pressed)


def _first(found: ChecklistVersion, pressed: Pressed) -> Question | None:
    """Where the page goes on without a script: the first of those that were chosen."""
    return found.questions.filter(pk__in=pressed.chosen).order_by("position", "pk").first()


def _up(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    return _stepped(request, found, pressed, -1)


def _down(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    return _stepped(request, found, pressed, 1)


def _stepped(request: Request, found: ChecklistVersion, pressed: Pressed, steps: int) -> Question:
    question = _question_or_404(found, pressed.question)
    do.step_question(draft=found, question=question, steps=steps, by=request.user)
    return question


def _remove(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    ids = pressed.ids or pressed.chosen
    do.remove_questions(draft=found, base=pressed.base, ids=ids, by=request.user)
    said = ngettext(
        "%(count)d fråga är borttagen. Den ligger längst ned och kan tas tillbaka.",
        "%(count)d frågor är borttagna. De ligger längst ned och kan tas tillbaka.",
        len(ids),
    )
    messages.success(request, said % {"count": len(ids)})


def _restore(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    do.restore_questions(draft=found, ids=pressed.ids, by=request.user)


def _apart(request: Request, found: ChecklistVersion, pressed: Pressed) -> None:
    do.keep_apart(draft=found, ids=pressed.ids, by=request.user)


def _add(request: Request, found: ChecklistVersion, pressed: Pressed) -> Question:
    text = request.POST.get("added", "")
    return do.add_question(draft=found, text=text, area=pressed.area, by=request.user)


def _nothing(_request: Request, _found: ChecklistVersion, _pressed: Pressed) -> None:
    raise ChecklistRefused(Refusal.NOTHING_CHOSEN)


_ACTS: Mapping[str, Callable[[Request, ChecklistVersion, Pressed], Question | None]] = {
    "join": _join,
    "part": _part,
    "move": _move,
    "mark": _mark,
    "up": _up,
    "down": _down,
    "remove": _remove,
    "restore": _restore,
    "apart": _apart,
    "add": _add,
    "accept": _accept,
    "screen": _screen,
    "decline": _decline,
    "open": _open_to_others,
    "undo": _undo,
}


@signed_in
@require_POST
def take_in(request: Request, version_id: int) -> HttpResponse:
    """Standard questions that the list had forgotten; the page goes on at the next one."""
    found = access.draft_to_edit_or_404(request.reach, version_id)
    keys = [key for written in request.POST.getlist("key") if (key := _key(written)) is not None]
    following = _following(found, keys)
    try:
        do.take_in_standard(draft=found, keys=keys, by=request.user)
    except ChecklistRefused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.refusal]))
    else:
        taken = [str(each.text) for each in STANDARD if each.key in keys]
        said = ngettext("”%(text)s” är intagen.", "%(count)d frågor är intagna.", len(taken))
        messages.success(request, said % {"text": taken[0], "count": len(taken)})
    return redirect(_spots(found, following))


@signed_in
@require_POST
def cover(request: Request, version_id: int) -> HttpResponse:
    """A standard question that one of the list's own asks already, in other words."""
    found = access.draft_to_edit_or_404(request.reach, version_id)
    key, question_id = _key(request.POST.get("covered", "")), whole_number(request.POST.get("by", ""))
    if question_id is None:
        messages.warning(request, _("Välj vilken av listans frågor som frågar det."))
        return redirect(_asked_again(found, key))
    question = found.questions.filter(removed_at=None, pk=question_id).first()
    following = _following(found, [key] if key else [])
    if question is None:
        messages.warning(request, str(REFUSAL_WORDS[Refusal.GONE]))
        return redirect(_spots(found, following))
    try:
        do.cover_standard(draft=found, question=question, keys=[key] if key else [], by=request.user)
    except ChecklistRefused as refused:
        messages.warning(request, str(REFUSAL_WORDS[refused.refusal]))
    else:
        messages.success(request, _("Det frågas redan: ”%(text)s”") % {"text": question.text})
    return redirect(_spots(found, following))


def _following(found: ChecklistVersion, keys: Sequence[UUID]) -> str:
    """The forgotten question after the last of these, else the one before; "" where none is left."""
    missing = [
        each for _words, part in blind_spots(questions_in_order(found)).missing_by_area for each in part
    ]
    last = max((place for place, each in enumerate(missing) if each.key in keys), default=-1)
    rest = [
        each for each in (*missing[last + 1 :], *reversed(missing[: max(last, 0)])) if each.key not in keys
    ]
    return rest[0].slug if rest and last >= 0 else ""


def _asked_again(found: ChecklistVersion, key: UUID | None) -> str:
    """The same question with its choice open."""
    slug = next((each.slug for each in STANDARD if each.key == key), "")
    address = reverse("checklists:blind_spots", args=[found.pk])
    return f"{address}?asked={slug}#row-{slug}" if slug else address


def _spots(found: ChecklistVersion, slug: str) -> str:
    address = reverse("checklists:blind_spots", args=[found.pk])
    return f"{address}#row-{slug}" if slug else address


@signed_in
def publish(request: Request, version_id: int) -> HttpResponse:
    """Says what is new, then gives the draft its number."""
    found = access.draft_to_edit_or_404(request.reach, version_id)
    before = current_version(found.checklist)
    form = PublishForm(sent(request), initial={"base": found.revision}, is_first=before is None)
    if request.method == "POST" and form.is_valid():
        try:
            made = do.publish_draft(draft=found, **form.cleaned_data, by=request.user)
        except ChecklistRefused as refused:
            form.add_error(None, REFUSAL_WORDS[refused.refusal])  # type: ignore[arg-type]
            form.data = {"base": str(found.revision), "note": form.cleaned_data["note"]}
        else:
            said = _("Version %(number)d är publicerad och ändras inte mer.") % {"number": made.number}
            messages.success(request, said)
            return redirect("checklists:version", made.pk)
    page = draft_page(found, request.reach)
    rows = difference_rows(before, found) if before else ()
    values = {"page": page, "form": form, "before": before, "rows": rows}
    return render(request, "checklists/publish.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def discard(request: Request, version_id: int) -> HttpResponse:
    found = access.draft_to_edit_or_404(request.reach, version_id)
    is_gone = do.discard_draft(draft=found, by=request.user)
    messages.success(request, _("Utkastet är kastat."))
    return (
        redirect("checklists:checklists") if is_gone else redirect("checklists:checklist", found.checklist_id)
    )


def _board(  # noqa: PLR0913 - what a refused press left behind has many parts, each by its name
    request: Request,
    found: ChecklistVersion,
    *,
    refused: Refusal | None = None,
    pressed: Pressed | None = None,
    form: QuestionForm | None = None,
    opened: int | None = None,
    added: str = "",
) -> HttpResponse:
    """The draft as it is now. What was chosen or written when something was refused stands there again."""
    found.refresh_from_db()
    if pressed is not None and pressed.act in ("save", "part"):
        opened = pressed.question
    chosen = pressed.chosen if pressed else ()
    page = draft_page(found, request.reach, opened=opened, chosen=chosen, order=_order(request))
    is_written = form is not None and bool(form.is_bound)
    open_row = next((row for area in page.areas for row in area.rows if row.is_open), None)
    is_late = refused is Refusal.CHANGED_MEANWHILE and open_row is not None
    late = form if is_late else None
    if open_row is not None and not is_written:
        form = QuestionForm.of(open_row.question)
    values = {
        "page": page,
        "here": _here(request, found),
        "by_dots": page.order is Order.DOTS and page.has_dots,
        "by_area": page.order is Order.AREA,
        "form": form,
        "refused": REFUSAL_WORDS[refused] if refused else "",
        "differences": differences(late, open_row.question) if late and open_row else (),
        "changed_by": last_change(open_row.question) if is_late and open_row else None,
        "added": added or request.POST.get("added", ""),
        "parts": request.POST.get("parts", ""),
    }
    return render(request, "checklists/draft.html", values, status=_status(refused, is_wrong=is_written))


def _status(refused: Refusal | None, *, is_wrong: bool) -> int:
    if refused in (Refusal.CHANGED_MEANWHILE, Refusal.PUBLISHED, Refusal.GONE):
        return 409
    return 422 if refused or is_wrong else 200


def _order(request: Request) -> Order:
    return Order.DOTS if request.GET.get("order") == Order.DOTS else Order.AREA


def _here(request: Request, found: ChecklistVersion) -> str:
    """The draft as it is looked at now; every act leads back to it."""
    address = reverse("checklists:draft", args=[found.pk])
    return f"{address}?order={Order.DOTS}" if _order(request) is Order.DOTS else address


def _back(
    request: Request, found: ChecklistVersion, question: Question | None, *, is_open: bool = False
) -> HttpResponse:
    address = _here(request, found)
    if question is None:
        return redirect(address)
    opened = f"{'&' if '?' in address else '?'}open={question.pk}" if is_open else ""
    return redirect(f"{address}{opened}#question-{question.pk}")


def _question_or_404(found: ChecklistVersion, question_id: int) -> Question:
    return get_object_or_404(found.questions.filter(removed_at=None), pk=question_id)


def _text_of(found: ChecklistVersion, question_id: int) -> str:
    """Empty for one that has gone meanwhile: the act itself says so."""
    texts = found.questions.filter(pk=question_id).values_list("text", flat=True)
    return texts.first() or ""


def _key(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
