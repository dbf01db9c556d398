"""Adding and changing a piece of evidence, with its sources found or written in the same form."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beprovad.knowledge import access
from beprovad.knowledge.actions import add_evidence, add_research, add_source, change_evidence
from beprovad.knowledge.forms.evidence import EvidenceForm, FindForm, begun, told
from beprovad.knowledge.forms.fields import differences, put_refusal
from beprovad.knowledge.forms.outcomes import MoreOutcomes
from beprovad.knowledge.forms.sources import NewSourceForm
from beprovad.knowledge.models import Evidence, Method, Source
from beprovad.knowledge.queries.sources import offered_sources
from beprovad.knowledge.rules.evidence import Facts, is_of_few_people
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.knowledge.rules.refusals import ChangedMeanwhile, KnowledgeRefused, Refusal
from beprovad.knowledge.views.returning import asking_for, local_next, way_here
from beprovad.knowledge.words import LEAF_LEADS, LEAF_WORDS
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in

FIND, ADD_SOURCE, ADD_OUTCOME = "find", "add_source", "add_outcome"  # what the form's other buttons do


@dataclass
class Writing:
    """The form as it stands: of a new piece under a leaf, or of `piece`, which is here already."""

    request: Request
    method: Method
    leaf: Leaf
    piece: Evidence | None = None

    def form(self, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> EvidenceForm:
        chosen = (data.getlist("sources") if data else (initial or {}).get("sources")) or []
        reach = self.request.reach
        return EvidenceForm(
            data,
            initial=initial,
            leaf=self.leaf,
            owners=access.owners(reach),
            may_own_for_the_region=access.may_own_for_the_region(reach),
            sources=offered_sources(
                reach, self.method, chosen=_numbers(chosen), words=self.request.POST.get("find-words", "")
            ),
        )

    def outcomes(self, *, more: int = 0, is_judged: bool = False) -> MoreOutcomes | None:
        """Several can be written at once of new research; a piece that is here has one."""
        if self.leaf is not Leaf.RESEARCH or self.piece is not None:
            return None
        return MoreOutcomes(self.request.POST, more=more, is_judged=is_judged)

    def page(
        self,
        form: EvidenceForm,
        source: NewSourceForm | None = None,
        *,
        outcomes: MoreOutcomes | None = None,
        status: int | None = None,
        **more: object,
    ) -> HttpResponse:
        source, outcomes = source or NewSourceForm(), outcomes or self.outcomes()
        wrong = (
            form.errors or source.errors or any(each.errors for each in (outcomes.forms if outcomes else ()))
        )
        shown = {
            "form": form,
            "outcomes": outcomes,
            "source_form": source,
            "find_form": FindForm(initial={"words": self.request.POST.get("find-words", "")}),
            "method": self.method,
            "piece": self.piece,
            "leaf_words": LEAF_WORDS[self.leaf],
            "leaf_lead": LEAF_LEADS[self.leaf],
            "leaf": self.leaf.value,
            "next": local_next(self.request),
            "way": way_here(self.request),
            "has_found": bool(self.request.POST.get("find-words", "").strip()),
            **more,
        }
        status = status or (HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)
        return render(self.request, "knowledge/evidence_form.html", shown, status=status)


@signed_in
def add(request: Request, method_id: int) -> HttpResponse:
    """`?leaf=users` says which of the four forms, `?next=/…` where to go on to with the new piece."""
    method = access.method_or_404(request.reach, method_id)
    if not access.may_add_evidence(request.reach):
        raise Http404
    leaf = _leaf(request)
    if leaf is None:
        return _choice_of_leaf(request, method)
    writing = Writing(request, method, leaf)
    if request.method != "POST":
        return writing.page(writing.form(initial=begun(leaf)))
    return _elsewhere(writing) or _saved_new(writing)


@signed_in
def change(request: Request, evidence_id: int) -> HttpResponse:
    """Of two who write at once the second is shown both. A withdrawn piece stays as it was."""
    piece = access.evidence_to_edit_or_404(request.reach, evidence_id)
    if piece.is_withdrawn:
        raise Http404
    writing = Writing(request, piece.method, Leaf(piece.leaf), piece)
    if request.method != "POST":
        return writing.page(writing.form(initial=told(piece)))
    return _elsewhere(writing) or _saved_change(writing, piece)


def _leaf(request: Request) -> Leaf | None:
    written = request.GET.get("leaf", "")
    return Leaf(written) if written in set(Leaf) else None


def _choice_of_leaf(request: Request, method: Method) -> HttpResponse:
    leaves = [(leaf.value, LEAF_WORDS[leaf], LEAF_LEADS[leaf]) for leaf in Leaf]
    shown = {"method": method, "leaves": leaves, "next": local_next(request)}
    shown["way"] = way_here(request)
    return render(request, "knowledge/evidence_leaf.html", shown)


def _elsewhere(writing: Writing) -> HttpResponse | None:
    """Looking for a source, or adding one or an outcome: all comes back as written, with nothing marked as wrong."""
    do = writing.request.POST.get("do")
    if do in (FIND, ADD_OUTCOME):
        form = writing.form(initial=_typed(writing.request.POST))
        outcomes = writing.outcomes(more=int(do == ADD_OUTCOME))
        return writing.page(form, _untouched_source(writing), outcomes=outcomes)
    return _with_added_source(writing) if do == ADD_SOURCE else None


def _with_added_source(writing: Writing) -> HttpResponse:
    source_form = NewSourceForm(writing.request.POST)
    typed = _typed(writing.request.POST)
    if not source_form.is_valid():
        return writing.page(writing.form(initial=typed), source_form)
    source = _source_of(writing, source_form)
    typed["sources"] = [*typed["sources"], str(source.pk)]
    return writing.page(writing.form(initial=typed), added_source=source)


def _untouched_source(writing: Writing) -> NewSourceForm:
    """What has been written of a new source, not judged yet."""
    names = NewSourceForm.base_fields
    return NewSourceForm(initial={name: writing.request.POST.get(f"new-{name}", "") for name in names})


def _saved_new(writing: Writing) -> HttpResponse:
    form, source_form = writing.form(writing.request.POST), NewSourceForm(writing.request.POST)
    outcomes = writing.outcomes(is_judged=True)
    are_valid = _are_valid(form, source_form)
    if outcomes is not None:
        are_valid = outcomes.are_valid() and are_valid
    facts = _outcomes_facts(form, outcomes) if are_valid else None
    if facts is None:
        return writing.page(form, _judged(source_form), outcomes=outcomes)
    try:
        made = _add_all(writing, form, source_form, facts)
    except KnowledgeRefused as refused:
        put_refusal(form, refused)
        return writing.page(form, _judged(source_form), outcomes=outcomes)
    said = ngettext(
        "Underlaget är tillagt.", "%(count)d underlag är tillagda, ett för varje utfall.", len(made)
    )
    messages.success(writing.request, said % {"count": len(made)})
    return _onwards(writing, *made)


def _outcomes_facts(form: EvidenceForm, outcomes: MoreOutcomes | None) -> list[Facts] | None:
    """Of each outcome; None where one still has to be mended."""
    return [form.facts()] if outcomes is None else outcomes.facts(form.facts())


def _add_all(
    writing: Writing, form: EvidenceForm, source_form: NewSourceForm, facts: list[Facts]
) -> list[Evidence]:
    with transaction.atomic():
        values = {**_values(writing, form, source_form), "method": writing.method, "by": writing.request.user}
        del values["facts"]
        if writing.leaf is Leaf.RESEARCH:
            return add_research(outcomes=facts, **values)
        return [add_evidence(leaf=writing.leaf, facts=facts[0], **values)]


def _saved_change(writing: Writing, piece: Evidence) -> HttpResponse:
    form, source_form = writing.form(writing.request.POST), NewSourceForm(writing.request.POST)
    if not _are_valid(form, source_form):
        return writing.page(form, _judged(source_form))
    try:
        with transaction.atomic():
            values, seen = _values(writing, form, source_form), form.cleaned_data["revision"] or 0
            change_evidence(evidence=piece, revision=seen, **values, by=writing.request.user)
    except ChangedMeanwhile:
        return _conflict_page(writing, piece)
    except KnowledgeRefused as refused:
        put_refusal(form, refused)
        return writing.page(form, _judged(source_form))
    messages.success(writing.request, _("Ändringen är sparad."))
    return _onwards(writing, piece)


def _conflict_page(writing: Writing, piece: Evidence) -> HttpResponse:
    """What was written stays in the form, which builds on the latest from now on."""
    piece.refresh_from_db()
    posted = writing.request.POST.copy()
    posted["revision"] = str(piece.revision)
    form = writing.form(posted)
    source_form = _judged(NewSourceForm(writing.request.POST))
    return writing.page(
        form,
        source_form,
        changed=piece,
        differences=differences(form, told(piece)),
        status=HTTPStatus.CONFLICT,
    )


def _are_valid(form: EvidenceForm, source_form: NewSourceForm) -> bool:
    """Both are asked, so that all that is wrong is said at once."""
    is_sound = not source_form.is_begun or source_form.is_valid()
    return form.is_valid() and is_sound


def _judged(source_form: NewSourceForm) -> NewSourceForm:
    return source_form if source_form.is_begun else NewSourceForm()


def _values(writing: Writing, form: EvidenceForm, source_form: NewSourceForm) -> dict[str, Any]:
    values = form.values()
    if source_form.is_begun:
        values["sources"] = [*values["sources"], _source_of(writing, source_form)]
    return values


def _source_of(writing: Writing, source_form: NewSourceForm) -> Source:
    """The source that was written; the one that is here already, where it is the same."""
    try:
        return add_source(**source_form.values(), methods=[writing.method], by=writing.request.user)
    except KnowledgeRefused as refused:
        if refused.reason != Refusal.SOURCE_IS_HERE or not isinstance(refused.existing, Source):
            raise
        return refused.existing


def _onwards(writing: Writing, piece: Evidence, *others: Evidence) -> HttpResponseRedirect:
    if is_of_few_people(piece.answered_count):
        messages.warning(
            writing.request, _("Så få svarade att en detalj kan peka ut någon. Läs texten en gång till.")
        )
    path = local_next(writing.request)
    if path:
        return redirect(asking_for(path, "evidence", piece.pk, *(each.pk for each in others)))
    if writing.piece is not None:
        return redirect("knowledge:evidence", piece.pk)
    return redirect(f"{reverse('knowledge:method', args=[writing.method.pk])}#{writing.leaf.value}")


def _typed(posted: QueryDict) -> dict[str, Any]:
    """What has been written, as a form begins with it."""
    written: dict[str, Any] = posted.dict()
    return {**written, "sources": posted.getlist("sources"), "is_shared": "is_shared" in posted}


def _numbers(written: list[Any]) -> list[int]:
    return [number for one in written if (number := whole_number(str(one))) is not None]
