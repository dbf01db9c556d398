"""Possible duplicates: those who may be one person, two by two."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from beprovad.people import access, queries
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.words import PAIR_WORDS

A_PAGE = 50


@signed_in
def duplicates(request: Request) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    everybody = queries.everybody(request.reach)
    count = queries.count_possible_duplicates(everybody)
    page = Paginator(range(count), A_PAGE).get_page(request.GET.get("page"))
    first = (page.number - 1) * A_PAGE
    pairs = queries.possible_duplicates(everybody, first, first + A_PAGE)
    shown = {"page": page, "pairs": [(pair, PAIR_WORDS[pair.likeness]) for pair in pairs]}
    return render(request, "people/duplicates.html", shown)
