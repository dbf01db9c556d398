"""Two persons who are one: find the other, see what would move, do it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beprovad.people import access, actions, queries
from beprovad.people.forms import ReasonForm, SearchForm
from beprovad.people.panels import move_words
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.views.saying import say_refusal
from beprovad.people.words import PAIR_WORDS

MOST_FOUND = 20


@signed_in
def choose_other(request: Request, person_id: int) -> HttpResponse:
    """Who is the same person? Those with a name alike come first, others are searched for."""
    access.require(request.reach, Act.EDIT_PEOPLE)
    person = access.person_or_404(request.reach, person_id)
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.person_ids(request.reach, words=words) if words else []
    others = [pk for pk in found if pk != person.pk]
    shown = {
        "person": person,
        "form": form,
        "words": words,
        "alike": [(line, PAIR_WORDS[why]) for line, why in queries.namesakes(person)],
        "others": queries.person_lines(others[:MOST_FOUND]),
        "has_more": len(others) > MOST_FOUND,
    }
    return render(request, "people/merge_choose.html", shown)


@signed_in
def merge(request: Request, person_id: int, other_id: int) -> HttpResponse:
    """`person_id` remains; everything of `other_id` moves there."""
    access.require(request.reach, Act.EDIT_PEOPLE)
    kept = access.person_or_404(request.reach, person_id)
    merged = access.person_or_404(request.reach, other_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    try:
        if not access.may_merge_persons(request.reach, kept, merged):
            raise PeopleRefused(Refusal.NEEDS_ADMINISTRATOR)  # noqa: TRY301 - one way to say it
        if form.is_valid():
            actions.merge_persons(kept=kept, merged=merged, **form.cleaned_data, by=request.user.actor)
            messages.success(request, _("De är en person nu. Det går att ångra här nedanför."))
            return redirect("people:person", kept.pk)
        moves = actions.rehearse_merge(kept=kept, merged=merged)
    except PeopleRefused as refused:
        say_refusal(request, refused)
        return redirect("people:choose_other", kept.pk)
    shown = {
        "form": form,
        "kept": queries.person_page(kept),
        "merged": queries.person_page(merged),
        "moves": moves,
        "moving": move_words(moves.rows),
        "closes_account": moves.closed_account is not None,
    }
    return render(request, "people/merge.html", shown, status=422 if form.errors else 200)
