"""Organisations: the tree, an organisation's page, and what is changed about it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beprovad.people import access, actions, queries
from beprovad.people.forms import NameForm, OrganisationForm, Refusals
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.web.components.reading import TreeNode


@signed_in
def organisations(request: Request) -> HttpResponse:
    access.require(request.reach, Act.SEE_PEOPLE)
    shown = {
        "nodes": _nodes(queries.organisation_tree(request.reach)),
        "may_edit": request.reach.may(Act.EDIT_ORGANISATIONS),
    }
    return render(request, "people/organisations.html", shown)


@signed_in
def organisation(request: Request, organisation_id: int) -> HttpResponse:
    return _organisation_page(request, organisation_id, NameForm())


@signed_in
def add_organisation(request: Request) -> HttpResponse:
    """`?parent=7` asks for one under that one."""
    access.require(request.reach, Act.EDIT_ORGANISATIONS)
    form = OrganisationForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            made = actions.add_organisation(**_values(request, form), by=request.user.actor)
            messages.success(request, _("%(name)s är tillagd.") % {"name": made.name})
            return redirect("people:organisation", made.pk)
    status = 422 if form.errors else 200
    return render(request, "people/organisation_form.html", {"form": form}, status=status)


@signed_in
def edit_organisation(request: Request, organisation_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_ORGANISATIONS)
    found = access.organisation_or_404(request.reach, organisation_id)
    now = {
        "name": found.name,
        "kind": found.kind,
        "parent": found.parent_id,
        "is_authority": found.is_authority,
    }
    form = OrganisationForm(request.POST or None, initial=now, organisation=found)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            actions.change_organisation(organisation=found, **_values(request, form), by=request.user.actor)
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("people:organisation", found.pk)
    shown = {"form": form, "organisation": found}
    return render(request, "people/organisation_form.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def remember_organisation_name(request: Request, organisation_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_ORGANISATIONS)
    found = access.organisation_or_404(request.reach, organisation_id)
    form = NameForm(request.POST)
    if form.is_valid():
        written = form.cleaned_data["written"]
        with Refusals(form):
            actions.remember_organisation_name(organisation=found, written=written, by=request.user.actor)
            return redirect("people:organisation", found.pk)
    return _organisation_page(request, found.pk, form)


@require_POST
@signed_in
def forget_organisation_name(request: Request, alias_id: int) -> HttpResponse:
    alias = access.organisation_alias_to_edit_or_404(request.reach, alias_id)
    actions.forget_organisation_name(alias=alias, by=request.user.actor)
    return redirect("people:organisation", alias.organisation_id)


def _organisation_page(request: Request, organisation_id: int, name_form: NameForm) -> HttpResponse:
    page = queries.organisation_page_or_404(request.reach, organisation_id)
    shown = {
        "page": page,
        "nodes": _nodes(page.children),
        "name_form": name_form,
        "may_edit": request.reach.may(Act.EDIT_ORGANISATIONS),
    }
    return render(request, "people/organisation.html", shown, status=422 if name_form.errors else 200)


def _values(request: Request, form: OrganisationForm) -> dict[str, Any]:
    parent = form.cleaned_data["parent"]
    return {
        **form.cleaned_data,
        "parent": access.organisation_or_404(request.reach, parent) if parent else None,
    }


def _nodes(branches: Iterable[queries.Branch]) -> tuple[TreeNode, ...]:
    return tuple(
        TreeNode(
            branch.organisation.name,
            reverse("people:organisation", args=[branch.organisation.pk]),
            _branch_words(branch),
            _nodes(branch.children),
        )
        for branch in branches
    )


def _branch_words(branch: queries.Branch) -> str:
    kind = str(branch.organisation.get_kind_display())
    if not branch.people:
        return kind
    people = ngettext("%(count)s person", "%(count)s personer", branch.people) % {"count": branch.people}
    return f"{kind} · {people}"
